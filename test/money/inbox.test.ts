import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import pg from 'pg';
import { compose } from '../../src/compose.ts';
import { serve } from '../../src/compose/http.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import { createTestDatabase, testConfig } from '../support/app.ts';
import { eventually } from '../support/eventually.ts';
import { startMoney, type Money } from './support/money.ts';

let money: Money;
beforeAll(async () => {
  money = await startMoney();
});
beforeEach(() => {
  Object.assign(money.gateway, { copies: 1, rewrite: null, answer: null });
});
afterAll(() => money.stop());

const db = () => money.app.platform.database.reader;
/** What concerns an order and is of use: payments and charges are told too, and ignored. */
const eventsOf = async (orderId: string) => (await money.events()).filter((event) => event.orderId === decodeId('Order', orderId) && event.state !== 'IGNORED');
const retry = () => money.app.platform.jobs.run('stripe-events.retry');
const start = async (kind: 'MONTHLY' | 'TERM' = 'MONTHLY') => {
  const sale = await money.aSale({ kind });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  return { ...sale, viewer, order };
};

test('4. An event that comes before its order is tried again, applied when the order is there, and parked after a day', async () => {
  const early = await start('TERM');
  const rows = await hide(early.order.id);
  await money.pay(early.order.checkoutUrl);
  await money.settle();
  expect(await eventsOf(early.order.id)).toMatchObject([{ type: 'checkout.session.completed', state: 'RETRYING', tries: 1 }]);
  await db().insertInto('purchase_order').values({ ...rows.order, rules: JSON.stringify(rows.order.rules), shares: JSON.stringify(rows.order.shares) }).execute();
  await db().insertInto('plan_piece').values(rows.pieces).execute();
  await db().insertInto('checkout_attempt').values(rows.attempts).execute();
  money.app.clock.advance(5 * MINUTE);
  await retry();
  expect(await eventsOf(early.order.id)).toMatchObject([{ state: 'APPLIED' }]);
  expect(await money.hasAccess(early.viewer, early.community)).toBe(true);

  const lost = await start('TERM');
  await hide(lost.order.id);
  await money.pay(lost.order.checkoutUrl);
  await money.settle();
  const before = await money.alarms();
  money.app.clock.advance(23 * HOUR);
  await retry();
  expect(await eventsOf(lost.order.id)).toMatchObject([{ state: 'RETRYING', tries: 2 }]);
  money.app.clock.advance(2 * HOUR);
  await retry();
  expect(await eventsOf(lost.order.id)).toMatchObject([{ state: 'PARKED', tries: 3 }]);
  expect(await money.alarms()).toBe(before + 1);
  money.app.clock.advance(-25 * HOUR - 5 * MINUTE);
});

test('4. A dispute that is told of before its payment, whose own event finds Stripe away, is taken over together with it', async () => {
  const { viewer, community, order } = await start('TERM');
  const page = new URL(order.checkoutUrl).pathname.split('/').at(-1)!;
  money.sandbox.pause();
  await money.pay(order.checkoutUrl);
  const { payment_intent: payment } = await money.stripe.checkout.sessions.retrieve(page);
  money.sandbox.openDispute(payment as string);
  const { data: told } = await money.stripe.events.list({ types: ['charge.dispute.created', 'checkout.session.completed'], limit: 2 });
  expect(told.map(({ type }) => type)).toEqual(['charge.dispute.created', 'checkout.session.completed']);
  money.gateway.answer = (path) => (path.includes(page) ? { status: 503, body: '{}' } : null);
  for (const event of told) {
    expect(await money.post(JSON.stringify(event))).toBe(200);
    await money.app.platform.jobs.drain();
  }
  const ids = told.map(({ id }) => id);
  const states = async () => (await money.events()).filter(({ id }) => ids.includes(id)).map(({ state, tries }) => [state, tries]);
  expect(await states()).toEqual([['RETRYING', 1], ['RETRYING', 1]]);
  money.gateway.answer = null;
  money.app.clock.advance(2 * MINUTE);
  await retry();
  expect(await states()).toEqual([['APPLIED', 2], ['APPLIED', 2]]);
  money.sandbox.resume();
  await money.settle();
  expect([await money.order(viewer, order.id), await money.hasAccess(viewer, community)]).toMatchObject([{ state: 'DISPUTED' }, false]);
});

