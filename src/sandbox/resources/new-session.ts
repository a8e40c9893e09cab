import { newId } from '../ids.ts';
import { choice, clearable, flag, group, integer, list, metadata, required, text, url, type Params } from '../http/params.ts';
import { invalidParameter, missingParameter, refused } from '../stripe-error.ts';
import type { SessionDraft } from '../tables.ts';
import type { LineItem, Session } from '../wire-types.ts';
import { findCustomer, type World } from '../world.ts';
import { mergedMetadata } from '../metadata.ts';
import { buildSession } from './build-session.ts';
import { offerOf, requireOffer } from './discounts.ts';
import { priceItems, subtotalOf } from './session-amounts.ts';
import { buildLineItems, lineItemFields } from './session-line-items.ts';
import { methodsOf } from './session-methods.ts';
import { trialSettings } from './subscription-fields.ts';

const MINUTE = 60;
const DAY = 86_400;

export const sessionFields = {
  mode: required(choice('payment', 'subscription')),
  line_items: list(lineItemFields),
  success_url: required(url()),
  cancel_url: url(),
  ui_mode: choice('hosted_page'),
  customer: text(),
  customer_email: text(512),
  customer_creation: choice('always', 'if_required'),
  client_reference_id: text(200),
  metadata: metadata(),
  expires_at: integer(),
  locale: choice('auto', 'en', 'zh', 'zh-HK', 'zh-TW'),
  submit_type: choice('auto', 'book', 'donate', 'pay', 'subscribe'),
  allowed_payment_method_types: list(text()),
  excluded_payment_method_types: list(text()),
  payment_method_options: group({
    card: group({ request_three_d_secure: choice('any', 'automatic', 'challenge') }),
    wechat_pay: group({ client: choice('web', 'android', 'ios') }),
  }),
  discounts: list(group({ coupon: text(), promotion_code: text() }), 1),
  payment_method_collection: choice('always', 'if_required'),
  billing_address_collection: choice('auto'),
  allow_promotion_codes: flag(),
  payment_intent_data: group({
    description: text(1_000),
    metadata: metadata(),
    receipt_email: text(512),
    transfer_group: text(),
  }),
  subscription_data: group({
    billing_mode: group({ type: required(choice('flexible')) }),
    description: clearable(text(500)),
    metadata: metadata(),
    trial_end: integer(),
    trial_period_days: integer(1, 730),
    trial_settings: trialSettings,
  }),
};

export type SessionParams = Params<typeof sessionFields>;

function requireConsistent(given: SessionParams): void {
  const wrongData = given.mode === 'payment' ? 'subscription_data' : 'payment_intent_data';
  if (given[wrongData]) throw refused(`You can not pass \`${wrongData}\` in \`${given.mode}\` mode.`, { param: wrongData });
  if (given.mode === 'subscription' && given.customer_creation) {
    throw refused('`customer_creation` can only be used in `payment` mode.', { param: 'customer_creation' });
  }
  if (given.customer !== undefined && given.customer_email !== undefined) {
    throw invalidParameter('You may only specify one of these parameters: customer, customer_email.', undefined, 'customer');
  }
  if (given.allow_promotion_codes !== undefined && given.discounts) {
    throw invalidParameter('You may only specify one of these parameters: allow_promotion_codes, discounts.', undefined, 'allow_promotion_codes');
  }
  const [discount] = given.discounts ?? [];
  if (discount && (discount.coupon === undefined) === (discount.promotion_code === undefined)) {
    throw invalidParameter('You must pass exactly one of coupon and promotion_code.', undefined, 'discounts[0]');
  }
}

/** A caller whose clock did not move along with this one means a time as far ahead of its own. */
function expiry(world: World, given: number | undefined): number {
  const now = world.clock.seconds();
  const ahead = Math.floor(world.clock.offset() / 1_000);
  const at = [given ?? now + DAY, (given ?? 0) + ahead].find((time) => time >= now + 30 * MINUTE && time <= now + DAY);
  if (at !== undefined) return at;
  const message = 'The `expires_at` timestamp must be between 30 minutes and 24 hours from Checkout Session creation.';
  throw invalidParameter(message, undefined, 'expires_at');
}

function draftOf(id: string, given: SessionParams, lineItems: LineItem[]): SessionDraft {
  const { payment_intent_data: intent, subscription_data: subscription } = given;
  return {
    id,
    lineItems,
    paymentIntent: null,
    intentData: {
      description: intent?.description ?? null,
      metadata: mergedMetadata({}, intent?.metadata),
      receiptEmail: intent?.receipt_email ?? null,
      transferGroup: intent?.transfer_group ?? null,
    },
    subscriptionData: {
      description: subscription?.description ?? null,
      metadata: mergedMetadata({}, subscription?.metadata),
      trialEnd: subscription?.trial_end ?? null,
      trialDays: subscription?.trial_period_days ?? null,
      missingCard: subscription?.trial_settings?.end_behavior.missing_payment_method ?? 'create_invoice',
    },
  };
}

function requireTrialAhead(world: World, draft: SessionDraft): void {
  const { trialDays, trialEnd } = draft.subscriptionData;
  if (trialDays !== null && trialEnd !== null) {
    throw invalidParameter('You may only specify one of trial_end and trial_period_days.', undefined, 'subscription_data[trial_end]');
  }
  if (trialEnd !== null && trialEnd < world.clock.seconds() + 2 * DAY) {
    throw invalidParameter('The `trial_end` date has to be at least 2 days in the future.', undefined, 'subscription_data[trial_end]');
  }
}

function customerFields(world: World, given: SessionParams): Pick<Session, 'customer' | 'customer_creation' | 'customer_details' | 'customer_email'> {
  const customer = given.customer === undefined ? null : findCustomer(world, given.customer, 'customer');
  const email = customer?.email ?? given.customer_email ?? null;
  const creation = given.mode === 'subscription' ? 'always' : (given.customer_creation ?? 'if_required');
  return {
    customer: customer?.id ?? null,
    customer_creation: customer ? null : creation,
    customer_details:
      email === null
        ? null
        : { address: null, business_name: null, email, individual_name: null, name: null, phone: null, tax_exempt: 'none', tax_ids: null },
    customer_email: given.customer_email ?? null,
  };
}

/** Opens a session; its page is where the person pays. */
export function createSession(world: World, given: SessionParams): Session {
  requireConsistent(given);
  const expiresAt = expiry(world, given.expires_at);
  const person = customerFields(world, given);
  const items = buildLineItems(world, given.line_items, given.mode);
  const first = items[0];
  if (!first) throw missingParameter('line_items');
  const id = newId('cs_test', 58);
  const draft = draftOf(id, given, items);
  requireTrialAhead(world, draft);
  const { currency } = first;
  const offer = offerOf(world, given.discounts?.[0]);
  if (offer) requireOffer(world, offer, { customer: person.customer, currency, subtotal: subtotalOf(draft) });
  const methods = methodsOf(world, given, currency);
  const session = buildSession(world, given, { id, expiresAt, offer, amounts: priceItems(draft, offer), methods, currency, person });
  world.tables.draft.set(id, draft);
  world.tables['checkout.session'].set(id, session);
  return session;
}
