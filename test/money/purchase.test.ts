import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { startMoney, type Money } from './support/money.ts';
import { quoting } from './support/quotes.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
beforeEach(() => {
  Object.assign(money.gateway, { copies: 1, rewrite: null, answer: null });
});
afterAll(() => money.stop());

const start = async (sold: Parameters<Money['aSale']>[0] = {}) => {
  const sale = await money.aSale(sold);
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  return { ...sale, viewer, order };
};
const sessionOf = (order: { checkoutUrl: string }): string => new URL(order.checkoutUrl).pathname.split('/').at(-1)!;
/** What went back to a customer, at the provider. */
const refundsOf = async (customer: string): Promise<number[]> => {
  const { data: charges } = await money.stripe.charges.list({ customer, limit: 100 });
  return charges.map((charge) => charge.amount_refunded).filter((amount) => amount > 0);
};
const review = async () => {
  const staff = await money.app.world.aUser({ isStaff: true });
  const { data } = await money.app.run('{ paymentsToReview(first: 100) { nodes { reason received { minorUnits currency } reference order { id } } } }', {}, staff);
  return data.paymentsToReview.nodes as { reason: string; received: { minorUnits: number; currency: string }; reference: string; order: { id: string } }[];
};

test('5. The webhook and the way back at once give one grant, and both see the order paid', async () => {
  const { viewer, community, order } = await start();
  money.sandbox.pause();
  await money.pay(order.checkoutUrl);
  money.sandbox.resume();
  const comeBack = async () => (await money.app.run('mutation ($id: ID!) { syncOrder(orderId: $id) { order { state } errors { __typename } } }', { id: order.id }, viewer)).data.syncOrder;
  const [, ...returned] = await Promise.all([money.settle(), comeBack(), comeBack(), comeBack()]);
  for (const seen of returned) expect(seen).toEqual({ order: { state: 'PAID' }, errors: [] });
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID' });
  expect(await money.grants(viewer, community)).toHaveLength(1);
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('6. The way back is never taken: the purchase is granted all the same', async () => {
  const { viewer, community, order } = await start({ kind: 'MONTHLY', minorUnits: 3_000 });
  expect(order).toMatchObject({ state: 'OPEN', kind: 'MONTHLY', amount: { minorUnits: 3_000, currency: 'CNY' } });
  expect(await money.hasAccess(viewer, community)).toBe(false);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID', checkoutUrl: null });
  expect(await money.hasAccess(viewer, community)).toBe(true);
  expect(await money.subscription(viewer, community)).toMatchObject({ status: 'ACTIVE', cancelAt: null, endedAt: null, tier: { name: '高级会员' } });
});

test('7. Coming back without having paid grants nothing', async () => {
  const { viewer, community, order } = await start();
  const { success_url: back } = await money.stripe.checkout.sessions.retrieve(sessionOf(order));
  expect(new URL(back!).pathname).toBe(`/orders/${order.id}`);
  expect((await fetch(new URL(new URL(back!).pathname, await money.app.listen()))).status).toBe(200);
  expect(await money.syncOrder(viewer, order.id)).toEqual({ errors: [] });
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'OPEN', paidAt: null, checkoutUrl: order.checkoutUrl });
  expect(await money.hasAccess(viewer, community)).toBe(false);
  expect(await money.grants(viewer, community)).toEqual([]);
});

test('26. What somebody else sells on the same account is ignored, and their customer pays no order of ours', async () => {
  const product = await money.stripe.products.create({ name: 'A book' });
  const price = await money.stripe.prices.create({ product: product.id, unit_amount: 3_000, currency: 'cny' });
  const line_items = [{ price: price.id, quantity: 1 }];
  const foreign = await money.stripe.checkout.sessions.create({ mode: 'payment', line_items, success_url: 'https://books.example.com/thanks' });
  await money.pay(foreign.url!);
  await money.settle();
  const events = await money.events();
  expect(events.filter(({ type, state }) => type === 'checkout.session.completed' && state === 'IGNORED')).toHaveLength(1);

  const { viewer, community, order } = await start({ kind: 'TERM', minorUnits: 3_000 });
  const stranger = await money.stripe.customers.create({ name: 'Somebody else' });
  const forged = await money.stripe.checkout.sessions.create({ mode: 'payment', customer: stranger.id, line_items, metadata: { xingqun_order: decodeId('Order', order.id) }, success_url: 'https://books.example.com/thanks' });
  await money.pay(forged.url!);
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'HELD' });
  expect(await money.hasAccess(viewer, community)).toBe(false);
});

