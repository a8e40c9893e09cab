import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { createStoreEvents, type NewStripeEvent } from '../../../src/modules/stripe-events/commands/store-events.ts';
import { startMoney, type Money } from '../../money/support/money.ts';

let money: Money;
let staff: SignedInViewer;
beforeAll(async () => {
  money = await startMoney();
  staff = await money.app.world.aUser({ isStaff: true });
});
beforeEach(() => {
  Object.assign(money.gateway, { rewrite: null, answer: null });
});
afterAll(() => money.stop());

const EVENTS = 'query ($state: StripeEventState, $first: Int, $after: String) { stripeEvents(state: $state, first: $first, after: $after) { nodes { eventId type state tries error nextTryAt handledAt } pageInfo { hasNextPage endCursor } } }';
const events = async (state: string | null, page: object = {}) => (await money.app.run(EVENTS, { state, ...page }, staff)).data.stripeEvents;
const redeliver = (eventId: string, viewer?: SignedInViewer) => money.app.run('mutation ($eventId: String!) { redeliverStripeEvent(eventId: $eventId) { event { state tries } errors { __typename ... on UserError { code path } } } }', { eventId }, viewer);

test('a parked event is shown to staff with its reason, and applied when it is sent again', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  money.gateway.answer = () => ({ status: 404, body: '{"message":"away"}' });
  await money.pay(order.checkoutUrl);
  await money.settle();
  money.app.clock.advance(DAY);
  await money.app.platform.jobs.run('stripe-events.retry');
  money.app.clock.advance(-DAY);
  const { nodes } = await events('PARKED');
  expect(nodes).toEqual([{ eventId: expect.stringMatching(/^evt_/), type: 'checkout.session.completed', state: 'PARKED', tries: 2, error: 'PaymentsUnavailableError: Stripe answered 404 without the checkout.session that was asked for', nextTryAt: null, handledAt: null }]);
  money.gateway.answer = null;
  expect((await redeliver(nodes[0].eventId, staff)).data.redeliverStripeEvent).toEqual({ event: { state: 'RECEIVED', tries: 0 }, errors: [] });
  await money.settle();
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  expect((await events('PARKED')).nodes).toEqual([]);
  expect((await events('APPLIED')).nodes).toMatchObject([{ eventId: nodes[0].eventId, state: 'APPLIED', error: null }]);
  await redeliver(nodes[0].eventId, staff);
  await money.settle();
  expect(await money.grants(viewer, sale.community)).toHaveLength(1);
});

test('the inbox is read newest first, page by page', async () => {
  const sent: string[] = [];
  for (let index = 0; index < 3; index++) {
    const payload = money.anEvent('customer.created', { object: 'customer', id: `cus_${index}` });
    await money.post(payload);
    sent.unshift(JSON.parse(payload).id);
  }
  const first = await events(null, { first: 2 });
  const second = await events(null, { first: 2, after: first.pageInfo.endCursor });
  expect([...first.nodes, ...second.nodes].map(({ eventId }: { eventId: string }) => eventId).slice(0, 3)).toEqual(sent);
});

test('nobody but staff sees the inbox or what is to be reviewed, or sends an event again', async () => {
  const { owner } = await money.app.world.aCommunity();
  const payload = money.anEvent('customer.created', { object: 'customer', id: 'cus_1' });
  await money.post(payload);
  const { id } = JSON.parse(payload) as { id: string };
  for (const field of ['stripeEvents { nodes { eventId } }', 'paymentsToReview { nodes { reference } }']) {
    expect((await money.app.run(`{ ${field} }`, {}, owner)).errors[0]!.extensions.code).toBe('FORBIDDEN');
    expect((await money.app.run(`{ ${field} }`)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  }
  expect((await redeliver(id, owner)).errors[0]!.extensions.code).toBe('FORBIDDEN');
  expect((await redeliver(id)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  expect((await events('RECEIVED')).nodes).toEqual([]);
  expect((await redeliver('evt_absent', staff)).data.redeliverStripeEvent).toEqual({ event: null, errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['eventId'] }] });
});

const aRow = (id: string): NewStripeEvent => ({ id, type: 'customer.created', isLive: false, origin: 'PLATFORM', object: 'customer', state: 'IGNORED', tries: 0, happenedAt: new Date(), receivedAt: new Date() });

test('what arrives while a statement runs is stored by the next one, each event once', async () => {
  const { queryLog, reader } = money.app.platform.database;
  const ids = Array.from({ length: 30 }, (_, index) => `evt_together_${index}`);
  const store = createStoreEvents(reader);
  queryLog.start();
  const isNew = await Promise.all([...ids, ...ids].map((id) => store(aRow(id))));
  expect(queryLog.stop().filter((text) => text.startsWith('insert into "stripe_event"'))).toHaveLength(2);
  expect(isNew).toEqual([...ids.map(() => true), ...ids.map(() => false)]);
  expect((await money.events()).filter(({ id }) => ids.includes(id)).map(({ id }) => id).sort()).toEqual([...ids].sort());
});

test('an event that cannot be stored does not keep those back that came with it', async () => {
  const store = createStoreEvents(money.app.platform.database.reader);
  const row = aRow('evt_fits');
  const outcomes = await Promise.allSettled([store(row), store({ ...row, id: 'evt_broken', type: null as never }), store({ ...row, id: 'evt_fits_too' }), store(row)]);
  expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.status))).toEqual([true, 'rejected', true, false]);
});

test('the events of one order that wait together ask the provider once', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  await money.pay(order.checkoutUrl);
  await money.sandbox.deliverPending();
  money.gateway.calls.length = 0;
  await money.settle();
  const applied = (await events('APPLIED')).nodes.map(({ type }: { type: string }) => type);
  expect(applied).toEqual(expect.arrayContaining(['checkout.session.completed', 'customer.subscription.created', 'invoice.paid']));
  const asked = money.gateway.calls.filter(({ method }) => method === 'GET').map(({ path }) => path.split('/').slice(0, -1).join('/'));
  expect(asked).toEqual(['/v1/checkout/sessions', '/v1/payment_intents']);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
});
