import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { encodeId } from '../../src/kernel/id.ts';
import { randomName } from '../support/world.ts';
import { growthOf, memberIdOf } from '../modules/growth/support.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';
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

/** A tier of 30 a month that begins with seven days without payment. */
async function aTrialSale(): Promise<Sale> {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { plan } = await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { price { id trialDays } } } }', { planId: sale.planId, minorUnits: 3_000, trialDays: 7 }, sale.owner);
  expect(plan.price.trialDays).toBe(7);
  return { ...sale, priceId: plan.price.id };
}

async function buy(sale: Sale, viewer: Awaited<ReturnType<Money['aBuyer']>>['viewer'], card: string): Promise<string> {
  const { order, errors } = await money.startCheckout(viewer, sale.priceId);
  expect(errors).toEqual([]);
  await money.pay(order.checkoutUrl, { card });
  await money.settle();
  return order.id;
}

const FULL = '4242424242424242';

test('a trial gives access without payment, and leads to the first payment', async () => {
  const sale = await aTrialSale();
  const viewer = await money.app.world.aMember({ community: sale.community });
  const orderId = await buy(sale, viewer, FULL);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PAID' });
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'TRIALING' });
  expect(await of.paymentsOf(orderId)).toEqual([]);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE' });
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
});

test('a trial of an invited person brings nothing; its first payment brings vouchers, KOL progress and points, once', async () => {
  const sale = await aTrialSale();
  const { app } = money;
  const [referrer, viewer] = [await app.world.aMember({ community: sale.community }), await app.world.aMember({ community: sale.community })];
  await app.platform.database.reader.updateTable('member').set({ invitedByUserId: referrer.userId }).where('communityId', '=', sale.community.id).where('userId', '=', viewer.userId).execute();
  const switchOn = 'mutation ($id: ID!) { setReferralProgramme(communityId: $id, input: { isActive: true }) { errors { __typename } } }';
  expect((await app.run(switchOn, { id: encodeId('Community', sale.community.id) }, sale.owner)).data.setReferralProgramme.errors).toEqual([]);
  const memberId = await memberIdOf(app, sale.community, referrer);
  const vouchers = async (of: typeof viewer) => (await app.run('query { viewerVouchers { nodes { amount { minorUnits } } } }', {}, of)).data.viewerVouchers.nodes.map((row: any) => row.amount.minorUnits);
  const brought = async () => [await vouchers(referrer), await vouchers(viewer), (await app.modules.kol.figuresOf(sale.community.id, [memberId])).get(memberId)?.PAYING_INVITEES ?? 0, (await growthOf(app, sale.community, viewer)).points];
  const orderId = await buy(sale, viewer, FULL);
  expect(await brought()).toEqual([[], [], 0, 0]);
  for (const payments of [1, 2]) {
    await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
    expect(await of.paymentsOf(orderId)).toHaveLength(payments);
    expect(await brought()).toEqual([[3_000], [2_000], 1, 10]);
  }
});

test('41. A trial that ends without a card ends access', async () => {
  const sale = await aTrialSale();
  const viewer = await money.app.world.aMember({ community: sale.community });
  const orderId = await buy(sale, viewer, 'none');
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.rowOf(orderId)).toMatchObject({ status: 'canceled', accessEndsAt: null, endedAt: expect.any(Date) });
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  expect(await of.paymentsOf(orderId)).toEqual([]);
});

test('41. A trial that ends in a pause at the provider gives no access until it goes on with a card', async () => {
  const sale = await aTrialSale();
  const viewer = await money.app.world.aMember({ community: sale.community });
  const orderId = await buy(sale, viewer, 'none');
  const subscriptionId = await of.idOf(viewer, sale);
  const { id, customer } = await of.atProvider(orderId);
  await money.stripe.subscriptions.update(id, { trial_settings: { end_behavior: { missing_payment_method: 'pause' } } });
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'PAUSED', accessEndsAt: null });
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  money.sandbox.changeCard(customer as string, FULL);
  expect((await of.mutate('continueSubscription', { subscriptionId }, viewer)).subscription).toMatchObject({ status: 'ACTIVE' });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
});

test('42. One trial per person and community, also after leaving and joining again; another community has its own', async () => {
  const [sale, elsewhere] = [await aTrialSale(), await aTrialSale()];
  const viewer = await money.app.world.aMember({ community: sale.community });
  const first = await buy(sale, viewer, 'none');
  await money.advance((await of.untilPeriodEnd(first)) + MINUTE);
  const { communities } = money.app.modules;
  expect((await communities.leaveCommunity(viewer, sale.community.id)).ok).toBe(true);
  await money.settle();
  const join = (communityId: string) => communities.joinCommunity(viewer, { communityId, idempotencyKey: randomName('key') });
  expect((await join(sale.community.id)).ok).toBe(true);
  const second = await buy(sale, viewer, FULL);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE' });
  expect(await of.paymentsOf(second)).toEqual([3_000]);
  expect((await join(elsewhere.community.id)).ok).toBe(true);
  await buy(elsewhere, viewer, 'none');
  expect(await money.subscription(viewer, elsewhere.community)).toMatchObject({ status: 'TRIALING' });
});

test('an abandoned page does not use the trial up', async () => {
  const sale = await aTrialSale();
  const viewer = await money.app.world.aMember({ community: sale.community });
  await money.startCheckout(viewer, sale.priceId);
  await money.advance(25 * 60 * MINUTE);
  await buy(sale, viewer, 'none');
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'TRIALING' });
});

test('three days before its end a trial is told of by mail, once', async () => {
  const sale = await aTrialSale();
  const viewer = await money.app.world.aMember({ community: sale.community });
  const orderId = await buy(sale, viewer, FULL);
  await money.advance((await of.untilPeriodEnd(orderId)) - 3 * DAY - MINUTE);
  expect(await of.mailsTo(viewer)).toEqual([]);
  await money.advance(2 * MINUTE);
  const [mail, ...others] = await of.mailsTo(viewer);
  expect([mail?.subject, others]).toEqual(['试用即将结束：美食星球 · 高级会员', []]);
  expect(mail?.text).toContain((await of.rowOf(orderId)).trialEndsAt.toISOString().slice(0, 10));
  await money.syncOrder(viewer, orderId);
  await money.settle();
  expect(await of.mailsTo(viewer)).toHaveLength(1);
});
