import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { promotionsOf, type Shop } from '../modules/promotions/support.ts';
import { randomName } from '../support/world.ts';
import { startMoney, type Money } from './support/money.ts';
import { quoting } from './support/quotes.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let q: ReturnType<typeof quoting>;
beforeAll(async () => {
  money = await startMoney();
  q = quoting(money);
});
afterAll(() => money.stop());
const shop = promotionsOf(() => money.app);
const db = () => money.app.platform.database.reader;
const member = (sale: Shop): Promise<SignedInViewer> => money.app.world.aMember({ community: sale.community });
const payments = (orderId: string) => db().selectFrom('payment').select(['amountMinor', 'standing', 'refundedMinor']).where('orderId', '=', decodeId('Order', orderId)).orderBy('receivedAt').execute();
const entries = (sale: Shop) => db().selectFrom('ledger_transaction').select('id').where('communityId', '=', sale.community.id).execute();
const uses = async (sale: Shop, couponId: string) => (await db().selectFrom('coupon').select('takenCount').where('communityId', '=', sale.community.id).where('id', '=', decodeId('Coupon', couponId)).executeTakeFirstOrThrow()).takenCount;
const payAndSettle = async (order: { checkoutUrl: string }): Promise<void> => {
  await money.pay(order.checkoutUrl);
  await money.settle();
  await money.settle();
};

test('a quote names every rule, its lines add up, and the order takes them over to the cent', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 19_900 });
  const viewer = await member(sale);
  const { code } = await shop.aCode(sale, { basisPoints: 1_500 });
  const { quote } = await q.createQuote(viewer, sale.priceId, { promotionCode: code });
  expect(quote).toMatchObject({ kind: 'TERM', listAmount: { minorUnits: 19_900 }, amount: { minorUnits: 16_915, currency: 'CNY' }, trialDays: null });
  expect(q.lines(quote)).toEqual([['LIST', 19_900], ['COUPON', -2_985]]);
  expect(quote.rules.map(({ title, code: of }: any) => [title, of])).toEqual([['List price', null], ['Coupon “双十一”', code]]);
  expect(Date.parse(quote.expiresAt) - money.app.clock.now().getTime()).toBeLessThanOrEqual(30 * MINUTE);
  const { order } = await q.checkout(viewer, { quoteId: quote.id });
  expect(order).toMatchObject({ state: 'OPEN', amount: { minorUnits: 16_915 }, listAmount: { minorUnits: 19_900 }, payableUntil: expect.any(String) });
  expect(q.lines(order)).toEqual(q.lines(quote));
  await payAndSettle(order);
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID' });
  expect(await payments(order.id)).toEqual([{ amountMinor: 16_915, standing: 'SETTLED', refundedMinor: 0 }]);
  await expect(db().updateTable('quote').set({ amountMinor: 1 }).where('communityId', '=', sale.community.id).execute()).rejects.toThrow('A quote never changes');
});

test('A gift at a lower price is payable for an hour; another one with the same code frees what the first held', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 9_900 });
  const { code } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 2, maxUsesPerPerson: null });
  const [giver, other] = [await member(sale), await member(sale)];
  const give = async (promotionCode: string | null = code) => (await shop.made('startGift', 'gift { id order { id state checkoutUrl payableUntil amount { minorUnits } } }', { priceId: sale.priceId, promotionCode }, giver)).gift.order as any;
  const taken = async () => (await money.app.platform.database.reader.selectFrom('coupon').select('takenCount').where('communityId', '=', sale.community.id).executeTakeFirstOrThrow()).takenCount;
  const first = await give();
  expect(first).toMatchObject({ state: 'OPEN', amount: { minorUnits: 8_910 } });
  expect(Date.parse(first.payableUntil) - money.app.clock.now().getTime()).toBeLessThanOrEqual(HOUR);
  const dear = await give(null);
  expect(dear).toMatchObject({ state: 'OPEN', payableUntil: null });
  const second = await give();
  expect(await taken()).toBe(1);
  await money.settle();
  expect(await money.order(giver, first.id)).toMatchObject({ state: 'EXPIRED', checkoutUrl: null });
  expect(await money.order(giver, dear.id)).toMatchObject({ state: 'OPEN' });
  expect((await q.agree(other, sale.priceId, { promotionCode: code })).errors).toEqual([]);
  expect(await taken()).toBe(2);
  await money.advance(HOUR + MINUTE);
  expect(await money.order(giver, second.id)).toMatchObject({ state: 'EXPIRED' });
  expect(await taken()).toBe(0);
});

