import http from 'node:http';
import StripeClient from 'stripe';
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
  /** So many paid orders, and the event of each that tells it. */
  paidOrders(count: number): Promise<SignedEvent[]>;
  /** So many copies of such an event, each about a page that nobody knows. */
  strangers(of: SignedEvent, count: number): SignedEvent[];
  sign(body: string): string;
  readonly composition: Composition;
  close(): Promise<void>;
}

const PAY = new URLSearchParams({ action: 'pay', card: '4242424242424242', email: 'buyer@example.com', name: 'Buyer' });

export async function createWebhookWorld(environment: Environment, sandbox: Sandbox): Promise<WebhookWorld> {
  const config = requireConfig({ ...environment, NODE_ENV: 'development', LOG_LEVEL: 'silent', STRIPE_API_BASE: sandbox.url });
  const composition = await compose(config, { isAlone: true });
  const { hostname: host, port } = new URL(sandbox.url);
  const stripe = new StripeClient(environment.STRIPE_SECRET_KEY!, { host, port, protocol: 'http' });
  const world = createWorld(composition);
  const { community, priceId } = await aTermForSale(composition, world);
  const order = async (): Promise<string> => {
    const viewer = await world.aMember({ community });
    const placed = await composition.modules.checkout.startCheckout(viewer, { priceId, idempotencyKey: randomName('key') });
    if (!placed.ok) throw new Error(`No order: ${placed.failure.kind}`);
    const [page] = (await composition.modules.billing.checkoutUrls([placed.value.id])).values();
    const answer = await fetch(page!, { method: 'POST', body: PAY, redirect: 'manual' });
    if (answer.status !== 303) throw new Error(`The page answered ${answer.status}`);
    return placed.value.id;
  };
  return {
    composition,
    async paidOrders(count) {
      const orders = new Set<string>();
      for (let made = 0; made < count; made++) orders.add(await order());
      const events: SignedEvent[] = [];
      for await (const event of stripe.events.list({ type: 'checkout.session.completed', limit: 100 })) {
        if (orders.has((event.data.object as { metadata: Record<string, string> }).metadata.xingqun_order!)) events.push({ id: event.id, body: JSON.stringify(event) });
        if (events.length === count) break;
      }
      return events;
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

async function aTermForSale({ modules }: Composition, world: ReturnType<typeof createWorld>): Promise<{ community: CommunityRow; priceId: string }> {
  const { owner, community } = await world.aCommunity({ capacity: 100_000 });
  const key = (): { idempotencyKey: string } => ({ idempotencyKey: randomName('key') });
  const tier = await modules.tiers.createTier(owner, { communityId: community.id, name: 'Premium', rank: 10, entitlements: ['posts.read.premium'], ...key() });
  const plan = tier.ok ? await modules.plans.createPlan(owner, { tierId: tier.value.id, kind: 'TERM', ...key() }) : tier;
  const offer = plan.ok ? await modules.plans.createPrice(owner, { planId: plan.value.plan.id, minorUnits: 9_900, ...key() }) : plan;
  if (!offer.ok) throw new Error(`Nothing for sale: ${offer.failure.kind}`);
  return { community, priceId: offer.value.price!.id };
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
