import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { aMonthlyPrice, aPrice, aSession, aSubscription, clientOf, startBench, type Bench } from './support.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.stop());

async function failureOf(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error('The call did not fail.');
}

/** What the SDK's types would not let through. */
function raw(path: string, params: object): Promise<unknown> {
  return bench.stripe.rawRequest('POST', path, params as Record<string, unknown>);
}

describe('parameters', () => {
  it('that Stripe does not know are refused by name', async () => {
    expect(await failureOf(raw('/v1/customers', { nickname: 'x' }))).toMatchObject({
      statusCode: 400,
      type: 'StripeInvalidRequestError',
      code: 'parameter_unknown',
      param: 'nickname',
    });
    const nested = { currency: 'cny', unit_amount: 1, product_data: { name: 'a', color: 'red' } };
    expect(await failureOf(raw('/v1/prices', nested))).toMatchObject({ code: 'parameter_unknown', param: 'product_data[color]' });
  });

  it('that were removed before this version are refused', async () => {
    const price = await aPrice(bench.stripe);
    const base = { mode: 'payment', line_items: [{ price: price.id, quantity: 1 }], success_url: 'http://127.0.0.1:9/' };
    const removed = raw('/v1/checkout/sessions', { ...base, payment_method_types: ['card'] });
    expect(await failureOf(removed)).toMatchObject({ code: 'parameter_unknown', param: 'payment_method_types' });
    expect(await failureOf(raw('/v1/checkout/sessions', { ...base, ui_mode: 'hosted' }))).toMatchObject({ param: 'ui_mode' });
  });

  it('that are missing or ill-formed are refused by name', async () => {
    expect(await failureOf(raw('/v1/products', {}))).toMatchObject({ code: 'parameter_missing', param: 'name' });
    const fraction = { currency: 'cny', product_data: { name: 'a' }, unit_amount: 1.5 };
    expect(await failureOf(raw('/v1/prices', fraction))).toMatchObject({ code: 'parameter_invalid_integer', param: 'unit_amount' });
    expect(await failureOf(raw('/v1/products', { name: '' }))).toMatchObject({ code: 'parameter_invalid_empty', param: 'name' });
  });

  it('that contradict each other are refused', async () => {
    const { stripe } = bench;
    const monthly = await aMonthlyPrice(stripe);
    expect(await failureOf(aSession(stripe, monthly, { mode: 'payment' }))).toMatchObject({ statusCode: 400, param: 'line_items' });
    expect(await failureOf(aSession(stripe, await aPrice(stripe), { mode: 'subscription' }))).toMatchObject({ param: 'line_items' });
    const soon = Math.floor(bench.sandbox.now() / 1000) + 60;
    expect(await failureOf(aSession(stripe, monthly, { expires_at: soon }))).toMatchObject({ param: 'expires_at' });
    const strangers = aSession(stripe, monthly, { customer: 'cus_unknown', customer_email: undefined });
    expect(await failureOf(strangers)).toMatchObject({ statusCode: 400, code: 'resource_missing', param: 'customer' });
  });
});

describe('what is not there', () => {
  it('answers 404 with an error the SDK takes for one', async () => {
    expect(await failureOf(bench.stripe.customers.retrieve('cus_none'))).toMatchObject({ statusCode: 404, code: 'resource_missing' });
    expect(await failureOf(bench.stripe.topups.list())).toMatchObject({ statusCode: 404, type: 'StripeInvalidRequestError' });
    const quote = bench.stripe.quotes.create({ customer: 'cus_none' });
    expect((await failureOf(quote)).message).toContain('Unrecognized request URL (POST: /v1/quotes)');
  });
});

describe('keys', () => {
  it('other than test keys are refused', async () => {
    for (const key of ['sk_live_1', 'rk_test_1', 'anything']) {
      const failure = await failureOf(clientOf(bench.sandbox, key).customers.list());
      expect(failure).toMatchObject({ statusCode: 401, type: 'StripeAuthenticationError' });
    }
    expect((await fetch(`${bench.sandbox.url}/v1/customers`)).status).toBe(401);
  });

  it('do not open another version of the API', async () => {
    const other = bench.stripe.customers.list({}, { apiVersion: '2024-06-20' });
    expect(await failureOf(other)).toMatchObject({ statusCode: 400 });
  });
});

