import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startMoney, type Money } from '../../money/support/money.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
afterAll(() => money.stop());

const ORDERS = 'query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) { orders(first: $first, after: $after) { nodes { id state checkoutUrl buyer { number } tier { name } } pageInfo { hasNextPage endCursor } } } }';
const MINE = '{ viewerOrders { nodes { id state } } viewerSubscriptions { status tier { name } } }';
const ordersAs = async (slug: string, viewer?: Parameters<Money['order']>[0], page: object = {}) => (await money.app.run(ORDERS, { slug, ...page }, viewer)).data.community.orders;

test('an order is seen by its buyer, by whoever sells and by staff; its page only by the buyer', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  expect(await money.order(viewer, order.id)).toMatchObject({ id: order.id, checkoutUrl: order.checkoutUrl });
  expect(await money.order(sale.owner, order.id)).toMatchObject({ id: order.id, checkoutUrl: null });
  expect(await money.order(await money.app.world.aUser({ isStaff: true }), order.id)).toMatchObject({ id: order.id, checkoutUrl: null });
  const others = [await money.app.world.aMember({ community: sale.community }), await money.app.world.aMember({ community: sale.community, role: 'PARTNER' }), await money.app.world.aUser(), (await money.app.world.aCommunity()).owner];
  for (const other of others) {
    expect(await money.order(other, order.id)).toBeNull();
    expect((await money.app.run('query ($id: ID!) { node(id: $id) { id } }', { id: order.id }, other)).data.node).toBeNull();
    expect(await money.syncOrder(other, order.id)).toMatchObject({ errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND' }] });
  }
  expect((await money.app.run('query ($id: ID!) { order(id: $id) { id } }', { id: order.id })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
});

test('the list of a community is for those who sell, newest first, page by page, in a constant number of statements', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const ids: string[] = [];
  for (let index = 0; index < 3; index++) ids.unshift((await money.startCheckout(await money.app.world.aMember({ community: sale.community }), sale.priceId)).order.id);
  const first = await ordersAs(sale.community.slug, sale.owner, { first: 2 });
  expect(first).toMatchObject({ nodes: [{ id: ids[0], state: 'OPEN', checkoutUrl: null, buyer: { number: 4 }, tier: { name: '高级会员' } }, { id: ids[1], buyer: { number: 3 } }], pageInfo: { hasNextPage: true } });
  const second = await ordersAs(sale.community.slug, sale.owner, { first: 2, after: first.pageInfo.endCursor });
  expect(second).toMatchObject({ nodes: [{ id: ids[2], buyer: { number: 2 } }], pageInfo: { hasNextPage: false } });
  const count = async (size: number) => {
    money.app.platform.database.queryLog.start();
    await ordersAs(sale.community.slug, sale.owner, { first: size });
    return money.app.platform.database.queryLog.stop().length;
  };
  expect(await count(3)).toBe(await count(1));
  for (const other of [undefined, await money.app.world.aMember({ community: sale.community }), await money.app.world.aMember({ community: sale.community, role: 'PARTNER' }), await money.app.world.aUser()]) {
    expect((await ordersAs(sale.community.slug, other)).nodes).toEqual([]);
  }
});

test("a person's own orders and subscriptions are nobody else's", async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const { viewer, orderId } = await money.aBuyer(sale);
  expect((await money.app.run(MINE, {}, viewer)).data).toEqual({ viewerOrders: { nodes: [{ id: orderId, state: 'PAID' }] }, viewerSubscriptions: [{ status: 'ACTIVE', tier: { name: '高级会员' } }] });
  expect((await money.app.run(MINE, {}, sale.owner)).data).toEqual({ viewerOrders: { nodes: [] }, viewerSubscriptions: [] });
  expect(await money.subscription(sale.owner, sale.community)).toBeNull();
  const { id } = await money.subscription(viewer, sale.community);
  expect((await money.app.run('query ($id: ID!) { node(id: $id) { id } }', { id }, sale.owner)).data.node).toBeNull();
  expect((await money.app.run('query ($id: ID!) { node(id: $id) { id __typename } }', { id }, viewer)).data.node).toEqual({ id, __typename: 'MembershipSubscription' });
  for (const field of ['viewerOrders { nodes { id } }', 'viewerSubscriptions { id }']) expect((await money.app.run(`{ ${field} }`)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
});
