import { isPlain, type Plain } from '../oracle/schema.ts';
import type { Rule } from './objects.ts';
import { fieldsOf, given, inOrder, num, sumOf, wholeList, when } from './terms.ts';

const listOf = (it: Plain, name: string): Plain[] => (Array.isArray(it[name]) ? it[name].filter(isPlain) : []);
const amounts = (it: Plain, name: string): number => sumOf(listOf(it, name).map(({ amount }) => amount));
const addedTax = (it: Plain): number => sumOf(listOf(it, 'total_taxes').filter(({ tax_behavior }) => tax_behavior === 'exclusive').map(({ amount }) => amount));
const isPreview = (it: Plain): boolean => String(it.id).startsWith('upcoming_in_');

const invoice: Rule[] = [
  { says: 'amount_paid is within total', holds: (it) => num(it.amount_paid) <= Math.max(num(it.total) + Math.max(num(it.starting_balance), 0), 0) + num(it.amount_overpaid) },
  { says: 'amount_remaining is what is due and not paid', holds: (it) => num(it.amount_remaining) === Math.max(num(it.amount_due) - num(it.amount_paid), 0) },
  { says: 'period_start is not after period_end', holds: (it) => inOrder(it.period_start, it.period_end) },
  { says: 'nothing remains of what is paid', holds: (it) => when(it.status === 'paid', () => num(it.amount_remaining) === 0) },
  { says: 'what is paid is paid with money and the balance of the customer', holds: (it) => when(it.status === 'paid' && typeof it.ending_balance === 'number', () => num(it.amount_paid) - num(it.amount_overpaid) + num(it.ending_balance) - num(it.starting_balance) === num(it.total)) },
  { says: 'what is paid has all its payments in it, where they are whole', holds: (it) => when(it.status === 'paid' && wholeList(it.payments) !== null, () => sumOf(wholeList(it.payments)!.filter(({ status }) => status === 'paid').map(({ amount_paid }) => amount_paid)) === num(it.amount_paid)) },
  { says: 'attempt_count is not below 0', holds: (it) => num(it.attempt_count) >= 0 },
  { says: 'subtotal is the sum of the lines', holds: (it) => when(wholeList(it.lines) !== null, () => sumOf(wholeList(it.lines)!.map(({ subtotal }) => subtotal)) === num(it.subtotal)) },
  { says: 'total is subtotal less discounts, with tax', holds: (it) => num(it.total) === num(it.subtotal) - amounts(it, 'total_discount_amounts') + addedTax(it) },
  { says: 'a draft has no paid_at, what is paid has one', holds: (it) => when(it.status === 'paid' || it.status === 'draft', () => given(fieldsOf(it.status_transitions).paid_at) === (it.status === 'paid')) },
  { says: 'finalized exactly when it is no draft', holds: (it) => when(typeof it.status === 'string' && !isPreview(it), () => given(fieldsOf(it.status_transitions).finalized_at) === (it.status !== 'draft')) },
];

const subscription: Rule[] = [
  { says: 'trial_start is not after trial_end', holds: (it) => inOrder(it.trial_start, it.trial_end) },
  { says: 'a trial has an end', holds: (it) => when(it.status === 'trialing', () => given(it.trial_end)) },
  { says: 'what is canceled has canceled_at and ended_at', holds: (it) => when(it.status === 'canceled', () => given(it.canceled_at) && given(it.ended_at)) },
  { says: 'only what is over has ended_at', holds: (it) => when(given(it.ended_at), () => it.status === 'canceled' || it.status === 'incomplete_expired') },
  { says: 'cancel_at_period_end comes with cancel_at', holds: (it) => when(it.cancel_at_period_end === true && it.status !== 'canceled', () => given(it.cancel_at)) },
  { says: 'it has at least one item', holds: (it) => when(isPlain(it.items), () => (wholeList(it.items)?.length ?? 1) > 0) },
  { says: 'collected by invoice means days_until_due', holds: (it) => when(it.collection_method === 'send_invoice', () => given(it.days_until_due)) },
];

