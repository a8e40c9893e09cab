import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUR } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { promotionsOf, type Shop } from '../modules/promotions/support.ts';
import { findDataFaults } from '../../scripts/checks/index.ts';
import { promotionChecks } from '../../scripts/checks/promotions.ts';
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
const member = (sale: Shop): Promise<SignedInViewer> => money.app.world.aMember({ community: sale.community });
const settle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) await money.settle();
};
async function aGroupBuy(sale: Shop, leader: SignedInViewer, seats: number): Promise<string> {
  const { groupBuyOffer } = await shop.made('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', sale.community.id), planId: sale.planId, name: '团', seats, hours: 24, basisPoints: 2_000, leaderPerkMinor: 1_500 }, sale.owner);
  return (await shop.made('openGroupBuy', 'groupBuy { id }', { groupBuyOfferId: groupBuyOffer.id }, leader)).groupBuy.id;
}
async function pay(viewer: SignedInViewer, sale: Shop, groupBuyId: string): Promise<string> {
  const { order } = await q.agree(viewer, sale.priceId, { groupBuyId });
  await money.pay(order.checkoutUrl);
  await settle();
  return order.id;
}
const stateOf = async (groupBuyId: string, viewer: SignedInViewer) => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on GroupBuy { state paidCount viewerSeat { state } } } }', { id: groupBuyId }, viewer)).data.node;
const sweep = () => money.app.platform.jobs.run('promotions.settle-group-buys');
/** What went back at the provider for an order, refund by refund. */
async function givenBack(orderId: string): Promise<number[]> {
  const payments = await back.payments(orderId);
  return (await Promise.all(payments.map(({ providerPaymentId }) => back.givenBack(providerPaymentId as string)))).flat();
}

test('50. Fifty buyers at once order by the last use of a coupon: one order, and never more', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 9_900 });
  const { code, couponId } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 3 });
  const early = [await member(sale), await member(sale)];
  for (const buyer of early) expect((await q.agree(buyer, sale.priceId, { promotionCode: code })).errors).toEqual([]);
  const { won: { order, buyer }, refusals, buyers } = await fiftyAtOnce(sale, { promotionCode: code });
  expect(refusals).toEqual(Array.from({ length: 49 }, () => 'PROMOTION_EXHAUSTED'));
  const taken = async () => (await shop.db().selectFrom('coupon').select('takenCount').where('communityId', '=', sale.community.id).where('id', '=', decodeId('Coupon', couponId)).executeTakeFirstOrThrow()).takenCount;
  expect(await taken()).toBe(3);
  await money.pay(order.checkoutUrl);
  await settle();
  expect(await taken()).toBe(3);
  expect((await q.createQuote(buyers[0]!, sale.priceId, { promotionCode: code })).errors).toMatchObject([{ code: 'PROMOTION_EXHAUSTED', path: ['input', 'promotionCode'] }]);
  expect((await back.preview(buyer, order.id)).preview.undone).toEqual(expect.arrayContaining([{ __typename: 'CouponUseUndone', title: `The use of the code ${code} is given back` }]));
  expect((await back.refund(buyer, order.id)).errors).toEqual([]);
  await settle();
  expect(await taken()).toBe(2);
}, 300_000);

test('50. Fifty buyers at once order the last seat of a group-buy: one order, and never more', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const [leader, second] = [await member(sale), await member(sale)];
  const groupBuyId = await aGroupBuy(sale, leader, 3);
  await pay(leader, sale, groupBuyId);
  await pay(second, sale, groupBuyId);
  const { won: { order, buyer }, refusals } = await fiftyAtOnce(sale, { groupBuyId });
  expect(refusals).toEqual(Array.from({ length: 49 }, () => 'GROUP_BUY_FULL'));
  expect(await stateOf(groupBuyId, buyer)).toEqual({ state: 'OPEN', paidCount: 2, viewerSeat: { state: 'RESERVED' } });
  await money.pay(order.checkoutUrl);
  await settle();
  expect(await stateOf(groupBuyId, buyer)).toEqual({ state: 'SUCCEEDED', paidCount: 3, viewerSeat: { state: 'PAID' } });
  expect(await shop.db().selectFrom('group_buy_seat').select('state').where('groupBuyId', '=', decodeId('GroupBuy', groupBuyId)).where('state', 'in', ['HELD', 'RESERVED', 'PAID']).execute()).toHaveLength(3);
}, 300_000);

