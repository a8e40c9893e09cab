import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUR, MINUTE } from '../../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { promotionsOf, type Shop } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
const shop = promotionsOf(() => app);
const FIELDS = 'groupBuy { id state seatCount paidCount freeCount deadline viewerSeat { state isLeader } seats { state isLeader member { number } } offer { name seats } }';

const anOffer = async (sale: Shop, input: object = {}): Promise<string> =>
  (await shop.made('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', sale.community.id), planId: sale.planId, name: '三人团', seats: 3, hours: 24, basisPoints: 2_000, leaderPerkMinor: 1_500, ...input }, sale.owner)).groupBuyOffer.id;
const open = async (offerId: string, viewer: SignedInViewer) => (await shop.made('openGroupBuy', FIELDS, { groupBuyOfferId: offerId }, viewer)).groupBuy;
const join = (groupBuyId: string, viewer: SignedInViewer) => shop.mutate('joinGroupBuy', FIELDS, { groupBuyId }, viewer);
const read = async (groupBuyId: string, viewer: SignedInViewer) => (await app.run(`query ($id: ID!) { node(id: $id) { ... on GroupBuy { state paidCount freeCount viewerSeat { state } } } }`, { id: groupBuyId }, viewer)).data.node;
const member = (sale: Shop) => app.world.aMember({ community: sale.community });
const buySeat = async (sale: Shop, viewer: SignedInViewer, groupBuyId: string) => shop.buy(sale, viewer, { groupBuyId: decodeId('GroupBuy', groupBuyId) });
const sweep = () => app.platform.jobs.run('promotions.settle-group-buys');
/** The orders that were told to be refunded, each as often as it was told. */
async function toldToRefund(sale: Shop): Promise<string[]> {
  const rows = await shop.db().selectFrom('group_buy_seat').select('orderId').where('communityId', '=', sale.community.id).where('state', '=', 'REFUND_DUE').orderBy('orderId').execute();
  return rows.map(({ orderId }) => orderId as string);
}

test('three open, join and pay, and the leader gets the perk once', async () => {
  const sale = await shop.aShop();
  const [leader, second, third] = [await member(sale), await member(sale), await member(sale)];
  const offerId = await anOffer(sale);
  const made = await open(offerId, leader);
  expect(made).toMatchObject({ state: 'OPEN', seatCount: 3, paidCount: 0, freeCount: 2, viewerSeat: { state: 'HELD', isLeader: true }, offer: { name: '三人团', seats: 3 } });
  expect((await join(made.id, second)).groupBuy).toMatchObject({ freeCount: 1, viewerSeat: { state: 'HELD', isLeader: false } });
  expect((await join(made.id, second)).groupBuy).toMatchObject({ freeCount: 1 });
  expect(await shop.quote(sale, second, { groupBuyId: decodeId('GroupBuy', made.id) })).toMatchObject({ net: 7_920, rules: [{ kind: 'GROUP_BUY', amountMinor: -1_980, label: { name: '三人团' } }] });
  const orders = [];
  for (const buyer of [leader, second, third]) orders.push(await buySeat(sale, buyer, made.id));
  expect(await read(made.id, leader)).toEqual({ state: 'OPEN', paidCount: 0, freeCount: 0, viewerSeat: { state: 'RESERVED' } });
  for (const order of orders) expect(await shop.commit(order)).toEqual({ lost: [] });
  await shop.commit(orders[2]);
  await app.platform.jobs.drain();
  expect(await read(made.id, third)).toEqual({ state: 'SUCCEEDED', paidCount: 3, freeCount: 0, viewerSeat: { state: 'PAID' } });
  const VOUCHERS = 'query { viewerVouchers { nodes { amount { minorUnits currency } source state } } }';
  expect((await app.run(VOUCHERS, {}, leader)).data.viewerVouchers.nodes).toEqual([{ amount: { minorUnits: 1_500, currency: 'CNY' }, source: 'GROUP_BUY_LEADER', state: 'PENDING' }]);
  expect((await app.run(VOUCHERS, {}, second)).data.viewerVouchers.nodes).toEqual([]);
  await shop.giveBack(orders[0]);
  expect(await read(made.id, leader)).toEqual({ state: 'SUCCEEDED', paidCount: 2, freeCount: 0, viewerSeat: { state: 'REFUNDED' } });
  expect((await app.run(VOUCHERS, {}, leader)).data.viewerVouchers.nodes).toMatchObject([{ state: 'REVOKED' }]);
});

test('a seat is held for half an hour, and then somebody else may have it', async () => {
  const sale = await shop.aShop();
  const [leader, second, third] = [await member(sale), await member(sale), await member(sale)];
  const made = await open(await anOffer(sale, { seats: 2 }), leader);
  await join(made.id, second);
  expect((await join(made.id, third)).errors).toMatchObject([{ code: 'GROUP_BUY_FULL', path: ['input', 'groupBuyId'] }]);
  app.clock.advance(29 * MINUTE);
  expect((await join(made.id, third)).errors).toMatchObject([{ code: 'GROUP_BUY_FULL' }]);
  app.clock.advance(2 * MINUTE);
  expect((await join(made.id, third)).groupBuy).toMatchObject({ freeCount: 1, viewerSeat: { state: 'HELD' } });
  const late = await buySeat(sale, leader, made.id);
  expect(typeof late).toBe('string');
  expect(await buySeat(sale, second, made.id)).toEqual({ refused: 'GROUP_BUY_FULL' });
});

