import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { findDataFaults } from '../../scripts/checks/index.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { newId } from '../../src/kernel/id.ts';
import { startMoney, type Money } from './support/money.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let back: ReturnType<typeof refunding>;
beforeAll(async () => {
  money = await startMoney();
  back = refunding(money);
});
afterAll(() => money.stop());
beforeEach(() => {
  money.gateway.rewrite = null;
  money.gateway.lose = null;
  money.gateway.answer = null;
});

const aPurchase = async (sale: Parameters<Money['aSale']>[0] = { kind: 'TERM', minorUnits: 19_900 }, card?: string) => {
  const sold = await money.aSale(sale);
  return { ...sold, ...(await money.aBuyer(sold, card)) };
};

test.each(['succeeds', 'pending'] as const)('57. A refund that %s and fails later is turned back in the books, access is given again, the operator is told', async (behaviour) => {
  const { viewer, owner, community, orderId } = await aPurchase();
  const before = { books: await back.books(community), alarms: await money.alarms(), order: await money.order(viewer, orderId) };
  money.sandbox.nextRefund(behaviour);
  const { refund } = await back.refund(viewer, orderId);
  expect(refund.state).toBe(behaviour === 'pending' ? 'SUBMITTED' : 'SUCCEEDED');
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(false);
  const [payment] = await back.payments(orderId);
  const { data: [made] } = await money.stripe.refunds.list({ payment_intent: payment!.providerPaymentId });
  await money.advance(10 * DAY);
  money.sandbox.endRefund(made!.id, 'failed');
  await money.settle();
  expect(await back.refundsOf(owner, orderId)).toMatchObject([{ id: refund.id, state: 'FAILED', hasEndedAccess: false }]);
  expect(await money.hasAccess(viewer, community)).toBe(true);
  expect(await back.books(community)).toEqual(before.books);
  expect(await money.alarms()).toBe(before.alarms + 1);
  expect(await back.mailsTo(owner)).toEqual(['退款未成功：美食星球']);
  const after = await money.order(viewer, orderId);
  expect(after.state).toBe('PAID');
  // What had been left of the term when it was taken begins anew: ten days without access cost nothing.
  expect(Math.abs(Date.parse(after.accessEndsAt) - Date.parse(before.order.accessEndsAt) - 10 * DAY)).toBeLessThan(120_000);
  expect((await back.payments(orderId))[0]).toMatchObject({ refundedMinor: 0 });

  // An answer as it was before it failed: nothing goes back to that.
  money.gateway.rewrite = (path, body) => (path.startsWith('/v1/refunds') && body.object === 'list' ? { ...body, data: body.data.map((each: object) => ({ ...each, status: 'succeeded', failure_reason: null })) } : null);
  expect(await money.post(money.anEvent('refund.updated', made!))).toBe(200);
  await money.settle();
  expect(await back.refundsOf(owner, orderId)).toMatchObject([{ id: refund.id, state: 'FAILED' }]);
  expect([await back.books(community), await money.order(viewer, orderId)]).toEqual([before.books, after]);
});

test('The same wish again is the same refund, and a lost answer makes no second one', async () => {
  const { viewer, owner, orderId } = await aPurchase();
  const idempotencyKey = 'wish-once-and-for-all';
  let lost = 0;
  money.gateway.lose = (path) => path.startsWith('/v1/refunds') && lost++ < 4;
  const [first, second] = [await back.refund(owner, orderId, { minorUnits: 100, reason: '补偿', idempotencyKey }), await back.refund(owner, orderId, { minorUnits: 100, reason: '补偿', idempotencyKey })];
  expect(second.refund.id).toBe(first.refund.id);
  money.gateway.lose = null;
  await money.settle();
  await money.app.platform.jobs.drain();
  expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ id: first.refund.id, state: 'SUCCEEDED', amount: { minorUnits: 100 } }]);
  expect(await back.givenBack((await back.payments(orderId))[0]!.providerPaymentId)).toEqual([100]);
});

test('What the provider refuses fails, undoes nothing, and is an alarm', async () => {
  const { viewer, community, orderId } = await aPurchase();
  const [payment] = await back.payments(orderId);
  money.sandbox.pause();
  await money.stripe.refunds.create({ payment_intent: payment!.providerPaymentId });
  const before = await money.alarms();
  expect(await back.refund(viewer, orderId)).toMatchObject({ refund: { state: 'FAILED' }, errors: [] });
  expect(await money.alarms()).toBe(before + 1);
  expect(await money.hasAccess(viewer, community)).toBe(true);
  money.sandbox.resume();
  await money.settle();
  expect((await back.refundsOf(viewer, orderId)).map(({ state, origin }: { state: string; origin: string }) => [state, origin])).toEqual(expect.arrayContaining([['FAILED', 'BUYER'], ['SUCCEEDED', 'PROVIDER']]));
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'REFUNDED' });
});