test.each([
  { what: 'a smaller amount', received: { amount_received: 2_999 }, told: { minorUnits: 2_999, currency: 'CNY' } },
  { what: 'another currency', received: { currency: 'jpy' }, told: { minorUnits: 3_000, currency: 'JPY' } },
])('27. $what than agreed grants nothing, holds the order and raises an alarm', async ({ received, told }) => {
  const { viewer, community, order } = await start({ kind: 'TERM', minorUnits: 3_000 });
  money.gateway.rewrite = (path, body) => (path.includes(sessionOf(order)) ? { ...body, payment_intent: { ...body.payment_intent, ...received } } : null);
  const before = await money.alarms();
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'HELD', paidAt: null, accessEndsAt: null });
  expect(await money.grants(viewer, community)).toEqual([]);
  expect(await money.hasAccess(viewer, community)).toBe(false);
  expect(await money.alarms()).toBe(before + 1);
  expect((await review()).filter((payment) => payment.order.id === order.id)).toEqual([{ reason: 'MISMATCHED', received: told, reference: sessionOf(order), order: { id: order.id } }]);
});

test('27. A subscription at another amount than agreed grants nothing', async () => {
  const { viewer, community, order } = await start({ kind: 'YEARLY', minorUnits: 29_900 });
  money.gateway.rewrite = (path, body) => (path.includes(sessionOf(order)) ? { ...body, amount_total: 100 } : null);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'HELD' });
  expect(await money.subscription(viewer, community)).toBeNull();
  expect(await money.hasAccess(viewer, community)).toBe(false);
  const { subscription } = await money.stripe.checkout.sessions.retrieve(sessionOf(order));
  expect((await money.stripe.subscriptions.retrieve(subscription as string)).status).toBe('canceled');
});

test('27. An order that is held lets go of its discount: the next buyer has it', async () => {
  const shop = promotionsOf(() => money.app);
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 9_900 });
  const { code } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 1 });
  const [first, next] = [await money.app.world.aMember(sale), await money.app.world.aMember(sale)];
  const { order } = await quoting(money).agree(first, sale.priceId, { promotionCode: code });
  expect((await quoting(money).createQuote(next, sale.priceId, { promotionCode: code })).errors).toMatchObject([{ code: 'PROMOTION_EXHAUSTED' }]);
  money.gateway.rewrite = (path, body) => (path.includes(sessionOf(order)) ? { ...body, amount_total: 100 } : null);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.order(first, order.id)).toMatchObject({ state: 'HELD' });
  expect(await quoting(money).agree(next, sale.priceId, { promotionCode: code })).toMatchObject({ order: { state: 'OPEN', amount: { minorUnits: 8_910 } }, errors: [] });
});