/** Fifty members with a quote each, who order at the same time; of whom exactly one may succeed. */
async function fiftyAtOnce(sale: Shop, wish: object) {
  const buyers: SignedInViewer[] = [];
  for (let index = 0; index < 50; index++) buyers.push(await member(sale));
  const quotes = await Promise.all(buyers.map((buyer) => q.createQuote(buyer, sale.priceId, wish)));
  expect(quotes.flatMap(({ errors }) => errors)).toEqual([]);
  const answers = await Promise.all(buyers.map((buyer, index) => q.checkout(buyer, { quoteId: quotes[index]!.quote.id })));
  const won = answers.flatMap(({ order }, index) => (order ? [{ order, buyer: buyers[index]! }] : []));
  expect(won).toHaveLength(1);
  return { won: won[0]!, refusals: answers.flatMap(({ errors }) => errors.map(({ code }) => code)), buyers };
}

test('63. A group-buy that fails gives back each seat exactly once, even if the job runs again and again', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const [leader, second] = [await member(sale), await member(sale)];
  const groupBuyId = await aGroupBuy(sale, leader, 3);
  const orders = [await pay(leader, sale, groupBuyId), await pay(second, sale, groupBuyId)];
  expect(await stateOf(groupBuyId, leader)).toEqual({ state: 'OPEN', paidCount: 2, viewerSeat: { state: 'PAID' } });
  expect([await money.hasAccess(leader, sale.community), await money.hasAccess(second, sale.community)]).toEqual([true, true]);
  await money.advance(24 * HOUR);
  await Promise.all([sweep(), sweep(), sweep()]);
  await settle();
  await sweep();
  await settle();
  expect(await Promise.all(orders.map(givenBack))).toEqual([[8_000], [8_000]]);
  expect(await stateOf(groupBuyId, second)).toEqual({ state: 'FAILED', paidCount: 0, viewerSeat: { state: 'REFUNDED' } });
  expect([await money.hasAccess(leader, sale.community), await money.hasAccess(second, sale.community)]).toEqual([false, false]);
  for (const [index, buyer] of [leader, second].entries()) {
    expect(await money.order(buyer, orders[index]!)).toMatchObject({ state: 'REFUNDED' });
    expect(await back.refundsOf(buyer, orders[index]!)).toMatchObject([{ state: 'SUCCEEDED', origin: 'GROUP_BUY', amount: { minorUnits: 8_000 } }]);
  }
  // Twice 2.9 % and 2.00, which the provider keeps; nothing is on its way.
  expect(await back.books(sale.community)).toEqual({ STRIPE_BALANCE: -864, STRIPE_FEES: 864 });
});

test('63. Money for a seat that comes after the end goes back as well', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const [leader, second] = [await member(sale), await member(sale)];
  const groupBuyId = await aGroupBuy(sale, leader, 2);
  await pay(leader, sale, groupBuyId);
  await money.advance(24 * HOUR - 60_000);
  const { order } = await q.agree(second, sale.priceId, { groupBuyId });
  await money.advance(61_000);
  await sweep();
  await money.pay(order.checkoutUrl);
  await settle();
  expect(await stateOf(groupBuyId, second)).toEqual({ state: 'FAILED', paidCount: 0, viewerSeat: { state: 'REFUNDED' } });
  expect(await givenBack(order.id)).toEqual([8_000]);
  expect(await money.hasAccess(second, sale.community)).toBe(false);
});

test('64. Of two who paid for the last seat one has it, and the other gets all of the money back, once', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const [leader, second, third] = [await member(sale), await member(sale), await member(sale)];
  const groupBuyId = await aGroupBuy(sale, leader, 2);
  await pay(leader, sale, groupBuyId);
  const slow = (await q.agree(second, sale.priceId, { groupBuyId })).order;
  // The order is given up here while its page can still be paid.
  await shop.release(decodeId('Order', slow.id));
  const quick = await pay(third, sale, groupBuyId);
  await money.pay(slow.checkoutUrl);
  await settle();
  expect(await stateOf(groupBuyId, third)).toEqual({ state: 'SUCCEEDED', paidCount: 2, viewerSeat: { state: 'PAID' } });
  expect([await givenBack(slow.id), await givenBack(quick)]).toEqual([[8_000], []]);
  expect(await money.order(second, slow.id)).toMatchObject({ state: 'REFUNDED' });
  expect([await money.hasAccess(second, sale.community), await money.hasAccess(third, sale.community)]).toEqual([false, true]);
});

