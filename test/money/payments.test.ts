import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeId } from '../../src/kernel/id.ts';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { randomName } from '../support/world.ts';
import { startMoney, type Money } from './support/money.ts';
import { quoting } from './support/quotes.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

const PAYMENTS = 'query ($id: ID!) { order(id: $id) { purpose amount { minorUnits } listAmount { minorUnits } refunded { minorUnits } payments { id standing amount { minorUnits currency } refunded { minorUnits } receivedAt } } }';
const orderOf = async (viewer: SignedInViewer, id: string) => (await money.app.run(PAYMENTS, { id }, viewer)).data.order;
const rows = (orderId: string) => money.app.platform.database.reader.selectFrom('payment').selectAll().where('orderId', '=', decodeId('Order', orderId)).orderBy('receivedAt').execute();
const posted = (sale: { community: { id: string } }, paymentId: string) => money.app.platform.database.reader.selectFrom('ledger_transaction').select(['kind']).where('communityId', '=', sale.community.id).where('sourceId', '=', paymentId).where('sourceType', '=', 'PAYMENT').execute();

test('money that comes in for a term is kept as one payment with its fee, is told once and stands in the books', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const { viewer, orderId } = await money.aBuyer(sale);
  for (let time = 0; time < 3; time++) await money.syncOrder(viewer, orderId);
  expect(await orderOf(viewer, orderId)).toEqual({
    purpose: 'MEMBERSHIP', amount: { minorUnits: 19_900 }, listAmount: { minorUnits: 19_900 }, refunded: { minorUnits: 0 },
    payments: [{ id: expect.stringMatching(/^payment_/), standing: 'SETTLED', amount: { minorUnits: 19_900, currency: 'CNY' }, refunded: { minorUnits: 0 }, receivedAt: expect.any(String) }],
  });
  const [payment] = await rows(orderId);
  expect(payment).toMatchObject({ subscriptionId: null, providerPaymentId: expect.stringMatching(/^pi_/), providerChargeId: expect.stringMatching(/^ch_/), feeMinor: expect.any(Number) });
  expect(payment!.refundableUntil.getTime() - payment!.receivedAt.getTime()).toBe(3 * DAY);
  expect(await posted(sale, payment!.id)).toEqual([{ kind: 'PAYMENT' }]);
});

test('each period of a subscription makes a payment of its own', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(32 * DAY);
  await money.advance(31 * DAY);
  const payments = await rows(orderId);
  expect(payments.map(({ amountMinor, standing }) => ({ amountMinor, standing }))).toEqual(Array.from({ length: 3 }, () => ({ amountMinor: 3_000, standing: 'SETTLED' })));
  expect(new Set(payments.map(({ subscriptionId }) => subscriptionId)).size).toBe(1);
  expect(payments[0]!.subscriptionId).not.toBeNull();
  expect(new Set(payments.map(({ providerInvoiceId }) => providerInvoiceId)).size).toBe(3);
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  expect(await rows(orderId)).toHaveLength(3);
  expect(new Set((await orderOf(viewer, orderId)).payments.map(({ id }: { id: string }) => id)).size).toBe(3);
});

test('renewals that no event told of are found by the nightly comparison', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const { orderId } = await money.aBuyer(sale);
  money.sandbox.pause();
  money.app.clock.advance(63 * DAY);
  await money.sandbox.advanceTo(money.sandbox.now() + 63 * DAY);
  expect(await rows(orderId)).toHaveLength(1);
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  expect(await rows(orderId)).toHaveLength(3);
  money.sandbox.resume();
  await money.settle();
  expect(await rows(orderId)).toHaveLength(3);
});

test('a payment is seen with its order: by the buyer and by who sells, by nobody else', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const { viewer, orderId } = await money.aBuyer(sale);
  const { payments: [{ id }] } = await orderOf(viewer, orderId);
  const [member, outsider] = [await money.app.world.aMember({ community: sale.community }), await money.app.world.aUser()];
  const seenBy = async (person: SignedInViewer | undefined) => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on Payment { amount { minorUnits } } } }', { id }, person)).data.node;
  expect([await seenBy(viewer), await seenBy(sale.owner)]).toEqual([{ amount: { minorUnits: 19_900 } }, { amount: { minorUnits: 19_900 } }]);
  expect([await seenBy(member), await seenBy(outsider), await seenBy(undefined)]).toEqual([null, null, null]);
});

