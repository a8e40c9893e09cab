import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../../src/kernel/clock.ts';
import { decodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startMoney, type Money } from '../../money/support/money.ts';
import { randomName } from '../../support/world.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null });
});
afterAll(() => money.stop());

const orders = (communityId: string) => money.app.platform.database.reader.selectFrom('purchase_order').select(['id', 'state']).where('communityId', '=', communityId).orderBy('id').execute();
const buy = async (viewer: SignedInViewer, priceId: string) => {
  const { order, errors } = await money.startCheckout(viewer, priceId);
  expect(errors).toEqual([]);
  await money.pay(order.checkoutUrl);
  await money.settle();
  return money.order(viewer, order.id);
};

test('the same key gives the same order, another price under it is a conflict, another key finds the open order', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const yearly = await money.aPlan(sale.owner, sale.tierId, 'YEARLY', 29_900);
  const viewer = await money.app.world.aMember({ community: sale.community });
  const key = randomName('key');
  const first = await money.startCheckout(viewer, sale.priceId, key);
  expect(await money.startCheckout(viewer, sale.priceId, key)).toEqual(first);
  expect(await money.startCheckout(viewer, sale.priceId)).toEqual(first);
  await expect(money.startCheckout(viewer, yearly.priceId, key)).rejects.toThrow('IDEMPOTENCY_CONFLICT');
  expect(await orders(sale.community.id)).toHaveLength(1);
});

test('twenty clicks at once make one order and one page', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const answers = await Promise.all(Array.from({ length: 20 }, () => money.startCheckout(viewer, sale.priceId)));
  expect(new Set(answers.map(({ order }) => order?.id)).size).toBe(1);
  const settled = await money.startCheckout(viewer, sale.priceId);
  const session = await money.stripe.checkout.sessions.retrieve(new URL(settled.order.checkoutUrl).pathname.split('/').at(-1)!);
  expect((await money.stripe.checkout.sessions.list({ customer: session.customer as string })).data).toHaveLength(1);
});

test('another price closes the page of the first one, so that only one of them can be paid', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const term = await money.aPlan(sale.owner, sale.tierId, 'TERM', 9_900);
  const viewer = await money.app.world.aMember({ community: sale.community });
  const first = await money.startCheckout(viewer, sale.priceId);
  const second = await money.startCheckout(viewer, term.priceId);
  expect(second).toMatchObject({ errors: [], order: { state: 'OPEN', kind: 'TERM', amount: { minorUnits: 9_900 } } });
  expect(await money.order(viewer, first.order.id)).toMatchObject({ state: 'EXPIRED', checkoutUrl: null });
  await expect(money.pay(first.order.checkoutUrl)).rejects.toThrow('410');
});

test('when the first page turns out to be paid, the second purchase is refused', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const yearly = await money.aPlan(sale.owner, sale.tierId, 'YEARLY', 29_900);
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  money.sandbox.pause();
  await money.pay(order.checkoutUrl);
  expect(await money.startCheckout(viewer, yearly.priceId)).toMatchObject({ order: null, errors: [{ code: 'ALREADY_SUBSCRIBED' }] });
  money.sandbox.resume();
  await money.settle();
  expect(await orders(sale.community.id)).toMatchObject([{ state: 'PAID' }]);
});

test('a subscriber buys no second subscription and no tier twice, but a one-time plan of another tier', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const gold = await money.aTier(sale.owner, sale.community, '黄金', 20);
  const { viewer } = await money.aBuyer(sale);
  const [goldMonthly, goldTerm, sameTerm] = [await money.aPlan(sale.owner, gold, 'MONTHLY', 5_000), await money.aPlan(sale.owner, gold, 'TERM', 50_000), await money.aPlan(sale.owner, sale.tierId, 'TERM', 30_000)];
  for (const { priceId } of [sale, goldMonthly, sameTerm]) expect(await money.startCheckout(viewer, priceId)).toMatchObject({ order: null, errors: [{ __typename: 'RefusedError', code: 'ALREADY_SUBSCRIBED' }] });
  expect(await buy(viewer, goldTerm.priceId)).toMatchObject({ state: 'PAID' });
  expect(await money.grants(viewer, sale.community)).toHaveLength(2);
});

