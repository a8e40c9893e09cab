import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';
import { refunding } from './support/refunds.ts';
import { subscriptionsOf } from './support/subscriptions.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null });
});
afterAll(() => money.stop());

const rowOf = (orderId: string) => money.app.platform.database.reader.selectFrom('membership_subscription').selectAll().where('orderId', '=', decodeId('Order', orderId)).executeTakeFirstOrThrow();
const untilPeriodEnd = async (orderId: string): Promise<number> => (await rowOf(orderId)).currentPeriodEnd.getTime() - money.sandbox.now();

test.each(['a term that was bought behind it', 'the new subscription'])('43. The late end of an old subscription does not touch %s', async (bought) => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const term = await money.aPlan(sale.owner, sale.tierId, 'TERM', 9_900);
  const { viewer, orderId } = await money.aBuyer(sale);
  const old = (await rowOf(orderId)).providerId;
  money.sandbox.setDelivery({ dropNext: 1 });
  const deleted = await money.stripe.subscriptions.cancel(old);
  await money.settle();
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  expect(await money.subscription(viewer, sale.community)).toBeNull();
  const isTerm = bought !== 'the new subscription';
  if (!isTerm) await money.advance(32 * DAY);
  await buy(viewer, isTerm ? term : sale);
  const before = await money.grants(viewer, sale.community);
  expect(await money.post(money.anEvent('customer.subscription.deleted', deleted))).toBe(200);
  await money.settle();
  expect(await money.grants(viewer, sale.community)).toEqual(before);
  if (!isTerm) expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE' });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});

test('44. Canceled at the end of the period and taken back: nothing lapses', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { id, currentPeriodEnd } = await money.subscription(viewer, sale.community);
  expect(await money.changeSubscription('cancel', viewer, id)).toEqual({ errors: [] });
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE', cancelAt: currentPeriodEnd });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  expect(await money.changeSubscription('cancel', viewer, id)).toMatchObject({ errors: [{ code: 'ALREADY_CANCELED' }] });
  expect(await money.changeSubscription('resume', viewer, id)).toEqual({ errors: [] });
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ cancelAt: null });
  await money.advance((await untilPeriodEnd(orderId)) + MINUTE);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE', endedAt: null });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  expect(await money.grants(viewer, sale.community)).toHaveLength(1);
});

test('canceled and not taken back, access ends with the period, and a new subscription can be bought', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { id } = await money.subscription(viewer, sale.community);
  await money.changeSubscription('cancel', viewer, id);
  await money.advance((await untilPeriodEnd(orderId)) - MINUTE);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  await money.advance(2 * MINUTE);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  expect(await money.subscription(viewer, sale.community)).toBeNull();
  expect(await money.changeSubscription('resume', viewer, id)).toMatchObject({ errors: [{ code: 'NO_SUBSCRIPTION' }] });
  await buy(viewer, sale);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});

test('a wish to cancel whose call is lost is carried out by the clock', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer } = await money.aBuyer(sale);
  const { id, currentPeriodEnd } = await money.subscription(viewer, sale.community);
  money.gateway.answer = (path) => (path.startsWith('/v1/subscriptions') ? { status: 404, body: '{"message":"away"}' } : null);
  expect(await money.changeSubscription('cancel', viewer, id)).toMatchObject({ errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  money.gateway.answer = null;
  await money.app.platform.jobs.run('stripe-events.reconcile-hourly');
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ cancelAt: currentPeriodEnd });
});

test('8. Endpoint down for three hours: what the provider sends again heals it', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  money.sandbox.setDelivery({ failNext: 1_000 });
  await money.pay(order.checkoutUrl);
  await money.advance(3 * HOUR);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  money.sandbox.setDelivery({ failNext: 0 });
  await money.advance(2 * HOUR);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});

test('whoever leaves the community is not charged again', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  expect((await money.app.modules.communities.leaveCommunity(viewer, sale.community.id)).ok).toBe(true);
  await money.settle();
  const { cancelAt, currentPeriodEnd } = await rowOf(orderId);
  expect(cancelAt).toEqual(currentPeriodEnd);
  await money.advance((await untilPeriodEnd(orderId)) + MINUTE);
  expect(await rowOf(orderId)).toMatchObject({ status: 'canceled', endedAt: expect.any(Date) });
});