test('statement 64: of two who pay for the last seat, one has it and the other is told to be refunded, once', async () => {
  const sale = await shop.aShop();
  const [leader, second, third] = [await member(sale), await member(sale), await member(sale)];
  const made = await open(await anOffer(sale, { seats: 2 }), leader);
  await shop.commit(await buySeat(sale, leader, made.id));
  const slow = await buySeat(sale, second, made.id);
  await shop.release(slow); // its page expired while the payment was on the way
  const quick = await buySeat(sale, third, made.id);
  const lost = await Promise.all([shop.commit(quick), shop.commit(slow)]);
  expect(lost).toEqual([{ lost: [] }, { lost: ['GROUP_BUY'] }]);
  await shop.commit(slow);
  expect(await toldToRefund(sale)).toEqual([slow]);
  expect(await read(made.id, third)).toEqual({ state: 'SUCCEEDED', paidCount: 2, freeCount: 0, viewerSeat: { state: 'PAID' } });
  await shop.giveBack(slow);
  expect(await read(made.id, second)).toMatchObject({ paidCount: 2, viewerSeat: { state: 'REFUNDED' } });
});

test('money whose coupon went to somebody else pays no seat: the group-buy does not succeed by it', async () => {
  const sale = await shop.aShop();
  const [leader, second, third] = [await member(sale), await member(sale), await member(sale)];
  const made = await open(await anOffer(sale, { seats: 2 }), leader);
  const { code } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 1, stacking: 'WITH_ALL' });
  await shop.commit(await buySeat(sale, leader, made.id));
  const late = await shop.buy(sale, second, { groupBuyId: decodeId('GroupBuy', made.id), promotionCode: code });
  await shop.release(late);
  await shop.commit(await shop.buy(sale, third, { promotionCode: code }));
  expect(await shop.commit(late)).toEqual({ lost: ['COUPON'] });
  await shop.giveBack(late);
  expect(await read(made.id, second)).toMatchObject({ state: 'OPEN', paidCount: 1, freeCount: 1 });
  expect(await toldToRefund(sale)).toEqual([]);
});

test('statement 64: of twelve who order the last seat at once, one gets it', async () => {
  const sale = await shop.aShop();
  const leader = await member(sale);
  const made = await open(await anOffer(sale, { seats: 2 }), leader);
  const buyers = await Promise.all(Array.from({ length: 12 }, () => member(sale)));
  const quotes = await Promise.all(buyers.map((buyer) => shop.linesFor(sale, buyer, { groupBuyId: decodeId('GroupBuy', made.id) })));
  const orders = await Promise.all(buyers.map((buyer, index) => shop.order(sale, buyer, quotes[index]!)));
  expect(orders.filter((order) => typeof order === 'string')).toHaveLength(1);
  expect(orders.filter((order) => typeof order !== 'string')).toEqual(Array.from({ length: 11 }, () => ({ refused: 'GROUP_BUY_FULL' })));
});

test('statement 63: a group-buy that fails tells each paid seat once, however often the job runs', async () => {
  const sale = await shop.aShop();
  const [leader, second, third] = [await member(sale), await member(sale), await member(sale)];
  const made = await open(await anOffer(sale, { seats: 4, hours: 2 }), leader);
  const paid = [await buySeat(sale, leader, made.id), await buySeat(sale, second, made.id)];
  for (const order of paid) await shop.commit(order);
  const unpaid = await buySeat(sale, third, made.id);
  app.clock.advance(2 * HOUR - 1_000);
  await sweep();
  expect(await read(made.id, leader)).toMatchObject({ state: 'OPEN', paidCount: 2 });
  app.clock.advance(2_000);
  expect((await join(made.id, await member(sale))).errors).toMatchObject([{ code: 'GROUP_BUY_OVER' }]);
  await Promise.all([sweep(), sweep(), sweep()]);
  await sweep();
  expect(await read(made.id, leader)).toEqual({ state: 'FAILED', paidCount: 0, freeCount: 0, viewerSeat: { state: 'REFUND_DUE' } });
  expect(await toldToRefund(sale)).toEqual([...paid].sort());
  expect(await shop.commit(unpaid)).toEqual({ lost: ['GROUP_BUY'] }); // the money came after the end
  expect(await toldToRefund(sale)).toEqual([...paid, unpaid].sort());
  await shop.giveBack(paid[0]);
  await shop.giveBack(paid[0]);
  expect(await read(made.id, leader)).toMatchObject({ state: 'FAILED', viewerSeat: { state: 'REFUNDED' } });
});

