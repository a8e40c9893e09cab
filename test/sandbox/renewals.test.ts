import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aMonthlyPrice, aPrice, aSession, aSubscription, startBench, submitPage, type Bench } from './support.ts';

const START = Date.UTC(2027, 0, 31, 10, 0, 0);
const at = (iso: string): number => Date.parse(iso) / 1000;

let bench: Bench;
beforeAll(async () => {
  bench = await startBench({ now: () => START });
});
afterAll(() => bench.stop());

function itemOf(subscription: Stripe.Subscription): Stripe.SubscriptionItem {
  const item = subscription.items.data[0];
  if (!item) throw new Error('The subscription has no item.');
  return item;
}

/** Moves the clock past the end of the current period. */
async function passPeriod(subscription: Stripe.Subscription): Promise<Stripe.Subscription> {
  await bench.sandbox.advanceTo(itemOf(subscription).current_period_end * 1000);
  return bench.stripe.subscriptions.retrieve(subscription.id);
}

describe('a renewal', () => {
  it('keeps the day of the month it began with', async () => {
    const first = await aSubscription(bench);
    expect(itemOf(first).current_period_start).toBe(at('2027-01-31T10:00:00Z'));
    expect(itemOf(first).current_period_end).toBe(at('2027-02-28T10:00:00Z'));
    const second = await passPeriod(first);
    expect(itemOf(second).current_period_end).toBe(at('2027-03-31T10:00:00Z'));
    const third = await passPeriod(second);
    expect(itemOf(third).current_period_end).toBe(at('2027-04-30T10:00:00Z'));
  });

  it('brings a paid invoice for the new period', async () => {
    const subscription = await aSubscription(bench);
    await bench.sandbox.deliverPending();
    const from = bench.receiver.received.length;
    const renewed = await passPeriod(subscription);
    await bench.sandbox.deliverPending();
    const about = bench.receiver.received.slice(from).filter(({ body }) => body.includes(subscription.id));
    expect(about.map(({ type }) => type)).toEqual([
      'customer.subscription.updated',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
      'invoice.payment_succeeded',
    ]);
    const invoices = await bench.stripe.invoices.list({ subscription: subscription.id, expand: ['data.payments'] });
    expect(invoices.data.map((invoice) => invoice.billing_reason)).toEqual(['subscription_cycle', 'subscription_create']);
    const [invoice] = invoices.data;
    expect(invoice).toMatchObject({ id: renewed.latest_invoice, status: 'paid', amount_paid: 9900 });
    expect(invoice?.lines.data[0]?.period).toEqual({
      start: itemOf(renewed).current_period_start,
      end: itemOf(renewed).current_period_end,
    });
    expect(invoice?.payments?.data).toMatchObject([{ status: 'paid', amount_paid: 9900 }]);
  });

  it('happens once for each period when the clock jumps over several', async () => {
    const subscription = await aSubscription(bench);
    const end = new Date(bench.sandbox.now());
    end.setUTCMonth(end.getUTCMonth() + 3, 28);
    await bench.sandbox.advanceTo(end);
    const invoices = await bench.stripe.invoices.list({ subscription: subscription.id });
    const starts = invoices.data.map((invoice) => invoice.created);
    expect(new Set(starts).size).toBe(invoices.data.length);
    expect(invoices.data.length).toBeGreaterThanOrEqual(3);
    expect(invoices.data.every((invoice) => invoice.status === 'paid')).toBe(true);
  });

  it('that is declined makes the subscription past due, and another card heals it', async () => {
    const { stripe, sandbox } = bench;
    const subscription = await aSubscription(bench, { card: '4000000000000341' });
    const late = await passPeriod(subscription);
    expect(late.status).toBe('past_due');
    const invoice = await stripe.invoices.retrieve(String(late.latest_invoice));
    expect(invoice).toMatchObject({ status: 'open', attempted: true, attempt_count: 1, amount_remaining: 9900 });
    sandbox.changeCard(String(subscription.customer), '4242424242424242');
    await sandbox.advanceTo(Number(invoice.next_payment_attempt) * 1000);
    expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' });
    expect(await stripe.invoices.retrieve(String(invoice.id))).toMatchObject({ status: 'paid', attempt_count: 2 });
  });

  it('that is declined at every attempt ends the subscription', async () => {
    const subscription = await aSubscription(bench, { card: '4000000000000341' });
    await passPeriod(subscription);
    await bench.sandbox.advanceTo(bench.sandbox.now() + 15 * 86_400_000);
    const ended = await bench.stripe.subscriptions.retrieve(subscription.id);
    expect(ended).toMatchObject({ status: 'canceled', cancellation_details: { reason: 'payment_failed' } });
    const invoice = await bench.stripe.invoices.retrieve(String(ended.latest_invoice));
    expect(invoice).toMatchObject({ status: 'open', attempt_count: 4, next_payment_attempt: null });
    await expect(bench.stripe.invoices.pay(String(invoice.id))).rejects.toMatchObject({ statusCode: 402, code: 'card_declined' });
  });

  it('follows a trial with the first payment', async () => {
    const subscription = await aSubscription(bench, {}, { subscription_data: { trial_period_days: 14 } });
    const active = await passPeriod(subscription);
    expect(active.status).toBe('active');
    expect(itemOf(active).current_period_start).toBe(subscription.trial_end);
    expect(await bench.stripe.invoices.retrieve(String(active.latest_invoice))).toMatchObject({ amount_paid: 9900, status: 'paid' });
  });
});

