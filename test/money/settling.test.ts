import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { ALWAYS_AUTHENTICATING_CARD, AUTHENTICATING_CARD } from '../../src/sandbox/index.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { methodsOf, sessionOf, submit } from './support/methods.ts';
import { randomName } from '../support/world.ts';
import { startMoney, type Money } from './support/money.ts';
import { subscriptionsOf } from './support/subscriptions.ts';

let money: Money;
let of: ReturnType<typeof subscriptionsOf>;
beforeAll(async () => {
  money = await startMoney();
  of = subscriptionsOf(money);
});
afterAll(() => money.stop());
const { ask, start, orderOf, aDebit } = methodsOf(() => money);
const shop = promotionsOf(() => money.app);

test.each([{ kind: 'TERM' as const }, { kind: 'MONTHLY' as const }])('31. 3-D Secure for $kind: nothing is granted before the bank confirmed', async ({ kind }) => {
  const { viewer, community, order } = await start({ kind });
  await submit(order.checkoutUrl, { card: AUTHENTICATING_CARD });
  await money.settle();
  expect(await money.syncOrder(viewer, order.id)).toEqual({ errors: [] });
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'OPEN', isSettling: false });
  expect(await money.hasAccess(viewer, community)).toBe(false);
  await submit(`${order.checkoutUrl}/confirm`, { action: 'fail' });
  await money.settle();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'OPEN', checkoutUrl: order.checkoutUrl });
  await submit(order.checkoutUrl, { card: AUTHENTICATING_CARD });
  await submit(`${order.checkoutUrl}/confirm`, { action: 'pass' });
  await money.settle();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'PAID' });
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('31. 3-D Secure is abandoned: the order expires with its page', async () => {
  const { viewer, community, order } = await start();
  await submit(order.checkoutUrl, { card: AUTHENTICATING_CARD });
  await money.advance(DAY);
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'EXPIRED', checkoutUrl: null });
  expect(await money.hasAccess(viewer, community)).toBe(false);
});

test('32. A completed page whose bank has not paid waits, and is granted when the bank has', async () => {
  const { viewer, owner, tierId, community, order, priceId } = await aDebit();
  const session = sessionOf(order);
  expect(await money.stripe.checkout.sessions.retrieve(session)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
  const waiting = { state: 'OPEN', isSettling: true, checkoutUrl: null };
  expect(await orderOf(viewer, order.id)).toMatchObject(waiting);
  expect(await money.grants(viewer, community)).toEqual([]);
  expect((await ask(viewer, { priceId })).order).toMatchObject({ id: order.id, ...waiting });
  const forLife = await money.aPlan(owner, tierId, 'LIFETIME', 90_000);
  expect(await ask(viewer, { priceId: forLife.priceId })).toMatchObject({ order: null, errors: [{ code: 'PAYMENT_SETTLING' }] });
  money.sandbox.settleSession(session, 'succeeded');
  await money.settle();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'PAID', isSettling: false });
  expect(await money.grants(viewer, community)).toHaveLength(1);
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('32. The wait outlives the page: the clock alone sees that the bank has paid', async () => {
  const { viewer, community, order } = await aDebit();
  money.sandbox.setDelivery({ paused: true });
  await money.advance(4 * DAY);
  await money.app.platform.jobs.run('stripe-events.reconcile-hourly');
  await money.app.platform.jobs.drain();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'PAID' });
  expect(await money.hasAccess(viewer, community)).toBe(true);
  money.sandbox.setDelivery({ paused: false });
  await money.settle();
  expect(await money.grants(viewer, community)).toHaveLength(1);
});

test('33. The bank does not pay: the order fails, and one can buy again', async () => {
  const { viewer, community, order, priceId } = await aDebit();
  money.sandbox.settleSession(sessionOf(order), 'failed');
  await money.settle();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'FAILED', isSettling: false, checkoutUrl: null });
  expect(await money.grants(viewer, community)).toEqual([]);
  const again = await ask(viewer, { priceId });
  expect(again.order.id).not.toBe(order.id);
  await money.pay(again.order.checkoutUrl);
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

/** An order made of a quote, paid by bank debit: the bank has been asked. */
async function aDebitOf(wish: object, viewer: SignedInViewer, priceId: string) {
  const { quote } = await shop.made('createQuote', 'quote { id }', { priceId, ...wish }, viewer);
  const { order, errors } = await ask(viewer, { quoteId: quote.id });
  expect(errors).toEqual([]);
  await submit(order.checkoutUrl, { method: 'sepa_debit' });
  await money.settle();
  return order;
}
const quoteCodes = async (wish: object, viewer: SignedInViewer): Promise<string[]> =>
  (await shop.mutate('createQuote', 'quote { id }', wish, viewer)).errors.map(({ code }) => code);