test('63. The perk of a leader can be used once no seat can be taken back; a seat that goes back before that takes it', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const VOUCHERS = 'query { viewerVouchers { nodes { id state usableFrom } } }';
  const perkOf = async (viewer: SignedInViewer) => (await money.app.run(VOUCHERS, {}, viewer)).data.viewerVouchers.nodes;
  const aPair = async () => {
    const [leader, puppet] = [await member(sale), await member(sale)];
    const groupBuyId = await aGroupBuy(sale, leader, 2);
    const orders = [await pay(leader, sale, groupBuyId), await pay(puppet, sale, groupBuyId)] as const;
    const usableFrom = (await back.payments(orders[1]))[0]!.refundableUntil;
    expect(await perkOf(leader)).toMatchObject([{ state: 'PENDING', usableFrom: usableFrom.toISOString() }]);
    return { leader, puppet, groupBuyId, orders, usableFrom };
  };
  const taken = await aPair();
  expect((await back.preview(taken.puppet, taken.orders[1])).preview.undone).toContainEqual({ __typename: 'GroupBuyPerkUndone', title: 'The voucher of 15.00 CNY for opening the group-buy is taken back' });
  expect((await back.refund(taken.puppet, taken.orders[1])).errors).toEqual([]);
  await settle();
  expect(await perkOf(taken.leader)).toMatchObject([{ state: 'REVOKED' }]);
  expect(await stateOf(taken.groupBuyId, taken.leader)).toEqual({ state: 'SUCCEEDED', paidCount: 1, viewerSeat: { state: 'PAID' } });
  expect(await money.order(taken.leader, taken.orders[0])).toMatchObject({ state: 'PAID', amount: { minorUnits: 8_000 } });

  const kept = await aPair();
  await money.advance(kept.usableFrom.getTime() - money.app.clock.now().getTime());
  const [perk] = await perkOf(kept.leader);
  expect(perk).toMatchObject({ state: 'AVAILABLE' });
  expect((await q.createQuote(kept.leader, sale.priceId, { voucherIds: [perk.id] })).errors).toEqual([]);
  expect((await back.refund(sale.owner, kept.orders[1], { reason: '补偿' })).errors).toEqual([]);
  expect(await perkOf(kept.leader)).toMatchObject([{ state: 'AVAILABLE' }]);
});

test('a refund after success leaves the others theirs, and takes the perk of the leader', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const [leader, second] = [await member(sale), await member(sale)];
  const groupBuyId = await aGroupBuy(sale, leader, 2);
  const [first] = [await pay(leader, sale, groupBuyId), await pay(second, sale, groupBuyId)];
  expect((await back.preview(leader, first!)).preview.undone).toEqual(expect.arrayContaining([
    { __typename: 'GroupBuySeatUndone', title: 'The seat in the group-buy is given up' }, { __typename: 'GroupBuyPerkUndone', title: 'The voucher of 15.00 CNY for opening the group-buy is taken back' },
  ]));
  expect((await back.refund(leader, first!)).errors).toEqual([]);
  await settle();
  expect(await stateOf(groupBuyId, second)).toEqual({ state: 'SUCCEEDED', paidCount: 1, viewerSeat: { state: 'PAID' } });
  expect((await money.app.run('query { viewerVouchers { nodes { state } } }', {}, leader)).data.viewerVouchers.nodes).toEqual([{ state: 'REVOKED' }]);
  expect(await money.hasAccess(second, sale.community)).toBe(true);
});

