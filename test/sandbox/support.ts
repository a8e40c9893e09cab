import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';

export const SECRET = 'whsec_sandbox_tests';
const RETURN = 'http://127.0.0.1:9/return';

export interface Received {
  body: string;
  signature: string;
  type: string;
  id: string;
}

/** A real endpoint: keeps what it is sent and answers with the next status in line, else 200. */
export interface Receiver {
  url: string;
  received: Received[];
  answers: number[];
  types(): string[];
  stop(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const answers: number[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { id, type } = JSON.parse(body) as { id: string; type: string };
      received.push({ body, id, type, signature: String(request.headers['stripe-signature']) });
      response.writeHead(answers.shift() ?? 200).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/webhooks/stripe`,
    received,
    answers,
    types: () => received.map((each) => each.type),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function clientOf(sandbox: Sandbox, key = 'sk_test_tests', maxNetworkRetries = 0): Stripe {
  return new Stripe(key, { host: '127.0.0.1', port: sandbox.port, protocol: 'http', maxNetworkRetries, telemetry: false });
}

export interface Bench {
  sandbox: Sandbox;
  receiver: Receiver;
  stripe: Stripe;
  stop(): Promise<void>;
}

export async function startBench(options: Partial<SandboxOptions> = {}): Promise<Bench> {
  const receiver = await startReceiver();
  const starting = startSandbox({ port: 0, webhookUrl: receiver.url, webhookSecret: SECRET, ...options });
  const sandbox = await starting.catch(async (error: unknown) => {
    await receiver.stop();
    throw error;
  });
  return {
    sandbox,
    receiver,
    stripe: clientOf(sandbox),
    async stop() {
      await sandbox.stop();
      await receiver.stop();
    },
  };
}

export async function aPrice(stripe: Stripe, options: Partial<Stripe.PriceCreateParams> = {}): Promise<Stripe.Price> {
  const product = await stripe.products.create({ name: '星群会员' });
  return stripe.prices.create({ currency: 'cny', unit_amount: 9900, product: product.id, ...options });
}

export async function aMonthlyPrice(stripe: Stripe): Promise<Stripe.Price> {
  return aPrice(stripe, { recurring: { interval: 'month' } });
}

export async function aSession(
  stripe: Stripe,
  price: Stripe.Price,
  options: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: price.recurring ? 'subscription' : 'payment',
    line_items: [{ price: price.id, quantity: 1 }],
    customer_email: 'reader@example.test',
    success_url: `${RETURN}?session={CHECKOUT_SESSION_ID}`,
    cancel_url: `${RETURN}/canceled`,
    ...options,
  });
}

/** Posts the form of the page as a browser does; answers where the browser is sent. */
export async function submitPage(session: { url: string | null }, fields: Record<string, string>): Promise<{ status: number; location: string; text: string }> {
  const response = await fetch(String(session.url), { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
  return { status: response.status, location: response.headers.get('location') ?? '', text: await response.text() };
}

/** A subscription that was paid on the page. */
export async function aSubscription(bench: Bench, fields: Record<string, string> = {}, options: Partial<Stripe.Checkout.SessionCreateParams> = {}): Promise<Stripe.Subscription> {
  const session = await aSession(bench.stripe, await aMonthlyPrice(bench.stripe), options);
  await submitPage(session, { action: 'pay', ...fields });
  const paid = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] });
  return paid.subscription as Stripe.Subscription;
}