test('the payments of many orders are read in one statement', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const count = async () => {
    money.app.platform.database.queryLog.start();
    await money.app.run('query ($slug: String!) { community(slug: $slug) { orders { nodes { payments { id } } } } }', { slug: sale.community.slug }, sale.owner);
    return money.app.platform.database.queryLog.stop().length;
  };
  await money.aBuyer(sale);
  const one = await count();
  await money.aBuyer(sale);
  await money.aBuyer(sale);
  expect(await count()).toBe(one);
});

test('the database itself refuses to change what came in, and to give back more', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const { orderId } = await money.aBuyer(sale);
  const [payment] = await rows(orderId);
  const change = (fields: object) => money.app.platform.database.reader.updateTable('payment').set(fields).where('id', '=', payment!.id).execute();
  await expect(change({ amountMinor: 1 })).rejects.toThrow('A payment never changes');
  await expect(change({ refundedMinor: 19_901 })).rejects.toThrow('payment_refunded_within');
});

const start = async (sold: Parameters<Money['aSale']>[0]) => {
  const sale = await money.aSale(sold);
  const viewer = await money.app.world.aMember({ community: sale.community });
  return { ...sale, viewer, order: (await money.startCheckout(viewer, sale.priceId)).order };
};
const toReview = async (orderId: string): Promise<unknown[]> => {
  const { data } = await money.app.run('{ paymentsToReview(first: 100) { nodes { reason order { id } } } }', {}, await money.app.world.aUser({ isStaff: true }));
  return data.paymentsToReview.nodes.filter(({ order }: { order: { id: string } }) => order.id === orderId);
};
const accept = async (viewer: SignedInViewer, orderId: string, input: object = {}) => {
  const { data, errors } = await money.app.run('mutation ($input: AcceptHeldOrderInput!) { acceptHeldOrder(input: $input) { order { id state acceptedAt acceptReason accessEndsAt payments { standing amount { minorUnits } } } errors { ... on UserError { code path } } } }',
    { input: { orderId, reason: 'agreed by mail', idempotencyKey: randomName('key'), ...input } }, viewer);
  return errors.length > 0 ? { refused: errors[0]!.extensions.code } : data.acceptHeldOrder;
};

test('27. A held order is accepted as paid: access, shares of what came in, one act of staff; again it is nothing new', async () => {
  const back = refunding(money);
  const { viewer, owner, community, order } = await start({ kind: 'TERM', minorUnits: 3_000 });
  await money.payOtherwise(order, { minorUnits: 2_000 });
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'HELD' });
  expect((await back.books(community)).PLATFORM_REVENUE).toBe(-2_000);
  const staff = await money.app.world.aUser({ isStaff: true });
  expect(await accept(viewer, order.id)).toEqual({ refused: 'FORBIDDEN' });
  expect(await accept(await money.app.world.aMember({ community }), order.id)).toMatchObject({ errors: [{ code: 'NOT_FOUND', path: ['input', 'orderId'] }] });
  expect(await accept(staff, order.id, { reason: ' ' })).toMatchObject({ errors: [{ code: 'REQUIRED', path: ['input', 'reason'] }] });
  expect(await money.grants(viewer, community)).toEqual([]);
  const key = randomName('key');
  const done = await accept(staff, order.id, { idempotencyKey: key });
  expect(done).toMatchObject({ errors: [], order: { state: 'PAID', acceptReason: 'agreed by mail', payments: [{ standing: 'SETTLED', amount: { minorUnits: 2_000 } }] } });
  expect(await accept(staff, order.id, { idempotencyKey: key })).toEqual(done);
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
  expect(await money.grants(viewer, community)).toHaveLength(1);
  expect(await money.stripe.checkout.sessions.retrieve(new URL(order.checkoutUrl).pathname.split('/').at(-1)!)).toMatchObject({ status: 'expired' });
  expect(await back.books(community)).toMatchObject({ PAYEE_PENDING: -1_800, PLATFORM_REVENUE: -200 });
  expect(await toReview(order.id)).toEqual([]);
  expect(await accept(staff, order.id)).toMatchObject({ errors: [{ code: 'NOTHING_HELD', path: ['input', 'orderId'] }] });
  const { data } = await money.app.run('{ staffActs(first: 5) { nodes { act target } } }', {}, staff);
  expect(data.staffActs.nodes.filter(({ target }: { target: string }) => target === order.id)).toEqual([{ act: 'ACCEPT_HELD_ORDER', target: order.id }]);
  expect(await back.refund(owner, order.id, { reason: 'changed our mind' })).toMatchObject({ refund: { state: 'SUCCEEDED', amount: { minorUnits: 2_000 }, hasEndedAccess: true }, errors: [] });
  await money.settle();
  const { STRIPE_BALANCE: balance, STRIPE_FEES: fees, ...others } = await back.books(community);
  expect([balance! + fees!, others]).toEqual([0, {}]);
});