test('a voucher pays an order by the API, and comes back with its refund', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const viewer = await member(sale);
  const { viewerMember } = (await money.app.run('query ($slug: String!) { community(slug: $slug) { viewerMember { id } } }', { slug: sale.community.slug }, viewer)).data.community;
  const { voucher } = await shop.made('giveVoucher', 'voucher { id }', { memberId: viewerMember.id, amountMinor: 3_000 }, sale.owner);
  const { order } = await q.agree(viewer, sale.priceId, { voucherIds: [voucher.id] });
  expect(q.lines(order)).toEqual([['LIST', 10_000], ['VOUCHER', -3_000]]);
  await money.pay(order.checkoutUrl);
  await settle();
  const state = async () => (await money.app.run('query { viewerVouchers { nodes { state } } }', {}, viewer)).data.viewerVouchers.nodes[0].state;
  expect(await state()).toBe('USED');
  expect((await back.preview(viewer, order.id)).preview.undone).toEqual(expect.arrayContaining([{ __typename: 'VoucherUndone', title: 'The voucher of 30.00 CNY can be used again' }]));
  expect((await back.refund(sale.owner, order.id, { minorUnits: 1_000, reason: '补偿' })).errors).toEqual([]);
  expect(await state()).toBe('USED');
  expect((await back.refund(viewer, order.id)).errors).toEqual([]);
  expect(await state()).toBe('AVAILABLE');
});

test('the timeline of a price agrees with the quotes of each of its times, renewal prices and the ladder included', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 20_000 });
  const viewer = await member(sale);
  await shop.made('createPrice', 'plan { price { id } }', { planId: sale.planId, minorUnits: 20_000, renewal: { earlyMinorUnits: 15_000, lapsedMinorUnits: 17_000 } }, sale.owner);
  const priceId = (await shop.db().selectFrom('price').select('id').where('communityId', '=', sale.community.id).where('validTo', 'is', null).executeTakeFirstOrThrow()).id as string;
  const price = encodeId('Price', priceId);
  const bought = await buyAt(viewer, price);
  const endsAt = new Date(money.app.clock.now().getTime() + 40 * 24 * HOUR);
  await shop.made('createPriceLadder', 'priceLadder { id }', { communityId: encodeId('Community', sale.community.id), name: '早鸟', steps: [{ before: '24:00', basisPoints: 1_000 }], endsAt: endsAt.toISOString() }, sale.owner);
  const { points } = (await money.app.run('query ($id: ID!) { priceTimeline(planId: $id) { points { from until price { minorUnits } rules { kind amount { minorUnits } } } } }', { id: sale.planId }, viewer)).data.priceTimeline;
  expect(points.map((point: any) => [point.price.minorUnits, ...q.lines(point).map(([kind]) => kind)])).toEqual([
    [18_000, 'LIST', 'LADDER_STEP'], [13_500, 'LIST', 'RENEWAL_BAND', 'LADDER_STEP'], [15_000, 'LIST', 'RENEWAL_BAND'], [17_000, 'LIST', 'RENEWAL_BAND'], [20_000, 'LIST'],
  ]);
  const [, renewable, early, lapsed, longer] = points.map(({ from }: { from: string }) => Date.parse(from));
  expect([renewable, early, longer - lapsed]).toEqual([(await back.payments(bought))[0]!.refundableUntil.getTime(), endsAt.getTime(), 30 * 24 * HOUR]);
  const quoted = async () => (await q.createQuote(viewer, price)).quote.amount.minorUnits;
  expect(await quoted()).toBe(18_000);
  money.app.clock.advance(renewable! - money.app.clock.now().getTime());
  expect(await quoted()).toBe(13_500);
  money.app.clock.advance(early! - money.app.clock.now().getTime());
  expect(await quoted()).toBe(15_000);
  money.app.clock.advance(lapsed! + 60_000 - money.app.clock.now().getTime());
  expect(await quoted()).toBe(17_000);
  money.app.clock.advance(longer! + 60_000 - money.app.clock.now().getTime());
  expect(await quoted()).toBe(20_000);
});
async function buyAt(viewer: SignedInViewer, priceId: string): Promise<string> {
  const { order } = await money.startCheckout(viewer, priceId);
  await money.pay(order.checkoutUrl);
  await settle();
  return order.id;
}

test('what has happened here breaks no check of promotions, and a counter that is wrong does', async () => {
  const { reader } = money.app.platform.database;
  expect(await findDataFaults(reader, promotionChecks)).toEqual([]);
  await reader.updateTable('promotion_code').set((eb: any) => ({ takenCount: eb('takenCount', '+', 1) })).where('communityId', 'in', reader.selectFrom('community').select('id')).where('maxUses', 'is', null).execute();
  expect((await findDataFaults(reader, promotionChecks)).map(({ check }) => check)).toEqual(["a promotion code's count is the number of its uses that stand"]);
});