test('28. Two pages of one order are both paid: one grant, and the second payment goes back', async () => {
  const { viewer, community, order } = await start({ kind: 'TERM', minorUnits: 3_000 });
  const first = await money.stripe.checkout.sessions.retrieve(sessionOf(order), { expand: ['line_items'] });
  const { data: items } = await money.stripe.checkout.sessions.listLineItems(first.id);
  const second = await money.stripe.checkout.sessions.create({ mode: 'payment', customer: first.customer as string, line_items: [{ price: items[0]!.price!.id, quantity: 1 }], metadata: first.metadata!, success_url: first.success_url! });
  await Promise.all([money.pay(order.checkoutUrl), money.pay(second.url!)]);
  const before = await money.alarms();
  await money.settle();
  const { accessStartsAt, accessEndsAt, state } = await money.order(viewer, order.id);
  expect(state).toBe('PAID');
  expect(Date.parse(accessEndsAt) - Date.parse(accessStartsAt)).toBe(365 * 86_400_000);
  expect(await money.grants(viewer, community)).toHaveLength(1);
  expect((await review()).filter((payment) => payment.order.id === order.id)).toEqual([]);
  expect(await money.alarms()).toBe(before + 1);
  await money.settle();
  expect(await refundsOf(first.customer as string)).toEqual([3_000]);
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('29. Two pages of one subscription are both paid: one subscription goes on, the other is ended and its payment goes back', async () => {
  const { viewer, community, order } = await start({ kind: 'MONTHLY', minorUnits: 3_000 });
  const first = await money.stripe.checkout.sessions.retrieve(sessionOf(order));
  const { data: items } = await money.stripe.checkout.sessions.listLineItems(first.id);
  const second = await money.stripe.checkout.sessions.create({
    mode: 'subscription', customer: first.customer as string, line_items: [{ price: items[0]!.price!.id, quantity: 1 }], metadata: first.metadata!, subscription_data: { metadata: first.metadata! }, success_url: first.success_url!,
  });
  await money.pay(order.checkoutUrl);
  await money.settle();
  await money.pay(second.url!);
  await money.settle();
  await money.settle();
  const { data: all } = await money.stripe.subscriptions.list({ customer: first.customer as string, status: 'all' });
  expect(all.map(({ status }) => status).sort()).toEqual(['active', 'canceled']);
  expect(await money.grants(viewer, community)).toHaveLength(1);
  expect(await money.hasAccess(viewer, community)).toBe(true);
  expect((await review()).filter((payment) => payment.order.id === order.id)).toEqual([]);
  await money.settle();
  expect(await refundsOf(first.customer as string)).toEqual([3_000]);
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

test('30. After a declined first payment one can try again at once', async () => {
  const { viewer, community, order, priceId } = await start({ kind: 'MONTHLY' });
  await money.pay(order.checkoutUrl, { action: 'decline' });
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'OPEN', checkoutUrl: order.checkoutUrl });
  const again = await money.startCheckout(viewer, priceId);
  expect(again).toMatchObject({ errors: [], order: { id: order.id, checkoutUrl: order.checkoutUrl } });
  await money.pay(again.order.checkoutUrl);
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test.each([
  { currency: 'JPY', minorUnits: 500 },
  { currency: 'USD', minorUnits: 500 },
  { currency: 'KWD', minorUnits: 5_000 },
])('34. $minorUnits in the smallest unit of $currency stays exactly that, there and back', async ({ currency, minorUnits }) => {
  const { viewer, order } = await start({ kind: 'TERM', currency, minorUnits });
  const session = await money.stripe.checkout.sessions.retrieve(sessionOf(order));
  expect(session).toMatchObject({ amount_total: minorUnits, currency: currency.toLowerCase() });
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID', amount: { minorUnits, currency } });
});

test.each([
  { currency: 'CNY', minorUnits: 399, code: 'AMOUNT_TOO_SMALL' },
  { currency: 'JPY', minorUnits: 49, code: 'AMOUNT_TOO_SMALL' },
  { currency: 'USD', minorUnits: 0, code: 'AMOUNT_TOO_SMALL' },
  { currency: 'KWD', minorUnits: 5_001, code: 'INVALID' },
  { currency: 'XAU', minorUnits: 5_000, code: 'INVALID', field: 'currency' },
  { currency: 'USD', minorUnits: 100_000_000, code: 'OUT_OF_RANGE' },
])('35. $minorUnits $currency is refused as $code before Stripe hears of it', async ({ currency, minorUnits, code, field = 'minorUnits' }: { currency: string; minorUnits: number; code: string; field?: string }) => {
  const { owner, community } = await money.app.world.aCommunity({ currency } as object);
  const tierId = await money.aTier(owner, community);
  const { plan } = await money.create('mutation ($input: CreatePlanInput!) { createPlan(input: $input) { plan { id } } }', { tierId, kind: 'TERM' }, owner);
  const calls = money.gateway.calls.length;
  const refused = await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { id } errors { ... on UserError { code path } } } }', { planId: plan.id, minorUnits }, owner);
  expect(refused).toEqual({ plan: null, errors: [{ code, path: ['input', field] }] });
  expect(money.gateway.calls).toHaveLength(calls);
});
