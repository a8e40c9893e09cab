import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { findDataFaults } from '../../scripts/checks/index.ts';
import { billingChecks } from '../../scripts/checks/billing.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { expectNoTrace } from '../support/no-trace.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';
import { quoting } from './support/quotes.ts';
import { refunding } from './support/refunds.ts';
import { subscriptionsOf } from './support/subscriptions.ts';

let money: Money;
let q: ReturnType<typeof quoting>;
let back: ReturnType<typeof refunding>;
let of: ReturnType<typeof subscriptionsOf>;
beforeAll(async () => {
  money = await startMoney();
  q = quoting(money);
  back = refunding(money);
  of = subscriptionsOf(money);
});
beforeEach(() => void Object.assign(money.gateway, { rewrite: null, answer: null }));
afterAll(() => money.stop());

const shop = promotionsOf(() => money.app);
const member = ({ community }: Pick<Sale, 'community'>): Promise<SignedInViewer> => money.app.world.aMember({ community });
const settle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) await money.settle();
};
const setLimit = async (planId: string, salesLimit: number | null, viewer: SignedInViewer | undefined) => {
  const document = 'mutation ($planId: ID!, $salesLimit: Int) { payload: setPlanSalesLimit(planId: $planId, salesLimit: $salesLimit) { plan { salesLimit remaining isSoldOut takenCount } errors { ... on UserError { code path minimum maximum message } } } }';
  const { data, errors } = await money.app.run(document, { planId, salesLimit }, viewer);
  return errors.length > 0 ? (errors[0]!.extensions.code as string) : data.payload;
};
async function aStock(limit: number, { kind = 'TERM', minorUnits = 10_000 }: Parameters<Money['aSale']>[0] = {}): Promise<Sale> {
  const sale = await money.aSale({ kind, minorUnits });
  expect((await setLimit(sale.planId, limit, sale.owner)).errors).toEqual([]);
  return sale;
}
/** What is left of a plan, as somebody sees it. */
const left = async ({ planId }: { planId: string }, viewer?: SignedInViewer) => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on Plan { salesLimit remaining isSoldOut takenCount } } }', { id: planId }, viewer)).data.node;
const remaining = async (plan: { planId: string }): Promise<number> => (await left(plan)).remaining;
const pieces = async (orderId: string) => (await shop.db().selectFrom('plan_piece').select(['planId', 'state']).where('orderId', '=', decodeId('Order', orderId)).orderBy('createdAt').orderBy('planId').execute()).map(({ planId, state }) => [encodeId('Plan', planId), state]);
const piecesUndone = async (viewer: SignedInViewer, orderId: string, minorUnits: number | null = null): Promise<{ __typename: string }[]> => {
  const document = 'query ($id: ID!, $minorUnits: SafeInt) { previewRefund(orderId: $id, minorUnits: $minorUnits) { preview { undone { __typename title ... on PlanPieceUndone { plan { id remaining } } } } } }';
  return (await money.app.run(document, { id: orderId, minorUnits }, viewer)).data.previewRefund.preview.undone.filter(({ __typename }: { __typename: string }) => __typename === 'PlanPieceUndone');
};
const faults = () => findDataFaults(shop.db(), billingChecks.filter(({ name }) => name.includes('plan') || name.includes('piece')));
const SOLD_OUT = [{ code: 'SOLD_OUT', path: ['input', 'priceId'] }];
const leave = (viewer: SignedInViewer, { community }: Sale) => money.app.run(`mutation { leaveCommunity(communityId: "${encodeId('Community', community.id)}") { errors { __typename } } }`, {}, viewer);
async function failRefunds(orderId: string): Promise<void> {
  const [payment] = await back.payments(orderId);
  for (const { id } of (await money.stripe.refunds.list({ payment_intent: payment!.providerPaymentId })).data) money.sandbox.endRefund(id, 'failed');
  await settle();
}

