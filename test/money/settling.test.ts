import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { AUTHENTICATING_CARD } from '../../src/sandbox/index.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { methodsOf, sessionOf, submit } from './support/methods.ts';
import { startMoney, type Money } from './support/money.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
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