test('11. A crash after the answer and before the work loses nothing: another process does it', async () => {
  const { viewer, community, order } = await start();
  await money.pay(order.checkoutUrl);
  await money.sandbox.deliverPending();
  expect(await money.hasAccess(viewer, community)).toBe(false);
  const other = await compose(money.app.platform.config, { clock: money.app.clock, jobRetryDelay: 0 });
  try {
    await other.platform.jobs.drain();
  } finally {
    await other.close();
  }
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('11. An event whose job was lost is found by the clock', async () => {
  const { viewer, community, order } = await start('TERM');
  await money.pay(order.checkoutUrl);
  await money.sandbox.deliverPending();
  await db().deleteFrom('pgboss.job').execute();
  money.app.clock.advance(2 * MINUTE);
  await retry();
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('12. While the database is away, or cannot commit, the endpoint answers 5xx, and the event that is sent again is stored', async () => {
  const url = await createTestDatabase();
  const process = await compose(testConfig(url, { STRIPE_WEBHOOK_SECRET: money.webhookSecret }), { clock: money.app.clock, isAlone: true });
  const server = await serve(process);
  const base = await server.listen({ host: '127.0.0.1', port: 0 });
  try {
    const payload = money.anEvent('checkout.session.completed', { object: 'checkout.session', id: 'cs_test_1', metadata: {} });
    const bringBack = await takeAway(url);
    const away = await money.post(payload, undefined, base);
    await bringBack();
    expect(away).toBeGreaterThanOrEqual(500);
    // All of the database is there, only this commit fails.
    const direct = new pg.Client({ connectionString: url });
    await direct.connect();
    await direct.query(`create function refuse_event() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$`);
    await direct.query('create constraint trigger refuse_event after insert on stripe_event deferrable initially deferred for each row execute function refuse_event()');
    const stored = async () => (await direct.query('select id from stripe_event')).rows.length;
    await eventually(() => process.platform.database.isConnected());
    expect(await money.post(payload, undefined, base)).toBe(500);
    expect(await stored()).toBe(0);
    await direct.query('drop function refuse_event cascade');
    expect(await money.post(payload, undefined, base)).toBe(200);
    expect(await stored()).toBe(1);
    await direct.end();
  } finally {
    await server.drain();
    await process.close();
  }
});

test('13. An event of a type that nobody knows is answered with 200 and ignored', async () => {
  const payload = money.anEvent('customer.shoe_size.updated', { object: 'shoe_size', id: 'shoe_1' });
  expect(await money.post(payload)).toBe(200);
  const { id } = JSON.parse(payload) as { id: string };
  expect((await money.events()).find((event) => event.id === id)).toMatchObject({ type: 'customer.shoe_size.updated', state: 'IGNORED', tries: 0 });
});

test('14. An event that can never be applied is parked, and those of other orders go on', async () => {
  const [poisoned, beside, later] = [await start('TERM'), await start('TERM'), await start('TERM')];
  const page = new URL(poisoned.order.checkoutUrl).pathname.split('/').at(-1)!;
  money.gateway.answer = (path) => (path.includes(page) ? { status: 404, body: '{"message":"no such page"}' } : null);
  for (const { order } of [poisoned, beside]) await money.pay(order.checkoutUrl);
  await money.settle();
  await money.pay(later.order.checkoutUrl);
  await money.settle();
  expect(await eventsOf(poisoned.order.id)).toMatchObject([{ state: 'RETRYING' }]);
  for (const { order } of [beside, later]) expect(await eventsOf(order.id)).toMatchObject([{ state: 'APPLIED', tries: 1 }]);
  money.app.clock.advance(DAY);
  await retry();
  expect(await eventsOf(poisoned.order.id)).toMatchObject([{ state: 'PARKED' }]);
  money.app.clock.advance(-DAY);
});

test('What cannot be written of one order keeps none of those from their access that arrive with it', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const people = await Promise.all(Array.from({ length: 5 }, () => money.app.world.aMember({ community: sale.community })));
  const orders = await Promise.all(people.map(async (viewer) => (await money.startCheckout(viewer, sale.priceId)).order));
  const refused = decodeId('Order', orders[2]!.id);
  await sql`create trigger refused_for_a_test before update on purchase_order for each row when (new.id = ${sql.lit(refused)}) execute function refuse_change()`.execute(db());
  money.sandbox.pause();
  for (const order of orders) await money.pay(order.checkoutUrl);
  money.sandbox.resume();
  await money.settle();
  const states = async () => (await Promise.all(orders.map(({ id }) => eventsOf(id)))).map(([event]) => event!.state);
  expect(await states()).toEqual(['APPLIED', 'APPLIED', 'RETRYING', 'APPLIED', 'APPLIED']);
  expect(await Promise.all(people.map((viewer) => money.hasAccess(viewer, sale.community)))).toEqual([true, true, false, true, true]);
  expect(await db().selectFrom('payment').select('id').where('orderId', '=', refused).execute()).toEqual([]);

  await sql`drop trigger refused_for_a_test on purchase_order`.execute(db());
  money.app.clock.advance(5 * MINUTE);
  await retry();
  expect(await states()).toEqual(orders.map(() => 'APPLIED'));
  expect(await money.hasAccess(people[2]!, sale.community)).toBe(true);
  money.app.clock.advance(-5 * MINUTE);
});

/** Nobody can connect to the database until it is brought back. */
async function takeAway(url: string): Promise<() => Promise<void>> {
  const name = new URL(url).pathname.slice(1);
  const admin = new pg.Client({ connectionString: global.process.env.TEST_ADMIN_URL! });
  await admin.connect();
  await admin.query(`alter database "${name}" with allow_connections false`);
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
  return async () => {
    await admin.query(`alter database "${name}" with allow_connections true`);
    await admin.end();
  };
}

/** As if the transaction that made the order had not committed yet. */
async function hide(orderId: string) {
  const id = decodeId('Order', orderId);
  const attempts = await db().deleteFrom('checkout_attempt').where('orderId', '=', id).returningAll().execute();
  const pieces = await db().deleteFrom('plan_piece').where('orderId', '=', id).returningAll().execute();
  const order = await db().deleteFrom('purchase_order').where('id', '=', id).returningAll().executeTakeFirstOrThrow();
  return { order, attempts, pieces };
}