test('50. Fifty buyers at once order the last piece of a plan: one order, and never more', async () => {
  const sale = await aStock(3);
  for (let index = 0; index < 2; index++) await money.aBuyer(sale);
  const buyers: SignedInViewer[] = [];
  for (let index = 0; index < 50; index++) buyers.push(await member(sale));
  const quotes = await Promise.all(buyers.map((buyer) => q.createQuote(buyer, sale.priceId)));
  expect(quotes.flatMap(({ errors }) => errors)).toEqual([]);
  const answers = await Promise.all(buyers.map((buyer, index) => q.checkout(buyer, index % 2 === 0 ? { quoteId: quotes[index]!.quote.id } : { priceId: sale.priceId })));
  const won = answers.flatMap(({ order }, index) => (order ? [{ order, buyer: buyers[index]! }] : []));
  expect(won).toHaveLength(1);
  expect(answers.flatMap(({ errors }) => errors.map(({ code, path }) => [code, path]))).toEqual(Array.from({ length: 49 }, () => ['SOLD_OUT', ['input', 'priceId']]));
  expect(await shop.db().selectFrom('purchase_order').select('id').where('communityId', '=', sale.community.id).execute()).toHaveLength(3);
  const [{ order, buyer }] = won as [(typeof won)[number]];
  await money.pay(order.checkoutUrl);
  await settle();
  expect(await money.order(buyer, order.id)).toMatchObject({ state: 'PAID' });
  expect(await left(sale, sale.owner)).toEqual({ salesLimit: 3, remaining: 0, isSoldOut: true, takenCount: 3 });
  await expect(shop.db().updateTable('plan').set({ takenCount: 4 }).where('id', '=', decodeId('Plan', sale.planId)).execute()).rejects.toThrow('plan_within_limit');
  expect(await faults()).toEqual([]);
}, 300_000);