test('an order leads to its plan, for the buyer to its quote, and the subscription back to the order', async () => {
  const sale = await shop.aShop({ kind: 'MONTHLY', minorUnits: 3_000 });
  const viewer = await member(sale);
  const { quote } = await q.createQuote(viewer, sale.priceId);
  const { order } = await q.checkout(viewer, { quoteId: quote.id });
  await payAndSettle(order);
  const seenBy = async (who: SignedInViewer) => (await money.app.run('query ($id: ID!) { order(id: $id) { plan { id kind price { id } } quote { id } } }', { id: order.id }, who)).data.order;
  const plan = { id: sale.planId, kind: 'MONTHLY', price: { id: sale.priceId } };
  expect(await seenBy(viewer)).toEqual({ plan, quote: { id: quote.id } });
  expect(await seenBy(sale.owner)).toEqual({ plan, quote: null });
  expect((await money.app.run('{ viewerSubscriptions { order { id state payments { amount { minorUnits } } } } }', {}, viewer)).data.viewerSubscriptions).toEqual([{ order: { id: order.id, state: 'PAID', payments: [{ amount: { minorUnits: 3_000 } }] } }]);
});

test('a new price is answered by itself, also one that is still to come, and by the same key again', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 3_000 });
  const input = { planId: sale.planId, minorUnits: 4_000, validFrom: new Date(money.app.clock.now().getTime() + DAY).toISOString(), idempotencyKey: randomName('key') };
  const create = async () => (await money.app.run('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { price { id amount { minorUnits } } plan { price { id } upcomingPrices { id } } errors { __typename } } }', { input }, sale.owner)).data.createPrice;
  const made = await create();
  expect(made).toEqual({ price: { id: expect.any(String), amount: { minorUnits: 4_000 } }, plan: { price: { id: sale.priceId }, upcomingPrices: [{ id: made.price.id }] }, errors: [] });
  expect(await create()).toEqual(made);
});

test('a quote is seen and used by the person it was made for, for 30 minutes; the same key gives the same quote', async () => {
  const sale = await shop.aShop();
  const [viewer, other] = [await member(sale), await member(sale)];
  const key = { idempotencyKey: randomName('key') };
  const { quote } = await q.createQuote(viewer, sale.priceId, key);
  expect((await q.createQuote(viewer, sale.priceId, key)).quote.id).toBe(quote.id);
  const seenBy = async (person?: SignedInViewer) => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on Quote { amount { minorUnits } } } }', { id: quote.id }, person)).data.node;
  expect([await seenBy(viewer), await seenBy(other), await seenBy(sale.owner), await seenBy()]).toEqual([{ amount: { minorUnits: 9_900 } }, null, null, null]);
  expect((await q.checkout(other, { quoteId: quote.id })).errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'quoteId'] }]);
  expect((await q.checkout(viewer, {})).errors).toMatchObject([{ code: 'REQUIRED', path: ['input', 'priceId'] }]);
  const otherPrice = (await shop.aShop()).priceId;
  expect((await q.checkout(viewer, { quoteId: quote.id, priceId: otherPrice })).errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'priceId'] }]);
  await money.advance(30 * MINUTE);
  expect((await q.checkout(viewer, { quoteId: quote.id })).errors).toMatchObject([{ code: 'QUOTE_EXPIRED', path: ['input', 'quoteId'] }]);
  const outsider = await money.app.world.aUser();
  expect((await q.createQuote(outsider, sale.priceId)).errors).toMatchObject([{ code: 'NOT_A_MEMBER' }]);
});

test('35. A discount that leaves less than the currency\'s least amount is refused before Stripe hears of it', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 500 });
  const viewer = await member(sale);
  const { code } = await shop.aCode(sale, { amountMinor: 200 });
  expect(await q.createQuote(viewer, sale.priceId, { promotionCode: code })).toMatchObject({ quote: null, errors: [{ __typename: expect.any(String), code: 'AMOUNT_TOO_SMALL', path: ['input', 'priceId'] }] });
  expect(await db().selectFrom('quote').select('id').where('communityId', '=', sale.community.id).execute()).toEqual([]);
});