test('68. A refund whose answer was lost a day ago is looked for before it is asked for again: there is no second one', async () => {
  const { viewer, orderId } = await aPurchase();
  const { reader } = money.app.platform.database;
  const [{ id: paymentId, communityId, orderId: of, providerPaymentId }] = (await back.payments(orderId)) as [Awaited<ReturnType<typeof back.payments>>[number]];
  const id = newId();
  const before = money.app.clock.now();
  await reader.insertInto('refund').values({ id, communityId, orderId: of, paymentId, amountMinor: 700, currency: 'CNY', origin: 'BUYER', state: 'REQUESTED', requestedAt: before, tries: 1, keyedAt: before }).execute();
  money.sandbox.pause();
  await money.stripe.refunds.create({ payment_intent: providerPaymentId, amount: 700, metadata: { xingqun_refund: id } });
  await money.advance(25 * HOUR);
  await money.app.platform.jobs.run('refunds.reconcile');
  expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ state: 'SUCCEEDED', amount: { minorUnits: 700 } }]);
  money.sandbox.resume();
  await money.settle();
  expect(await back.givenBack(providerPaymentId)).toEqual([700]);
});

test('70. A provider that is too busy, or away, keeps the wish: it is asked for later under the same key, and made once', async () => {
  const { viewer, owner, community, orderId } = await aPurchase();
  money.sandbox.failNextRequest({ kind: 'rate-limited', path: '/v1/refunds', verb: 'POST', times: 2 });
  expect((await back.refund(owner, orderId, { minorUnits: 300, reason: '补偿' })).refund).toMatchObject({ state: 'SUCCEEDED' });
  money.gateway.answer = (path) => (path.startsWith('/v1/refunds') ? { status: 503, body: '{}' } : null);
  expect(await back.refund(viewer, orderId)).toMatchObject({ refund: { state: 'REQUESTED' }, errors: [] });
  expect(await money.hasAccess(viewer, community)).toBe(true);
  money.gateway.answer = null;
  await money.settle();
  expect((await back.refundsOf(viewer, orderId)).map(({ state }: { state: string }) => state)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
  expect(await back.givenBack((await back.payments(orderId))[0]!.providerPaymentId)).toEqual([19_600, 300]);
  expect(await money.hasAccess(viewer, community)).toBe(false);
});

test.each([401, 403])('A key that the provider does not take (%i) fails no refund: it is asked for again when the key is right', async (status) => {
  const { viewer, orderId } = await aPurchase();
  const before = await money.alarms();
  money.sandbox.failNextRequest({ status, path: '/v1/refunds', verb: 'POST' });
  expect(await back.refund(viewer, orderId)).toMatchObject({ refund: { state: 'REQUESTED' }, errors: [] });
  await money.settle();
  expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ state: 'SUCCEEDED' }]);
  expect(await back.givenBack((await back.payments(orderId))[0]!.providerPaymentId)).toEqual([19_900]);
  expect(await money.alarms()).toBe(before);
});

const aDisputable = async () => {
  const purchase = await aPurchase();
  const [payment] = await back.payments(purchase.orderId);
  return { ...purchase, providerId: payment!.providerPaymentId, feeMinor: payment!.feeMinor! };
};

test('61. A disputed payment is not refunded, by nobody, while it is open and when it is lost', async () => {
  const { providerId, ...purchase } = await aDisputable();
  const dispute = money.sandbox.openDispute(providerId);
  await money.settle();
  const staff = await money.app.world.aUser({ isStaff: true });
  const isRefused = async (): Promise<void> => {
    for (const [who, reason] of [[purchase.viewer, undefined], [purchase.owner, '退款'], [staff, 'support']] as const) {
      expect((await back.refund(who, purchase.orderId, reason ? { reason } : {})).errors).toMatchObject([{ __typename: 'RefusedError', code: 'PAYMENT_DISPUTED' }]);
      expect((await back.preview(who, purchase.orderId)).errors).toMatchObject([{ code: 'PAYMENT_DISPUTED' }]);
    }
  };
  await isRefused();
  money.sandbox.closeDispute(dispute, 'lost');
  await money.settle();
  await isRefused();
  expect(await back.refundsOf(purchase.owner, purchase.orderId)).toEqual([]);
});

test('61. A dispute that we have not heard of yet makes the provider refuse: the refund fails and undoes nothing more', async () => {
  const { providerId, feeMinor, ...purchase } = await aDisputable();
  money.sandbox.pause();
  money.sandbox.openDispute(providerId);
  expect(await back.refund(purchase.viewer, purchase.orderId)).toMatchObject({ refund: { state: 'FAILED' }, errors: [] });
  expect(await back.books(purchase.community)).toMatchObject({ STRIPE_BALANCE: 19_900 - feeMinor });
  money.sandbox.resume();
  await money.settle();
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'DISPUTED' });
});

test('Nothing of all this breaks what always holds, and the books agree with the balance of the provider', async () => {
  await money.settle();
  expect(await back.differences()).toEqual([]);
  expect(await findDataFaults(money.app.platform.database.reader)).toEqual([]);
});
