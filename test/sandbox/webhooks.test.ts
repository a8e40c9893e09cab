import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Stripe from 'stripe';
import { startSandbox } from '../../src/sandbox/index.ts';
import { SECRET, startBench, startReceiver, type Bench } from './support.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.stop());

async function aCustomerEvent(): Promise<void> {
  await bench.stripe.customers.create({ email: 'events@example.test' });
}

describe('a delivery', () => {
  it('is signed so that the SDK accepts it, and not a byte of it may change', async () => {
    await aCustomerEvent();
    await bench.sandbox.deliverPending();
    const [first] = bench.receiver.received;
    if (!first) throw new Error('Nothing was delivered.');
    const { webhooks } = bench.stripe;
    const event = webhooks.constructEvent(first.body, first.signature, SECRET);
    expect(event).toMatchObject({ type: 'customer.created', livemode: false, api_version: '2026-10-28.endive' });
    expect(() => webhooks.constructEvent(first.body.replace('events@', 'event5@'), first.signature, SECRET)).toThrow(
      Stripe.errors.StripeSignatureVerificationError,
    );
    expect(() => webhooks.constructEvent(first.body, first.signature, 'whsec_other')).toThrow();
  });

  it('that is answered with an error is repeated later', async () => {
    bench.receiver.answers.push(500, 302);
    await aCustomerEvent();
    await bench.sandbox.deliverPending();
    expect(bench.receiver.received).toHaveLength(1);
    expect((await bench.stripe.events.list({ delivery_success: false })).data).toMatchObject([{ pending_webhooks: 1 }]);

    await bench.sandbox.advanceTo(bench.sandbox.now() + 60_000);
    await bench.sandbox.deliverPending();
    expect(bench.receiver.received).toHaveLength(2);
    await bench.sandbox.advanceTo(bench.sandbox.now() + 60_000);
    await bench.sandbox.deliverPending();
    expect(new Set(bench.receiver.received.map(({ id }) => id)).size).toBe(1);
    expect(bench.receiver.received).toHaveLength(3);
    expect((await bench.stripe.events.list({ delivery_success: false })).data).toEqual([]);
  });

  it('waits longer each time and is given up after three days', async () => {
    bench.receiver.answers.push(...Array<number>(100).fill(503));
    await aCustomerEvent();
    const [event] = (await bench.stripe.events.list()).data;
    for (let hour = 0; hour < 14 * 24; hour += 1) {
      await bench.sandbox.deliverPending();
      await bench.sandbox.advanceTo(bench.sandbox.now() + 3_600_000);
    }
    await bench.sandbox.deliverPending();
    const attempts = bench.receiver.received.length;
    expect(attempts).toBeGreaterThanOrEqual(9);
    expect(attempts).toBeLessThanOrEqual(16);
    expect(await bench.stripe.events.retrieve(String(event?.id))).toMatchObject({ pending_webhooks: 1 });
  });

  it('waits while deliveries are paused', async () => {
    bench.sandbox.pause();
    await aCustomerEvent();
    await bench.sandbox.deliverPending();
    expect(bench.receiver.received).toEqual([]);
    bench.sandbox.resume();
    await bench.sandbox.deliverPending();
    expect(bench.receiver.types()).toEqual(['customer.created']);
  });

  it('can be dropped, failed, doubled and reordered by tests', async () => {
    const { sandbox, receiver, stripe } = bench;
    sandbox.setDelivery({ dropNext: 1 });
    await aCustomerEvent();
    await sandbox.deliverPending();
    expect(receiver.received).toEqual([]);
    expect((await stripe.events.list({ delivery_success: false })).data).toHaveLength(1);

    sandbox.setDelivery({ duplicateNext: 1 });
    await aCustomerEvent();
    await sandbox.deliverPending();
    expect(receiver.received.map(({ id }) => id)).toEqual([receiver.received[0]?.id, receiver.received[0]?.id]);

    sandbox.setDelivery({ failNext: 1 });
    await aCustomerEvent();
    await sandbox.deliverPending();
    expect(receiver.received).toHaveLength(2);
    await sandbox.advanceTo(sandbox.now() + 60_000);
    await sandbox.deliverPending();
    expect(receiver.received).toHaveLength(3);

    sandbox.setDelivery({ paused: true, order: 'newest-first' });
    const product = await stripe.products.create({ name: '顺序' });
    await stripe.products.update(product.id, { name: '倒序' });
    sandbox.resume();
    await sandbox.deliverPending();
    expect(receiver.types().slice(-2)).toEqual(['product.updated', 'product.created']);
  });

  it('takes the same settings over HTTP, and no others', async () => {
    const post = (settings: object): Promise<Response> =>
      fetch(`${bench.sandbox.url}/_sandbox/deliveries`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(settings),
      });
    expect(await (await post({ paused: true, dropNext: 2 })).json()).toMatchObject({ paused: true, dropNext: 2, failNext: 0 });
    expect(await (await post({ paused: false })).json()).toMatchObject({ paused: false, dropNext: 2 });
    expect((await post({ shuffle: true })).status).toBe(400);
  });

  it('is sent again by request', async () => {
    await aCustomerEvent();
    await bench.sandbox.deliverPending();
    const [first] = bench.receiver.received;
    const answer = await fetch(`${bench.sandbox.url}/_sandbox/events/${first?.id}/resend`, { method: 'POST' });
    expect(await answer.json()).toEqual({ queued: 1 });
    await bench.sandbox.deliverPending();
    expect(bench.receiver.received.map(({ id }) => id)).toEqual([first?.id, first?.id]);
  });
});