describe('a cancellation', () => {
  it('at the end of the period keeps the subscription until then', async () => {
    const { stripe } = bench;
    const subscription = await aSubscription(bench);
    const end = itemOf(subscription).current_period_end;
    const canceled = await stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    expect(canceled).toMatchObject({ status: 'active', cancel_at_period_end: true, cancel_at: end });
    await bench.sandbox.advanceTo((end - 1) * 1000);
    expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'active' });
    const ended = await passPeriod(subscription);
    expect(ended).toMatchObject({ status: 'canceled', ended_at: end });
    expect((await stripe.invoices.list({ subscription: subscription.id })).data).toHaveLength(1);
    await bench.sandbox.deliverPending();
    const last = bench.receiver.received.filter(({ body }) => body.includes(subscription.id)).at(-1);
    expect(last?.type).toBe('customer.subscription.deleted');
  });

  it('can be taken back before the end', async () => {
    const subscription = await aSubscription(bench);
    await bench.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true });
    const resumed = await bench.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: false });
    expect(resumed).toMatchObject({ cancel_at_period_end: false, cancel_at: null, canceled_at: null });
    expect(await passPeriod(subscription)).toMatchObject({ status: 'active' });
  });

  it('at once ends it at once', async () => {
    const { stripe } = bench;
    const subscription = await aSubscription(bench);
    const canceled = await stripe.subscriptions.cancel(subscription.id, { cancellation_details: { comment: '太忙' } });
    expect(canceled).toMatchObject({ status: 'canceled', cancellation_details: { comment: '太忙', reason: 'cancellation_requested' } });
    await expect(stripe.subscriptions.cancel(subscription.id)).rejects.toMatchObject({ statusCode: 404 });
    await expect(stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })).rejects.toMatchObject({ statusCode: 400 });
  });
});

describe('the clock', () => {
  it('expires a session that nobody paid', async () => {
    const session = await aSession(bench.stripe, await aPrice(bench.stripe));
    await bench.sandbox.advanceTo(session.expires_at * 1000);
    expect(await bench.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: 'expired', url: null });
    expect((await submitPage(session, { action: 'pay' })).status).toBe(410);
    await bench.sandbox.deliverPending();
    expect(bench.receiver.received.filter(({ body }) => body.includes(session.id)).map(({ type }) => type)).toEqual(['checkout.session.expired']);
  });

  it('is moved over HTTP, only forward', async () => {
    const before = bench.sandbox.now();
    const post = (body: object): Promise<Response> =>
      fetch(`${bench.sandbox.url}/_sandbox/clock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect(await (await post({ advanceSeconds: 60 })).json()).toEqual({ now: new Date(before + 60_000).toISOString() });
    const target = new Date(before + 3_600_000).toISOString();
    expect(await (await post({ advanceTo: target })).json()).toEqual({ now: target });
    expect((await post({ advanceTo: new Date(before).toISOString() })).status).toBe(400);
    expect(bench.sandbox.now()).toBe(before + 3_600_000);
  });
});

it('a page that ends in an hour by the clock of a caller that was not moved along ends in an hour', async () => {
  await bench.sandbox.advanceTo(bench.sandbox.now() + 40 * 86_400_000);
  const now = Math.floor(bench.sandbox.now() / 1000);
  const session = await aSession(bench.stripe, await aMonthlyPrice(bench.stripe), { expires_at: START / 1000 + 3_600 });
  expect(Math.abs(session.expires_at - now - 3_600)).toBeLessThan(2);
});
