import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { compose } from '../../src/compose.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import type { PlanKind } from '../../src/modules/plans/index.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { randomName } from '../support/world.ts';
import { startMoney, type Money } from './support/money.ts';
import { quoting } from './support/quotes.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null, lose: null });
  money.gateway.calls.length = 0;
});
afterAll(() => money.stop());

const aPurchase = async (kind: PlanKind = 'TERM') => {
  const sale = await money.aSale({ kind });
  return { ...sale, viewer: await money.app.world.aMember({ community: sale.community }), key: randomName('key') };
};
type Purchase = Awaited<ReturnType<typeof aPurchase>>;
const mirrored = () => money.app.platform.database.reader.selectFrom('provider_object').select(['kind', 'providerId']).execute();

test('66. An answer that is lost after Stripe has acted is asked for again with the same key: one page, one order', async () => {
  const { viewer, priceId, key } = await aPurchase();
  money.gateway.lose = (path) => path === '/v1/checkout/sessions';
  expect(await money.startCheckout(viewer, priceId, key)).toMatchObject({ order: null, errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  money.gateway.lose = null;
  const { order, errors } = await money.startCheckout(viewer, priceId, key);
  expect(errors).toEqual([]);
  const opened = money.gateway.calls.filter(({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions');
  expect(new Set(opened.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
  const session = await money.stripe.checkout.sessions.retrieve(new URL(order.checkoutUrl).pathname.split('/').at(-1)!);
  expect((await money.stripe.checkout.sessions.list({ customer: session.customer as string })).data).toHaveLength(1);
});

test('66. A process that ends between the call and our commit leads to the same customer, product, price and page', async () => {
  const { viewer, priceId, community, key } = await aPurchase();
  const db = money.app.platform.database.reader;
  const { order } = await money.startCheckout(viewer, priceId, key);
  const before = await mirrored();
  await db.updateTable('provider_object').set({ providerId: null }).execute();
  await db.updateTable('checkout_attempt').set({ state: 'REQUESTED', sessionId: null, url: null, expiresAt: null }).where('communityId', '=', community.id).execute();
  expect((await money.startCheckout(viewer, priceId, key)).order).toEqual(order);
  const after = await mirrored();
  expect(after.filter(({ providerId }) => providerId !== null).every((row) => before.some(({ providerId }) => providerId === row.providerId))).toBe(true);
  expect(after.filter(({ providerId }) => providerId !== null)).toHaveLength(3);
});

test.each([
  { status: 404, body: '{"message":"no such host"}' },
  { status: 500, body: '{"oops":1}' },
  { status: 503, body: '{}' },
  { status: 200, body: '{"id":"cus_1","object":"account"}' },
  { status: 502, body: '<html>Bad gateway</html>' },
])('69. The answer $status $body is a failure, and nothing in it becomes ours', async (answer) => {
  const { viewer, priceId, community, key } = await aPurchase();
  money.gateway.answer = (path) => (path.startsWith('/v1/customers') ? answer : null);
  expect(await money.startCheckout(viewer, priceId, key)).toMatchObject({ order: null, errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  expect((await mirrored()).some(({ providerId }) => providerId === 'cus_1' || providerId === undefined)).toBe(false);
  expect(await money.grants(viewer, community)).toEqual([]);
  money.gateway.answer = null;
  expect((await money.startCheckout(viewer, priceId, key)).order).toMatchObject({ state: 'OPEN', checkoutUrl: expect.stringContaining('/c/pay/') });
});

test('69. A page that Stripe refuses to open is told of as a refusal and an alarm, and can be asked for again', async () => {
  const { viewer, priceId } = await aPurchase();
  const before = await money.alarms();
  money.gateway.answer = (path) => (path === '/v1/checkout/sessions' ? { status: 400, body: '{"error":{"type":"invalid_request_error","message":"No."}}' } : null);
  expect(await money.startCheckout(viewer, priceId)).toMatchObject({ order: null, errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  expect(await money.alarms()).toBe(before + 1);
  money.gateway.answer = null;
  expect((await money.startCheckout(viewer, priceId)).order).toMatchObject({ state: 'OPEN', checkoutUrl: expect.stringContaining('/c/pay/') });
});

test('69. An answer without `error` to a question about a page leaves the order as it is', async () => {
  const { viewer, priceId, community } = await aPurchase();
  const { order } = await money.startCheckout(viewer, priceId);
  await money.pay(order.checkoutUrl);
  money.gateway.answer = (path) => (path.startsWith('/v1/checkout/sessions/') ? { status: 404, body: '{"object":"checkout.session","status":"expired"}' } : null);
  expect(await money.syncOrder(viewer, order.id)).toMatchObject({ errors: [{ code: 'PAYMENTS_UNAVAILABLE' }] });
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'OPEN' });
  money.gateway.answer = null;
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('51. A customer that was deleted at Stripe is made anew at the next purchase', async () => {
  const { viewer, priceId, community } = await aPurchase();
  const first = await money.startCheckout(viewer, priceId);
  await money.pay(first.order.checkoutUrl);
  await money.settle();
  const { customer } = await money.stripe.checkout.sessions.retrieve(new URL(first.order.checkoutUrl).pathname.split('/').at(-1)!);
  await money.stripe.customers.del(customer as string);
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
  const { order, errors } = await money.startCheckout(viewer, priceId);
  expect(errors).toEqual([]);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID' });
  expect((await mirrored()).some(({ providerId }) => providerId === customer)).toBe(false);
});

test.each([
  { param: 'customer', lost: ['CUSTOMER'] },
  { param: 'line_items[0][price]', lost: ['PRICE'] },
  { param: 'elsewhere', lost: ['CUSTOMER', 'PRICE', 'PRODUCT'] },
  { param: undefined, lost: ['CUSTOMER', 'PRICE', 'PRODUCT'] },
])('51. Of what Stripe has lost ($param) only that is made anew', async ({ param, lost }) => {
  const { viewer, planId, priceId, key } = await aPurchase();
  const ids = [viewer.userId, decodeId('Plan', planId), decodeId('Price', priceId)];
  const names = async () => Object.fromEntries((await money.app.platform.database.reader.selectFrom('provider_object').select(['kind', 'providerId']).where('ownId', 'in', ids).execute()).map(({ kind, providerId }) => [kind, providerId]));
  money.gateway.lose = (path) => path === '/v1/checkout/sessions';
  await money.startCheckout(viewer, priceId, key);
  money.gateway.lose = null;
  const before = await names();
  let asked = 0;
  money.gateway.answer = (path) => (path === '/v1/checkout/sessions' && asked++ === 0 ? { status: 400, body: JSON.stringify({ error: { type: 'invalid_request_error', code: 'resource_missing', message: 'No such thing', param } }) } : null);
  expect((await money.startCheckout(viewer, priceId, key)).errors).toEqual([]);
  const after = await names();
  expect(Object.keys(after).filter((kind) => after[kind] !== before[kind]).sort()).toEqual(lost);
});

test('70. A call that comes too fast is made again after a while, with the same key', async () => {
  const { viewer, priceId } = await aPurchase();
  let refused = 0;
  money.gateway.answer = (path) => (path.startsWith('/v1/customers') && refused++ < 2 ? { status: 429, body: '{"error":{"type":"rate_limit_error","message":"Too many requests"}}' } : null);
  const { order, errors } = await money.startCheckout(viewer, priceId);
  expect(errors).toEqual([]);
  expect(order).toMatchObject({ state: 'OPEN' });
  const calls = money.gateway.calls.filter(({ path }) => path === '/v1/customers');
  expect(calls.map(({ status }) => status)).toEqual([429, 429, 200]);
  expect(new Set(calls.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
});

const pagesOf = async (customer: string) => (await money.stripe.checkout.sessions.list({ customer })).data;
const customerOf = async (userId: string): Promise<string> =>
  (await money.app.platform.database.reader.selectFrom('provider_object').select('providerId').where('kind', '=', 'CUSTOMER').where('ownId', '=', userId).executeTakeFirstOrThrow()).providerId as string;
const asked = () => money.gateway.calls.filter(({ method, path }) => method === 'POST' && path === '/v1/checkout/sessions').map(({ idempotencyKey }) => idempotencyKey);
async function withLostPage() {
  const purchase = await aPurchase();
  money.gateway.lose = (path) => path === '/v1/checkout/sessions';
  await money.startCheckout(purchase.viewer, purchase.priceId, purchase.key);
  money.gateway.lose = null;
  return purchase;
}

test('67. The same key with other input is refused by Stripe: an alarm, a fault, and no other key is taken silently', async () => {
  const { viewer, priceId, key } = await withLostPage();
  const { platform } = money.app;
  const moved = await compose({ ...platform.config, http: { ...platform.config.http, webUrl: 'https://elsewhere.example.com' } }, { clock: money.app.clock, isAlone: true });
  try {
    for (let time = 0; time < 4; time++) await expect(moved.modules.checkout.startCheckout(viewer, { priceId: decodeId('Price', priceId), quoteId: null, idempotencyKey: key })).rejects.toThrow(/StripeIdempotencyError/);
    expect((await moved.platform.metrics.render()).body).toMatch(/^xingqun_faults_total\{area="money"\} 4$/m);
  } finally {
    await moved.close();
  }
  expect(new Set(asked()).size).toBe(1);
  const { order } = await money.startCheckout(viewer, priceId, key);
  expect(order).toMatchObject({ state: 'OPEN', checkoutUrl: expect.stringContaining('/c/pay/') });
  expect(new Set(asked()).size).toBe(1);
  expect(await pagesOf(await customerOf(viewer.userId))).toHaveLength(1);
});

const asksOf = (path: string, verb = 'POST') => money.gateway.calls.filter((call) => call.method === verb && call.path === path).map(({ idempotencyKey }) => idempotencyKey);
/** What the provider has that carries this mark. */
const made = async (kind: 'customers' | 'products' | 'prices' | 'coupons', mark: Record<string, string>) => {
  const all: { id: string; metadata: Record<string, string> | null }[] = [];
  for await (const each of money.stripe[kind].list({ limit: 100 })) all.push(each);
  return all.filter(({ metadata }) => Object.entries(mark).every(([name, value]) => metadata?.[name] === value)).map(({ id }) => id);
};

test('67. What a sale is called has changed since a call whose answer was lost: what was sent then is sent again with its key, and the sale goes on', async () => {
  const { owner, viewer, priceId, planId, tierId, key } = await aPurchase();
  money.gateway.lose = (path) => path === '/v1/products';
  await money.startCheckout(viewer, priceId, key);
  money.gateway.lose = null;
  const rename = 'mutation ($id: ID!) { updateTier(tierId: $id, input: { name: "改了名的会员" }) { tier { name } errors { __typename } } }';
  expect((await money.app.run(rename, { id: tierId }, owner)).data.updateTier).toEqual({ tier: { name: '改了名的会员' }, errors: [] });
  const before = await money.alarms();
  expect((await money.startCheckout(viewer, priceId, key)).order).toMatchObject({ state: 'OPEN', checkoutUrl: expect.stringContaining('/c/pay/') });
  expect(await money.alarms()).toBe(before);
  expect(new Set(asksOf('/v1/products')).size).toBe(1);
  expect(await made('products', { xingqun_plan: decodeId('Plan', planId) })).toHaveLength(1);
});

test('67. The same key with another product is refused by Stripe: alarms, a fault, and no other key', async () => {
  const { viewer, priceId, planId, key } = await aPurchase();
  money.gateway.lose = (path) => path === '/v1/products';
  await money.startCheckout(viewer, priceId, key);
  money.gateway.lose = null;
  const ofProduct = () => money.app.platform.database.reader.updateTable('provider_object').where('kind', '=', 'PRODUCT').where('ownId', '=', decodeId('Plan', planId));
  const { askedWith } = await money.app.platform.database.reader.selectFrom('provider_object').select('askedWith').where('kind', '=', 'PRODUCT').where('ownId', '=', decodeId('Plan', planId)).executeTakeFirstOrThrow();
  await ofProduct().set({ askedWith: { ...askedWith, name: '别的' } }).execute();
  const before = await money.alarms();
  for (let time = 0; time < 4; time++) await expect(money.startCheckout(viewer, priceId, key)).rejects.toThrow('StripeIdempotencyError');
  expect(await money.alarms()).toBeGreaterThanOrEqual(before + 4);
  await ofProduct().set({ askedWith }).execute();
  expect((await money.startCheckout(viewer, priceId, key)).order).toMatchObject({ state: 'OPEN', checkoutUrl: expect.stringContaining('/c/pay/') });
  expect(new Set(asksOf('/v1/products')).size).toBe(1);
});

test.each([
  { kind: 'customers', markOf: ({ viewer }: Purchase) => ({ xingqun_user: viewer.userId }) },
  { kind: 'products', markOf: ({ planId }: Purchase) => ({ xingqun_plan: decodeId('Plan', planId) }) },
  { kind: 'prices', markOf: ({ priceId }: Purchase) => ({ xingqun_price: decodeId('Price', priceId) }) },
] as const)('68. $kind whose answer was lost a day ago are looked for, and made once; those that never came to be get a key of their own', async ({ kind, markOf }) => {
  const path = `/v1/${kind}`;
  const [lost, never] = [await aPurchase(), await aPurchase()];
  money.gateway.lose = (each) => each === path;
  await money.startCheckout(lost.viewer, lost.priceId, lost.key);
  money.gateway.lose = null;
  money.gateway.answer = (each) => (each === path ? { status: 503, body: '{}' } : null);
  await money.startCheckout(never.viewer, never.priceId, never.key);
  money.gateway.answer = null;
  const [first] = await made(kind, markOf(lost));
  expect(await made(kind, markOf(never))).toEqual([]);
  await money.advance(25 * HOUR);
  money.gateway.calls.length = 0;
  expect((await money.startCheckout(lost.viewer, lost.priceId, lost.key)).errors).toEqual([]);
  expect([asksOf(path), asksOf(path, 'GET').length, await made(kind, markOf(lost))]).toEqual([[], 1, [first]]);
  expect((await money.startCheckout(never.viewer, never.priceId, never.key)).errors).toEqual([]);
  expect([new Set(asksOf(path)).size, (await made(kind, markOf(never))).length]).toEqual([1, 1]);
  expect(asksOf(path)[0]).toMatch(/:1$/);
});

test('68. What was asked for too often with a key is looked for before another one is taken: a product, and the coupon of an order', async () => {
  const sale = await aPurchase('MONTHLY');
  const { viewer, priceId, planId, key } = sale;
  const loseTwice = async (path: string, ask: () => Promise<unknown>): Promise<void> => {
    money.gateway.lose = (each) => each === path;
    for (let time = 0; time < 2; time++) await ask();
    money.gateway.lose = null;
  };
  await loseTwice('/v1/products', () => money.startCheckout(viewer, priceId, key));
  expect((await money.startCheckout(viewer, priceId, key)).errors).toEqual([]);
  expect([new Set(asksOf('/v1/products')).size, (await made('products', { xingqun_plan: decodeId('Plan', planId) })).length]).toEqual([1, 1]);

  const { code } = await promotionsOf(() => money.app).aCode(sale, { basisPoints: 1_000 });
  const { createQuote, checkout } = quoting(money);
  const { quote } = await createQuote(viewer, priceId, { promotionCode: code });
  const again = randomName('key');
  await loseTwice('/v1/coupons', () => checkout(viewer, { quoteId: quote.id, idempotencyKey: again }));
  const { order, errors } = await checkout(viewer, { quoteId: quote.id, idempotencyKey: again });
  expect(errors).toEqual([]);
  expect([new Set(asksOf('/v1/coupons')).size, (await made('coupons', { xingqun_order: decodeId('Order', order.id) })).length]).toEqual([1, 1]);
});

test('68. When the key may have been forgotten, the page is looked for before anything is asked for again', async () => {
  const { viewer, priceId, key } = await withLostPage();
  const before = asked().length;
  await money.advance(23.5 * HOUR);
  const { order } = await money.startCheckout(viewer, priceId, key);
  expect(asked()).toHaveLength(before);
  const [page, ...others] = await pagesOf(await customerOf(viewer.userId));
  expect(others).toEqual([]);
  expect(order.checkoutUrl).toBe(page!.url);
});

test('68. Only when nothing is found that can be paid is another page asked for, under a key of its own', async () => {
  const { viewer, priceId, community, key } = await withLostPage();
  money.sandbox.setDelivery({ dropNext: 100 });
  await money.advance(25 * HOUR);
  money.sandbox.setDelivery({ dropNext: 0 });
  const { order } = await money.startCheckout(viewer, priceId, key);
  expect(new Set(asked()).size).toBe(2);
  const pages = await pagesOf(await customerOf(viewer.userId));
  expect(pages.map(({ status }) => status).sort()).toEqual(['expired', 'open']);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.grants(viewer, community)).toHaveLength(1);
});
