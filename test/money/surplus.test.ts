import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import type { PlanKind } from '../../src/modules/plans/index.ts';
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
  money.gateway.copies = 1;
});

const toReview = async (orderId: string): Promise<string[]> => {
  const { data } = await money.app.run('{ paymentsToReview(first: 100) { nodes { reason order { id } } } }', {}, await money.app.world.aUser({ isStaff: true }));
  return data.paymentsToReview.nodes.filter(({ order }: { order: { id: string } }) => order.id === orderId).map(({ reason }: { reason: string }) => reason);
};

/** Two pages of one order, both paid. */
async function paidTwice(kind: PlanKind) {
  const sale = await money.aSale({ kind, minorUnits: 3_000 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  const first = await money.stripe.checkout.sessions.retrieve(/cs_test_\w+/.exec(order.checkoutUrl)![0]);
  const { data: items } = await money.stripe.checkout.sessions.listLineItems(first.id);
  const isRecurring = kind === 'MONTHLY';
  const second = await money.stripe.checkout.sessions.create({
    mode: isRecurring ? 'subscription' : 'payment', customer: first.customer as string, line_items: [{ price: items[0]!.price!.id, quantity: 1 }],
    metadata: first.metadata!, success_url: first.success_url!, ...(isRecurring ? { subscription_data: { metadata: first.metadata! } } : {}),
  });
  await money.pay(order.checkoutUrl);
  await money.pay(second.url!);
  await money.settle();
  await money.settle();
  return { ...sale, viewer, orderId: order.id as string };
}

test.each([{ statement: 28, kind: 'TERM' }, { statement: 29, kind: 'MONTHLY' }] as const)('$statement. The second payment of a $kind order goes back by itself, once; the first stays, and access with it', async ({ kind }) => {
  const { viewer, owner, community, orderId } = await paidTwice(kind);
  expect(await back.refundsOf(owner, orderId)).toMatchObject([{ state: 'SUCCEEDED', origin: 'SURPLUS', amount: { minorUnits: 3_000, currency: 'CNY' }, hasEndedAccess: false }]);
  const payments = await back.payments(orderId);
  expect(payments.map(({ standing, refundedMinor }) => ({ standing, refundedMinor })).sort((a, b) => a.refundedMinor - b.refundedMinor)).toEqual([{ standing: 'SETTLED', refundedMinor: 0 }, { standing: 'SURPLUS', refundedMinor: 3_000 }]);
  const surplus = payments.find(({ standing }) => standing === 'SURPLUS')!;
  expect(await back.givenBack(surplus.providerPaymentId)).toEqual([3_000]);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PAID' });
  expect(await money.hasAccess(viewer, community)).toBe(true);
  await money.app.platform.jobs.run('refunds.reconcile');
  await money.settle();
  expect(await back.givenBack(surplus.providerPaymentId)).toEqual([3_000]);
  expect(await toReview(orderId)).toEqual([]);
  const fees = payments.reduce((sum, { feeMinor }) => sum + feeMinor!, 0);
  expect((await back.books(community)).STRIPE_BALANCE).toBe(3_000 - fees);
});

test('A surplus subscription that could not be ended, for want of a right key, is ended by the next try', async () => {
  money.gateway.calls.length = 0;
  money.sandbox.failNextRequest({ status: 401, path: '/v1/subscriptions/', verb: 'DELETE' });
  const { viewer, orderId } = await paidTwice('MONTHLY');
  const ends = money.gateway.calls.filter(({ method }) => method === 'DELETE');
  expect(ends.map(({ status }) => status)).toEqual([401, 200]);
  expect(await money.stripe.subscriptions.retrieve(ends[0]!.path.split('/').at(-1)!)).toMatchObject({ status: 'canceled' });
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PAID' });
});

test('A surplus payment whose refund failed is listed for staff again', async () => {
  money.sandbox.nextRefund('fails-later');
  const { orderId } = await paidTwice('TERM');
  expect(await toReview(orderId)).toEqual([]);
  await money.advance(3 * DAY);
  await money.settle();
  expect(await toReview(orderId)).toEqual(['SURPLUS']);
});

/** An order that is paid, and another page for it that is open. */
async function withSecondPage() {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 3_000 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  const first = await money.stripe.checkout.sessions.retrieve(/cs_test_\w+/.exec(order.checkoutUrl)![0]);
  const { data: items } = await money.stripe.checkout.sessions.listLineItems(first.id);
  const second = await money.stripe.checkout.sessions.create({ mode: 'payment', customer: first.customer as string, line_items: [{ price: items[0]!.price!.id, quantity: 1 }], metadata: first.metadata!, success_url: first.success_url! });
  await money.pay(order.checkoutUrl);
  await money.settle();
  const [payment] = await back.payments(order.id);
  return { ...sale, viewer, orderId: order.id as string, providerId: payment!.providerPaymentId, second };
}

test('60. Money on top of an order that was charged back goes back by itself', async () => {
  const { viewer, owner, orderId, providerId, second } = await withSecondPage();
  const dispute = money.sandbox.openDispute(providerId);
  await money.settle();
  money.sandbox.closeDispute(dispute, 'lost');
  await money.settle();
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'CHARGED_BACK' });
  await money.pay(second.url!);
  await money.settle();
  await money.settle();
  expect(await back.refundsOf(owner, orderId)).toMatchObject([{ state: 'SUCCEEDED', origin: 'SURPLUS', amount: { minorUnits: 3_000 } }]);
  expect((await back.refund(owner, orderId, { reason: '协商' })).errors).toMatchObject([{ code: 'PAYMENT_DISPUTED' }]);
});

