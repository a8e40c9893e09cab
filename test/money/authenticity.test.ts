import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { compose } from '../../src/compose.ts';
import { serve } from '../../src/compose/http.ts';
import { decodeId } from '../../src/kernel/id.ts';
import { createTestDatabase, testConfig } from '../support/app.ts';
import { startMoney, type Money } from './support/money.ts';

const CONNECT_SECRET = `whsec_${'c0nnect'.repeat(4)}`;
let money: Money;
beforeAll(async () => {
  money = await startMoney({ STRIPE_CONNECT_WEBHOOK_SECRET: CONNECT_SECRET });
});
afterAll(() => money.stop());

const payload = (more: object = {}): string => money.anEvent('customer.created', { object: 'customer', id: 'cus_1', name: '小满' }, more);
const idOf = (body: string): string => (JSON.parse(body) as { id: string }).id;
const stored = async (body: string) => (await money.events()).filter(({ id }) => id === idOf(body));

/** Another process with its own settings, on a database of its own. */
async function withProcess<T>(change: (payments: { stripeSecretKey: string; stripeWebhookSecrets: readonly string[] }) => object, work: (base: string, states: () => Promise<string[]>) => Promise<T>): Promise<T> {
  const config = testConfig(await createTestDatabase());
  const app = await compose({ ...config, payments: { ...config.payments, ...change(config.payments as never) } } as typeof config, { isAlone: true });
  const server = await serve(app);
  try {
    return await work(await server.listen({ host: '127.0.0.1', port: 0 }), async () => (await app.platform.database.reader.selectFrom('stripe_event').select('state').execute()).map(({ state }) => state as string));
  } finally {
    await server.drain();
    await app.close();
  }
}

test('a signed event is taken', async () => {
  const body = payload();
  expect(await money.post(body)).toBe(200);
  expect(await stored(body)).toMatchObject([{ state: 'IGNORED' }]);
});

test('16. A body that differs from what was signed by one byte is refused, and nothing is stored', async () => {
  const body = payload();
  const altered = body.replace('小满', '小满 ');
  expect(await money.post(altered, money.sign(body))).toBe(400);
  expect(await stored(body)).toEqual([]);
});

test('17. A body that was parsed and written anew is refused: the bytes count', async () => {
  const spaced = JSON.stringify(JSON.parse(payload()), null, 2);
  expect(await money.post(JSON.stringify(JSON.parse(spaced)), money.sign(spaced))).toBe(400);
  expect(await stored(spaced)).toEqual([]);
  expect(await money.post(spaced)).toBe(200);
});

test('18. A signature from 301 seconds ago is refused', async () => {
  const body = payload();
  expect(await money.post(body, money.sign(body, { seconds: -302 }))).toBe(400);
  expect(await stored(body)).toEqual([]);
});

test('19. A signature from more than 300 seconds ahead is refused, one from 290 is not', async () => {
  const body = payload();
  expect(await money.post(body, money.sign(body, { seconds: 302 }))).toBe(400);
  const ahead = money.sign(body, { seconds: 86_400 });
  // The SDK goes by the last of several times.
  for (const signature of [ahead, `t=${Math.floor(Date.now() / 1_000)},${ahead}`]) expect(await money.post(body, signature)).toBe(400);
  expect(await stored(body)).toEqual([]);
  expect(await money.post(body, money.sign(body, { seconds: 290 }))).toBe(200);
});

test('An event that is signed rightly and cannot be read is a fault of ours, not a bad signature', async () => {
  const body = payload({ data: {} });
  expect(await money.post(body)).toBe(500);
  expect(await money.post(body, money.sign(body, { secret: 'whsec_of_another' }))).toBe(400);
  expect(await stored(body)).toEqual([]);
});

test('20. The same delivery once more is answered with 200 and has no second effect', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const { viewer } = await money.aBuyer(sale);
  const { body, signature } = money.gateway.deliveries.findLast(({ type }) => type === 'checkout.session.completed')!;
  const before = await stored(body.toString());
  expect(before).toMatchObject([{ state: 'APPLIED', tries: 1 }]);
  expect(await money.post(body.toString(), signature)).toBe(200);
  await money.settle();
  expect(await stored(body.toString())).toEqual(before);
  expect(await money.grants(viewer, sale.community)).toHaveLength(1);
});

test.each([{ signature: '' }, { signature: 't=1' }, { signature: 'nonsense' }, { signature: `t=${Math.floor(Date.now() / 1_000)},v1=00` }])('16. The signature "$signature" is refused', async ({ signature }) => {
  expect(await money.post(payload(), signature)).toBe(400);
});

