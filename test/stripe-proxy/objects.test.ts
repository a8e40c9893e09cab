import { describe, expect, test } from '@jest/globals';
import { anExample } from './fixtures/fixtures.ts';
import { judgeAnswer, judgeError, judgeEvent, judgeObject } from './oracle/judge.ts';
import { operationAt, schema, shapeOfObject, type Plain } from './oracle/schema.ts';

const PERIOD = { start: 1_800_000_000, end: 1_802_592_000 };
/** Stripe's examples are stubs in places: here what they lack, as it would be. */
const PATCHES: Record<string, Plain> = {
  checkout: { allowed_payment_method_types: null, amount_subtotal: 500, amount_total: 500, total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 }, created: 1_800_000_000, expires_at: 1_800_086_400 },
};
const SESSION = (changes: Plain = {}): Plain => anExample('checkout.session', { ...PATCHES.checkout, ...changes });
const INVOICE = (changes: Plain = {}): Plain => {
  const { subscription: _gone, ...invoice } = anExample('invoice', { status: 'draft', from_invoice: null, parent: null, starting_balance: 0, amount_overpaid: 0, subtotal: 500, total: 500, amount_due: 500, amount_paid: 0, amount_remaining: 500, total_discount_amounts: null, total_taxes: null, status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null }, lines: { object: 'list', data: [], has_more: true, url: '/v1/invoices/in_1/lines' } });
  return { ...invoice, ...changes };
};
const ITEM = (changes: Plain = {}): Plain => anExample('subscription_item', { current_trial: null, current_period_start: PERIOD.start, current_period_end: PERIOD.end, plan: null, ...changes });
const faults = (value: Plain): string[] => judgeObject(shapeOfObject(String(value.object))!, value);

describe('what this version says passes', () => {
  test.each([
    { says: 'a session', value: SESSION() },
    { says: 'an invoice', value: INVOICE() },
    { says: 'a charge whose customer is written out', value: anExample('charge', { customer: anExample('customer', { discount: null }), payment_method_details: null, transfer_data: null, source: null, balance_transaction: 'txn_1' }) },
    { says: 'a refund', value: anExample('refund') },
    { says: 'a transfer', value: anExample('transfer') },
    { says: 'a price', value: anExample('price') },
  ])('$says', ({ value }) => {
    expect(faults(value)).toEqual([]);
  });
});

describe('idioms of before this version are found', () => {
  test.each([
    { says: 'the period of a subscription', value: anExample('subscription', { current_period_end: 1 }), fault: 'subscription.current_period_end is unknown' },
    { says: 'invoice.paid', value: INVOICE({ paid: true }), fault: 'invoice.paid is unknown' },
    { says: 'invoice.payment_intent', value: INVOICE({ payment_intent: 'pi_1' }), fault: 'invoice.payment_intent is unknown' },
    { says: 'invoice.charge', value: INVOICE({ charge: 'ch_1' }), fault: 'invoice.charge is unknown' },
    { says: 'invoice.subscription', value: INVOICE({ subscription: 'sub_1' }), fault: 'invoice.subscription is unknown' },
    { says: 'payment_intent.invoice', value: anExample('payment_intent', { invoice: 'in_1' }), fault: 'payment_intent.invoice is unknown' },
    { says: 'charge.invoice', value: anExample('charge', { invoice: 'in_1' }), fault: 'charge.invoice is unknown' },
    { says: 'the coupon of a promotion code', value: anExample('promotion_code', { coupon: 'half' }), fault: 'promotion_code.coupon is unknown' },
    { says: 'the coupon of a discount', value: anExample('deleted_discount', { coupon: 'half' }), fault: 'discount.coupon is unknown' },
    { says: 'a hosted session', value: SESSION({ ui_mode: 'hosted' }), fault: 'checkout.session.ui_mode is "hosted", not one of elements, embedded_page, form, hosted_page' },
    { says: 'a state that is not in the list', value: anExample('subscription', { status: 'frozen' }), fault: 'subscription.status is "frozen", not one of active, canceled, incomplete, incomplete_expired, past_due, paused, trialing, unpaid' },
  ])('$says', ({ value, fault }) => {
    expect(faults(value)).toContain(fault);
  });
});

