import { isPlain, type Operation, type Plain } from '../oracle/schema.ts';
import { referenceFaults } from './ids.ts';
import { given, num, when } from './terms.ts';

/** A rule of a call's parameters, which their types do not tell. */
interface ParamRule {
  readonly says: string;
  readonly holds: (params: Plain) => boolean;
}
const atMostOne = (...names: string[]): ParamRule => ({ says: `at most one of ${names.join(', ')}`, holds: (it) => names.filter((name) => given(it[name])).length <= 1 });
const exactlyOne = (...names: string[]): ParamRule => ({ says: `one of ${names.join(', ')}`, holds: (it) => names.filter((name) => given(it[name])).length === 1 });
/** Parameters that only these modes know; the mode is `payment` unless said. */
const onlyIn = (modes: readonly string[], ...names: string[]): ParamRule[] =>
  names.map((name) => ({ says: `${name} only in mode ${modes.join(', ')}`, holds: (it) => when(given(it[name]), () => modes.includes(String(it.mode ?? 'payment'))) }));
const list = (value: unknown): Plain[] => (Array.isArray(value) ? value.filter(isPlain) : []);
const isEmbedded = (it: Plain): boolean => it.ui_mode === 'embedded_page' || it.ui_mode === 'elements';

const sessionCreate: ParamRule[] = [
  ...onlyIn(['payment'], 'payment_intent_data', 'invoice_creation', 'submit_type'),
  ...onlyIn(['subscription'], 'subscription_data'),
  ...onlyIn(['setup'], 'setup_intent_data'),
  ...onlyIn(['payment', 'setup'], 'customer_creation'),
  ...onlyIn(['payment', 'subscription'], 'line_items', 'discounts', 'allow_promotion_codes', 'automatic_tax'),
  { says: 'line_items unless it is a setup', holds: (it) => when(it.mode !== 'setup', () => list(it.line_items).length > 0) },
  atMostOne('customer', 'customer_email', 'customer_account'), atMostOne('discounts', 'allow_promotion_codes'),
  { says: 'one discount', holds: (it) => list(it.discounts).length <= 1 },
  { says: 'customer_update with a customer', holds: (it) => when(given(it.customer_update), () => given(it.customer) || given(it.customer_account)) },
  { says: 'success_url on the hosted page', holds: (it) => when(!isEmbedded(it), () => given(it.success_url) && !given(it.return_url)) },
  { says: 'return_url and no success_url or cancel_url when embedded', holds: (it) => when(isEmbedded(it), () => !given(it.success_url) && !given(it.cancel_url)) },
  { says: 'a price or price_data for each line', holds: (it) => list(it.line_items).every((line) => given(line.price) !== given(line.price_data)) },
  { says: 'no trial of both kinds', holds: (it) => !(isPlain(it.subscription_data) && given(it.subscription_data.trial_period_days) && given(it.subscription_data.trial_end)) },
  { says: 'recurring prices only in mode subscription', holds: (it) => when(it.mode !== 'subscription', () => list(it.line_items).every((line) => !isPlain(line.price_data) || !given(line.price_data.recurring))) },
];

const RULES: Record<string, readonly ParamRule[]> = {
  'POST /v1/checkout/sessions': sessionCreate,
  'POST /v1/prices': [exactlyOne('product', 'product_data'), exactlyOne('unit_amount', 'unit_amount_decimal', 'custom_unit_amount', 'tiers')],
  'POST /v1/coupons': [
    exactlyOne('percent_off', 'amount_off'),
    { says: 'amount_off with a currency', holds: (it) => when(given(it.amount_off), () => given(it.currency)) },
    { says: 'duration_in_months exactly when repeating', holds: (it) => given(it.duration_in_months) === (it.duration === 'repeating') },
    { says: 'percent_off above 0, at most 100', holds: (it) => when(given(it.percent_off), () => num(it.percent_off) > 0 && num(it.percent_off) <= 100) },
  ],
  'POST /v1/promotion_codes': [{ says: 'a promotion, which names its coupon', holds: (it) => isPlain(it.promotion) && given(it.promotion.coupon) }],
  'POST /v1/refunds': [exactlyOne('charge', 'payment_intent'), { says: 'amount above 0', holds: (it) => when(given(it.amount), () => num(it.amount) > 0) }],
  'POST /v1/transfers': [{ says: 'an amount above 0', holds: (it) => num(it.amount) > 0 }],
  'POST /v1/transfers/{id}/reversals': [{ says: 'amount above 0', holds: (it) => when(given(it.amount), () => num(it.amount) > 0) }],
  'POST /v1/payment_intents': [{ says: 'an amount above 0', holds: (it) => num(it.amount) > 0 }, atMostOne('automatic_payment_methods', 'allowed_payment_method_types')],
  'POST /v1/subscriptions': [atMostOne('cancel_at', 'cancel_at_period_end'), atMostOne('trial_end', 'trial_period_days'), { says: 'items', holds: (it) => list(it.items).length > 0 }],
  'POST /v1/subscriptions/{id}': [atMostOne('cancel_at', 'cancel_at_period_end')],
  'POST /v1/account_links': [{ says: 'refresh_url and return_url for onboarding', holds: (it) => when(it.type === 'account_onboarding', () => given(it.refresh_url) && given(it.return_url)) }],
  'POST /v1/invoices/create_preview': [{ says: 'somebody it is for', holds: (it) => given(it.customer) || given(it.customer_details) || given(it.subscription) || given(it.schedule) }],
};
const COMMON: readonly ParamRule[] = [
  { says: 'a limit from 1 to 100', holds: (it) => when(given(it.limit), () => num(it.limit) >= 1 && num(it.limit) <= 100) },
  atMostOne('starting_after', 'ending_before'),
  { says: 'at most 50 keys of metadata, of 40 and 500 characters', holds: ({ metadata }) => when(isPlain(metadata), () => Object.keys(metadata as Plain).length <= 50 && Object.entries(metadata as Plain).every(([key, value]) => key.length <= 40 && String(value).length <= 500)) },
];
/** Parameters whose numbers may have a fraction. */
const FRACTIONS = new Set(['percent_off', 'application_fee_percent', 'percentage', 'amount_percent', 'height', 'length', 'weight', 'width']);

/** What types cannot say of a request's parameters. */
export function paramFaults({ verb, path }: Operation, params: Plain): string[] {
  const rules = [...COMMON, ...(RULES[`${verb} ${path}`] ?? [])];
  return [...rules.filter(({ holds }) => !holds(params)).map(({ says }) => `params want ${says}`), ...fieldFaults(params, 'params')];
}

function fieldFaults(value: unknown, place: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => fieldFaults(each, `${place}[${index}]`));
  if (!isPlain(value)) return [];
  return Object.entries(value).filter(([name]) => name !== 'metadata').flatMap(([name, field]) => {
    const own = `${place}.${name}`;
    if (typeof field === 'number') return Number.isInteger(field) || FRACTIONS.has(name) ? [] : [`${own} is ${field}, not whole`];
    if (typeof field === 'string') return referenceFaults(name, field).map((fault) => `${own} ${fault}`);
    return fieldFaults(field, own);
  });
}