const session: Rule[] = [
  { says: 'a payment makes no subscription', holds: (it) => when(it.mode === 'payment', () => !given(it.subscription)) },
  { says: 'a subscription has no payment_intent', holds: (it) => when(it.mode === 'subscription', () => !given(it.payment_intent)) },
  { says: 'a complete subscription is there', holds: (it) => when(it.mode === 'subscription' && it.status === 'complete', () => given(it.subscription)) },
  { says: 'amount_total is subtotal less discount, with tax and shipping', holds: (it) => when(isPlain(it.total_details), () => {
    const { amount_discount, amount_tax, amount_shipping } = it.total_details as Plain;
    return num(it.amount_total) === num(it.amount_subtotal) - num(amount_discount) + num(amount_tax) + num(amount_shipping);
  }) },
  { says: 'it expires after it was made, within a day', holds: (it) => num(it.expires_at) > num(it.created) && num(it.expires_at) <= num(it.created) + 86_400 + 60 },
  { says: 'only an open hosted page has a url', holds: (it) => when(it.ui_mode === 'hosted_page', () => given(it.url) === (it.status === 'open')) },
  { says: 'what is open is not paid', holds: (it) => when(it.status === 'open' || it.status === 'expired', () => it.payment_status !== 'paid') },
  { says: 'nothing to pay means no_payment_required', holds: (it) => when(it.status === 'complete' && it.amount_total === 0, () => it.payment_status === 'no_payment_required') },
];

const recurring = (it: Plain): boolean => (it.type === 'recurring') === isPlain(it.recurring);

export const billingRules: Record<string, readonly Rule[]> = {
  invoice, subscription, 'checkout.session': session,
  subscription_item: [{ says: 'current_period_start is before current_period_end', holds: (it) => num(it.current_period_start) < num(it.current_period_end) }],
  line_item: [
    { says: 'its period begins before it ends', holds: (it) => when(isPlain(it.period), () => inOrder(fieldsOf(it.period).start, fieldsOf(it.period).end)) },
    { says: 'discounts are within its amount', holds: (it) => amounts(it, 'discount_amounts') <= Math.max(num(it.amount), 0) },
  ],
  item: [{ says: 'amount_total is subtotal less discount, with tax', holds: (it) => num(it.amount_total) === num(it.amount_subtotal) - num(it.amount_discount) + num(it.amount_tax) }],
  price: [
    { says: 'recurring exactly when its type is', holds: recurring },
    { says: 'unit_amount and unit_amount_decimal agree', holds: (it) => when(given(it.unit_amount) && given(it.unit_amount_decimal), () => Number(it.unit_amount_decimal) === it.unit_amount) },
    { says: 'unit_amount is not below 0', holds: (it) => num(it.unit_amount) >= 0 },
  ],
  coupon: [
    { says: 'a part or an amount, not both', holds: (it) => given(it.percent_off) !== given(it.amount_off) },
    { says: 'an amount has a currency', holds: (it) => given(it.amount_off) === given(it.currency) },
    { says: 'percent_off is above 0 and at most 100', holds: (it) => when(given(it.percent_off), () => num(it.percent_off) > 0 && num(it.percent_off) <= 100) },
    { says: 'duration_in_months exactly when repeating', holds: (it) => given(it.duration_in_months) === (it.duration === 'repeating') },
    { says: 'times_redeemed is within max_redemptions', holds: (it) => when(given(it.max_redemptions), () => num(it.times_redeemed) <= num(it.max_redemptions)) },
    { says: 'exhausted means not valid', holds: (it) => when(given(it.max_redemptions) && num(it.times_redeemed) >= num(it.max_redemptions), () => it.valid === false) },
  ],
  promotion_code: [{ says: 'times_redeemed is within max_redemptions', holds: (it) => when(given(it.max_redemptions), () => num(it.times_redeemed) <= num(it.max_redemptions)) }],
  invoice_payment: [
    { says: 'amount_paid is within amount_requested', holds: (it) => num(it.amount_paid) <= num(it.amount_requested) },
    { says: 'paid exactly when paid_at is there', holds: (it) => (it.status === 'paid') === given(fieldsOf(it.status_transitions).paid_at) },
  ],
};