test('what is sold out is refused everywhere, and nothing is written', async () => {
  const sale = await aStock(1);
  const { planId, priceId, community, owner } = sale;
  const { groupBuyOffer } = await shop.made('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', community.id), planId, name: '团', seats: 2, hours: 24, basisPoints: 2_000 }, owner);
  const [first, second] = [await member(sale), await member(sale)];
  // Two seats, one piece: such a group-buy could not succeed.
  expect((await expectNoTrace(money.app, () => shop.mutate('openGroupBuy', 'groupBuy { id }', { groupBuyOfferId: groupBuyOffer.id }, first))).errors).toMatchObject([{ code: 'SOLD_OUT', path: ['input', 'offerId'] }]);
  await setLimit(planId, 2, owner);
  const { groupBuy } = await shop.made('openGroupBuy', 'groupBuy { id }', { groupBuyOfferId: groupBuyOffer.id }, first);
  const { quote } = await q.createQuote(second, priceId);
  await money.aBuyer(sale);
  const { order } = await q.checkout(await member(sale), { priceId });
  const refused = async (run: () => Promise<{ errors: unknown[] }>) => (await expectNoTrace(money.app, run)).errors;
  expect(await refused(() => q.createQuote(second, priceId))).toMatchObject(SOLD_OUT);
  expect(await refused(() => q.checkout(second, { priceId }))).toMatchObject(SOLD_OUT);
  expect(await refused(() => q.checkout(second, { quoteId: quote.id }))).toMatchObject(SOLD_OUT);
  expect(await refused(() => shop.mutate('startGift', 'gift { id }', { priceId }, second))).toMatchObject(SOLD_OUT);
  expect(await refused(() => shop.mutate('joinGroupBuy', 'groupBuy { id }', { groupBuyId: groupBuy.id }, second))).toMatchObject([{ code: 'SOLD_OUT', path: ['input', 'groupBuyId'] }]);
  expect(await refused(() => q.createQuote(first, priceId, { groupBuyId: groupBuy.id }))).toMatchObject(SOLD_OUT);
  expect(await left(sale)).toEqual({ salesLimit: 2, remaining: 0, isSoldOut: true, takenCount: null });
  expect(await left(sale, second)).toMatchObject({ remaining: 0, takenCount: null });
  const options = async (channel: string) => (await money.app.run('query ($id: ID!, $channel: SalesChannel!) { purchaseOptions(communityId: $id, channel: $channel) { answer reason plan { remaining price { amount { minorUnits } } } } }', { id: encodeId('Community', community.id), channel }, second)).data.purchaseOptions;
  const soldOut = [{ answer: 'NOT_OFFERED', reason: 'SOLD_OUT', plan: { remaining: 0, price: { amount: { minorUnits: 10_000 } } } }];
  expect([await options('WEB'), await options('MINI_PROGRAM_ANDROID')]).toEqual([soldOut, soldOut]);
  expect(await options('MINI_PROGRAM_IOS')).toEqual([{ answer: 'NOT_SHOWN', reason: 'STORE_TAKES_OVER', plan: null }]);
  // Nobody pays: the piece is on sale again within the hour.
  await money.advance(HOUR + MINUTE);
  await money.app.platform.jobs.run('stripe-events.reconcile-hourly');
  expect([await pieces(order.id), await remaining(sale), (await options('WEB'))[0].answer]).toEqual([[[planId, 'RELEASED']], 1, 'SOLD']);
  expect((await q.checkout(second, { priceId })).errors).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('an order holds its piece for an hour, and gives it up for another order of the same person', async () => {
  const sale = await aStock(1);
  const { priceId: dearer } = await money.aPlan(sale.owner, sale.tierId, 'LIFETIME', 50_000);
  const [first, second] = [await member(sale), await member(sale)];
  const { order } = await q.checkout(first, { priceId: sale.priceId });
  const { createdAt } = await shop.db().selectFrom('purchase_order').select('createdAt').where('id', '=', decodeId('Order', order.id)).executeTakeFirstOrThrow();
  expect([Date.parse(order.payableUntil) - createdAt.getTime(), await remaining(sale)]).toEqual([HOUR, 0]);
  // The piece that one's own open order holds does not stand in the way of a quote.
  expect((await q.createQuote(first, sale.priceId)).errors).toEqual([]);
  expect((await q.checkout(first, { priceId: sale.priceId })).order.id).toBe(order.id);
  expect((await q.checkout(first, { priceId: dearer })).errors).toEqual([]);
  expect(await remaining(sale)).toBe(1);
  const race = await Promise.all(Array.from({ length: 6 }, async () => shop.mutate('startGift', 'gift { id }', { priceId: sale.priceId }, await member(sale))));
  expect([race.filter(({ gift }) => gift !== null).length, race.flatMap(({ errors }) => errors.map(({ code }) => code))]).toEqual([1, Array.from({ length: 5 }, () => 'SOLD_OUT')]);
  expect((await setLimit(sale.planId, 2, sale.owner)).errors).toEqual([]);
  const gifts = [await shop.made('startGift', 'gift { order { id checkoutUrl } }', { priceId: sale.priceId }, second), await shop.made('startGift', 'gift { order { id checkoutUrl } }', { priceId: sale.priceId }, second)];
  const [given, kept] = gifts.map(({ gift }) => gift.order) as [any, any];
  expect([await pieces(given.id), await pieces(kept.id), await remaining(sale)]).toEqual([[[sale.planId, 'RELEASED']], [[sale.planId, 'RESERVED']], 0]);
  await money.pay(kept.checkoutUrl);
  await settle();
  expect([await pieces(kept.id), await remaining(sale)]).toEqual([[[sale.planId, 'COMMITTED']], 0]);
  expect(await faults()).toEqual([]);
});