test.each(['won', 'lost'] as const)('61. Surplus money that is disputed before it could go back waits for the bank; the dispute is %s', async (outcome) => {
  const { viewer, owner, community, orderId, second } = await withSecondPage();
  money.gateway.answer = (path) => (path === '/v1/refunds' ? { status: 401, body: '{"error":{"type":"invalid_request_error"}}' } : null);
  await money.pay(second.url!);
  await money.settle();
  const [, surplus] = await back.payments(orderId);
  const dispute = money.sandbox.openDispute(surplus!.providerPaymentId);
  await money.settle();
  money.gateway.answer = null;
  money.gateway.calls.length = 0;
  await money.advance(HOUR);
  await money.app.platform.jobs.run('refunds.reconcile');
  await money.settle();
  expect(await back.refundsOf(owner, orderId)).toMatchObject([{ state: 'REQUESTED', origin: 'SURPLUS' }]);
  expect(money.gateway.calls.filter(({ method, path }) => method === 'POST' && path === '/v1/refunds')).toEqual([]);
  money.sandbox.closeDispute(dispute, outcome);
  await money.settle();
  await money.app.platform.jobs.run('refunds.reconcile');
  await money.settle();
  expect(await back.refundsOf(owner, orderId)).toMatchObject([{ state: outcome === 'won' ? 'SUCCEEDED' : 'FAILED', origin: 'SURPLUS' }]);
  expect(await back.givenBack(surplus!.providerPaymentId)).toEqual(outcome === 'won' ? [3_000] : []);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PAID' });
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

const aDisputable = async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const bought = await money.aBuyer(sale);
  return { ...sale, ...bought, providerId: (await back.payments(bought.orderId))[0]!.providerPaymentId };
};

test('62. A warning of fraud is an alarm, once, unless the community wants the money given back at once', async () => {
  const [told, given] = [await aDisputable(), await aDisputable()];
  await back.setPolicy(given.owner, given.community, { onFraudWarning: 'REFUND' });
  const before = await money.alarms();
  money.gateway.copies = 3;
  money.sandbox.warnOfFraud(told.providerId);
  await money.settle();
  expect(await money.alarms()).toBe(before + 1);
  expect(await back.mailsTo(told.owner)).toEqual(['欺诈预警：美食星球']);
  expect(await money.hasAccess(told.viewer, told.community)).toBe(true);
  expect(await back.refundsOf(told.owner, told.orderId)).toEqual([]);
  money.sandbox.warnOfFraud(given.providerId);
  await money.settle();
  await money.settle();
  expect(await back.refundsOf(given.owner, given.orderId)).toMatchObject([{ state: 'SUCCEEDED', origin: 'FRAUD_WARNING', amount: { minorUnits: 19_900 } }]);
  expect(await back.givenBack(given.providerId)).toEqual([19_900]);
  expect(await money.hasAccess(given.viewer, given.community)).toBe(false);
  const late = await aDisputable();
  await back.setPolicy(late.owner, late.community, { onFraudWarning: 'REFUND' });
  money.sandbox.openDispute(late.providerId);
  money.sandbox.warnOfFraud(late.providerId);
  await money.settle();
  expect(await back.refundsOf(late.owner, late.orderId)).toEqual([]);
  const warnings = async ({ community, owner }: Awaited<ReturnType<typeof aDisputable>>) => (await money.app.run('query ($slug: String!) { community(slug: $slug) { fraudWarnings { nodes { answer kind order { id } } } } }', { slug: community.slug }, owner)).data.community.fraudWarnings.nodes;
  expect(await warnings(told)).toEqual([{ answer: 'ALARM', kind: expect.any(String), order: { id: told.orderId } }]);
  expect(await warnings(late)).toMatchObject([{ answer: 'ALARM' }]);
  expect(await warnings(given)).toEqual([{ answer: 'REFUND', kind: expect.any(String), order: { id: given.orderId } }]);
});

test.each(['won', 'lost'] as const)('62. A warning that is answered by a refund while the payment is disputed, as only the bank knows yet: %s', async (outcome) => {
  const purchase = await aDisputable();
  await back.setPolicy(purchase.owner, purchase.community, { onFraudWarning: 'REFUND' });
  money.sandbox.setDelivery({ paused: true });
  const dispute = money.sandbox.openDispute(purchase.providerId);
  money.sandbox.warnOfFraud(purchase.providerId);
  money.sandbox.setDelivery({ paused: false, order: 'newest-first' });
  money.gateway.rewrite = (path, body) => (path.startsWith('/v1/radar/early_fraud_warnings/') ? { ...body, actionable: true } : null);
  await money.settle();
  Object.assign(money.gateway, { rewrite: null });
  money.sandbox.setDelivery({ order: 'oldest-first' });
  expect(await back.refundsOf(purchase.owner, purchase.orderId)).toMatchObject([{ state: 'REQUESTED', origin: 'FRAUD_WARNING' }]);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'DISPUTED' });
  money.sandbox.closeDispute(dispute, outcome);
  await money.settle();
  expect(await back.refundsOf(purchase.owner, purchase.orderId)).toMatchObject([{ state: outcome === 'won' ? 'SUCCEEDED' : 'FAILED', origin: 'FRAUD_WARNING', amount: { minorUnits: 19_900 } }]);
  expect(await back.givenBack(purchase.providerId)).toEqual(outcome === 'won' ? [19_900] : []);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: outcome === 'won' ? 'REFUNDED' : 'CHARGED_BACK' });
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(false);
});