test('a term that is bought while another runs begins at its end; one for life never ends and is bought once', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const { viewer, orderId } = await money.aBuyer(sale);
  const first = await money.order(viewer, orderId);
  const second = await buy(viewer, sale.priceId);
  expect(second.accessStartsAt).toBe(first.accessEndsAt);
  expect(Date.parse(second.accessEndsAt) - Date.parse(second.accessStartsAt)).toBe(365 * DAY);
  money.app.clock.advance(400 * DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  money.app.clock.advance(331 * DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  money.app.clock.advance(-731 * DAY);
  const life = await money.aPlan(sale.owner, sale.tierId, 'LIFETIME', 99_900);
  expect(await buy(viewer, life.priceId)).toMatchObject({ state: 'PAID', accessEndsAt: null });
  expect(await money.startCheckout(viewer, life.priceId)).toMatchObject({ errors: [{ code: 'ALREADY_SUBSCRIBED' }] });
});

test('who is no member, a past price and a plan off sale are refused, and nothing is made', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const member = await money.app.world.aMember({ community: sale.community });
  const calls = money.gateway.calls.length;
  expect(await money.startCheckout(await money.app.world.aUser(), sale.priceId)).toMatchObject({ order: null, errors: [{ code: 'NOT_A_MEMBER' }] });
  const price = await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { price { id } } } }', { planId: sale.planId, minorUnits: 4_000 }, sale.owner);
  expect(await money.startCheckout(member, sale.priceId)).toMatchObject({ order: null, errors: [{ __typename: 'RefusedError', code: 'PRICE_NOT_OFFERED', path: ['input', 'priceId'] }] });
  await money.app.run(`mutation { closePlan(planId: "${sale.planId}") { plan { id } } }`, {}, sale.owner);
  expect(await money.startCheckout(member, price.plan.price.id)).toMatchObject({ order: null, errors: [{ code: 'PRICE_NOT_OFFERED' }] });
  expect((await money.app.run('mutation { startCheckout(input: { priceId: "price_00000000000000000000000000", idempotencyKey: "k" }) { order { id } } }')).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  expect(await orders(sale.community.id)).toEqual([]);
  expect(money.gateway.calls).toHaveLength(calls);
});

test('an order that is open keeps its price when the plan gets a new one', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  await money.create('mutation ($input: CreatePriceInput!) { createPrice(input: $input) { plan { id } } }', { planId: sale.planId, minorUnits: 4_000 }, sale.owner);
  expect((await money.startCheckout(viewer, sale.priceId)).order).toEqual(order);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID', amount: { minorUnits: 3_000 } });
});

test('an order whose page expires is over, also when nobody tells us, and one can order again', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  money.sandbox.setDelivery({ dropNext: 50 });
  await money.advance(25 * HOUR);
  money.sandbox.setDelivery({ dropNext: 0 });
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'OPEN', checkoutUrl: null });
  await money.app.platform.jobs.run('stripe-events.reconcile-hourly');
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'EXPIRED' });
  const again = await money.startCheckout(viewer, sale.priceId);
  expect(again.order.id).not.toBe(order.id);
  expect(await buy(viewer, sale.priceId)).toMatchObject({ id: again.order.id, state: 'PAID' });
});

test('an order whose page the provider does not have any more is over', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  money.gateway.answer = (path) => (path.startsWith('/v1/checkout/sessions/') ? { status: 404, body: '{"error":{"type":"invalid_request_error","code":"resource_missing","message":"No such session"}}' } : null);
  expect(await money.syncOrder(viewer, order.id)).toEqual({ errors: [] });
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'EXPIRED', checkoutUrl: null });
});

test('a payment that no webhook told of is found by the hourly comparison', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  money.sandbox.setDelivery({ dropNext: 50 });
  await money.pay(order.checkoutUrl);
  await money.settle();
  money.sandbox.setDelivery({ dropNext: 0 });
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  await money.app.platform.jobs.run('stripe-events.reconcile-hourly');
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  expect(await orders(sale.community.id)).toEqual([{ id: decodeId('Order', order.id), state: 'PAID' }]);
});
