import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import Stripe from 'stripe';
import { anExample } from './fixtures/fixtures.ts';
import { requireNoViolations } from './judged-sandbox.ts';
import { StripeProxy } from './proxy.ts';

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}
/** A Stripe that says what the test wants, and an endpoint that hears what it delivers. */
let answer: Answer;
const heard: { url: string; headers: http.IncomingHttpHeaders; body: string }[] = [];
const backend = http.createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
    heard.push({ url: request.url!, headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', 'request-id': 'req_1', ...answer.headers }).end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  });
});
let product: StripeProxy;
let anybody: StripeProxy;
beforeAll(async () => {
  await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
  product = await new StripeProxy({ backend: url, receiver: url, caller: 'product' }).start();
  anybody = await new StripeProxy({ backend: url, caller: 'anybody' }).start();
});
beforeEach(() => {
  for (const proxy of [product, anybody]) proxy.violations.length = 0;
  heard.length = 0;
});
afterAll(async () => {
  await Promise.all([product.stop(), anybody.stop()]);
  await new Promise((resolve) => backend.close(resolve));
});

const client = (proxy: StripeProxy): Stripe => new Stripe('sk_test_proxy', { host: '127.0.0.1', port: proxy.port, protocol: 'http', maxNetworkRetries: 0, telemetry: false });
const says = (proxy: StripeProxy): string[] => proxy.violations.map((violation) => violation.says);
const refused = { status: 400, body: { error: { type: 'invalid_request_error', message: 'No.' } } };

test('a call goes through as it came, and its answer comes back as it was', async () => {
  answer = { body: anExample('refund', { metadata: { order: '七' } }) };
  const refund = await client(product).refunds.create({ payment_intent: 'pi_1', amount: 100, metadata: { order: '七' } }, { idempotencyKey: 'refund-1' });
  expect(refund).toMatchObject({ object: 'refund', metadata: { order: '七' }, lastResponse: { statusCode: 200, requestId: 'req_1' } });
  expect(heard).toMatchObject([{ url: '/v1/refunds', body: 'payment_intent=pi_1&amount=100&metadata[order]=%E4%B8%83', headers: { 'idempotency-key': 'refund-1', authorization: 'Bearer sk_test_proxy', 'stripe-version': '2026-10-28.endive' } }]);
  expect(says(product)).toEqual([]);
});

test('an answer of another version is found', async () => {
  answer = { body: anExample('refund', { current_period_end: 1 }) };
  await client(product).refunds.retrieve('re_1');
  expect(product.violations).toEqual([{ at: 'GET /v1/refunds/re_1', says: 'answer.current_period_end is unknown' }]);
});

test('a wrong request of the product is found also when it is refused, of anybody else only when it is taken', async () => {
  const wrong = { payment_intent: 'pi_1', colour: 'red' } as Stripe.RefundCreateParams;
  answer = refused;
  await expect(client(product).refunds.create(wrong)).rejects.toThrow('No.');
  await expect(client(anybody).refunds.create(wrong)).rejects.toThrow('No.');
  expect([says(product), says(anybody)]).toEqual([['sent: params.colour is unknown'], []]);
  answer = { body: anExample('refund') };
  await client(anybody).refunds.create(wrong);
  expect(says(anybody)).toEqual(['accepted: params.colour is unknown']);
});

test('a call that this version does not have is found when it is answered', async () => {
  answer = { body: {} };
  await fetch(`${anybody.url}/v1/invoices/in_1/unpay`, { method: 'POST' });
  expect(anybody.violations).toEqual([{ at: 'POST /v1/invoices/in_1/unpay', says: 'accepted: is no call of this version' }]);
});

test('a refusal without an error is found, unless it was asked for', async () => {
  answer = { status: 503, body: 'Service Unavailable' };
  await expect(client(product).refunds.retrieve('re_1')).rejects.toThrow();
  expect(says(product)).toEqual(['503: a refusal without an error']);
  product.violations.length = 0;
  answer = { status: 503, body: 'Service Unavailable', headers: { 'sandbox-fault': '1' } };
  await expect(client(product).refunds.retrieve('re_1')).rejects.toThrow();
  expect(says(product)).toEqual([]);
});

test('a delivery goes through byte by byte, and is judged with its object and its signature', async () => {
  answer = { body: {} };
  const event = { id: 'evt_1', object: 'event', api_version: '2026-10-28.endive', created: 1_800_000_000, livemode: false, pending_webhooks: 1, request: null, type: 'refund.created', data: { object: anExample('refund') } };
  const deliver = (body: string, signature: string) => fetch(`${product.url}/webhooks/stripe`, { method: 'POST', body, headers: { 'content-type': 'application/json', 'stripe-signature': signature } });
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: JSON.stringify(event, null, 2), secret: 'whsec_proxy' });
  expect((await deliver(JSON.stringify(event, null, 2), signature)).status).toBe(200);
  expect(heard).toMatchObject([{ url: '/webhooks/stripe', body: JSON.stringify(event, null, 2), headers: { 'stripe-signature': signature } }]);
  expect(says(product)).toEqual([]);
  await deliver(JSON.stringify({ ...event, type: 'refund.failed' }), 'none');
  expect(product.violations).toEqual([
    { at: 'event refund.failed', says: 'without a signature of Stripe’s form' },
    { at: 'event refund.failed', says: 'refund.failed tells of an object in another state (succeeded)' },
  ]);
});

test('what was found is told once for each kind, with how often', async () => {
  answer = { body: anExample('refund', { colour: 'red' }) };
  await client(product).refunds.retrieve('re_AAAAAAAA');
  await client(product).refunds.retrieve('re_BBBBBBBB');
  expect(() => requireNoViolations([product])).toThrow('Stripe would not: \n  2 × GET /v1/refunds/{id}  answer.colour is unknown');
});

test('what several objects tell of one payment has to agree, whichever of them comes last', async () => {
  const link = (amount_paid: number) => anExample('invoice_payment', { id: 'inpay_1', invoice: 'in_1', status: 'paid', amount_paid, amount_requested: 1_900, status_transitions: { canceled_at: null, paid_at: 1_800_000_000 }, payment: { type: 'payment_intent', payment_intent: 'pi_1' } });
  const intent = anExample('payment_intent', { id: 'pi_1', status: 'succeeded', amount: 1_900, amount_received: 1_900, latest_charge: 'ch_1' });
  const ask = async (body: unknown, read: () => Promise<unknown>): Promise<void> => {
    answer = { body };
    await read();
  };
  const stripe = client(product);
  await ask(link(0), () => stripe.invoicePayments.retrieve('inpay_1'));
  await ask(intent, () => stripe.paymentIntents.retrieve('pi_1'));
  expect(says(product)).toContain('inpay_1 is paid with 0, its payment pi_1 received 1900');
  product.violations.length = 0;
  const fresh = await new StripeProxy({ backend: product.options.backend, caller: 'product' }).start();
  const invoice = anExample('invoice', { id: 'in_1', status: 'paid', total: 1_900, amount_paid: 0, starting_balance: -1_900, ending_balance: 0 });
  await ask(invoice, () => client(fresh).invoices.retrieve('in_1'));
  await ask(link(1_900), () => client(fresh).invoicePayments.retrieve('inpay_1'));
  await ask(intent, () => client(fresh).paymentIntents.retrieve('pi_1'));
  await fresh.stop();
  expect(says(fresh).filter((each) => each.startsWith('in_1') || each.startsWith('inpay_1'))).toEqual(['in_1 is paid with 0, the payments of it with 1900']);
});
