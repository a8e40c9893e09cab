import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { encodeId } from '../../src/kernel/id.ts';
import { AUTHENTICATING_CARD } from '../../src/sandbox/index.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { startMoney, type Money } from './support/money.ts';

const ALL = ['card', 'alipay', 'wechat_pay', 'sepa_debit', 'us_bank_account'];

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterEach(() => money.sandbox.setPaymentMethods(ALL));
afterAll(() => money.stop());

interface Wish {
  kind?: 'MONTHLY' | 'YEARLY' | 'TERM' | 'LIFETIME';
  currency?: string;
  paymentMethod?: string | null;
  channel?: string;
}
const FIELDS = 'id state checkoutUrl paymentMethod offeredPaymentMethods isSettling accessEndsAt';
const START = `mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) { order { ${FIELDS} } errors { ... on UserError { code path } } } }`;

async function ask(viewer: Parameters<Money['order']>[0], priceId: string | undefined, input: object) {
  const { data, errors } = await money.app.run(START, { input: { priceId, idempotencyKey: `key ${Math.random()}`, ...input } }, viewer);
  expect(errors).toEqual([]);
  return data.startCheckout as { order: any; errors: { code: string; path: string[] }[] };
}
async function start({ kind = 'TERM', currency = 'CNY', ...input }: Wish = {}) {
  const sale = await money.aSale({ kind, currency, minorUnits: 3_000 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  return { ...sale, viewer, ...(await ask(viewer, sale.priceId, input)) };
}
const orderOf = async (viewer: Parameters<Money['order']>[0], id: string) => (await money.app.run(`query ($id: ID!) { order(id: $id) { ${FIELDS} } }`, { id }, viewer)).data.order;
const sessionOf = (order: { checkoutUrl: string }): string => new URL(order.checkoutUrl).pathname.split('/').at(-1)!;
const submit = async (url: string, fields: Record<string, string>): Promise<number> =>
  (await fetch(url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ email: 'buyer@example.com', action: 'pay', ...fields }) })).status;

test.each([{ method: 'ALIPAY', type: 'alipay' }, { method: 'WECHAT_PAY', type: 'wechat_pay' }])('A term is paid by $method: nothing is granted before the wallet confirmed', async ({ method, type }) => {
  const { viewer, community, order, errors } = await start({ paymentMethod: method });
  expect(errors).toEqual([]);
  expect(order).toMatchObject({ state: 'OPEN', paymentMethod: method, offeredPaymentMethods: [method], isSettling: false });
  expect(await submit(order.checkoutUrl, { method: type })).toBe(303);
  await money.settle();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'OPEN', checkoutUrl: order.checkoutUrl });
  expect(await money.hasAccess(viewer, community)).toBe(false);
  await submit(`${order.checkoutUrl}/confirm`, { action: 'pass' });
  await money.settle();
  expect(await orderOf(viewer, order.id)).toMatchObject({ state: 'PAID', checkoutUrl: null, paymentMethod: method });
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('Without a wish the page offers what the account has for the currency, and only cards for what renews', async () => {
  const term = await start();
  expect(term.order).toMatchObject({ paymentMethod: null, offeredPaymentMethods: ['CARD', 'ALIPAY', 'WECHAT_PAY'] });
  expect((await start({ currency: 'EUR' })).order.offeredPaymentMethods).toEqual(['CARD', 'ALIPAY', 'WECHAT_PAY', 'BANK_DEBIT']);
  expect((await start({ kind: 'MONTHLY' })).order.offeredPaymentMethods).toEqual(['CARD']);
  const METHODS = 'query ($slug: String!) { community(slug: $slug) { tiers { plans { web: paymentMethods app: paymentMethods(channel: APP) mini: paymentMethods(channel: MINI_PROGRAM_IOS) } } } }';
  const methodsOf = async (slug: string, viewer: Parameters<Money['order']>[0]) => (await money.app.run(METHODS, { slug }, viewer)).data.community.tiers.flatMap(({ plans }: { plans: object[] }) => plans);
  expect(await methodsOf(term.community.slug, term.viewer)).toEqual([{ web: ['CARD', 'ALIPAY', 'WECHAT_PAY'], app: ['CARD', 'ALIPAY', 'WECHAT_PAY'], mini: [] }]);
  const monthly = await start({ kind: 'MONTHLY' });
  expect(await methodsOf(monthly.community.slug, monthly.viewer)).toEqual([{ web: ['CARD'], app: ['CARD'], mini: [] }]);
});

test.each([
  { paymentMethod: 'WECHAT_PAY', kind: 'MONTHLY' as const },
  { paymentMethod: 'ALIPAY', kind: 'YEARLY' as const },
  { paymentMethod: 'BANK_DEBIT', kind: 'TERM' as const },
])('38. $paymentMethod for $kind is refused before Stripe hears of it', async (wish) => {
  const sale = await money.aSale({ kind: wish.kind });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const calls = money.gateway.calls.length;
  const { kind: _kind, ...input } = wish;
  expect(await ask(viewer, sale.priceId, input)).toEqual({ order: null, errors: [{ code: 'PAYMENT_METHOD_NOT_OFFERED', path: ['input', 'paymentMethod'] }] });
  expect(money.gateway.calls).toHaveLength(calls);
  expect((await money.app.run('{ viewerOrders { nodes { id } } }', {}, viewer)).data.viewerOrders.nodes).toEqual([]);
});

