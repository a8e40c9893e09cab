import http from 'node:http';
import StripeClient, { type Stripe } from 'stripe';
import { compose, type Composition } from '../src/compose.ts';
import { requireConfig, type Environment } from '../src/config.ts';
import type { CommunityRow } from '../src/modules/communities/index.ts';
import type { Sandbox } from '../src/sandbox/index.ts';
import { createWorld, randomName } from '../test/support/world.ts';

export interface SignedEvent {
  readonly id: string;
  readonly body: string;
}
/** Makes what the benchmark sends: purchases paid in the sandbox, whose events nobody has been told. */
export interface WebhookWorld {
  /** So many paid orders, every other one of a subscription, and everything that the provider tells of them, in its order. */
  paidOrders(count: number): Promise<SignedEvent[]>;
  /** Everything that the provider tells when its clock has gone a month further: all that renews, renews. */
  renewals(): Promise<SignedEvent[]>;
  /** The event that tells that a page was paid. */
  paidPage(): Promise<SignedEvent>;
  /** So many copies of such an event, each about a page that nobody knows. */
  strangers(of: SignedEvent, count: number): SignedEvent[];
  sign(body: string): string;
  readonly composition: Composition;
  close(): Promise<void>;
}

const MONTH = 31 * 86_400_000;
const PAY = new URLSearchParams({ action: 'pay', card: '4242424242424242', email: 'buyer@example.com', name: 'Buyer' });

export async function createWebhookWorld(environment: Environment, sandbox: Sandbox): Promise<WebhookWorld> {
  const config = requireConfig({ ...environment, NODE_ENV: 'development', LOG_LEVEL: 'silent', STRIPE_API_BASE: sandbox.url });
  const composition = await compose(config, { isAlone: true });
  const { hostname: host, port } = new URL(sandbox.url);
  const stripe = new StripeClient(environment.STRIPE_SECRET_KEY!, { host, port, protocol: 'http' });
  const world = createWorld(composition);
  const { community, prices } = await plansForSale(composition, world);
  const buy = async (priceId: string): Promise<void> => {
    const viewer = await world.aMember({ community });
    const placed = await composition.modules.checkout.startCheckout(viewer, { priceId, idempotencyKey: randomName('key') });
    if (!placed.ok) throw new Error(`No order: ${placed.failure.kind}`);
    const [page] = (await composition.modules.billing.checkoutUrls([placed.value.id])).values();
    const answer = await fetch(page!, { method: 'POST', body: PAY, redirect: 'manual' });
    if (answer.status !== 303) throw new Error(`The page answered ${answer.status}`);
  };
  let now = Date.now();
  const told = new Set<string>();
  const newEvents = async (): Promise<Stripe.Event[]> => {
    const events: Stripe.Event[] = [];
    for await (const event of stripe.events.list({ limit: 100 })) {
      if (told.has(event.id)) break;
      events.push(event);
    }
    events.forEach(({ id }) => told.add(id));
    return events.reverse();
  };
  const signed = (event: Stripe.Event): SignedEvent => ({ id: event.id, body: JSON.stringify(event) });
  return {
    composition,
    async paidOrders(count) {
      for (let made = 0; made < count; made++) await buy(prices[made % prices.length]!);
      return (await newEvents()).map(signed);
    },
    async renewals() {
      now += MONTH;
      await sandbox.advanceTo(now);
      return (await newEvents()).map(signed);
    },
    async paidPage() {
      await buy(prices[0]!);
      return signed((await newEvents()).find(({ type }) => type === 'checkout.session.completed')!);
    },
    strangers: ({ body }, count) => Array.from({ length: count }, () => {
      const event = JSON.parse(body) as { id: string; data: { object: { id: string; metadata: object } } };
      event.id = randomName('evt');
      event.data.object = { ...event.data.object, id: randomName('cs_test'), metadata: {} };
      return { id: event.id, body: JSON.stringify(event) };
    }),
    sign: (payload) => stripe.webhooks.generateTestHeaderString({ payload, secret: environment.STRIPE_WEBHOOK_SECRET! }),
    close: () => composition.close(),
  };
}

async function plansForSale({ modules }: Composition, world: ReturnType<typeof createWorld>): Promise<{ community: CommunityRow; prices: string[] }> {
  const { owner, community } = await world.aCommunity({ capacity: 100_000 });
  const key = (): { idempotencyKey: string } => ({ idempotencyKey: randomName('key') });
  const tier = await modules.tiers.createTier(owner, { communityId: community.id, name: 'Premium', rank: 10, entitlements: ['posts.read.premium'], ...key() });
  if (!tier.ok) throw new Error(`No tier: ${tier.failure.kind}`);
  const prices: string[] = [];
  for (const kind of ['TERM', 'MONTHLY'] as const) {
    const plan = await modules.plans.createPlan(owner, { tierId: tier.value.id, kind, ...key() });
    const offer = plan.ok ? await modules.plans.createPrice(owner, { planId: plan.value.plan.id, minorUnits: 9_900, ...key() }) : plan;
    if (!offer.ok) throw new Error(`Nothing for sale: ${offer.failure.kind}`);
    prices.push(offer.value.price!.id);
  }
  return { community, prices };
}

/** Delivers events as the provider does, so many at a time. */
export async function deliver(port: number, events: readonly SignedEvent[], sign: (body: string) => string, concurrency: number): Promise<{ seconds: number }> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const waiting = events.map(({ body }) => ({ body, signature: sign(body) }));
  const started = performance.now();
  await Promise.all(Array.from({ length: concurrency }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) await deliverOne(port, agent, next);
  }));
  agent.destroy();
  return { seconds: (performance.now() - started) / 1_000 };
}

function deliverOne(port: number, agent: http.Agent, { body, signature }: { body: string; signature: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'stripe-signature': signature, 'content-length': Buffer.byteLength(body) };
    const request = http.request({ host: '127.0.0.1', port, method: 'POST', path: '/webhooks/stripe', agent, headers }, (response) => {
      response.resume().on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`The webhook answered ${response.statusCode}`))));
    });
    request.on('error', reject);
    request.end(body);
  });
}
