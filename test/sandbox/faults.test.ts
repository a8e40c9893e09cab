import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type Stripe from 'stripe';
import type { RequestFault } from '../../src/sandbox/index.ts';
import { aPrice, aSession, clientOf, SECRET, startBench, submitPage, typesAbout, type Bench } from './support.ts';

let bench: Bench;
/** Past the proxy: what is injected here is nothing that Stripe would answer. */
let direct: Stripe;
beforeAll(async () => {
  bench = await startBench();
  direct = clientOf(bench.sandbox);
});
afterEach(() => {
  bench.sandbox.clearFaults();
  bench.sandbox.setDelivery({ dropNext: 0, failNext: 0, duplicateNext: 0, delayNext: 0, only: '', order: 'oldest-first', signatureSkewSeconds: 0 });
});
afterAll(() => bench.stop());

async function raw(fault: RequestFault): Promise<{ status: number; type: string; body: string }> {
  bench.sandbox.failNextRequest({ path: '/v1/products', ...fault });
  const response = await fetch(`${bench.sandbox.url}/v1/products`, { headers: { authorization: 'Bearer sk_test_raw' } });
  return { status: response.status, type: String(response.headers.get('content-type')).split(';')[0] ?? '', body: await response.text() };
}

describe('a request', () => {
  it('is answered by whatever fault is asked for', async () => {
    expect(await raw({ kind: 'server-error' })).toMatchObject({ status: 500, type: 'application/json', body: expect.stringContaining('"api_error"') });
    expect(await raw({ kind: 'rate-limited' })).toMatchObject({ status: 429, body: expect.stringContaining('rate_limit') });
    expect(await raw({ kind: 'not-json' })).toMatchObject({ status: 502, type: 'text/html', body: expect.stringContaining('<h1>502 Bad Gateway</h1>') });
    expect(await raw({ kind: 'without-error', status: 404 })).toEqual({ status: 404, type: 'application/json', body: '{"message":"Service unavailable"}' });
    expect(await raw({ kind: 'slow', delayMs: 1 })).toMatchObject({ status: 200 });
  });

  it('is known to the SDK: what has no `error` looks like a success, what is no JSON does not', async () => {
    bench.sandbox.failNextRequest({ kind: 'without-error' });
    expect((await direct.products.create({ name: 'x' })).lastResponse.statusCode).toBe(503);
    bench.sandbox.failNextRequest({ kind: 'not-json' });
    await expect(direct.products.create({ name: 'x' })).rejects.toThrow('Invalid JSON');
  });

  it('is met only by faults of its path and method', async () => {
    bench.sandbox.failNextRequest({ kind: 'server-error', path: '/v1/coupons', verb: 'POST' });
    expect((await bench.stripe.coupons.list()).data).toEqual([]);
    expect(await bench.stripe.products.create({ name: 'x' })).toMatchObject({ name: 'x' });
    await expect(direct.coupons.create({ percent_off: 5 })).rejects.toMatchObject({ statusCode: 500 });
  });

  it('takes its faults from a control endpoint', async () => {
    const control = `${bench.sandbox.url}/_sandbox/faults`;
    const post = (body: object): Promise<Response> => fetch(control, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect((await post({})).status).toBe(400);
    expect(await (await post({ kind: 'rate-limited', verb: 'GET', times: 2 })).json()).toEqual({ accepted: true });
    await expect(direct.products.list()).rejects.toMatchObject({ statusCode: 429 });
    await fetch(control, { method: 'DELETE' });
    expect(await direct.products.list()).toBeDefined();
  });
});

describe('an idempotency key', () => {
  it('is in use while its request runs: a second one is sent away, and the SDK comes back', async () => {
    const { sandbox } = bench;
    const key = { idempotencyKey: 'twice at once' };
    sandbox.failNextRequest({ kind: 'slow', delayMs: 300, path: '/v1/customers' });
    const first = direct.customers.create({ name: 'slow' }, key);
    await expect(direct.customers.create({ name: 'slow' }, key)).rejects.toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
    const patient = await clientOf(sandbox, 'sk_test_tests', 2).customers.create({ name: 'slow' }, key);
    expect(patient.id).toBe((await first).id);
  });

  it('has at most 255 characters', async () => {
    await expect(direct.customers.create({}, { idempotencyKey: 'k'.repeat(256) })).rejects.toMatchObject({ type: 'StripeIdempotencyError' });
  });

  it('remembers what the state of things refused', async () => {
    const { stripe } = bench;
    const session = await aSession(stripe, await aPrice(stripe));
    await submitPage(session, { action: 'pay' });
    const key = { idempotencyKey: `expire ${session.id}` };
    await expect(stripe.checkout.sessions.expire(session.id, {}, key)).rejects.toMatchObject({ statusCode: 400 });
    const replayed: unknown = await stripe.checkout.sessions.expire(session.id, {}, key).catch((error: unknown) => error);
    expect((replayed as Stripe.errors.StripeError).headers).toMatchObject({ 'idempotent-replayed': 'true' });
  });
});

describe('events', () => {
  const pay = async (): Promise<void> => {
    await submitPage(await aSession(bench.stripe, await aPrice(bench.stripe)), { action: 'pay' });
  };
  const about = (types: string[]): string[] => types.filter((type) => /^(charge|payment_intent|checkout)/.test(type));

  it('of one kind are lost, the others come', async () => {
    await bench.sandbox.deliverPending();
    bench.sandbox.setDelivery({ dropNext: 1, only: 'checkout.session.' });
    expect(about(await typesAbout(bench, pay))).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded']);
    const lost = await bench.stripe.events.list({ delivery_success: false, type: 'checkout.session.completed' });
    expect(lost.data).toHaveLength(1);
  });

  it('come late', async () => {
    const { sandbox } = bench;
    sandbox.setDelivery({ delayNext: 1, delaySeconds: 600, only: 'charge.' });
    expect(about(await typesAbout(bench, pay))).toEqual(['payment_intent.created', 'payment_intent.succeeded', 'checkout.session.completed']);
    expect(about(await typesAbout(bench, () => sandbox.advanceTo(sandbox.now() + 600_000)))).toEqual(['charge.succeeded']);
  });

  it('come twice, and in any order', async () => {
    const { sandbox } = bench;
    sandbox.setDelivery({ duplicateNext: 1, only: 'payment_intent.succeeded' });
    expect(about(await typesAbout(bench, pay)).filter((type) => type === 'payment_intent.succeeded')).toHaveLength(2);
    sandbox.setDelivery({ order: 'random', paused: true });
    await pay();
    const types = await typesAbout(bench, () => sandbox.setDelivery({ paused: false }));
    expect(about(types).sort()).toEqual(['charge.succeeded', 'checkout.session.completed', 'payment_intent.created', 'payment_intent.succeeded']);
  });

  it('are signed by a clock that may be off', async () => {
    bench.sandbox.setDelivery({ signatureSkewSeconds: -600 });
    await typesAbout(bench, pay);
    const { body, signature } = bench.receiver.received.at(-1) ?? { body: '', signature: '' };
    expect(() => direct.webhooks.constructEvent(body, signature, SECRET)).toThrow('Timestamp outside the tolerance zone');
  });
});

describe('the clock', () => {
  it('may be wrong, ahead or behind, while nothing falls due', async () => {
    const { sandbox, stripe } = bench;
    const before = Date.now();
    const created = async (skew: number): Promise<number> => {
      sandbox.skewClock(skew);
      return (await stripe.customers.create()).created * 1000 - before;
    };
    const offset = sandbox.now() - before;
    expect(Math.abs((await created(600_000)) - offset - 600_000)).toBeLessThan(5_000);
    expect(Math.abs((await created(-600_000)) - offset + 600_000)).toBeLessThan(5_000);
    sandbox.skewClock(0);
  });
});