test('only the person who pays changes a subscription', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer } = await money.aBuyer(sale);
  const { id } = await money.subscription(viewer, sale.community);
  const calls = money.gateway.calls.length;
  for (const other of [sale.owner, await money.app.world.aMember({ community: sale.community }), await money.app.world.aUser({ isStaff: true })]) {
    expect(await money.changeSubscription('cancel', other, id)).toEqual({ errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['input', 'subscriptionId'] }] });
  }
  expect(money.gateway.calls).toHaveLength(calls);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ cancelAt: null });
});

async function buy(viewer: Awaited<ReturnType<Money['aBuyer']>>['viewer'], { priceId }: Pick<Sale, 'priceId'>): Promise<void> {
  const { order, errors } = await money.startCheckout(viewer, priceId);
  expect(errors).toEqual([]);
  await money.pay(order.checkoutUrl);
  await money.settle();
}

/** A subscription ends at the provider at once: its customer is deleted, or somebody cancels it there. */
async function endThere(orderId: string, how: 'customer deleted' | 'canceled'): Promise<void> {
  const { providerId } = await rowOf(orderId);
  if (how === 'canceled') await money.stripe.subscriptions.cancel(providerId);
  else await money.stripe.customers.del((await money.stripe.subscriptions.retrieve(providerId)).customer as string);
  await money.settle();
}

test.each(['customer deleted', 'canceled'] as const)('51. Ended at Stripe at once (%s): access ends at the paid date, nothing renews, and one can buy anew with a new customer', async (how) => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { currentPeriodEnd } = await rowOf(orderId);
  await money.advance(10 * DAY);
  await endThere(orderId, how);
  expect(await money.subscription(viewer, sale.community)).toBeNull();
  expect(await rowOf(orderId)).toMatchObject({ status: 'canceled', endedAt: expect.any(Date), accessEndsAt: currentPeriodEnd });
  const { data } = await money.app.run('query ($slug: String!) { community(slug: $slug) { expiringMembers { nodes { reason endsAt } } } }', { slug: sale.community.slug }, sale.owner);
  expect(data.community.expiringMembers.nodes).toEqual([{ reason: 'ENDING', endsAt: currentPeriodEnd.toISOString() }]);
  await money.advance(currentPeriodEnd.getTime() - money.app.clock.now().getTime() - 60_000);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  await money.advance(61_000);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  expect((await refunding(money).payments(orderId)).map(({ amountMinor }) => amountMinor)).toEqual([3_000]);
  await buy(viewer, sale);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE' });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});

test('51. What was not paid for, or went back, ends with the subscription: a trial, and a period that is refunded before or after', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { price } = (await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { price { id } } } }', { planId: sale.planId, minorUnits: 4_000, trialDays: 14 }, sale.owner)).plan;
  const trying = await money.aBuyer({ community: sale.community, priceId: price.id });
  expect(await money.hasAccess(trying.viewer, sale.community)).toBe(true);
  await endThere(trying.orderId, 'canceled');
  expect(await money.hasAccess(trying.viewer, sale.community)).toBe(false);
  const other = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const back = refunding(money);
  for (const isRefundedFirst of [true, false]) {
    const { viewer, orderId } = await money.aBuyer(other);
    const [{ providerPaymentId }] = await back.payments(orderId) as [{ providerPaymentId: string }];
    const goBack = async () => { await money.stripe.refunds.create({ payment_intent: providerPaymentId }); await money.settle(); };
    if (isRefundedFirst) await goBack();
    else await endThere(orderId, 'canceled');
    expect(await money.hasAccess(viewer, other.community)).toBe(!isRefundedFirst);
    if (!isRefundedFirst) await goBack();
    await money.settle();
    expect(await money.hasAccess(viewer, other.community)).toBe(false);
    expect(await rowOf(orderId)).toMatchObject({ status: 'canceled', accessEndsAt: null });
  }
});

test('51. Ended at Stripe while it rests: what was left of the paid time is had from then on', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { id } = await money.subscription(viewer, sale.community);
  await money.advance(10 * DAY);
  expect((await subscriptionsOf(money).mutate('pauseSubscription', { subscriptionId: id }, viewer)).errors).toEqual([]);
  const { remainingSeconds } = await rowOf(orderId);
  await money.advance(3 * DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  await endThere(orderId, 'customer deleted');
  const { accessEndsAt } = await rowOf(orderId);
  const left = accessEndsAt!.getTime() - money.app.clock.now().getTime();
  expect([Math.ceil(left / MINUTE), remainingSeconds! > 19 * 86_400]).toEqual([Math.ceil(remainingSeconds! / 60), true]);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});
