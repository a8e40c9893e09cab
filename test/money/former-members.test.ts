import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null, lose: null });
});
afterAll(() => money.stop());

const db = () => money.app.platform.database.reader;
const start = async (sold: Parameters<Money['aSale']>[0] = {}) => {
  const sale = await money.aSale(sold);
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  return { ...sale, viewer, order };
};
const act = async (verb: 'banMember' | 'unbanMember' | 'removeMember', { owner, community }: Pick<Sale, 'owner' | 'community'>, member: SignedInViewer): Promise<void> => {
  const { id } = await db().selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', member.userId).executeTakeFirstOrThrow();
  const { data } = await money.app.run(`mutation ($id: ID!) { ${verb}(memberId: $id) { errors { __typename } } }`, { id: encodeId('Member', id as string) }, owner);
  expect(data[verb]).toEqual({ errors: [] });
};
const leave = async ({ community }: Pick<Sale, 'community'>, member: SignedInViewer): Promise<void> => {
  const { data } = await money.app.run('mutation ($id: ID!) { leaveCommunity(communityId: $id) { errors { __typename } } }', { id: encodeId('Community', community.id) }, member);
  expect(data.leaveCommunity).toEqual({ errors: [] });
};
const comeBack = ({ community }: Pick<Sale, 'community'>, { userId }: SignedInViewer) =>
  db().updateTable('member').set({ status: 'ACTIVE' }).where('communityId', '=', community.id).where('userId', '=', userId).execute();
const subscriptionOf = (orderId: string) => db().selectFrom('membership_subscription').selectAll().where('orderId', '=', decodeId('Order', orderId)).executeTakeFirst();
const sessionOf = (order: { checkoutUrl: string }): string => new URL(order.checkoutUrl).pathname.split('/').at(-1)!;
const reasonsFor = async (orderId: string): Promise<string[]> => {
  const { data } = await money.app.run('{ paymentsToReview(first: 100) { nodes { reason order { id } } } }', {}, await money.app.world.aUser({ isStaff: true }));
  return data.paymentsToReview.nodes.filter((payment: { order: { id: string } }) => payment.order.id === orderId).map(({ reason }: { reason: string }) => reason);
};

test.each(['banMember', 'removeMember', 'leaveCommunity'] as const)('%s closes the open order and its page', async (end) => {
  const { viewer, order, ...sale } = await start();
  await (end === 'leaveCommunity' ? leave(sale, viewer) : act(end, sale, viewer));
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'EXPIRED', checkoutUrl: null });
  expect(await money.stripe.checkout.sessions.retrieve(sessionOf(order))).toMatchObject({ status: 'expired', payment_status: 'unpaid' });
  await expect(money.pay(order.checkoutUrl)).rejects.toThrow();
  await money.settle();
  expect(await subscriptionOf(order.id)).toBeUndefined();
});

test('a page that cannot be closed at the moment is shown no more at once, and closed by the clock', async () => {
  const { viewer, order, ...sale } = await start();
  await act('banMember', sale, viewer);
  money.gateway.answer = (path) => (path.endsWith('/expire') ? { status: 404, body: '{"message":"away"}' } : null);
  await money.settle().catch(() => undefined);
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'EXPIRED', checkoutUrl: null });
  expect(await money.stripe.checkout.sessions.retrieve(sessionOf(order))).toMatchObject({ status: 'open' });
  money.gateway.answer = null;
  await money.app.platform.jobs.run('stripe-events.reconcile-hourly');
  expect(await money.stripe.checkout.sessions.retrieve(sessionOf(order))).toMatchObject({ status: 'expired' });
});

test.each([401, 500])('a page whose end was answered with %i is closed by the next try: no stored answer is repeated', async (status) => {
  const { viewer, order, ...sale } = await start();
  money.gateway.calls.length = 0;
  money.sandbox.failNextRequest({ status, path: '/v1/checkout/sessions/', verb: 'POST' });
  await act('banMember', sale, viewer);
  await money.settle();
  const ends = money.gateway.calls.filter(({ path }) => path.endsWith('/expire'));
  expect([ends[0]!.status, ends.at(-1)!.status]).toEqual([status, 200]);
  expect(ends.at(-1)!.idempotencyKey).not.toBe(ends[0]!.idempotencyKey);
  expect(await money.stripe.checkout.sessions.retrieve(sessionOf(order))).toMatchObject({ status: 'expired' });
});

