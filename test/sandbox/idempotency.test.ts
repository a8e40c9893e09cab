import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { clientOf, startBench, type Bench } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

let keys = 0;
const aKey = (): { idempotencyKey: string } => ({ idempotencyKey: `key-${(keys += 1)}` });

async function countOf(email: string): Promise<number> {
  return (await bench.stripe.customers.list({ email })).data.length;
}

describe('an idempotency key', () => {
  it('answers the same object again and makes no second one', async () => {
    const { stripe } = bench;
    const key = aKey();
    const email = 'same@example.test';
    const first = await stripe.customers.create({ email, name: 'a' }, key);
    const second = await stripe.customers.create({ name: 'a', email }, key);
    expect(second).toEqual(first);
    expect(second.lastResponse.headers).toMatchObject({
      'idempotent-replayed': 'true',
      'original-request': first.lastResponse.requestId,
    });
    expect(await countOf(email)).toBe(1);
  });

  it('is refused for other parameters and for another operation', async () => {
    const { stripe } = bench;
    const key = aKey();
    await stripe.customers.create({ email: 'first@example.test' }, key);
    await expect(stripe.customers.create({ email: 'other@example.test' }, key)).rejects.toThrow(Stripe.errors.StripeIdempotencyError);
    await expect(stripe.products.create({ name: 'x' }, key)).rejects.toMatchObject({ type: 'StripeIdempotencyError', statusCode: 400 });
    expect(await countOf('other@example.test')).toBe(0);
  });

  it('remembers no refusal of parameters', async () => {
    const { stripe } = bench;
    const key = aKey();
    await expect(stripe.rawRequest('POST', '/v1/customers', { nickname: 'x' }, key)).rejects.toMatchObject({ code: 'parameter_unknown' });
    expect(await stripe.customers.create({ email: 'corrected@example.test' }, key)).toMatchObject({ object: 'customer' });
  });

  it('remembers a 500, whether or not the operation ran', async () => {
    const { stripe, sandbox } = bench;
    for (const when of ['before', 'after'] as const) {
      const key = aKey();
      const email = `${when}@example.test`;
      sandbox.failNextRequest({ status: 500, when, path: '/v1/customers' });
      await expect(stripe.customers.create({ email }, key)).rejects.toMatchObject({ statusCode: 500, type: 'StripeAPIError' });
      await expect(stripe.customers.create({ email }, key)).rejects.toMatchObject({ statusCode: 500 });
      expect(await countOf(email)).toBe(when === 'after' ? 1 : 0);
    }
  });

  it('carries the SDK over an answer that was lost', async () => {
    const email = 'lost@example.test';
    bench.sandbox.failNextRequest({ status: 0, when: 'lost', path: '/v1/customers' });
    const customer = await clientOf(bench.sandbox, 'sk_test_tests', 2).customers.create({ email });
    expect(customer.lastResponse.headers['idempotent-replayed']).toBe('true');
    expect(await countOf(email)).toBe(1);
  });

  it('does not remember being told to slow down', async () => {
    const key = aKey();
    bench.sandbox.failNextRequest({ status: 429 });
    await expect(bench.stripe.products.create({ name: 'slow' }, key)).rejects.toMatchObject({ type: 'StripeRateLimitError' });
    expect(await bench.stripe.products.create({ name: 'slow' }, key)).toMatchObject({ name: 'slow' });
  });

  it('is forgotten after a day', async () => {
    const key = aKey();
    const first = await bench.stripe.products.create({ name: 'day' }, key);
    await bench.sandbox.advanceTo(bench.sandbox.now() + 25 * 3_600_000);
    expect((await bench.stripe.products.create({ name: 'day' }, key)).id).not.toBe(first.id);
  });
});