describe('a list', () => {
  it('is paged forwards and backwards', async () => {
    const { stripe } = bench;
    const email = 'pages@example.test';
    const made: string[] = [];
    for (const name of ['a', 'b', 'c', 'd', 'e']) made.push((await stripe.customers.create({ name, email })).id);
    const newestFirst = made.toReversed();
    const first = await stripe.customers.list({ email, limit: 2 });
    expect(first.data.map(({ id }) => id)).toEqual(newestFirst.slice(0, 2));
    expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/customers' });
    const last = await stripe.customers.list({ email, limit: 2, starting_after: newestFirst[3] });
    expect(last.data.map(({ id }) => id)).toEqual(newestFirst.slice(4));
    expect(last.has_more).toBe(false);
    const back = await stripe.customers.list({ email, limit: 2, ending_before: newestFirst[3] });
    expect(back.data.map(({ id }) => id)).toEqual(newestFirst.slice(1, 3));
    const all = await stripe.customers.list({ email, limit: 2 }).autoPagingToArray({ limit: 100 });
    expect(all.map(({ id }) => id)).toEqual(newestFirst);
    expect(await failureOf(stripe.customers.list({ limit: 101 }))).toMatchObject({ param: 'limit' });
    expect(await failureOf(stripe.customers.list({ starting_after: 'cus_none' }))).toMatchObject({ param: 'starting_after' });
  });

  it('keeps to its filters', async () => {
    const { stripe } = bench;
    const price = await aPrice(stripe, { lookup_key: 'filter-key', recurring: { interval: 'year' } });
    await aPrice(stripe);
    expect((await stripe.prices.list({ lookup_keys: ['filter-key'] })).data.map(({ id }) => id)).toEqual([price.id]);
    expect((await stripe.prices.list({ product: String(price.product), type: 'one_time' })).data).toEqual([]);
    expect((await stripe.customers.list({ created: { gt: Math.floor(bench.sandbox.now() / 1000) + 1 } })).data).toEqual([]);
  });
});

describe('expand', () => {
  it('fills references in objects and lists', async () => {
    const { stripe } = bench;
    const subscription = await aSubscription(bench);
    const whole = await stripe.subscriptions.retrieve(subscription.id, { expand: ['customer', 'items.data.price.product'] });
    expect(whole.customer).toMatchObject({ object: 'customer', email: 'reader@example.test' });
    expect(whole.items.data[0]?.price.product).toMatchObject({ object: 'product', name: '星群会员' });
    const listed = await stripe.subscriptions.list({ customer: (whole.customer as Stripe.Customer).id, expand: ['data.latest_invoice'] });
    expect(listed.data[0]?.latest_invoice).toMatchObject({ object: 'invoice', status: 'paid' });
    expect((await stripe.subscriptions.retrieve(subscription.id)).latest_invoice).toEqual(expect.stringMatching(/^in_/));
  });

  it('of what cannot be expanded is refused before anything runs', async () => {
    const made = bench.stripe.customers.create({ email: 'expand@example.test', expand: ['nothing'] });
    expect((await failureOf(made)).message).toBe('This property cannot be expanded (nothing).');
    expect((await bench.stripe.customers.list({ email: 'expand@example.test' })).data).toEqual([]);
  });
});

describe('metadata', () => {
  it('is merged key by key, and emptied as a whole', async () => {
    const { stripe } = bench;
    const { id } = await stripe.customers.create({ metadata: { a: '1', b: '2' } });
    expect((await stripe.customers.update(id, { metadata: { b: '', c: '3' } })).metadata).toEqual({ a: '1', c: '3' });
    expect((await stripe.customers.update(id, { metadata: null })).metadata).toEqual({});
  });
});

describe('a deleted customer', () => {
  it('keeps its id, ends its subscriptions and cannot buy', async () => {
    const { stripe } = bench;
    const subscription = await aSubscription(bench);
    const customer = String(subscription.customer);
    expect(await stripe.customers.del(customer)).toEqual(expect.objectContaining({ id: customer, deleted: true }));
    expect(await stripe.customers.retrieve(customer)).toMatchObject({ id: customer, deleted: true });
    expect(await stripe.subscriptions.retrieve(subscription.id)).toMatchObject({ status: 'canceled' });
    expect(await failureOf(stripe.customers.update(customer, { name: 'x' }))).toMatchObject({ statusCode: 404 });
  });
});

describe('the address', () => {
  it('is refused under a name that is not this machine', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port: bench.sandbox.port, path: '/_sandbox', headers: { host: 'evil.example' } });
      call.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      call.end();
    });
    expect(status).toBe(403);
  });

  it('takes no controls from pages of other sites', async () => {
    const response = await fetch(`${bench.sandbox.url}/_sandbox/clock`, {
      method: 'POST',
      headers: { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'advanceSeconds=60',
    });
    expect(response.status).toBe(403);
  });
});