test.each([{ secrets: [] }, { secrets: [''] }, { secrets: ['   '] }])('21. With the secrets $secrets the endpoint is not there: it never takes anything for signed', async ({ secrets }) => {
  await withProcess(() => ({ stripeWebhookSecrets: secrets }), async (base, states) => {
    const body = payload();
    expect(await money.post(body, money.sign(body), base)).toBe(404);
    expect(await money.post(body, money.sign(body, { secret: ' ' }), base)).toBe(404);
    expect(await states()).toEqual([]);
  });
});

test('22. While a secret is replaced both are taken, afterwards only the new one', async () => {
  await withProcess(() => ({ stripeWebhookSecrets: ['whsec_new', 'whsec_old'] }), async (base, states) => {
    for (const secret of ['whsec_new', 'whsec_old']) {
      const body = payload();
      expect(await money.post(body, money.sign(body, { secret }), base)).toBe(200);
    }
    expect(await states()).toEqual(['IGNORED', 'IGNORED']);
  });
  await withProcess(() => ({ stripeWebhookSecrets: ['whsec_new'] }), async (base, states) => {
    const body = payload();
    expect(await money.post(body, money.sign(body, { secret: 'whsec_old' }), base)).toBe(400);
    expect(await states()).toEqual([]);
  });
});

test('23. A test event where money is real, and a real one where it is not, is kept as rejected and changes nothing', async () => {
  const test = money.anEvent('checkout.session.completed', { object: 'checkout.session', id: 'cs_test_1', metadata: {} });
  await withProcess(() => ({ stripeSecretKey: 'sk_live_1', stripeWebhookSecrets: ['whsec_live'] }), async (base, states) => {
    expect(await money.post(test, money.sign(test, { secret: 'whsec_live' }), base)).toBe(200);
    expect(await states()).toEqual(['REJECTED']);
  });
  const live = money.anEvent('checkout.session.completed', { object: 'checkout.session', id: 'cs_live_1', metadata: {} }, { livemode: true });
  const before = await money.alarms();
  expect(await money.post(live)).toBe(200);
  expect(await stored(live)).toMatchObject([{ state: 'REJECTED', tries: 0 }]);
  expect(await money.alarms()).toBe(before + 1);
});

/** Delivers at the endpoint for connected accounts. */
async function postConnected(body: string, secret = CONNECT_SECRET): Promise<number> {
  const answer = await fetch(`${await money.app.listen()}/webhooks/stripe-connect`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'stripe-signature': money.sign(body, { secret }) } });
  await answer.body?.cancel();
  return answer.status;
}

test('24. An event of a connected account that is not ours is kept, parked with an alarm, and has no effect', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  const page = { object: 'checkout.session', id: 'cs_test_of_somebody', metadata: { xingqun_order: decodeId('Order', order.id) }, payment_status: 'paid', status: 'complete' };
  const bodies = [money.anEvent('account.updated', { object: 'account', id: 'acct_stranger' }, { account: 'acct_stranger' }), money.anEvent('payout.paid', { object: 'payout', id: 'po_1' }, { account: 'acct_stranger' })];
  const [before, calls] = [await money.alarms(), money.gateway.calls.length];
  for (const body of bodies) expect(await postConnected(body)).toBe(200);
  await money.settle();
  const handled = (await Promise.all(bodies.map(stored))).flat();
  expect(handled.map(({ state }) => state)).toEqual(['PARKED', 'PARKED']);
  expect(await money.alarms()).toBe(before + 2);
  const forged = money.anEvent('checkout.session.completed', page, { account: 'acct_stranger' });
  expect(await postConnected(forged)).toBe(200);
  await money.settle();
  expect(await stored(forged)).toMatchObject([{ state: 'IGNORED', tries: 0 }]);
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'OPEN' });
  expect(money.gateway.calls.length).toBe(calls);
});

test('25. The secret of one endpoint does not open the other, and an event at the wrong endpoint is rejected with an alarm', async () => {
  const ours = payload();
  const connected = payload({ account: 'acct_1' });
  expect(await money.post(connected, money.sign(connected, { secret: CONNECT_SECRET }))).toBe(400);
  expect(await postConnected(ours, money.webhookSecret)).toBe(400);
  expect([...(await stored(ours)), ...(await stored(connected))]).toEqual([]);
  const before = await money.alarms();
  expect(await money.post(connected)).toBe(200);
  expect(await postConnected(ours)).toBe(200);
  expect([...(await stored(ours)), ...(await stored(connected))]).toMatchObject([{ state: 'REJECTED' }, { state: 'REJECTED' }]);
  expect(await money.alarms()).toBe(before + 2);
});

test('25. Without a secret of its own the endpoint for connected accounts is not there', async () => {
  await withProcess(() => ({ stripeConnectWebhookSecrets: null }), async (base, states) => {
    const body = payload({ account: 'acct_1' });
    const answer = await fetch(`${base}/webhooks/stripe-connect`, { method: 'POST', body, headers: { 'stripe-signature': money.sign(body) } });
    expect(answer.status).toBe(404);
    expect(await states()).toEqual([]);
  });
});
