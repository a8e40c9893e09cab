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
  money.gateway.answer = (path) => (path.startsWith('/v1/refunds') ? { status: 401, body: '{"error":{"type":"invalid_request_error"}}' } : null);
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

/** Two orders of one person, both with a page that can be paid: the first page could not be closed when its order was. */
async function twoOrders(sold: Parameters<Money['aSale']>[0] & { trialDays?: number }) {
  const { trialDays, ...what } = sold;
  const sale = { ...(await money.aSale(what)) } as { -readonly [Key in keyof Awaited<ReturnType<Money['aSale']>>]: Awaited<ReturnType<Money['aSale']>>[Key] };
  if (trialDays !== undefined) sale.priceId = (await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { price { id } } } }', { planId: sale.planId, minorUnits: what.minorUnits, trialDays }, sale.owner)).plan.price.id;
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order: first } = await money.startCheckout(viewer, sale.priceId);
  money.gateway.answer = (path) => (path.endsWith('/expire') ? { status: 404, body: '{"message":"away"}' } : null);
  await money.app.run('mutation ($id: ID!) { leaveCommunity(communityId: $id) { errors { __typename } } }', { id: encodeId('Community', sale.community.id) }, viewer);
  await money.settle().catch(() => undefined);
  await money.app.platform.database.reader.updateTable('member').set({ status: 'ACTIVE' }).where('communityId', '=', sale.community.id).where('userId', '=', viewer.userId).execute();
  const { order: second } = await money.startCheckout(viewer, sale.priceId);
  expect(second.id).not.toBe(first.id);
  return { ...sale, viewer, first, second, customer: (await money.stripe.checkout.sessions.retrieve(sessionOf(second))).customer as string };
}
const payBoth = async ({ first, second, viewer }: Awaited<ReturnType<typeof twoOrders>>, how: 'first' | 'second' | 'at once'): Promise<void> => {
  const before = await money.alarms();
  money.sandbox.pause();
  await Promise.all([money.pay(first.checkoutUrl), money.pay(second.checkoutUrl)]);
  const order = how === 'first' ? [first, second] : [second, first];
  if (how === 'at once') await Promise.all(order.map(({ id }) => money.syncOrder(viewer, id)));
  else for (const { id } of order) await money.syncOrder(viewer, id);
  money.sandbox.resume();
  await money.settle();
  await money.settle();
  expect(await money.alarms()).toBe(before + 1);
};

test.each(['first', 'second', 'at once'] as const)('29. Two orders of one recurring plan are both paid, heard of %s: one subscription goes on, the other ends and its payment goes back', async (how) => {
  const bought = await twoOrders({ kind: 'MONTHLY', minorUnits: 3_000 });
  await payBoth(bought, how);
  const { viewer, community, first, second, customer } = bought;
  const states = [await money.order(viewer, first.id), await money.order(viewer, second.id)].map(({ state }) => state);
  expect(states).toEqual(how === 'first' ? ['PAID', 'EXPIRED'] : how === 'second' ? ['EXPIRED', 'PAID'] : expect.arrayContaining(['PAID', 'EXPIRED']));
  const { data: all } = await money.stripe.subscriptions.list({ customer, status: 'all' });
  expect(all.map(({ status }) => status).sort()).toEqual(['active', 'canceled']);
  expect(await refundsOf(customer)).toEqual([3_000]);
  expect(await money.grants(viewer, community)).toHaveLength(1);
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('29, 42. Two orders that begin with a trial are both completed: one trial, one subscription', async () => {
  const bought = await twoOrders({ kind: 'MONTHLY', minorUnits: 3_000, trialDays: 14 });
  await payBoth(bought, 'second');
  const { data: all } = await money.stripe.subscriptions.list({ customer: bought.customer, status: 'all' });
  expect(all.map(({ status }) => status).sort()).toEqual(['canceled', 'trialing']);
  expect(await money.grants(bought.viewer, bought.community)).toHaveLength(1);
  expect((await review()).filter(({ order: { id } }) => id === bought.first.id)).toEqual([]);
});

test('29. Two orders for life are both paid: the second payment goes back', async () => {
  const bought = await twoOrders({ kind: 'LIFETIME', minorUnits: 9_000 });
  await payBoth(bought, 'at once');
  expect(await refundsOf(bought.customer)).toEqual([9_000]);
  expect(await money.grants(bought.viewer, bought.community)).toHaveLength(1);
});

test('29. Two orders of a term are both paid: the terms follow each other', async () => {
  const { viewer, community, first, second, customer } = await twoOrders({ kind: 'TERM', minorUnits: 3_000 });
  await Promise.all([money.pay(first.checkoutUrl), money.pay(second.checkoutUrl)]);
  await money.settle();
  const terms = [await money.order(viewer, first.id), await money.order(viewer, second.id)].sort((a, b) => a.accessStartsAt.localeCompare(b.accessStartsAt));
  expect(terms[1].accessStartsAt).toBe(terms[0].accessEndsAt);
  expect(await refundsOf(customer)).toEqual([]);
  expect(await money.grants(viewer, community)).toHaveLength(2);
});

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
  expect(await money.stripe.checkout.sessions.retrieve(sessionOf(order))).toMatchObject({ status: 'expired' });
  expect(await back.books(community)).toMatchObject({ PAYEE_PENDING: -1_800, PLATFORM_REVENUE: -200 });
  expect((await review()).filter((payment) => payment.order.id === order.id)).toEqual([]);
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