test('money for an order that was given up goes back when its piece is sold, and buys it when it is not', async () => {
  const sale = await aStock(1);
  const [first, second] = [await member(sale), await member(sale)];
  const { order } = await q.checkout(first, { priceId: sale.priceId });
  await leave(first, sale);
  money.sandbox.pause();
  money.gateway.answer = (path) => (path.endsWith('/expire') ? { status: 400, body: '{"error":{"type":"invalid_request_error","message":"not now"}}' } : null);
  await money.app.platform.jobs.drain();
  money.gateway.answer = null;
  expect([await pieces(order.id), await remaining(sale)]).toEqual([[[sale.planId, 'RELEASED']], 1]);
  const { order: ofSecond } = await q.checkout(second, { priceId: sale.priceId });
  const alarms = await money.alarms();
  await money.pay(order.checkoutUrl);
  money.sandbox.resume();
  await settle();
  expect((await back.payments(order.id)).map(({ standing, amountMinor, refundedMinor }) => [standing, amountMinor, refundedMinor])).toEqual([['SURPLUS', 10_000, 10_000]]);
  expect([await money.alarms() > alarms, await pieces(order.id), await money.grants(first, sale.community)]).toEqual([true, [[sale.planId, 'RELEASED']], []]);
  await money.pay(ofSecond.checkoutUrl);
  await settle();
  expect([await money.order(second, ofSecond.id), await remaining(sale)]).toMatchObject([{ state: 'PAID' }, 0]);

  const roomy = await aStock(1);
  const late = await member(roomy);
  const { order: lateOrder } = await q.checkout(late, { priceId: roomy.priceId });
  await leave(late, roomy);
  money.sandbox.pause();
  money.gateway.answer = (path) => (path.endsWith('/expire') ? { status: 400, body: '{"error":{"type":"invalid_request_error","message":"not now"}}' } : null);
  await money.app.platform.jobs.drain();
  money.gateway.answer = null;
  await money.pay(lateOrder.checkoutUrl);
  money.sandbox.resume();
  await settle();
  expect([await pieces(lateOrder.id), await remaining(roomy)]).toEqual([[[roomy.planId, 'COMMITTED']], 0]);
  expect(await faults()).toEqual([]);
});

test('money that differs lets go of the piece, and is not accepted when nothing is left', async () => {
  const sale = await aStock(1);
  const staff = await money.app.world.aUser({ isStaff: true });
  const [first, second] = [await member(sale), await member(sale)];
  const { order } = await q.checkout(first, { priceId: sale.priceId });
  await money.payOtherwise(order, { minorUnits: 5_000 });
  expect([await money.order(first, order.id), await remaining(sale)]).toMatchObject([{ state: 'HELD' }, 1]);
  const { order: ofSecond } = await q.checkout(second, { priceId: sale.priceId });
  const accept = () => shop.mutate('acceptHeldOrder', 'order { state }', { orderId: order.id, reason: '按实收' }, staff);
  expect((await expectNoTrace(money.app, accept)).errors).toMatchObject([{ code: 'SOLD_OUT', path: ['input', 'orderId'] }]);
  expect(await money.order(first, order.id)).toMatchObject({ state: 'HELD', paidAt: null });
  await leave(second, sale);
  await settle();
  expect([await pieces(ofSecond.id), (await accept()).errors, await pieces(order.id)]).toEqual([[[sale.planId, 'RELEASED']], [], [[sale.planId, 'COMMITTED']]]);
});

