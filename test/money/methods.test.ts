import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { methodsOf, sessionOf, submit } from './support/methods.ts';
import { startMoney, type Money } from './support/money.ts';

const ALL = ['card', 'alipay', 'wechat_pay', 'sepa_debit', 'us_bank_account'];

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterEach(() => money.sandbox.setPaymentMethods(ALL));
afterAll(() => money.stop());
const { ask, start, orderOf, ordersOf } = methodsOf(() => money);

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
  const plansOf = async (slug: string, viewer: SignedInViewer) => (await money.app.run(METHODS, { slug }, viewer)).data.community.tiers.flatMap(({ plans }: { plans: object[] }) => plans);
  expect(await plansOf(term.community.slug, term.viewer)).toEqual([{ web: ['CARD', 'ALIPAY', 'WECHAT_PAY'], app: ['CARD', 'ALIPAY', 'WECHAT_PAY'], mini: [] }]);
  const monthly = await start({ kind: 'MONTHLY' });
  expect(await plansOf(monthly.community.slug, monthly.viewer)).toEqual([{ web: ['CARD'], app: ['CARD'], mini: [] }]);
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
  expect(await ask(viewer, { priceId: sale.priceId, ...input })).toEqual({ order: null, errors: [{ code: 'PAYMENT_METHOD_NOT_OFFERED', path: ['input', 'paymentMethod'] }] });
  expect(money.gateway.calls).toHaveLength(calls);
  expect(await ordersOf(viewer)).toEqual([]);
});

test("39. The account cannot offer the method that was asked for: refused, the order fails, nothing is left to pay", async () => {
  money.sandbox.setPaymentMethods(['card', 'alipay']);
  const { viewer, priceId, order, errors } = await start({ paymentMethod: 'WECHAT_PAY' });
  expect({ order, errors }).toEqual({ order: null, errors: [{ code: 'PAYMENT_METHOD_NOT_OFFERED', path: ['input', 'paymentMethod'] }] });
  expect(await ordersOf(viewer)).toMatchObject([{ state: 'FAILED', checkoutUrl: null, paymentMethod: 'WECHAT_PAY' }]);
  expect(await ask(viewer, { priceId, paymentMethod: 'ALIPAY' })).toMatchObject({ errors: [], order: { state: 'OPEN', offeredPaymentMethods: ['ALIPAY'] } });
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
  expect(await ask(viewer, { priceId: sale.priceId, paymentMethod: 'WECHAT_PAY', idempotencyKey })).toEqual(refused);
  money.gateway.rewrite = null;
  expect(await money.stripe.checkout.sessions.retrieve(opened)).toMatchObject({ status: 'expired', url: null });
  expect(await ask(viewer, { priceId: sale.priceId, paymentMethod: 'WECHAT_PAY', idempotencyKey })).toEqual(refused);
  await money.settle();
  expect(await ordersOf(viewer)).toMatchObject([{ state: 'FAILED', checkoutUrl: null, offeredPaymentMethods: ['CARD'] }]);
});

test('Another wish for the same price closes the page of the first', async () => {
  const { viewer, priceId, order: first } = await start({ paymentMethod: 'ALIPAY' });
  const { order: second } = await ask(viewer, { priceId, paymentMethod: 'WECHAT_PAY' });
  expect(second.id).not.toBe(first.id);
  expect(await money.stripe.checkout.sessions.retrieve(sessionOf(first))).toMatchObject({ status: 'expired' });
  expect((await ask(viewer, { priceId, paymentMethod: 'WECHAT_PAY' })).order).toMatchObject({ id: second.id, checkoutUrl: second.checkoutUrl });
});
