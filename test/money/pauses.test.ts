import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { startMoney, type Money } from './support/money.ts';
import { subscriptionsOf } from './support/subscriptions.ts';

let money: Money;
let of: ReturnType<typeof subscriptionsOf>;
beforeAll(async () => {
  money = await startMoney();
  of = subscriptionsOf(money);
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null });
});
afterEach(async () => {
  for (const { id } of (await money.stripe.subscriptions.list({ limit: 100 })).data) await money.stripe.subscriptions.cancel(id);
  await money.settle();
});
afterAll(() => money.stop());

const DECLINES_LATER = '4000000000000341';

test('a pause ends access until it goes on, and keeps the days that are left', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(10 * DAY);
  const subscriptionId = await of.idOf(viewer, sale);
  const left = await of.untilPeriodEnd(orderId);
  expect((await of.mutate('pauseSubscription', { subscriptionId }, viewer)).subscription).toMatchObject({ status: 'PAUSED', accessEndsAt: null });
  const { remainingSeconds } = await of.rowOf(orderId);
  expect(Math.abs(remainingSeconds * 1_000 - left)).toBeLessThan(MINUTE);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  await money.advance(90 * DAY);
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);

  const { subscription } = await of.mutate('continueSubscription', { subscriptionId }, viewer);
  expect(subscription).toMatchObject({ status: 'ACTIVE', pausedAt: null, remainingSeconds: null, trialEndsAt: null });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  expect(Math.abs(new Date(subscription.currentPeriodEnd).getTime() - money.app.clock.now().getTime() - left)).toBeLessThan(2 * MINUTE);
  await money.advance((await of.untilPeriodEnd(orderId)) - MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  await money.advance(2 * MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000]);
  expect(await of.mailsTo(viewer)).toEqual([]);
});

test('what rests, does not rest or is not paid refuses by name', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale, DECLINES_LATER);
  const subscriptionId = await of.idOf(viewer, sale);
  const codes = async (name: string) => (await of.mutate(name, { subscriptionId }, viewer)).errors.map(({ code }: { code: string }) => code);
  expect(await codes('continueSubscription')).toEqual(['NOT_PAUSED']);
  expect(await codes('pauseSubscription')).toEqual([]);
  expect(await codes('pauseSubscription')).toEqual(['SUBSCRIPTION_PAUSED']);
  expect(await codes('continueSubscription')).toEqual([]);
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await codes('pauseSubscription')).toEqual(['PAYMENT_OVERDUE']);
  expect(await of.mutate('pauseSubscription', { subscriptionId }, sale.owner)).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
});

test('a pause that was made at the provider is mirrored', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { id } = await of.atProvider(orderId);
  await money.stripe.subscriptions.update(id, { pause_collection: { behavior: 'void' } });
  await money.settle();
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'PAUSED', accessEndsAt: null });
  await money.stripe.subscriptions.update(id, { pause_collection: '' });
  await money.settle();
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE' });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});

test('40. Each failed attempt at a renewal is told by mail once, however often it is looked at', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale, DECLINES_LATER);
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  money.sandbox.setDelivery({ duplicateNext: 20 });
  await money.syncOrder(viewer, orderId);
  await money.settle();
  const [mail, ...others] = await of.mailsTo(viewer);
  expect([mail?.subject, others]).toEqual(['续费未成功：美食星球 · 高级会员', []]);
  expect(mail?.text).toContain((await of.rowOf(orderId)).accessEndsAt.toISOString().slice(0, 10));
  await money.advance(3 * DAY + HOUR);
  expect(await of.mailsTo(viewer)).toHaveLength(2);
});

test('48. A subscription of 31 January renews on 28 February and on 31 March', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const target = new Date(money.sandbox.now());
  const year = target.getUTCFullYear() + 1;
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  await money.advance(Date.UTC(year, 0, 31, 10) - money.sandbox.now());
  const { orderId } = await money.aBuyer(sale);
  const ends: string[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    ends.push((await of.rowOf(orderId)).currentPeriodEnd.toISOString().slice(0, 10));
    await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  }
  expect(ends).toEqual([`${year}-02-${leap ? 29 : 28}`, `${year}-03-31`, `${year}-04-30`]);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000, 3_000, 3_000]);
});

test('a change that waits for the end of the period outlives a pause: it waits for the new end', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const higher = await money.aPlan(sale.owner, await money.aTier(sale.owner, sale.community, '顶级会员', 20), 'MONTHLY', 9_001);
  const { viewer, orderId } = await money.aBuyer({ ...sale, priceId: higher.priceId });
  const subscriptionId = await of.idOf(viewer, sale);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.priceId }, viewer);
  await of.mutate('changePlan', { planChangeId: planChange.id }, viewer);
  await money.advance(10 * DAY);
  expect((await of.mutate('pauseSubscription', { subscriptionId }, viewer)).errors).toEqual([]);
  await money.advance(60 * DAY);
  const { subscription } = await of.mutate('continueSubscription', { subscriptionId }, viewer);
  expect(subscription).toMatchObject({ status: 'ACTIVE', tier: { name: '顶级会员' }, price: { amount: { minorUnits: 9_001 } }, scheduledPrice: { amount: { minorUnits: 3_000 } }, scheduledAt: subscription.currentPeriodEnd });
  await money.advance((await of.untilPeriodEnd(orderId)) - MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([9_001]);
  await money.advance(2 * MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([9_001, 3_000]);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE', tier: { name: '高级会员' } });
});