test('33. The bank does not pay: the last use of a coupon, held while it was asked, is free again', async () => {
  const sale = await shop.aShop({ kind: 'TERM', currency: 'EUR', minorUnits: 3_000 });
  const [viewer, other] = [await money.app.world.aMember({ community: sale.community }), await money.app.world.aMember({ community: sale.community })];
  const { code } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 1 });
  const order = await aDebitOf({ promotionCode: code }, viewer, sale.priceId);
  const wish = { priceId: sale.priceId, promotionCode: code };
  await money.advance(HOUR * 2);
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'OPEN', isSettling: true });
  expect(await quoteCodes(wish, other)).toEqual(['PROMOTION_EXHAUSTED']);
  money.sandbox.settleSession(sessionOf(order), 'failed');
  await money.settle();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'FAILED' });
  expect(await quoteCodes(wish, other)).toEqual([]);
});

test('33. The bank does not pay: the last seat of a group-buy, held while it was asked, is free again', async () => {
  const sale = await shop.aShop({ kind: 'TERM', currency: 'EUR', minorUnits: 3_000 });
  const [leader, viewer, other] = [await money.app.world.aMember({ community: sale.community }), await money.app.world.aMember({ community: sale.community }), await money.app.world.aMember({ community: sale.community })];
  const offer = await shop.made('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', sale.community.id), planId: sale.planId, name: '二人团', seats: 2, hours: 72, basisPoints: 1_000 }, sale.owner);
  const { groupBuy } = await shop.made('openGroupBuy', 'groupBuy { id }', { groupBuyOfferId: offer.groupBuyOffer.id }, leader);
  const join = async (): Promise<string[]> => (await shop.mutate('joinGroupBuy', 'groupBuy { id }', { groupBuyId: groupBuy.id }, other)).errors.map(({ code }) => code);
  await aDebitOf({ groupBuyId: groupBuy.id }, leader, sale.priceId);
  await shop.made('joinGroupBuy', 'groupBuy { id }', { groupBuyId: groupBuy.id }, viewer);
  const order = await aDebitOf({ groupBuyId: groupBuy.id }, viewer, sale.priceId);
  await money.advance(HOUR);
  expect(await join()).toEqual(['GROUP_BUY_FULL']);
  money.sandbox.settleSession(sessionOf(order), 'failed');
  await money.settle();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'FAILED' });
  expect(await join()).toEqual([]);
});

test.each([{ kind: 'TERM' as const }, { kind: 'MONTHLY' as const }])('The fee of a payment for $kind is told a minute later: it is learned then, and booked once', async ({ kind }) => {
  money.sandbox.captureLater(true);
  const { viewer, order } = await start({ kind });
  await money.pay(order.checkoutUrl);
  await money.settle();
  money.sandbox.captureLater(false);
  const fees = async () => (await money.app.platform.database.reader.selectFrom('payment').select('feeMinor').where('orderId', '=', decodeId('Order', order.id)).execute()).map(({ feeMinor }) => feeMinor);
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'PAID' });
  expect(await fees()).toEqual([null]);
  await money.sandbox.advanceTo(money.sandbox.now() + MINUTE);
  await money.settle();
  expect(await fees()).toEqual([287]);
});

/** An upgrade whose card asks its owner first: accepted, and waiting for that. */
async function anAwaitedUpgrade() {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  await money.advance(10 * DAY);
  const subscriptionId = await of.idOf(viewer, sale);
  money.sandbox.changeCard((await of.atProvider(orderId)).customer as string, ALWAYS_AUTHENTICATING_CARD);
  const { planChange: preview } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer);
  const key = randomName('key');
  const before = await of.rowOf(orderId);
  const accepted = await of.mutate('changePlan', { planChangeId: preview.id }, viewer, key);
  expect(accepted).toMatchObject({ errors: [], subscription: { status: 'ACTIVE', price: { amount: { minorUnits: 3_000 } }, tier: { name: '高级会员' } } });
  expect(accepted.planChange).toMatchObject({ id: preview.id, state: 'AWAITING_PAYMENT', dueNow: preview.dueNow, confirmUrl: expect.stringContaining('/i/') });
  expect(Date.parse(accepted.planChange.confirmableUntil) - money.sandbox.now()).toBeLessThanOrEqual(23 * HOUR);
  const again = () => of.mutate('changePlan', { planChangeId: preview.id }, viewer, key);
  const answer = async (action: string) => { await fetch(`${accepted.planChange.confirmUrl}/confirm`, { method: 'POST', body: new URLSearchParams({ action }), redirect: 'manual' }); };
  const read = async (reader = viewer) => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on PlanChange { state confirmUrl } } }', { id: preview.id }, reader)).data.node;
  /** All is as it was. */
  const expectUnchanged = async () => {
    expect(await of.rowOf(orderId)).toMatchObject({ priceId: before.priceId, tierId: before.tierId, accessEndsAt: before.accessEndsAt, paidThrough: before.paidThrough, status: 'active' });
    expect(await of.paymentsOf(orderId)).toEqual([3_000]);
    expect(await money.grants(viewer, sale.community)).toMatchObject([{ revokedAt: null, tierId: before.tierId }]);
  };
  return { sale, viewer, orderId, subscriptionId, due: preview.dueNow.minorUnits as number, url: accepted.planChange.confirmUrl as string, again, answer, read, expectUnchanged };
}

