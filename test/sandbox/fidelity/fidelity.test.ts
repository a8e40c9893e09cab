import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AUTHENTICATING_CARD } from '../../../src/sandbox/index.ts';
import { judgeEvent, judgeObject } from '../../stripe-proxy/oracle/judge.ts';
import { schema, shapeOfObject } from '../../stripe-proxy/oracle/schema.ts';
import { aMonthlyPrice, aPaidCharge, aPrice, aSession, aSubscription, startBench, submitPage, type Bench } from '../support.ts';

type Plain = { id: string; object: string; [key: string]: unknown };

const objectViolationsOf = (value: { object: string }): string[] => judgeObject(shapeOfObject(value.object)!, { ...value });

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
  await everyCase();
});
afterAll(() => bench.stop());

/** What travels, without what the SDK makes of it. */
async function rawList(path: string): Promise<Plain[]> {
  const joint = path.includes('?') ? '&' : '?';
  const response = await fetch(`${bench.sandbox.url}/v1/${path}${joint}limit=100`, { headers: { authorization: 'Bearer sk_test_raw' } });
  return ((await response.json()) as { data: Plain[] }).data;
}

/** Leaves every kind of object behind, in every state the sandbox can bring it into. */
async function everyCase(): Promise<void> {
  const { stripe, sandbox } = bench;
  const oneTime = await aSession(stripe, await aPrice(stripe));
  await submitPage(oneTime, { action: 'decline' });
  await aSession(stripe, await aMonthlyPrice(stripe));
  await submitPage(oneTime, { action: 'pay' });
  const abandoned = await aSession(stripe, await aPrice(stripe));
  await submitPage(abandoned, { action: 'decline' });
  await stripe.checkout.sessions.expire(abandoned.id);
  const person = await stripe.customers.create({ name: 'n', address: { city: '上海' }, preferred_locales: ['zh-CN'] });
  await stripe.customers.update(person.id, { description: 'd' });
  const product = await stripe.products.create({ name: 'unsold', default_price_data: { currency: 'usd', unit_amount: 1 } });
  await stripe.prices.update(String(product.default_price), { nickname: 'cheap' });
  const ending = await aSubscription(bench);
  await stripe.subscriptions.update(ending.id, { cancel_at_period_end: true });
  const failing = await aSubscription(bench, { card: '4000000000000341' });
  await aSubscription(bench, {}, { subscription_data: { trial_period_days: 3 } });
  await everyCaseOfMoney();
  await sandbox.advanceTo(sandbox.now() + 32 * 86_400_000);
  await stripe.subscriptions.cancel(failing.id, { cancellation_details: { feedback: 'unused' } });
  await stripe.customers.del(String(ending.customer));
}

async function everyCaseOfMoney(): Promise<void> {
  const { stripe, sandbox } = bench;
  for (const method of ['alipay', 'wechat_pay']) {
    const session = await aSession(stripe, await aPrice(stripe));
    await submitPage(session, { action: 'pay', method });
    await submitPage({ url: `${String(session.url)}/confirm` }, { action: method === 'alipay' ? 'pass' : 'fail' });
  }
  for (const [currency, method] of [['eur', 'sepa_debit'], ['usd', 'us_bank_account']] as const) {
    for (const settlement of ['succeeded', 'failed']) await aPaidCharge(bench, { method, settlement }, { currency });
  }
  const secured = await aSession(stripe, await aPrice(stripe));
  await submitPage(secured, { action: 'pay', card: AUTHENTICATING_CARD });
  await submitPage({ url: `${String(secured.url)}/confirm` }, { action: 'pass' });
  for (const card of ['4000000000007726', '4000000000005126']) await stripe.refunds.create({ charge: (await aPaidCharge(bench, { card })).id });
  for (const card of ['4000000000000259', '4000000000001976', '4000000000005423']) await aPaidCharge(bench, { card });
  const [won] = (await stripe.disputes.list()).data;
  sandbox.closeDispute(String((await stripe.disputes.list()).data.find(({ status }) => status === 'needs_response')?.id ?? won?.id), 'won');
  const coupon = await stripe.coupons.create({ percent_off: 10, duration: 'forever' });
  await stripe.promotionCodes.create({ promotion: { type: 'coupon', coupon: coupon.id }, restrictions: { minimum_amount: 100, minimum_amount_currency: 'cny' } });
  await aSubscription(bench, {}, { discounts: [{ coupon: coupon.id }] });
}

const LISTS = [
  { path: 'customers' },
  { path: 'products' },
  { path: 'prices' },
  { path: 'checkout/sessions?expand[]=data.line_items' },
  { path: 'payment_intents' },
  { path: 'charges' },
  { path: 'payment_methods' },
  { path: 'subscriptions?status=all' },
  { path: 'invoices?expand[]=data.payments' },
  { path: 'invoice_payments' },
  { path: 'webhook_endpoints' },
  { path: 'refunds' },
  { path: 'disputes' },
  { path: 'radar/early_fraud_warnings' },
  { path: 'balance_transactions' },
  { path: 'coupons' },
  { path: 'promotion_codes?expand[]=data.promotion.coupon' },
];

describe('every object fits the API version it claims', () => {
  it.each(LISTS)('$path', async ({ path }) => {
    const objects = await rawList(path);
    expect(objects.length).toBeGreaterThan(0);
    expect(objects.flatMap(objectViolationsOf)).toEqual([]);
  });

  it('a deleted customer', async () => {
    const deleted = await bench.stripe.customers.del((await bench.stripe.customers.create()).id);
    expect(objectViolationsOf({ ...deleted })).toEqual([]);
  });

  it('in events too', async () => {
    const events = await rawList('events');
    const kinds = new Set(events.map((event) => String(event.type)));
    expect(kinds.size).toBeGreaterThanOrEqual(15);
    expect(events.flatMap(judgeEvent)).toEqual([]);
    expect(new Set(events.map((event) => event.api_version))).toEqual(new Set([schema.apiVersion]));
  });
});

describe('amounts and times hang together', () => {
  it('in invoices', async () => {
    for (const invoice of await rawList('invoices')) {
      const discount = (invoice.total_discount_amounts as { amount: number }[]).reduce((sum, { amount }) => sum + amount, 0);
      expect(invoice.amount_due).toBe(invoice.total);
      expect(invoice.total).toBe(Number(invoice.subtotal) - discount);
      expect(Number(invoice.amount_paid) + Number(invoice.amount_remaining)).toBe(invoice.total);
      expect(Number(invoice.period_start)).toBeLessThanOrEqual(Number(invoice.period_end));
    }
  });

  it('in payments', async () => {
    for (const intent of await rawList('payment_intents')) {
      expect(intent.amount_received).toBe(intent.status === 'succeeded' ? intent.amount : 0);
    }
    for (const { net, amount, fee } of await rawList('balance_transactions')) expect(net).toBe(Number(amount) - Number(fee));
    for (const charge of await rawList('charges')) expect(charge.amount_captured).toBe(charge.paid ? charge.amount : 0);
  });
});