test('27. Accepted after the refund window by whoever sells there: the shares are payable at once; what came in beside it goes back', async () => {
  const back = refunding(money);
  const { viewer, owner, community, order } = await start({ kind: 'TERM', minorUnits: 3_000 });
  await money.payOtherwise(order, { minorUnits: 2_000 });
  await money.payOtherwise(order, { minorUnits: 3_500 });
  await money.advance(4 * DAY);
  await money.app.platform.jobs.run('ledger.release-due-shares');
  expect(await accept(owner, order.id)).toMatchObject({ errors: [], order: { state: 'PAID' } });
  await money.settle();
  await money.settle();
  expect((await back.payments(order.id)).map(({ standing, amountMinor, refundedMinor }) => [standing, amountMinor, refundedMinor])).toEqual([['SETTLED', 2_000, 0], ['SURPLUS', 3_500, 3_500]]);
  expect(await back.books(community)).toMatchObject({ PAYEE_AVAILABLE: -1_800, PLATFORM_REVENUE: -200 });
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('27. What is not accepted: a subscription that was ended, another currency, money that goes back, a coupon that somebody else has', async () => {
  const back = refunding(money);
  const staff = await money.app.world.aUser({ isStaff: true });
  const subscribed = await start({ kind: 'MONTHLY', minorUnits: 3_000 });
  await money.payOtherwise(subscribed.order, { minorUnits: 2_000 });
  expect(await accept(staff, subscribed.order.id)).toMatchObject({ order: null, errors: [{ code: 'SUBSCRIPTION_ENDED' }] });
  const elsewhere = await start({ kind: 'TERM', minorUnits: 3_000 });
  await money.payOtherwise(elsewhere.order, { minorUnits: 2_000, currency: 'usd' });
  expect(await accept(staff, elsewhere.order.id)).toMatchObject({ order: null, errors: [{ code: 'CURRENCY_DIFFERS' }] });
  const refunded = await start({ kind: 'TERM', minorUnits: 3_000 });
  await money.payOtherwise(refunded.order, { minorUnits: 2_000 });
  await back.refund(refunded.owner, refunded.order.id, { minorUnits: 500, reason: 'too much' });
  expect(await accept(staff, refunded.order.id)).toMatchObject({ order: null, errors: [{ code: 'NOTHING_HELD' }] });
  const open = await start({ kind: 'TERM', minorUnits: 3_000 });
  expect(await accept(staff, open.order.id)).toMatchObject({ order: null, errors: [{ code: 'NOTHING_HELD' }] });
  const shop = promotionsOf(() => money.app);
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 9_900 });
  const { code } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 1 });
  const [first, next] = [await money.app.world.aMember(sale), await money.app.world.aMember(sale)];
  const { order } = await quoting(money).agree(first, sale.priceId, { promotionCode: code });
  await money.payOtherwise(order, { minorUnits: 5_000 });
  await quoting(money).agree(next, sale.priceId, { promotionCode: code });
  expect(await accept(staff, order.id)).toMatchObject({ order: null, errors: [{ code: 'PROMOTION_EXHAUSTED' }] });
  expect(await money.order(first, order.id)).toMatchObject({ state: 'HELD', paidAt: null });
  expect(await money.grants(first, sale.community)).toEqual([]);
});

// The last one: the provider's clock stays ahead.
test('54. Where the provider\'s clock is ahead of ours, the refund window counts from when we heard of the payment', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  await money.sandbox.advanceTo(money.sandbox.now() + 10 * MINUTE);
  const { orderId } = await money.aBuyer(sale);
  const [payment] = await rows(orderId);
  const heard = payment!.refundableUntil.getTime() - 3 * DAY;
  expect(heard).toBeLessThanOrEqual(money.app.clock.now().getTime());
  expect(payment!.receivedAt.getTime() - heard).toBeGreaterThan(9 * MINUTE);
});