test('36. With all of the price off there is no charge: access is given at once, and the books have nothing', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 19_900 });
  const viewer = await member(sale);
  const { code, couponId } = await shop.aCode(sale, { basisPoints: 10_000, maxUses: 1 });
  const { order } = await q.agree(viewer, sale.priceId, { promotionCode: code });
  expect(order).toMatchObject({ state: 'PAID', amount: { minorUnits: 0 }, listAmount: { minorUnits: 19_900 }, checkoutUrl: null });
  expect(Date.parse(order.accessEndsAt) - Date.parse(order.accessStartsAt)).toBe(365 * DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  expect(await uses(sale, couponId)).toBe(1);
  await money.settle();
  expect([await payments(order.id), await entries(sale)]).toEqual([[], []]);
  const customer = await db().selectFrom('provider_object').select('providerId').where('kind', '=', 'CUSTOMER').where('ownId', '=', viewer.userId).executeTakeFirst();
  expect(customer).toBeUndefined();
  expect((await q.createQuote(await member(sale), sale.priceId, { promotionCode: code })).errors).toMatchObject([{ code: 'PROMOTION_EXHAUSTED' }]);
});

test('37. The early bird ends during checkout: the quoted price is honoured until the page expires, and not after', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 20_000, timeZone: 'UTC' });
  const viewer = await member(sale);
  const endsAt = new Date(money.app.clock.now().getTime() + 40 * MINUTE).toISOString();
  await shop.made('createPriceLadder', 'priceLadder { id }', { communityId: encodeId('Community', sale.community.id), name: '早鸟', steps: [{ before: '24:00', basisPoints: 3_000 }], endsAt }, sale.owner);
  const [early, slow] = [await q.agree(viewer, sale.priceId), await q.agree(await member(sale), sale.priceId)];
  expect(q.lines(early.order)).toEqual([['LIST', 20_000], ['LADDER_STEP', -6_000]]);
  await money.advance(45 * MINUTE);
  expect((await q.createQuote(await member(sale), sale.priceId)).quote.amount.minorUnits).toBe(20_000);
  await payAndSettle(early.order);
  expect(await money.order(viewer, early.order.id)).toMatchObject({ state: 'PAID', amount: { minorUnits: 14_000 } });
  await money.advance(30 * MINUTE);
  const page = await fetch(slow.order.checkoutUrl, { method: 'POST', body: new URLSearchParams({ action: 'pay', card: '4242424242424242', email: 'a@example.com' }), redirect: 'manual' });
  expect(page.headers.get('location') ?? '').not.toContain('returned');
  await money.app.platform.jobs.run('stripe-events.reconcile-hourly');
  const state = await db().selectFrom('purchase_order').select('state').where('id', '=', decodeId('Order', slow.order.id)).executeTakeFirst();
  expect(state).toEqual({ state: 'EXPIRED' });
});

test('49. A coupon that is used up between quote and order refuses the order; one that was taken with the order is honoured, whatever happens to it meanwhile', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 19_900 });
  const { code, couponId } = await shop.aCode(sale, { basisPoints: 5_000, maxUses: 1 });
  const [first, second] = [await member(sale), await member(sale)];
  const [quoteOfFirst, quoteOfSecond] = [(await q.createQuote(first, sale.priceId, { promotionCode: code })).quote, (await q.createQuote(second, sale.priceId, { promotionCode: code })).quote];
  const { order } = await q.checkout(first, { quoteId: quoteOfFirst.id });
  expect((await q.checkout(second, { quoteId: quoteOfSecond.id })).errors).toMatchObject([{ code: 'PROMOTION_EXHAUSTED' }]);
  expect(await db().selectFrom('purchase_order').select('id').where('communityId', '=', sale.community.id).where('userId', '=', second.userId).execute()).toEqual([]);
  await shop.close('closeCoupon', 'couponId', 'coupon { closedAt }', couponId, sale.owner);
  await payAndSettle(order);
  expect(await money.order(first, order.id)).toMatchObject({ state: 'PAID', amount: { minorUnits: 9_950 } });
  expect(await payments(order.id)).toMatchObject([{ amountMinor: 9_950, standing: 'SETTLED' }]);
});

test('49. An order that was given up loses its coupon to the next buyer: money that comes all the same goes back, and the limit holds', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 19_900 });
  const { code, couponId } = await shop.aCode(sale, { basisPoints: 5_000, maxUses: 1 });
  const [first, second] = [await member(sale), await member(sale)];
  const { order } = await q.agree(first, sale.priceId, { promotionCode: code });
  await money.app.run(`mutation { leaveCommunity(communityId: "${encodeId('Community', sale.community.id)}") { errors { __typename } } }`, {}, first);
  money.sandbox.pause();
  money.gateway.answer = (path) => (path.endsWith('/expire') ? { status: 400, body: '{"error":{"type":"invalid_request_error","message":"not now"}}' } : null);
  await money.app.platform.jobs.drain();
  money.gateway.answer = null;
  expect(await uses(sale, couponId)).toBe(0);
  const { order: ofSecond } = await q.agree(second, sale.priceId, { promotionCode: code });
  await money.pay(order.checkoutUrl);
  money.sandbox.resume();
  await payAndSettle(ofSecond);
  expect(await money.order(second, ofSecond.id)).toMatchObject({ state: 'PAID' });
  expect(await uses(sale, couponId)).toBe(1);
  expect(await payments(order.id)).toMatchObject([{ amountMinor: 9_950, standing: 'SURPLUS', refundedMinor: 9_950 }]);
});