describe('what types cannot say of objects is found', () => {
  test.each([
    { says: 'more paid than the total', value: INVOICE({ amount_paid: 501, amount_remaining: 0 }), fault: 'invoice: amount_paid is within total' },
    { says: 'a period that ends before it begins', value: INVOICE({ period_start: 2, period_end: 1 }), fault: 'invoice: period_start is not after period_end' },
    { says: 'a total that is not the sum', value: INVOICE({ total: 400, amount_due: 400, amount_remaining: 400 }), fault: 'invoice: total is subtotal less discounts, with tax' },
    { says: 'paid, and something remains', value: INVOICE({ status: 'paid', amount_paid: 100, amount_remaining: 400 }), fault: 'invoice: nothing remains of what is paid' },
    { says: 'paid with less than money and credit', value: INVOICE({ status: 'paid', amount_paid: 300, amount_remaining: 0, starting_balance: -100, ending_balance: 0 }), fault: 'invoice: what is paid is paid with money and the balance of the customer' },
    { says: 'part of a cent', value: anExample('price', { unit_amount: 99.5 }), fault: 'price.unit_amount is 99.5, not whole' },
    { says: 'milliseconds', value: anExample('refund', { created: 1_800_000_000_000 }), fault: 'refund.created is 1800000000000, no time in seconds' },
    { says: 'an id of something else', value: anExample('refund', { id: 'ch_1' }), fault: 'refund.id is ch_1, which is no id of a refund' },
    { says: 'a reference to something else', value: anExample('refund', { charge: 'pi_1' }), fault: 'refund.charge is pi_1, which is no id of a charge' },
    { says: 'a currency in upper case', value: anExample('refund', { currency: 'CNY' }), fault: 'refund.currency is CNY, no currency in lower case' },
    { says: 'a paid page with a url', value: SESSION({ status: 'complete', payment_status: 'paid', ui_mode: 'hosted_page', url: 'https://a.test' }), fault: 'checkout.session: only an open hosted page has a url' },
    { says: 'a payment that made a subscription', value: SESSION({ mode: 'payment', subscription: 'sub_1' }), fault: 'checkout.session: a payment makes no subscription' },
    { says: 'a discount that is not taken off', value: SESSION({ total_details: { amount_discount: 100, amount_shipping: 0, amount_tax: 0 } }), fault: 'checkout.session: amount_total is subtotal less discount, with tax and shipping' },
    { says: 'an item whose period ends before it begins', value: ITEM({ current_period_end: 1 }), fault: 'subscription_item: current_period_start is before current_period_end' },
    { says: 'a canceled subscription without its end', value: anExample('subscription', { status: 'canceled', canceled_at: null, ended_at: null }), fault: 'subscription: what is canceled has canceled_at and ended_at' },
    { says: 'more refunded than taken', value: anExample('charge', { amount: 100, amount_captured: 100, amount_refunded: 101 }), fault: 'charge: amount_refunded ≤ amount_captured ≤ amount' },
    { says: 'a full refund that is not marked', value: anExample('charge', { amount: 100, amount_captured: 100, amount_refunded: 100, refunded: false }), fault: 'charge: refunded exactly when all of it is' },
    { says: 'a success without a charge', value: anExample('payment_intent', { status: 'succeeded', latest_charge: null }), fault: 'payment_intent: what succeeded was received, by a charge' },
    { says: 'a net that is not amount less fee', value: anExample('balance_transaction', { amount: 100, fee: 3, net: 100 }), fault: 'balance_transaction: net is amount less fee' },
    { says: 'more reversed than sent', value: anExample('transfer', { amount: 100, amount_reversed: 101 }), fault: 'transfer: amount_reversed is within amount' },
    { says: 'a coupon of both kinds', value: anExample('coupon', { percent_off: 10, amount_off: 100, currency: 'cny' }), fault: 'coupon: a part or an amount, not both' },
  ])('$says', ({ value, fault }) => {
    expect(faults(value)).toContain(fault);
  });
});

describe('an event', () => {
  const anEvent = (type: string, object: Plain, more: Plain = {}): Plain => ({ id: 'evt_1', object: 'event', api_version: schema.apiVersion, created: 1_800_000_000, livemode: false, pending_webhooks: 1, request: null, type, data: { object, ...more } });
  const refund = anExample('refund', { charge: 'ch_1', status: 'succeeded' });

  test('as it should be passes', () => {
    expect(judgeEvent(anEvent('refund.updated', refund, { previous_attributes: { status: 'pending' } }))).toEqual([]);
  });
  test.each([
    { says: 'of a type that is not there', event: anEvent('customer.renamed', refund), fault: 'customer.renamed is no event of this version' },
    { says: 'with another object', event: anEvent('charge.refunded', refund), fault: 'event.data.object.object is "refund", not charge' },
    { says: 'of another version', event: { ...anEvent('refund.updated', refund), api_version: '2024-06-20' }, fault: 'event.api_version is 2024-06-20' },
    { says: 'that tells of another state', event: anEvent('refund.failed', refund), fault: 'refund.failed tells of an object in another state (succeeded)' },
    { says: 'that knows what was before its object was made', event: anEvent('refund.created', refund, { previous_attributes: { status: 'pending' } }), fault: 'refund.created has previous_attributes' },
    { says: 'with an attribute of before that the object does not have', event: anEvent('refund.updated', refund, { previous_attributes: { colour: 'red' } }), fault: 'previous_attributes.colour is no field of the object' },
  ])('$says is found', ({ event, fault }) => {
    expect(judgeEvent(event)).toContain(fault);
  });
});

test('a page of a list is judged with all that it lists', () => {
  const list = operationAt('GET', '/v1/refunds')!;
  const page = { object: 'list', data: [anExample('refund')], has_more: false, url: '/v1/refunds' };
  expect(judgeAnswer(list, page)).toEqual([]);
  expect(judgeAnswer(list, { ...page, total: 1 })).toEqual(['answer.total is unknown']);
  expect(judgeAnswer(list, { ...page, data: [anExample('refund', { state: 'done' })] })).toEqual(['answer.data[0].state is unknown']);
  expect(judgeAnswer(list, anExample('refund'))[0]).toMatch(/^answer/);
});

test('a refusal is an error of a known kind', () => {
  expect(judgeError({ error: { type: 'card_error', code: 'card_declined', decline_code: 'generic_decline', message: 'Declined.' } })).toEqual([]);
  expect(judgeError({ message: 'no such page' })).toEqual(['a refusal without an error']);
  expect(judgeError({ error: { type: 'bad', reason: 'x' } })).toEqual(['error.reason is unknown', 'error.type is bad']);
});