test.each(['webhook', 'asked again', 'clock'] as const)('46. An upgrade whose card asks for 3-D Secure is had once it is confirmed, for what the preview said (told by: %s)', async (teller) => {
  const { sale, viewer, orderId, subscriptionId, due, again, answer, read, expectUnchanged } = await anAwaitedUpgrade();
  await money.settle();
  await expectUnchanged();
  expect(await read(await money.app.world.aUser({ isStaff: true }))).toEqual({ state: 'AWAITING_PAYMENT', confirmUrl: null });
  const { data } = await money.app.run('{ viewerSubscriptions { awaitedChange { state confirmUrl } } }', {}, viewer);
  expect(data.viewerSubscriptions).toEqual([{ awaitedChange: await read() }]);
  expect(await of.mutate('pauseSubscription', { subscriptionId }, viewer)).toMatchObject({ errors: [{ code: 'CHANGE_UNDER_WAY' }] });
  await answer('fail');
  expect((await again()).planChange.state).toBe('AWAITING_PAYMENT');
  await expectUnchanged();
  const page = (await read()).confirmUrl;
  await fetch(page, { method: 'POST', body: new URLSearchParams({ card: ALWAYS_AUTHENTICATING_CARD }), redirect: 'manual' });
  if (teller !== 'webhook') money.sandbox.setDelivery({ paused: true });
  await answer('pass');
  if (teller === 'asked again') expect(await again()).toMatchObject({ errors: [], planChange: { state: 'DONE', confirmUrl: null }, subscription: { tier: { name: '顶级会员' } } });
  if (teller === 'clock') await money.app.platform.jobs.run('subscriptions.finish-changes');
  if (teller === 'webhook') await money.settle();
  expect(await read()).toEqual({ state: 'DONE', confirmUrl: null });
  expect(await of.paymentsOf(orderId)).toEqual([3_000, due]);
  expect(await money.subscription(viewer, sale.community)).toMatchObject({ status: 'ACTIVE', tier: { name: '顶级会员' } });
  money.sandbox.setDelivery({ paused: false });
  await money.settle();
  expect(await of.paymentsOf(orderId)).toEqual([3_000, due]);
});

test.each(['abandoned', 'taken back', 'ended'] as const)('46. An upgrade that nobody confirms (%s) is dropped, and everything is as it was', async (how) => {
  const { viewer, orderId, subscriptionId, url, again, answer, read, expectUnchanged } = await anAwaitedUpgrade();
  if (how === 'abandoned') await money.advance(23 * HOUR + MINUTE);
  if (how === 'taken back') expect((await of.mutate('keepPlan', { subscriptionId }, viewer)).errors).toEqual([]);
  if (how === 'ended') await money.stripe.subscriptions.cancel((await of.rowOf(orderId)).providerId);
  await money.settle();
  expect(await read()).toEqual({ state: 'REFUSED', confirmUrl: null });
  expect(await again()).toMatchObject({ subscription: null, planChange: null, errors: [{ code: 'PAYMENT_NOT_CONFIRMED' }] });
  await answer('pass');
  await fetch(url, { method: 'POST', body: new URLSearchParams({ card: '4242424242424242' }), redirect: 'manual' });
  await money.settle();
  expect(await of.paymentsOf(orderId)).toEqual([3_000]);
  if (how === 'ended') return;
  await expectUnchanged();
  money.sandbox.changeCard((await of.atProvider(orderId)).customer as string, '4242424242424242');
  await money.advance((await of.untilPeriodEnd(orderId)) + MINUTE);
  expect(await of.paymentsOf(orderId)).toEqual([3_000, 3_000]);
});

test('46. The answer to a change that has to be confirmed is lost: the next try finds it, one invoice', async () => {
  const sale = await of.aLadder();
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  money.sandbox.changeCard((await of.atProvider(orderId)).customer as string, ALWAYS_AUTHENTICATING_CARD);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId, priceId: sale.higher.priceId }, viewer);
  let lost = 0;
  money.gateway.rewrite = (path, body) => (path.startsWith('/v1/subscriptions/') && body.pending_update && lost++ === 0 ? { object: 'list' } : null);
  expect(await of.mutate('changePlan', { planChangeId: planChange.id }, viewer)).toMatchObject({ errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  money.gateway.rewrite = null;
  await money.settle();
  const { data } = await money.app.run('query ($id: ID!) { node(id: $id) { ... on PlanChange { state } } }', { id: planChange.id }, viewer);
  expect(data.node).toEqual({ state: 'AWAITING_PAYMENT' });
  expect((await of.invoices(viewer, orderId))!.map(({ status }) => status)).toEqual(['open', 'paid']);
});