test('64. Two buyers want the last seat: one gets it, the other is refused before paying', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const [leader, second, third] = [await member(sale), await member(sale), await member(sale)];
  const offerId = (await shop.made('createGroupBuyOffer', 'groupBuyOffer { id }', { communityId: encodeId('Community', sale.community.id), planId: sale.planId, name: '双人团', seats: 2, hours: 24, basisPoints: 2_000 }, sale.owner)).groupBuyOffer.id;
  const { groupBuy } = await shop.made('openGroupBuy', 'groupBuy { id }', { groupBuyOfferId: offerId }, leader);
  const wish = { groupBuyId: groupBuy.id };
  await payAndSettle((await q.agree(leader, sale.priceId, wish)).order);
  const quotes = [(await q.createQuote(second, sale.priceId, wish)).quote, (await q.createQuote(third, sale.priceId, wish)).quote];
  expect(q.lines(quotes[0])).toEqual([['LIST', 10_000], ['GROUP_BUY', -2_000]]);
  const [one, two] = await Promise.all([q.checkout(second, { quoteId: quotes[0].id }), q.checkout(third, { quoteId: quotes[1].id })]);
  const won = [one, two].filter(({ order }) => order !== null);
  expect(won).toHaveLength(1);
  expect([one, two].flatMap(({ errors }) => errors)).toMatchObject([{ code: 'GROUP_BUY_FULL' }]);
  await payAndSettle(won[0]!.order);
  expect((await money.app.run('query ($id: ID!) { node(id: $id) { ... on GroupBuy { state paidCount } } }', { id: groupBuy.id }, leader)).data.node).toEqual({ state: 'SUCCEEDED', paidCount: 2 });
});

test('of a plan that renews the first period has the discount, later ones cost the list price', async () => {
  const sale = await shop.aShop({ kind: 'MONTHLY', minorUnits: 3_000 });
  const viewer = await member(sale);
  const { code } = await shop.aCode(sale, { basisPoints: 3_000 });
  const { order } = await q.agree(viewer, sale.priceId, { promotionCode: code });
  await payAndSettle(order);
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID', amount: { minorUnits: 2_100 } });
  await money.advance(32 * DAY);
  expect((await payments(order.id)).map(({ amountMinor }) => amountMinor)).toEqual([2_100, 3_000]);
});

test('34. Discounts in currencies with none and with three decimals are exact there and back', async () => {
  for (const { currency, minorUnits, basisPoints, paid } of [{ currency: 'JPY', minorUnits: 1_999, basisPoints: 3_333, paid: 1_333 }, { currency: 'KWD', minorUnits: 9_990, basisPoints: 1_000, paid: 9_000 }, { currency: 'USD', minorUnits: 999, basisPoints: 1_500, paid: 850 }]) {
    const sale = await shop.aShop({ kind: 'TERM', minorUnits, currency });
    const viewer = await member(sale);
    const { code } = await shop.aCode(sale, { basisPoints });
    const { order } = await q.agree(viewer, sale.priceId, { promotionCode: code });
    expect(order.amount).toEqual({ minorUnits: paid, currency });
    await payAndSettle(order);
    expect(await payments(order.id)).toMatchObject([{ amountMinor: paid, standing: 'SETTLED' }]);
  }
});

test('another quote closes the page of the first and gives back what it held', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 19_900 });
  const viewer = await member(sale);
  const { code, couponId } = await shop.aCode(sale, { basisPoints: 5_000, maxUses: 1 });
  const { order: first } = await q.agree(viewer, sale.priceId, { promotionCode: code });
  expect(await uses(sale, couponId)).toBe(1);
  const { order: plain } = await q.agree(viewer, sale.priceId);
  expect(plain.amount.minorUnits).toBe(19_900);
  expect([(await money.order(viewer, first.id)).state, await uses(sale, couponId)]).toEqual(['EXPIRED', 0]);
  expect((await q.agree(viewer, sale.priceId, { promotionCode: code })).order.amount.minorUnits).toBe(9_950);
});

