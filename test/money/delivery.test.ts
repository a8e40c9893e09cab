import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { reaction } from '../../src/kernel/event.ts';
import { decodeId } from '../../src/kernel/id.ts';
import { eventually } from '../support/eventually.ts';
import { startMoney, type Money } from './support/money.ts';

let money: Money;
const paid: string[] = [];
beforeAll(async () => {
  money = await startMoney();
  money.app.platform.jobs.register({ reactions: [reaction('test.count-paid-orders', 'billing.order-paid', async (event) => void paid.push((event.payload as { orderId: string }).orderId))], jobs: [] });
});
beforeEach(() => {
  Object.assign(money.gateway, { copies: 1, rewrite: null, answer: null });
});
afterAll(() => money.stop());

const db = () => money.app.platform.database.reader;
const eventsOf = async (orderId: string) => (await money.events()).filter((event) => event.orderId === decodeId('Order', orderId));
const timesPaid = (orderId: string) => paid.filter((id) => id === decodeId('Order', orderId)).length;
const start = async (kind: 'MONTHLY' | 'TERM' = 'MONTHLY') => {
  const sale = await money.aSale({ kind });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  return { ...sale, viewer, order };
};

test('1. The same event delivered five times at once is stored, applied and told once', async () => {
  money.gateway.copies = 5;
  const { viewer, community, order } = await start();
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(new Set(money.gateway.deliveries.map(({ status }) => status))).toEqual(new Set([200]));
  const stored = await eventsOf(order.id);
  expect(stored.filter(({ type }) => type === 'checkout.session.completed')).toHaveLength(1);
  expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length);
  expect(await money.grants(viewer, community)).toHaveLength(1);
  expect((await db().selectFrom('ledger_transaction').select('kind').where('communityId', '=', community.id).execute()).map(({ kind }) => kind)).toEqual(['PAYMENT']);
  expect(timesPaid(order.id)).toBe(1);
});

test('2. An update that arrives after the end leaves the subscription ended', async () => {
  const { viewer, community, orderId } = await start().then(async (sale) => ({ ...sale, ...(await buy(sale)) }));
  const provider = await providerOf(orderId);
  money.sandbox.pause();
  await money.stripe.subscriptions.update(provider, { metadata: { note: 'still active' } });
  await money.stripe.subscriptions.cancel(provider);
  money.sandbox.setDelivery({ paused: false, order: 'newest-first' });
  await money.settle();
  money.sandbox.setDelivery({ order: 'oldest-first' });
  expect(money.gateway.deliveries.slice(-2).map(({ type }) => type)).toEqual(['customer.subscription.deleted', 'customer.subscription.updated']);
  expect(await money.subscription(viewer, community)).toBeNull();
  expect(await db().selectFrom('membership_subscription').select(['status', 'cancelAt']).where('providerId', '=', provider).executeTakeFirst()).toEqual({ status: 'canceled', cancelAt: null });
  expect(await money.hasAccess(viewer, community)).toBe(true); // to the end of what was paid: 51
});

test('3. The events of a purchase lead to the same end in every order', async () => {
  const sale = await money.aSale();
  const outcomes = new Set<string>();
  let orders = 1;
  for (let index = 0; index < orders; index++) {
    const viewer = await money.app.world.aMember({ community: sale.community });
    const { order } = await money.startCheckout(viewer, sale.priceId);
    money.sandbox.pause();
    await money.pay(order.checkoutUrl);
    const permuted = permutations(await actedOnEvents(order.id));
    orders = permuted.length;
    for (const event of permuted[index]!) {
      expect(await money.post(JSON.stringify(event))).toBe(200);
      await money.app.platform.jobs.drain();
    }
    const { status } = await money.subscription(viewer, sale.community);
    outcomes.add([(await money.order(viewer, order.id)).state, status, (await money.grants(viewer, sale.community)).length, await money.hasAccess(viewer, sale.community), timesPaid(order.id)].join());
    money.sandbox.resume();
    await money.settle();
  }
  expect(orders).toBe(6);
  expect([...outcomes]).toEqual(['PAID,ACTIVE,1,true,1']);
});

test('15. Two workers at one subscription take turns, and what was fetched later stands', async () => {
  const sale = await start();
  const { viewer, community, orderId } = { ...sale, ...(await buy(sale)) };
  const provider = await providerOf(orderId);
  const gate = Promise.withResolvers<void>();
  let fetched = 0;
  money.gateway.rewrite = async (path) => {
    if (!path.startsWith(`/v1/subscriptions/${provider}`)) return null;
    fetched += 1;
    if (fetched === 1) await gate.promise;
    return null;
  };
  const first = money.syncOrder(viewer, orderId);
  await eventually(() => fetched === 1);
  await money.stripe.subscriptions.cancel(provider);
  const second = money.syncOrder(viewer, orderId);
  await eventually(async () => (await db().selectFrom('pg_locks').select('pid').where('locktype', '=', 'advisory').where('granted', '=', false).where('database', '=', sql<never>`(select oid from pg_database where datname = current_database())`).execute()).length > 0);
  expect(fetched).toBe(1);
  gate.resolve();
  await Promise.all([first, second]);
  expect(fetched).toBe(2);
  expect(await money.subscription(viewer, community)).toBeNull();
  expect(await db().selectFrom('membership_subscription').select(['status', 'cancelAt']).where('providerId', '=', provider).executeTakeFirst()).toEqual({ status: 'canceled', cancelAt: null });
  expect(await money.hasAccess(viewer, community)).toBe(true); // to the end of what was paid: 51
  await money.settle();
});

/** Those that are acted on: of the page, the subscription, its invoice. */
async function actedOnEvents(orderId: string) {
  const { data } = await money.stripe.events.list({ limit: 20 });
  const ours = data.filter((event) => JSON.stringify(event).includes(decodeId('Order', orderId)));
  return ['checkout.session.completed', 'customer.subscription.created', 'invoice.paid'].map((type) => ours.find((event) => event.type === type)!);
}

async function buy({ order }: { order: { id: string; checkoutUrl: string } }): Promise<{ orderId: string }> {
  await money.pay(order.checkoutUrl);
  await money.settle();
  return { orderId: order.id };
}

async function providerOf(orderId: string): Promise<string> {
  const { providerId } = await db().selectFrom('membership_subscription').select('providerId').where('orderId', '=', decodeId('Order', orderId)).executeTakeFirstOrThrow();
  return providerId as string;
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) => permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]));
}