test('a refund before the end frees the seat again', async () => {
  const sale = await shop.aShop();
  const [leader, second] = [await member(sale), await member(sale)];
  const made = await open(await anOffer(sale, { seats: 2 }), leader);
  const order = await buySeat(sale, second, made.id);
  await shop.commit(order);
  await shop.giveBack(order);
  expect(await read(made.id, second)).toEqual({ state: 'OPEN', paidCount: 0, freeCount: 1, viewerSeat: { state: 'REFUNDED' } });
  await shop.restore(order);
  expect(await read(made.id, second)).toEqual({ state: 'OPEN', paidCount: 1, freeCount: 0, viewerSeat: { state: 'PAID' } });
});

test('who may not, and what is over, is refused without a trace', async () => {
  const sale = await shop.aShop();
  const leader = await member(sale);
  const offerId = await anOffer(sale);
  const outsider = await app.world.aUser();
  const codesOf = async (input: object, viewer: SignedInViewer, name = 'openGroupBuy') => (await expectNoTrace(app, () => shop.mutate(name, 'groupBuy { id }', input, viewer))).errors.map(({ code }) => code);
  expect(await codesOf({ groupBuyOfferId: offerId }, outsider)).toEqual(['NOT_A_MEMBER']);
  const made = await open(offerId, leader);
  expect(await codesOf({ groupBuyOfferId: offerId }, leader)).toEqual(['ALREADY_JOINED']);
  expect(await codesOf({ groupBuyId: made.id }, outsider, 'joinGroupBuy')).toEqual(['NOT_A_MEMBER']);
  expect(await read(made.id, outsider)).toBeNull();
  await shop.close('closeGroupBuyOffer', 'groupBuyOfferId', 'groupBuyOffer { closedAt }', offerId, sale.owner);
  expect(await codesOf({ groupBuyOfferId: offerId }, await member(sale))).toEqual(['PROMOTION_EXPIRED']);
  expect((await join(made.id, await member(sale))).errors).toEqual([]); // what is open goes on
  await expect(shop.mutate('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', sale.community.id), planId: sale.planId, name: '团', seats: 2, hours: 1, basisPoints: 1 }, leader)).rejects.toThrow('FORBIDDEN');
  const bad = async (input: object) => (await shop.mutate('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', sale.community.id), planId: sale.planId, name: '团', seats: 2, hours: 1, basisPoints: 1, ...input }, sale.owner)).errors.map(({ code, path }) => [code, path?.[1]]);
  expect(await bad({ seats: 1 })).toEqual([['OUT_OF_RANGE', 'seats']]);
  expect(await bad({ hours: 721 })).toEqual([['OUT_OF_RANGE', 'hours']]);
  expect(await bad({ leaderPerkMinor: -1 })).toEqual([['OUT_OF_RANGE', 'leaderPerkMinor']]);
  expect(await bad({ planId: (await shop.aShop()).planId })).toEqual([['NOT_FOUND', 'planId']]);
});

test('members see what they can open and join, in a constant number of statements', async () => {
  const sale = await shop.aShop();
  // One document for each: in one, what both ask for is loaded once or twice, as it happens.
  const DOCUMENTS = [
    'groupBuyOffers { name leaderPerk { minorUnits } groupBuys { paidCount freeCount offer { name } viewerSeat { state } seats { member { number } } } }',
    'viewerGroupBuys { state offer { name } seats { state } } viewerVouchers { amount { decimal } } priceLadders { name }',
  ].map((selection) => `query ($slug: String!) { community(slug: $slug) { ${selection} } }`);
  const look = async (viewer?: SignedInViewer): Promise<[any, number]> => {
    app.platform.database.queryLog.start();
    const seen = {};
    for (const document of DOCUMENTS) Object.assign(seen, (await app.run(document, { slug: sale.community.slug }, viewer)).data.community);
    return [seen, app.platform.database.queryLog.stop().length];
  };
  const viewer = await member(sale);
  const offers = [await anOffer(sale), await anOffer(sale, { name: '五人团', seats: 5 })];
  await open(offers[0]!, viewer);
  await open(offers[1]!, await member(sale));
  const [one, alone] = await look(viewer);
  expect(one).toMatchObject({ groupBuyOffers: [{ name: '三人团', leaderPerk: { minorUnits: 1_500 }, groupBuys: [{ freeCount: 2, viewerSeat: { state: 'HELD' } }] }, { name: '五人团', groupBuys: [{ freeCount: 4 }] }], viewerGroupBuys: [{ state: 'OPEN' }] });
  for (const offer of offers) for (let count = 0; count < 3; count++) await open(offer, await member(sale));
  const [many, statements] = await look(viewer);
  expect(many.groupBuyOffers.map(({ groupBuys }: { groupBuys: object[] }) => groupBuys.length)).toEqual([4, 4]);
  expect(statements).toBe(alone);
  expect((await look())[0]).toMatchObject({ groupBuyOffers: [{ groupBuys: [] }, { groupBuys: [] }], viewerGroupBuys: [], viewerVouchers: [] });
});