test('a term that its buyer takes back has earned no renewal price, whatever was bought beside it', async () => {
  const { owner, community } = await money.app.world.aCommunity();
  const tierId = await money.aTier(owner, community);
  const { plan } = await shop.made('createPlan', 'plan { id }', { tierId, kind: 'TERM', termDays: 90 }, owner);
  const { plan: { price: { id: priceId } } } = await shop.made('createPrice', 'plan { price { id } }', { planId: plan.id, minorUnits: 10_000, renewal: { earlyMinorUnits: 7_000 } }, owner);
  const viewer = await money.app.world.aMember({ community });
  const orders = [];
  for (let count = 0; count < 2; count++) {
    const { order } = await q.agree(viewer, priceId);
    await payAndSettle(order);
    orders.push(order);
  }
  expect(orders.map(({ amount }) => amount.minorUnits)).toEqual([10_000, 10_000]);
  expect(await refunding(money).refund(viewer, orders[0].id)).toMatchObject({ order: { state: 'REFUNDED' }, errors: [] });
  expect(await money.order(viewer, orders[1].id)).toMatchObject({ state: 'PAID', amount: { minorUnits: 10_000 } });
});

test('who renews pays the band of the time: early, up to 30 days after the end, later', async () => {
  const { owner, community } = await money.app.world.aCommunity();
  const tierId = await money.aTier(owner, community);
  const { plan } = await shop.made('createPlan', 'plan { id }', { tierId, kind: 'TERM', termDays: 90 }, owner);
  const priced = await shop.made('createPrice', 'plan { price { id } }', { planId: plan.id, minorUnits: 10_000, renewal: { earlyMinorUnits: 7_000, lapsedMinorUnits: 8_000, lapsedLongerMinorUnits: 9_000 } }, owner);
  const sale: Shop = { owner, community, tierId, planId: plan.id, priceId: priced.plan.price.id };
  const viewer = await member(sale);
  const price = async () => q.lines((await q.createQuote(viewer, sale.priceId)).quote);
  expect(await price()).toEqual([['LIST', 10_000]]);
  const first = (await q.agree(viewer, sale.priceId)).order;
  await payAndSettle(first);
  const [payment] = await money.app.platform.database.reader.selectFrom('payment').select('refundableUntil').where('orderId', '=', decodeId('Order', first.id)).execute();
  const until = payment!.refundableUntil.getTime();
  await money.advance(until - 5 * MINUTE - money.app.clock.now().getTime());
  // Until then the first term can be taken back.
  expect(await money.app.clock.at(until - 1, price)).toEqual([['LIST', 10_000]]);
  expect(await money.app.clock.at(until, price)).toEqual([['LIST', 10_000], ['RENEWAL_BAND', -3_000]]);
  await money.advance(5 * MINUTE);
  const { order } = await q.agree(viewer, sale.priceId);
  await payAndSettle(order);
  const renewed = await money.order(viewer, order.id);
  expect(renewed).toMatchObject({ state: 'PAID', amount: { minorUnits: 7_000 } });
  expect(Date.parse(renewed.accessEndsAt) - Date.parse(renewed.accessStartsAt)).toBe(90 * DAY);
  await money.advance(180 * DAY + HOUR);
  expect(await price()).toEqual([['LIST', 10_000], ['RENEWAL_BAND', -2_000]]);
  await money.advance(30 * DAY);
  expect(await price()).toEqual([['LIST', 10_000], ['RENEWAL_BAND', -1_000]]);
});

test('a quote says from when it would count: behind what one has, or at once', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const startsAt = async (viewer: SignedInViewer, id: string) => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on Quote { startsAt } } }', { id }, viewer)).data.node.startsAt;
  const { viewer, orderId } = await money.aBuyer(sale);
  const { accessEndsAt } = await money.order(viewer, orderId);
  const { quote } = await q.createQuote(viewer, sale.priceId);
  expect([await startsAt(viewer, quote.id), await startsAt(viewer, (await q.createQuote(viewer, (await money.aPlan(sale.owner, sale.tierId, 'LIFETIME', 90_000)).priceId)).quote.id)]).toEqual([accessEndsAt, null]);
  const { order } = await q.checkout(viewer, { quoteId: quote.id });
  await payAndSettle(order);
  expect([(await money.order(viewer, order.id)).accessStartsAt, await startsAt(viewer, quote.id)]).toEqual([accessEndsAt, null]);
});
