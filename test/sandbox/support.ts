import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Stripe from 'stripe';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.ts';
import { startJudgedSandbox, type JudgedSandbox } from '../stripe-proxy/judged-sandbox.ts';

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

export function clientOf(sandbox: { readonly port: number }, key = 'sk_test_tests', maxNetworkRetries = 0): Stripe {
  return new Stripe(key, { host: '127.0.0.1', port: sandbox.port, protocol: 'http', maxNetworkRetries, telemetry: false });
}

export interface Bench {
  sandbox: Sandbox;
  /** What stands before the sandbox and judges what passes. */
  judged: JudgedSandbox;
  receiver: Receiver;
  stripe: Stripe;
  stop(): Promise<void>;
}

export async function startBench(options: Partial<SandboxOptions> = {}): Promise<Bench> {
  const receiver = await startReceiver();
  const starting = startJudgedSandbox({ webhookUrl: receiver.url, webhookSecret: SECRET, ...options });
  const judged = await starting.catch(async (error: unknown) => {
    await receiver.stop();
    throw error;
  });
  return {
    sandbox: judged.sandbox,
    judged,
    receiver,
    stripe: clientOf(judged.anybody),
    /** Fails when anything passed that is not Stripe's. */
    async stop() {
      await receiver.stop();
      await judged.stop();
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

/** A one-time payment made on the page, with the last charge of its intent. */
export async function aPaidCharge(bench: Bench, fields: Record<string, string> = {}, options: Partial<Stripe.PriceCreateParams> = {}): Promise<Stripe.Charge> {
  const session = await aSession(bench.stripe, await aPrice(bench.stripe, options));
  await submitPage(session, { action: 'pay', ...fields });
  const paid = await bench.stripe.checkout.sessions.retrieve(session.id, { expand: ['payment_intent.latest_charge'] });
  return (paid.payment_intent as Stripe.PaymentIntent).latest_charge as Stripe.Charge;
}

/** The types of the events that something brings about, in the order of their delivery. */
export async function typesAbout({ sandbox, receiver }: Bench, run: () => Promise<unknown> | void): Promise<string[]> {
  await sandbox.deliverPending();
  const from = receiver.received.length;
  await run();
  await sandbox.deliverPending();
  return receiver.types().slice(from);
}
