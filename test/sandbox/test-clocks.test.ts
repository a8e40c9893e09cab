import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import { aMonthlyPrice, aSubscription, startBench, type Bench } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench({ now: () => Date.UTC(2027, 0, 1) });
});
afterAll(() => bench.stop());

const at = (iso: string): number => Date.parse(iso) / 1000;

async function onClock(frozen: string): Promise<{ clock: Stripe.TestHelpers.TestClock; subscription: Stripe.Subscription }> {
  const clock = await bench.stripe.testHelpers.testClocks.create({ frozen_time: at(frozen), name: 'one customer' });
  const customer = await bench.stripe.customers.create({ test_clock: clock.id, email: 'clock@example.test' });
  const { id } = await aSubscription(bench, {}, { customer: customer.id, customer_email: undefined });
  return { clock, subscription: await bench.stripe.subscriptions.retrieve(id) };
}

describe('a test clock', () => {
  it('moves its customer only', async () => {
    const { clock, subscription } = await onClock('2030-01-31T10:00:00Z');
    const other = await bench.stripe.subscriptions.retrieve((await aSubscription(bench)).id);
    expect(subscription).toMatchObject({ test_clock: clock.id, created: at('2030-01-31T10:00:00Z') });
    const { testClocks } = bench.stripe.testHelpers;
    expect(await testClocks.advance(clock.id, { frozen_time: at('2030-03-05T00:00:00Z') })).toMatchObject({ status: 'advancing' });
    expect(await testClocks.retrieve(clock.id)).toMatchObject({ status: 'ready', frozen_time: at('2030-03-05T00:00:00Z') });
    const moved = await bench.stripe.subscriptions.retrieve(subscription.id);
    expect(moved.items.data[0]).toMatchObject({ current_period_start: at('2030-02-28T10:00:00Z'), current_period_end: at('2030-03-31T10:00:00Z') });
    const invoices = await bench.stripe.invoices.list({ subscription: subscription.id });
    expect(invoices.data.map(({ created, test_clock: by }) => [created, by])).toEqual([
      [at('2030-02-28T10:00:00Z'), clock.id],
      [at('2030-01-31T10:00:00Z'), clock.id],
    ]);
    expect(await bench.stripe.subscriptions.retrieve(other.id)).toEqual(other);
  });

  it('stands still when the common clock moves, and its requests take its time', async () => {
    const { subscription } = await onClock('2027-01-01T00:00:00Z');
    await bench.sandbox.advanceTo(Date.UTC(2027, 5, 1));
    expect(await bench.stripe.subscriptions.retrieve(subscription.id)).toEqual(subscription);
    const canceled = await bench.stripe.subscriptions.cancel(subscription.id);
    expect(canceled.ended_at).toBe(at('2027-01-01T00:00:00Z'));
  });

  it('goes forward only, and takes its customers with it when it is deleted', async () => {
    const { clock, subscription } = await onClock('2030-01-31T10:00:00Z');
    const { testClocks } = bench.stripe.testHelpers;
    await expect(testClocks.advance(clock.id, { frozen_time: at('2030-01-31T10:00:00Z') })).rejects.toMatchObject({ statusCode: 400 });
    await testClocks.del(clock.id);
    await expect(testClocks.retrieve(clock.id)).rejects.toMatchObject({ statusCode: 404 });
    expect(await bench.stripe.customers.retrieve(String(subscription.customer))).toMatchObject({ deleted: true });
    await expect(bench.stripe.customers.create({ test_clock: clock.id })).rejects.toMatchObject({ statusCode: 400 });
  });

  it('delivers what happened at once', async () => {
    const { clock, subscription } = await onClock('2031-01-01T00:00:00Z');
    await bench.stripe.testHelpers.testClocks.advance(clock.id, { frozen_time: at('2031-02-02T00:00:00Z') });
    await bench.sandbox.deliverPending();
    const about = bench.receiver.received.filter(({ body }) => body.includes(subscription.id)).map(({ type }) => type);
    expect(about.filter((type) => type === 'invoice.paid')).toHaveLength(2);
    expect(await aMonthlyPrice(bench.stripe)).toMatchObject({ created: bench.sandbox.now() / 1000 });
  });
});
