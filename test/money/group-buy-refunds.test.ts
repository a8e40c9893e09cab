import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUR } from '../../src/kernel/clock.ts';
import { decodeId, encodeId, newId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { startMoney, type Money } from './support/money.ts';
import { quoting } from './support/quotes.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let q: ReturnType<typeof quoting>;
let back: ReturnType<typeof refunding>;
beforeAll(async () => {
  money = await startMoney();
  q = quoting(money);
  back = refunding(money);
});
afterAll(() => money.stop());
const shop = promotionsOf(() => money.app);

/** A group-buy of some seats, of which these many are paid for. */
async function aGroupBuy({ seats, paid, basisPoints = 2_000 }: { seats: number; paid: number; basisPoints?: number }) {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const offer = await shop.made('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', sale.community.id), planId: sale.planId, name: '团', seats, hours: 24, basisPoints }, sale.owner);
  const buyers = await Promise.all(Array.from({ length: paid }, () => money.app.world.aMember({ community: sale.community })));
  const { groupBuy } = await shop.made('openGroupBuy', 'groupBuy { id }', { groupBuyOfferId: offer.groupBuyOffer.id }, buyers[0]!);
  const orders: { viewer: SignedInViewer; orderId: string }[] = [];
  for (const viewer of buyers) {
    const { order } = await q.agree(viewer, sale.priceId, { groupBuyId: groupBuy.id });
    if (basisPoints < 10_000) await money.pay(order.checkoutUrl);
    await money.settle();
    orders.push({ viewer, orderId: order.id });
  }
  return { ...sale, groupBuyId: groupBuy.id as string, orders };
}

test('63. A group-buy that fails gives each paid seat its money back exactly once, however often it is told', async () => {
  const { community, groupBuyId, orders } = await aGroupBuy({ seats: 3, paid: 2 });
  for (const { viewer } of orders) expect(await money.hasAccess(viewer, community)).toBe(true);
  const { undone } = (await back.preview(orders[1]!.viewer, orders[1]!.orderId)).preview;
  expect(undone.map(({ __typename }: { __typename: string }) => __typename)).toEqual(expect.arrayContaining(['AccessUndone', 'GroupBuySeatUndone', 'PointsUndone']));
  await money.advance(25 * HOUR);
  await Promise.all([money.app.platform.jobs.run('promotions.settle-group-buys'), money.app.platform.jobs.run('promotions.settle-group-buys')]);
  const { reader } = money.app.platform.database;
  const seats = await reader.selectFrom('group_buy_seat').select(['id', 'orderId', 'userId', 'groupBuyId']).where('groupBuyId', '=', decodeId('GroupBuy', groupBuyId)).execute();
  await money.app.platform.uow.run(async (tx) => {
    for (const { id: seatId, orderId, userId, groupBuyId: of } of seats) tx.emit({ name: 'promotions.group-buy-failed', communityId: community.id, payload: { groupBuyId: of, seatId, orderId, userId } });
    return { ok: true as const, value: null };
  });
  await money.settle();
  await money.settle();
  for (const { viewer, orderId } of orders) {
    expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ state: 'SUCCEEDED', origin: 'GROUP_BUY', amount: { minorUnits: 8_000 } }]);
    expect(await back.givenBack((await back.payments(orderId))[0]!.providerPaymentId)).toEqual([8_000]);
    expect(await money.hasAccess(viewer, community)).toBe(false);
    expect(await money.order(viewer, orderId)).toMatchObject({ state: 'REFUNDED' });
  }
  const fees = (await Promise.all(orders.map(({ orderId }) => back.payments(orderId)))).flat().reduce((sum, { feeMinor }) => sum + feeMinor!, 0);
  expect(await back.books(community)).toEqual({ STRIPE_BALANCE: -fees, STRIPE_FEES: fees });
});

test('63. The refund of a seat whose job was lost is asked for by the clock, and made once', async () => {
  const { community, orders: [order] } = await aGroupBuy({ seats: 2, paid: 1 });
  const { viewer, orderId } = order!;
  const { reader } = money.app.platform.database;
  const [{ id: paymentId, communityId, orderId: of }] = (await back.payments(orderId)) as [{ id: string; communityId: string; orderId: string }];
  await reader.insertInto('refund').values({ id: newId(), communityId, orderId: of, paymentId, amountMinor: 8_000, currency: 'CNY', origin: 'GROUP_BUY', sourceKey: 'group-buy-seat:lost', state: 'REQUESTED', requestedAt: money.app.clock.now() }).execute();
  await money.settle();
  expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ state: 'REQUESTED', origin: 'GROUP_BUY' }]);
  expect(await money.hasAccess(viewer, community)).toBe(true);
  await money.advance(HOUR);
  await Promise.all([money.app.platform.jobs.run('refunds.reconcile'), money.app.platform.jobs.run('refunds.reconcile')]);
  await money.settle();
  expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ state: 'SUCCEEDED' }]);
  expect(await back.givenBack((await back.payments(orderId))[0]!.providerPaymentId)).toEqual([8_000]);
  expect(await money.hasAccess(viewer, community)).toBe(false);
});