test('a full refund puts the piece on sale, a part does not; a refund that fails takes it again, or tells the operator', async () => {
  const sale = await aStock(1);
  const { viewer, orderId } = await money.aBuyer(sale);
  expect((await back.refund(sale.owner, orderId, { minorUnits: 4_000, reason: '补偿' })).errors).toEqual([]);
  await settle();
  expect([await pieces(orderId), await remaining(sale)]).toEqual([[[sale.planId, 'COMMITTED']], 0]);
  const undone = [{ __typename: 'PlanPieceUndone', title: 'One piece of a limited plan for “高级会员” is on sale again', plan: { id: sale.planId, remaining: 0 } }];
  expect([await piecesUndone(sale.owner, orderId, 5_999), await piecesUndone(sale.owner, orderId), await piecesUndone(viewer, orderId)]).toEqual([[], undone, undone]);
  expect((await back.refund(sale.owner, orderId, { minorUnits: 6_000, reason: '其余' })).errors).toEqual([]);
  await settle();
  expect([await pieces(orderId), await remaining(sale), await money.hasAccess(viewer, sale.community)]).toEqual([[[sale.planId, 'RETURNED']], 1, false]);
  await failRefunds(orderId);
  expect([await pieces(orderId), await remaining(sale), await money.hasAccess(viewer, sale.community)]).toEqual([[[sale.planId, 'COMMITTED']], 0, true]);

  const other = await aStock(1);
  const early = await money.aBuyer(other);
  await back.refund(early.viewer, early.orderId);
  await settle();
  await money.aBuyer(other);
  const alarms = await money.alarms();
  await failRefunds(early.orderId);
  // Of the failed refund one, and one that more is in use than may be sold.
  expect([await money.alarms() - alarms, await pieces(early.orderId), await remaining(other)]).toEqual([2, [[other.planId, 'RETURNED']], 0]);
  expect(await money.hasAccess(early.viewer, other.community)).toBe(true);
  expect(await faults()).toEqual([]);
});

test('a limit is set by those who manage plans, and never below what is sold or held', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  for (let index = 0; index < 2; index++) await money.aBuyer(sale);
  await q.checkout(await member(sale), { priceId: sale.priceId });
  expect(await left(sale, sale.owner)).toEqual({ salesLimit: null, remaining: null, isSoldOut: false, takenCount: 3 });
  for (const limit of [2, 0, 1_000_001]) {
    const answer = await expectNoTrace(money.app, () => setLimit(sale.planId, limit, sale.owner));
    expect(answer).toEqual({ plan: null, errors: [{ code: 'OUT_OF_RANGE', path: ['salesLimit'], minimum: 3, maximum: 1_000_000, message: expect.stringContaining('from 3 to 1000000') }] });
  }
  expect(await setLimit(sale.planId, 3, sale.owner)).toEqual({ plan: { salesLimit: 3, remaining: 0, isSoldOut: true, takenCount: 3 }, errors: [] });
  expect(await setLimit(sale.planId, 5, sale.owner)).toMatchObject({ plan: { remaining: 2, isSoldOut: false } });
  const [outsider, insider, elsewhere] = [await money.app.world.aUser(), await member(sale), (await money.aSale()).owner];
  for (const [viewer, code] of [[undefined, 'UNAUTHENTICATED'], [outsider, 'FORBIDDEN'], [insider, 'FORBIDDEN'], [elsewhere, 'FORBIDDEN']] as const) expect(await expectNoTrace(money.app, () => setLimit(sale.planId, 9, viewer))).toBe(code);
  expect(await setLimit(sale.planId, null, sale.owner)).toMatchObject({ plan: { salesLimit: null, remaining: null } });
  const made = await shop.made('createPlan', 'plan { salesLimit remaining isSoldOut }', { tierId: sale.tierId, kind: 'LIFETIME', salesLimit: 10 }, sale.owner);
  expect(made.plan).toEqual({ salesLimit: 10, remaining: 10, isSoldOut: false });
  for (const salesLimit of [0, 1_000_001]) expect((await shop.mutate('createPlan', 'plan { id }', { tierId: sale.tierId, kind: 'TERM', name: '学生', salesLimit }, sale.owner)).errors).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['input', 'salesLimit'] }]);
});