describe('a webhook endpoint', () => {
  it('made by the API gets the events it asked for, signed with a secret of its own', async () => {
    const { stripe, sandbox } = bench;
    const other = await startReceiver();
    try {
      const endpoint = await stripe.webhookEndpoints.create({ url: other.url, enabled_events: ['product.created'] });
      const secret = String(endpoint.secret);
      await aCustomerEvent();
      await stripe.products.create({ name: '端点' });
      await sandbox.deliverPending();
      expect(other.types()).toEqual(['product.created']);
      expect(bench.receiver.types()).toEqual(['customer.created', 'product.created']);
      const [got] = other.received;
      expect(stripe.webhooks.constructEvent(String(got?.body), String(got?.signature), secret).type).toBe('product.created');
      expect((await stripe.webhookEndpoints.retrieve(endpoint.id)).secret).toBeUndefined();
      expect(await stripe.webhookEndpoints.del(endpoint.id)).toMatchObject({ deleted: true });
      await stripe.products.create({ name: '无端点' });
      await sandbox.deliverPending();
      expect(other.received).toHaveLength(1);
    } finally {
      await other.stop();
    }
  });

  it('outside this machine is refused', async () => {
    const outside = { url: 'https://hooks.example.com/stripe', enabled_events: ['*' as const] };
    await expect(bench.stripe.webhookEndpoints.create(outside)).rejects.toMatchObject({ statusCode: 400, code: 'url_invalid' });
    await expect(startSandbox({ port: 0, webhookUrl: outside.url, webhookSecret: SECRET })).rejects.toThrow('loopback');
  });
});

describe('events', () => {
  it('are listed newest first, by type and in pages', async () => {
    const { stripe } = bench;
    for (const name of ['一', '二', '三']) await stripe.products.create({ name });
    await aCustomerEvent();
    const products = await stripe.events.list({ type: 'product.*', limit: 2 });
    expect(products.data.map((event) => (event.data.object as Stripe.Product).name)).toEqual(['三', '二']);
    expect(products.has_more).toBe(true);
    const earlier = await stripe.events.list({ types: ['product.created'], starting_after: products.data[1]?.id });
    expect(earlier.data.map((event) => (event.data.object as Stripe.Product).name)).toEqual(['一']);
  });

  it('name the request that caused them and the values before a change', async () => {
    const { stripe } = bench;
    const product = await stripe.products.create({ name: '旧名' });
    await stripe.products.update(product.id, { name: '新名' }, { idempotencyKey: 'rename-1' });
    const [event] = (await stripe.events.list({ type: 'product.updated' })).data;
    expect(event?.request?.idempotency_key).toBe('rename-1');
    expect(event?.data.previous_attributes).toMatchObject({ name: '旧名' });
  });

  it('are forgotten after thirty days', async () => {
    await aCustomerEvent();
    const [event] = (await bench.stripe.events.list()).data;
    await bench.sandbox.advanceTo(bench.sandbox.now() + 31 * 86_400_000);
    expect((await bench.stripe.events.list({ type: 'customer.created' })).data).toEqual([]);
    await expect(bench.stripe.events.retrieve(String(event?.id))).rejects.toMatchObject({ statusCode: 404 });
  });
});