test('63. What a refund of a part leaves, that was on its way when the group failed and fails in the end, goes back too, once', async () => {
  const { owner, community, orders: [order] } = await aGroupBuy({ seats: 2, paid: 1 });
  const { viewer, orderId } = order!;
  money.sandbox.nextRefund('fails-later');
  expect((await back.refund(owner, orderId, { minorUnits: 3_000, reason: '补偿' })).errors).toEqual([]);
  await money.advance(25 * HOUR);
  await money.app.platform.jobs.run('promotions.settle-group-buys');
  await money.settle();
  const list = async () => (await back.refundsOf(viewer, orderId)).map(({ origin, state, amount }: { origin: string; state: string; amount: { minorUnits: number } }) => [origin, state, amount.minorUnits]);
  expect(await list()).toContainEqual(['GROUP_BUY', 'SUCCEEDED', 5_000]);
  for (let days = 0; days < 3; days++) await money.advance(24 * HOUR);
  await money.app.platform.jobs.run('refunds.reconcile');
  await money.settle();
  await money.settle();
  expect((await list()).sort()).toEqual([['COMMUNITY', 'FAILED', 3_000], ['GROUP_BUY', 'SUCCEEDED', 3_000], ['GROUP_BUY', 'SUCCEEDED', 5_000]]);
  expect((await back.givenBack((await back.payments(orderId))[0]!.providerPaymentId)).toSorted((a, b) => a - b)).toEqual([3_000, 5_000]);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'REFUNDED' });
  expect(await money.hasAccess(viewer, community)).toBe(false);
});

test.each(['won', 'lost'] as const)('63. The refund of a seat whose payment is disputed when the group fails waits for the bank; the dispute is %s', async (outcome) => {
  const { community, orders: [order] } = await aGroupBuy({ seats: 2, paid: 1 });
  const { viewer, orderId } = order!;
  const [payment] = await back.payments(orderId);
  const dispute = money.sandbox.openDispute(payment!.providerPaymentId, { reason: 'product_not_received' });
  await money.settle();
  await money.advance(25 * HOUR);
  await money.app.platform.jobs.run('promotions.settle-group-buys');
  await money.settle();
  await money.app.platform.jobs.run('refunds.reconcile');
  await money.settle();
  expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ state: 'REQUESTED', origin: 'GROUP_BUY' }]);
  expect(await back.givenBack(payment!.providerPaymentId)).toEqual([]);
  money.sandbox.closeDispute(dispute, outcome);
  await money.settle();
  for (let times = 0; times < 2; times++) {
    await Promise.all([money.app.platform.jobs.run('refunds.reconcile'), money.app.platform.jobs.run('refunds.reconcile')]);
    await money.settle();
  }
  expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ state: outcome === 'won' ? 'SUCCEEDED' : 'FAILED', origin: 'GROUP_BUY', amount: { minorUnits: 8_000 } }]);
  expect(await back.givenBack(payment!.providerPaymentId)).toEqual(outcome === 'won' ? [8_000] : []);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: outcome === 'won' ? 'REFUNDED' : 'CHARGED_BACK' });
  expect(await money.hasAccess(viewer, community)).toBe(false);
});

test('63. A seat that cost nothing loses what it gave when the group fails, and nothing goes back', async () => {
  const { community, groupBuyId, orders: [order] } = await aGroupBuy({ seats: 2, paid: 1, basisPoints: 10_000 });
  const { viewer, orderId } = order!;
  expect(await money.hasAccess(viewer, community)).toBe(true);
  await money.advance(25 * HOUR);
  await money.app.platform.jobs.run('promotions.settle-group-buys');
  await money.settle();
  await money.app.platform.jobs.run('refunds.reconcile');
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(false);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'REFUNDED', amount: { minorUnits: 0 } });
  expect(await back.refundsOf(viewer, orderId)).toEqual([]);
  const seats = await money.app.platform.database.reader.selectFrom('group_buy_seat').select('state').where('groupBuyId', '=', decodeId('GroupBuy', groupBuyId)).execute();
  expect(seats).toEqual([{ state: 'REFUNDED' }]);
});