test('a page that is still open although its end was refused is not taken for closed', async () => {
  const { viewer, order, ...sale } = await start();
  const refused = { status: 400, body: '{"error":{"type":"invalid_request_error","message":"Not now."}}' };
  let refusals = 0;
  money.gateway.answer = (path) => (path.endsWith('/expire') && refusals++ === 0 ? refused : null);
  await act('banMember', sale, viewer);
  await money.settle();
  expect(refusals).toBe(2);
  expect(await money.stripe.checkout.sessions.retrieve(sessionOf(order))).toMatchObject({ status: 'expired' });
});

test('a page that was closed by somebody else is closed for us, too', async () => {
  const { viewer, order, ...sale } = await start();
  money.sandbox.setDelivery({ dropNext: 1 });
  await money.stripe.checkout.sessions.expire(sessionOf(order));
  await money.sandbox.deliverPending();
  money.gateway.calls.length = 0;
  await act('banMember', sale, viewer);
  await money.settle();
  expect(money.gateway.calls.filter(({ path }) => path.endsWith('/expire')).map(({ status }) => status)).toEqual([400]);
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'EXPIRED' });
});

test.each(['webhook first', 'way back first', 'reaction last'] as const)('banned, then paid on the page that was still open: recorded, for review, and never renewed (%s)', async (sequence) => {
  const { viewer, order, ...sale } = await start();
  const before = await money.alarms();
  await act('banMember', sale, viewer);
  await money.pay(order.checkoutUrl);
  if (sequence === 'webhook first') await money.sandbox.deliverPending();
  if (sequence === 'way back first') expect(await money.syncOrder(viewer, order.id)).toEqual({ errors: [] });
  await money.app.platform.jobs.drain();
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID' });
  const mirror = (await subscriptionOf(order.id))!;
  expect(mirror).toMatchObject({ status: 'active', pendingCancellation: null, cancelAt: mirror.currentPeriodEnd });
  expect(await reasonsFor(order.id)).toEqual(['BUYER_LEFT']);
  expect((await money.alarms()) - before).toBe(1);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  await money.advance(40 * DAY);
  expect(await subscriptionOf(order.id)).toMatchObject({ status: 'canceled', endedAt: mirror.currentPeriodEnd, paidThrough: mirror.paidThrough });
});

test('what somebody paid for while they were out is theirs when they are let in again', async () => {
  const { viewer, order, ...sale } = await start({ kind: 'TERM', minorUnits: 9_900 });
  await act('banMember', sale, viewer);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID' });
  expect(await reasonsFor(order.id)).toEqual(['BUYER_LEFT']);
  expect(await money.grants(viewer, sale.community)).toHaveLength(1);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  await act('unbanMember', sale, viewer);
  await comeBack(sale, viewer);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});

test('a subscriber who leaves pays no further period', async () => {
  const sale = await money.aSale();
  const { viewer, orderId } = await money.aBuyer(sale);
  await leave(sale, viewer);
  await money.settle();
  const { currentPeriodEnd } = (await subscriptionOf(orderId))!;
  expect(await subscriptionOf(orderId)).toMatchObject({ cancelAt: currentPeriodEnd });
  expect(await reasonsFor(orderId)).toEqual([]);
});

test('a late reaction leaves alone what somebody has who came back', async () => {
  const sale = await money.aSale();
  const { viewer, orderId } = await money.aBuyer(sale);
  const other = await start();
  await leave(sale, viewer);
  await comeBack(sale, viewer);
  await leave(other, other.viewer);
  await comeBack(other, other.viewer);
  await money.settle();
  expect(await subscriptionOf(orderId)).toMatchObject({ status: 'active', cancelAt: null, pendingCancellation: null });
  expect(await money.order(other.viewer, other.order.id)).toMatchObject({ state: 'OPEN', checkoutUrl: other.order.checkoutUrl });
});

test('only members take a cancellation back, and a wish of before does not outlive the membership', async () => {
  const sale = await money.aSale();
  const { viewer, orderId } = await money.aBuyer(sale);
  const { id } = await money.subscription(viewer, sale.community);
  await money.changeSubscription('cancel', viewer, id);
  money.gateway.answer = (path) => (path.startsWith('/v1/subscriptions') ? { status: 404, body: '{"message":"away"}' } : null);
  expect(await money.changeSubscription('resume', viewer, id)).toMatchObject({ errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  await act('banMember', sale, viewer);
  expect(await money.changeSubscription('resume', viewer, id)).toMatchObject({ errors: [{ code: 'NOT_A_MEMBER' }] });
  money.gateway.answer = null;
  await money.settle();
  await money.app.platform.jobs.run('stripe-events.reconcile-hourly');
  const mirror = (await subscriptionOf(orderId))!;
  expect(mirror).toMatchObject({ cancelAt: mirror.currentPeriodEnd, pendingCancellation: null });
});
