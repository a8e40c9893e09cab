import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aMonthlyPrice, aPrice, aSession, aSubscription, startBench, submitPage, type Bench } from './support.ts';

const START = Date.UTC(2027, 0, 31, 10, 0, 0);
const DAY = 86_400;

let bench: Bench;
let now = START;
beforeAll(async () => {
  bench = await startBench({ now: () => now });
});
afterAll(() => bench.stop());

type Way = 'cancel' | 'create_invoice' | 'pause';

async function trialWithoutCard(way: Way): Promise<Stripe.Subscription> {
  const session = await aSession(bench.stripe, await aMonthlyPrice(bench.stripe), {
    payment_method_collection: 'if_required',
    subscription_data: { trial_period_days: 7, trial_settings: { end_behavior: { missing_payment_method: way } } },
  });
  expect((await submitPage(session, { card: 'none' })).location).toContain('/return?session=');
  const done = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
  expect(done).toMatchObject({ status: 'complete', payment_status: 'no_payment_required', amount_total: 0 });
  return done.subscription as Stripe.Subscription;
}

async function atTrialEnd(subscription: Stripe.Subscription): Promise<Stripe.Subscription> {
  now = Number(subscription.trial_end) * 1000;
  return bench.stripe.subscriptions.retrieve(subscription.id);
}

async function eventsOf(subscription: Stripe.Subscription): Promise<string[]> {
  const { data } = await bench.stripe.events.list({ limit: 100 });
  return data.filter((event) => JSON.stringify(event.data.object).includes(subscription.id)).map(({ type }) => type).reverse();
}

describe('a trial without a card', () => {
  it('ends in a pause and goes on from there with a card', async () => {
    const subscription = await trialWithoutCard('pause');
    expect(await atTrialEnd(subscription)).toMatchObject({ status: 'paused' });
    expect(await eventsOf(subscription)).toEqual(expect.arrayContaining(['customer.subscription.trial_will_end', 'customer.subscription.paused']));
    bench.sandbox.changeCard(String(subscription.customer), '4242424242424242');
    now += 3 * DAY * 1000;
    const resumed = await bench.stripe.subscriptions.resume(subscription.id, { billing_cycle_anchor: { type: 'now' } });
    expect(resumed).toMatchObject({ status: 'active', billing_cycle_anchor: now / 1000 });
    expect(await bench.stripe.invoices.retrieve(String(resumed.latest_invoice))).toMatchObject({ status: 'paid', amount_paid: 9_900 });
    expect((await eventsOf(subscription)).at(-1)).toBe('customer.subscription.resumed');
    await expect(bench.stripe.subscriptions.resume(subscription.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('ends the subscription, when it was begun so', async () => {
    const subscription = await trialWithoutCard('cancel');
    expect(await atTrialEnd(subscription)).toMatchObject({ status: 'canceled', ended_at: subscription.trial_end });
  });

  it('leads to an invoice that nobody pays, unless it was begun otherwise', async () => {
    const subscription = await trialWithoutCard('create_invoice');
    expect(await atTrialEnd(subscription)).toMatchObject({ status: 'past_due' });
  });

  it('is not offered where a card must be given', async () => {
    const session = await aSession(bench.stripe, await aMonthlyPrice(bench.stripe), { subscription_data: { trial_period_days: 7 } });
    expect((await submitPage(session, { card: 'none' })).status).toBe(400);
  });
});

describe('a trial', () => {
  it('is told of three days before its end, once', async () => {
    const subscription = await aSubscription(bench, {}, { subscription_data: { trial_period_days: 14 } });
    const type = 'customer.subscription.trial_will_end';
    now = (Number(subscription.trial_end) - 3 * DAY - 1) * 1000;
    expect(await eventsOf(subscription)).not.toContain(type);
    now += 1_000;
    expect((await eventsOf(subscription)).filter((each) => each === type)).toHaveLength(1);
    await atTrialEnd(subscription);
    expect((await eventsOf(subscription)).filter((each) => each === type)).toHaveLength(1);
  });

  it('changes its plan for nothing, and can be ended early', async () => {
    const subscription = await aSubscription(bench, {}, { subscription_data: { trial_period_days: 14 } });
    const other = await aPrice(bench.stripe, { unit_amount: 20_000, recurring: { interval: 'month' } });
    const items = [{ id: String(subscription.items.data[0]?.id), price: other.id }];
    const changed = await bench.stripe.subscriptions.update(subscription.id, { items, proration_behavior: 'always_invoice' });
    expect(changed).toMatchObject({ status: 'trialing', trial_end: subscription.trial_end, latest_invoice: subscription.latest_invoice });
    const begun = await bench.stripe.subscriptions.update(subscription.id, { trial_end: 'now' });
    expect(begun.status).toBe('active');
    expect(await bench.stripe.invoices.retrieve(String(begun.latest_invoice))).toMatchObject({ amount_paid: 20_000 });
  });
});

describe('periods', () => {
  it('of a quarter keep the last day of the month', async () => {
    now = Math.max(now, Date.UTC(2027, 10, 30, 10, 0, 0));
    const price = await aPrice(bench.stripe, { recurring: { interval: 'month', interval_count: 3 } });
    const subscription = await aSubscription(bench, {}, { line_items: [{ price: price.id, quantity: 1 }] });
    const ends: string[] = [];
    for (let turn = 0; turn < 3; turn += 1) {
      const { items } = await bench.stripe.subscriptions.retrieve(subscription.id);
      const end = Number(items.data[0]?.current_period_end) * 1000;
      ends.push(new Date(end).toISOString().slice(0, 10));
      now = end;
    }
    expect(ends).toEqual(['2028-02-29', '2028-05-30', '2028-08-30']);
  });
});

describe('a subscription made by request', () => {
  it('is paid from the card of the customer, or stays incomplete for a while', async () => {
    const { stripe } = bench;
    const price = await aMonthlyPrice(stripe);
    const { customer } = await aSubscription(bench);
    const method = String((await stripe.paymentMethods.list({ customer: String(customer) })).data[0]?.id);
    const paid = await stripe.subscriptions.create({ customer: String(customer), items: [{ price: price.id }], default_payment_method: method });
    expect(paid.status).toBe('active');
    const nobody = await stripe.customers.create({ email: 'new@example.test' });
    const open = await stripe.subscriptions.create({ customer: nobody.id, items: [{ price: price.id }] });
    expect(open.status).toBe('incomplete');
    now += 23 * 3_600_000;
    expect(await stripe.subscriptions.retrieve(open.id)).toMatchObject({ status: 'incomplete_expired' });
    expect(await stripe.invoices.retrieve(String(open.latest_invoice))).toMatchObject({ status: 'void' });
  });
});