test('a plan that renews takes one piece, however often it renews, and none is given back when it ends', async () => {
  const sale = await aStock(2, { kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  for (let month = 0; month < 3; month++) await money.advance(31 * DAY);
  expect((await of.paymentsOf(orderId)).length).toBeGreaterThan(2);
  expect([await pieces(orderId), await remaining(sale)]).toEqual([[[sale.planId, 'COMMITTED']], 1]);
  const [, renewal] = await back.payments(orderId);
  await back.refund(sale.owner, orderId, { paymentId: encodeId('Payment', renewal!.id as string), reason: '补偿' });
  await settle();
  expect(await remaining(sale)).toBe(1);
  await money.changeSubscription('cancel', viewer, await of.idOf(viewer, sale));
  await money.advance(32 * DAY);
  expect([await pieces(orderId), await remaining(sale)]).toEqual([[[sale.planId, 'COMMITTED']], 1]);
});

test('a change into a plan with a limit takes one piece, which is given back when it does not come about; the plan that is left gives none back', async () => {
  const sale = await of.aLadder();
  await setLimit(sale.planId, 2, sale.owner);
  await setLimit(sale.higher.planId, 1, sale.owner);
  const { viewer, orderId } = await money.aBuyer(sale, '4000000000000341');
  const other = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const preview = async (buyer = viewer, id = subscriptionId, priceId = sale.higher.priceId) => of.mutate('previewPlanChange', { subscriptionId: id, priceId }, buyer);
  const [shown, shownToOther] = [(await preview()).planChange, (await preview(other.viewer, await of.idOf(other.viewer, sale))).planChange];
  expect(await of.mutate('changePlan', { planChangeId: shown.id }, viewer)).toMatchObject({ errors: [{ code: 'PAYMENT_DECLINED' }] });
  expect([await pieces(orderId), await remaining(sale.higher)]).toEqual([expect.arrayContaining([[sale.planId, 'COMMITTED'], [sale.higher.planId, 'RELEASED']]), 1]);
  money.sandbox.changeCard((await of.atProvider(orderId)).customer as string, '4242424242424242');
  expect((await of.mutate('changePlan', { planChangeId: (await preview()).planChange.id }, viewer)).errors).toEqual([]);
  expect([await pieces(orderId), await remaining(sale.higher), await remaining(sale)]).toEqual([expect.arrayContaining([[sale.planId, 'COMMITTED'], [sale.higher.planId, 'COMMITTED']]), 0, 0]);
  expect((await expectNoTrace(money.app, () => of.mutate('changePlan', { planChangeId: shownToOther.id }, other.viewer))).errors).toMatchObject([{ code: 'SOLD_OUT', path: ['input', 'planChangeId'] }]);
  expect((await expectNoTrace(money.app, async () => preview(other.viewer, await of.idOf(other.viewer, sale)))).errors).toMatchObject(SOLD_OUT);
  // Back to the plan that it had: its piece is still there.
  expect((await of.mutate('changePlan', { planChangeId: (await preview(viewer, subscriptionId, sale.priceId)).planChange.id }, viewer)).errors).toEqual([]);
  expect(await faults()).toEqual([]);
});

test('a change that waits for the end of the period holds its piece until it comes or is taken back', async () => {
  const sale = await of.aLadder();
  await setLimit(sale.planId, 1, sale.owner);
  const { viewer, orderId } = await money.aBuyer({ ...sale, priceId: sale.higher.priceId });
  const subscriptionId = await of.idOf(viewer, sale);
  const downgrade = async () => {
    const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.priceId }, viewer);
    expect((await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).errors).toEqual([]);
  };
  await downgrade();
  expect(await remaining(sale)).toBe(0);
  expect((await of.mutate('keepPlan', { subscriptionId }, viewer)).errors).toEqual([]);
  expect([await remaining(sale), await pieces(orderId)]).toEqual([1, expect.arrayContaining([[sale.planId, 'RELEASED']])]);
  await downgrade();
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect([await remaining(sale), await pieces(orderId)]).toEqual([0, expect.arrayContaining([[sale.planId, 'COMMITTED'], [sale.higher.planId, 'COMMITTED']])]);
  expect(await faults()).toEqual([]);
});
