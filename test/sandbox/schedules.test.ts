import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aPrice, aSubscription, startBench, type Bench } from './support.ts';

let bench: Bench;
let now = Date.UTC(2027, 4, 1);
beforeAll(async () => {
  bench = await startBench({ now: () => now });
});
afterAll(() => bench.stop());

interface Planned {
  subscription: Stripe.Subscription;
  schedule: Stripe.SubscriptionSchedule;
  cheap: Stripe.Price;
  end: number;
}

/** A change to a cheaper price at the end of the period. */
async function plannedDowngrade(recurring: Stripe.PriceCreateParams.Recurring = { interval: 'month' }): Promise<Planned> {
  const { stripe } = bench;
  const [dear, cheap] = [await aPrice(stripe, { unit_amount: 9_000, recurring: { interval: 'month' } }), await aPrice(stripe, { unit_amount: 3_000, recurring })];
  const subscription = await aSubscription(bench, {}, { line_items: [{ price: dear.id, quantity: 1 }] });
  const end = Number(subscription.items.data[0]?.current_period_end);
  const { id, phases } = await stripe.subscriptionSchedules.create({ from_subscription: subscription.id });
  const schedule = await stripe.subscriptionSchedules.update(id, {
    end_behavior: 'release',
    phases: [
      { items: [{ price: dear.id }], start_date: Number(phases[0]?.start_date), end_date: end },
      { items: [{ price: cheap.id }], proration_behavior: 'none' },
    ],
  });
  return { subscription, schedule, cheap, end };
}

describe('a downgrade by a schedule', () => {
  it('waits for the end of the period and asks for the new price from then on', async () => {
    const { subscription, schedule, cheap, end } = await plannedDowngrade();
    const before = await bench.stripe.subscriptions.retrieve(subscription.id);
    expect(before).toMatchObject({ schedule: schedule.id, items: { data: [{ price: { unit_amount: 9_000 } }] } });
    now = end * 1000;
    const after = await bench.stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] });
    expect(after.items.data[0]).toMatchObject({ price: { id: cheap.id }, current_period_start: end });
    expect(after.latest_invoice).toMatchObject({ amount_paid: 3_000, billing_reason: 'subscription_cycle' });
    now = Number(after.items.data[0]?.current_period_end) * 1000;
    expect(await bench.stripe.subscriptionSchedules.retrieve(schedule.id)).toMatchObject({ status: 'released', released_subscription: subscription.id });
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ schedule: null, status: 'active' });
  });

  it('to another interval begins it then', async () => {
    const { subscription, end } = await plannedDowngrade({ interval: 'month', interval_count: 3 });
    now = end * 1000;
    const after = await bench.stripe.subscriptions.retrieve(subscription.id);
    const from = new Date(end * 1000);
    expect(after.items.data[0]?.current_period_end).toBe(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 3, from.getUTCDate()) / 1000);
  });

  it('is taken back by its release; until then it alone decides about the end', async () => {
    const { subscription, schedule, end } = await plannedDowngrade();
    await expect(bench.stripe.subscriptions.update(subscription.id, { cancel_at_period_end: true })).rejects.toMatchObject({ statusCode: 400 });
    expect(await bench.stripe.subscriptionSchedules.release(schedule.id)).toMatchObject({ status: 'released' });
    now = end * 1000;
    const after = await bench.stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] });
    expect(after.latest_invoice).toMatchObject({ amount_paid: 9_000 });
    await expect(bench.stripe.subscriptionSchedules.release(schedule.id)).rejects.toMatchObject({ statusCode: 400 });
  });

  it('can be ended together with its subscription', async () => {
    const { subscription, schedule } = await plannedDowngrade();
    await bench.stripe.subscriptionSchedules.cancel(schedule.id);
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'canceled' });
  });
});