test("39. The account cannot offer the method that was asked for: refused, the order fails, nothing is left to pay", async () => {
  money.sandbox.setPaymentMethods(['card', 'alipay']);
  const { viewer, priceId, order, errors } = await start({ paymentMethod: 'WECHAT_PAY' });
  expect({ order, errors }).toEqual({ order: null, errors: [{ code: 'PAYMENT_METHOD_NOT_OFFERED', path: ['input', 'paymentMethod'] }] });
  const { nodes } = (await money.app.run(`{ viewerOrders { nodes { ${FIELDS} } } }`, {}, viewer)).data.viewerOrders;
  expect(nodes).toMatchObject([{ state: 'FAILED', checkoutUrl: null, paymentMethod: 'WECHAT_PAY' }]);
  expect(await ask(viewer, priceId, { paymentMethod: 'ALIPAY' })).toMatchObject({ errors: [], order: { state: 'OPEN', offeredPaymentMethods: ['ALIPAY'] } });
});

test("39. The page comes without the method that was asked for: it is expired, and shown to nobody", async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  let opened = '';
  money.gateway.rewrite = (path, body) => {
    if (path !== '/v1/checkout/sessions' || body.object !== 'checkout.session') return null;
    opened = body.id;
    return { ...body, payment_method_types: ['card'] };
  };
  const idempotencyKey = 'the same wish';
  const refused = { order: null, errors: [{ code: 'PAYMENT_METHOD_NOT_OFFERED', path: ['input', 'paymentMethod'] }] };
  expect(await ask(viewer, sale.priceId, { paymentMethod: 'WECHAT_PAY', idempotencyKey })).toEqual(refused);
  money.gateway.rewrite = null;
  expect(await money.stripe.checkout.sessions.retrieve(opened)).toMatchObject({ status: 'expired', url: null });
  expect(await ask(viewer, sale.priceId, { paymentMethod: 'WECHAT_PAY', idempotencyKey })).toEqual(refused);
  await money.settle();
  expect((await money.app.run(`{ viewerOrders { nodes { ${FIELDS} } } }`, {}, viewer)).data.viewerOrders.nodes).toMatchObject([{ state: 'FAILED', checkoutUrl: null, offeredPaymentMethods: ['CARD'] }]);
});

test('Another wish for the same price closes the page of the first', async () => {
  const { viewer, priceId, order: first } = await start({ paymentMethod: 'ALIPAY' });
  const { order: second } = await ask(viewer, priceId, { paymentMethod: 'WECHAT_PAY' });
  expect(second.id).not.toBe(first.id);
  expect(await money.stripe.checkout.sessions.retrieve(sessionOf(first))).toMatchObject({ status: 'expired' });
  expect((await ask(viewer, priceId, { paymentMethod: 'WECHAT_PAY' })).order).toMatchObject({ id: second.id, checkoutUrl: second.checkoutUrl });
});

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

const aDebit = async () => {
  const bought = await start({ currency: 'EUR' });
  await submit(bought.order.checkoutUrl, { method: 'sepa_debit' });
  await money.settle();
  return bought;
};

test('32. A completed page whose bank has not paid waits, and is granted when the bank has', async () => {
  const { viewer, owner, tierId, community, order, priceId } = await aDebit();
  const session = sessionOf(order);
  expect(await money.stripe.checkout.sessions.retrieve(session)).toMatchObject({ status: 'complete', payment_status: 'unpaid' });
  const waiting = { state: 'OPEN', isSettling: true, checkoutUrl: null };
  expect(await orderOf(viewer, order.id)).toMatchObject(waiting);
  expect(await money.grants(viewer, community)).toEqual([]);
  expect((await ask(viewer, priceId, {})).order).toMatchObject({ id: order.id, ...waiting });
  const forLife = await money.aPlan(owner, tierId, 'LIFETIME', 90_000);
  expect(await ask(viewer, forLife.priceId, {})).toMatchObject({ order: null, errors: [{ code: 'PAYMENT_SETTLING' }] });
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
  const again = await ask(viewer, priceId, {});
  expect(again.order.id).not.toBe(order.id);
  await money.pay(again.order.checkoutUrl);
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

/** An order made of a quote, paid by bank debit: the bank has been asked. */
async function aDebitOf(wish: object, viewer: Parameters<Money['order']>[0], priceId: string) {
  const { quote } = await promotionsOf(() => money.app).made('createQuote', 'quote { id }', { priceId, ...wish }, viewer);
  const { order, errors } = await ask(viewer, undefined, { quoteId: quote.id });
  expect(errors).toEqual([]);
  await submit(order.checkoutUrl, { method: 'sepa_debit' });
  await money.settle();
  return order;
}
const quoteCodes = async (wish: object, viewer: Parameters<Money['order']>[0]): Promise<string[]> =>
  (await promotionsOf(() => money.app).mutate('createQuote', 'quote { id }', wish, viewer)).errors.map(({ code }) => code);

test('33. The bank does not pay: the last use of a coupon, held while it was asked, is free again', async () => {
  const shop = promotionsOf(() => money.app);
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
  const shop = promotionsOf(() => money.app);
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
