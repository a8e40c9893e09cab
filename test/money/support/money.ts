import { randomBytes } from 'node:crypto';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import type { PlanKind } from '../../../src/modules/plans/index.ts';
import StripeClient from 'stripe';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import { startJudgedSandbox } from '../../stripe-proxy/judged-sandbox.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';
import { Gateway } from './gateway.ts';

export const PREMIUM = 'posts.read.premium';
export const ORDER_FIELDS = 'id state kind amount { minorUnits currency } paidAt accessStartsAt accessEndsAt checkoutUrl';
const ERRORS = 'errors { __typename ... on UserError { code path } }';

export interface Sale {
  readonly owner: SignedInViewer;
  readonly community: CommunityRow;
  readonly tierId: string;
  readonly planId: string;
  readonly priceId: string;
}
/** A product, a sandbox and the wire between them, with what the tests of money do again and again. */
export type Money = Awaited<ReturnType<typeof startMoney>>;

export async function startMoney(environment: Record<string, string> = {}) {
  const webhookSecret = `whsec_${randomBytes(24).toString('hex')}`;
  const connectWebhookSecret = `whsec_${randomBytes(24).toString('hex')}`;
  const gateway = new Gateway();
  const url = await gateway.start();
  const judged = await startJudgedSandbox({ webhookUrl: `${url}/webhooks/stripe`, webhookSecret, connectWebhookUrl: `${url}/webhooks/stripe-connect`, connectWebhookSecret });
  const { sandbox } = judged;
  gateway.sandboxUrl = judged.product.url;
  const started = await startApp({ STRIPE_API_BASE: url, STRIPE_WEBHOOK_SECRET: webhookSecret, STRIPE_CONNECT_WEBHOOK_SECRET: connectWebhookSecret, ...environment });
  const app: TestApp = { ...started, quiet: () => sandbox.deliverPending() };
  gateway.appUrl = await app.listen();
  const { hostname: host, port } = new URL(judged.anybody.url);
  /** The provider as somebody else with the same account sees it. */
  const stripe = new StripeClient('sk_test_xingqun', { host, port, protocol: 'http' });
  return {
    app, sandbox, gateway, url, webhookSecret, connectWebhookSecret, stripe, ...wire(app, stripe, webhookSecret), ...sales(app), ...purchases(app, sandbox, stripe),
    /** Where provider ids are planted that Stripe never made, the product may send them, as long as they are refused. */
    letPlantedIdsPass(): void {
      gateway.sandboxUrl = judged.anybody.url;
    },
    /** Fails when anything passed that is not Stripe's. */
    async stop() {
      try {
        await judged.stop();
      } finally {
        await app.stop();
        await gateway.stop();
      }
    },
  };
}

/** Deliveries that the sandbox would not make. */
function wire(app: TestApp, stripe: StripeClient, webhookSecret: string) {
  const sign = (payload: string, { secret = webhookSecret, seconds = 0 }: { secret?: string; seconds?: number } = {}): string =>
    stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: Math.floor(Date.now() / 1_000) + seconds });
  return {
    sign,
    anEvent: (type: string, object: object, more: object = {}): string => JSON.stringify({
      id: `evt_${randomBytes(12).toString('hex')}`, object: 'event', api_version: '2026-10-28.endive', created: Math.floor(Date.now() / 1_000), livemode: false, pending_webhooks: 1, request: null, type, data: { object }, ...more,
    }),
    async post(payload: string, signature = sign(payload), base?: string): Promise<number> {
      const answer = await fetch(`${base ?? (await app.listen())}/webhooks/stripe`, { method: 'POST', body: payload, headers: { 'content-type': 'application/json', 'stripe-signature': signature } });
      await answer.body?.cancel();
      return answer.status;
    },
    /** How many alarms of money were raised so far. */
    async alarms(): Promise<number> {
      const { body } = await app.platform.metrics.render();
      return Number(/^xingqun_faults_total\{area="money"\} (\d+)$/m.exec(body)?.[1] ?? 0);
    },
  };
}

function sales(app: TestApp) {
  const create = async (document: string, input: object, viewer: SignedInViewer) => {
    const { data, errors } = await app.run(document, { input: { ...input, idempotencyKey: randomName('key') } }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return Object.values(data)[0] as any;
  };
  const aTier = async (owner: SignedInViewer, community: CommunityRow, name = '高级会员', rank = 10): Promise<string> => {
    const input = { communityId: encodeId('Community', community.id), name, rank, entitlements: [PREMIUM] };
    return (await create('mutation ($input: CreateTierInput!) { createTier(input: $input) { tier { id } } }', input, owner)).tier.id;
  };
  const aPlan = async (owner: SignedInViewer, tierId: string, kind: PlanKind, minorUnits: number): Promise<{ planId: string; priceId: string }> => {
    const { plan } = await create('mutation ($input: CreatePlanInput!) { createPlan(input: $input) { plan { id } } }', { tierId, kind }, owner);
    const priced = await create(`mutation ($input: CreatePriceInput!) { createPrice(input: $input) { price { id } ${ERRORS} } }`, { planId: plan.id, minorUnits }, owner);
    if (priced.errors.length > 0) throw new Error(JSON.stringify(priced.errors));
    return { planId: plan.id, priceId: priced.price.id };
  };
  return {
    create, aTier, aPlan,
    /** A community that sells one tier in one way. */
    async aSale({ kind = 'MONTHLY', minorUnits = 3_000, currency = 'CNY' }: { kind?: PlanKind; minorUnits?: number; currency?: string } = {}): Promise<Sale> {
      const { owner, community } = await app.world.aCommunity({ currency } as object);
      const tierId = await aTier(owner, community);
      return { owner, community, tierId, ...(await aPlan(owner, tierId, kind, minorUnits)) };
    },
  };
}

function purchases(app: TestApp, sandbox: Sandbox, stripe: StripeClient) {
  const startCheckout = async (viewer: SignedInViewer, priceId: string, idempotencyKey = randomName('key')) => {
    const { data, errors } = await app.run(`mutation ($input: StartCheckoutInput!) { startCheckout(input: $input) { order { ${ORDER_FIELDS} } ${ERRORS} } }`, { input: { priceId, idempotencyKey } }, viewer);
    if (errors.length > 0) throw new Error(JSON.stringify(errors));
    return data.startCheckout as { order: any; errors: { code: string }[] };
  };
  /** What a browser does on the hosted page. */
  const pay = async (pageUrl: string, { action = 'pay', card = '4242424242424242' }: { action?: string; card?: string } = {}): Promise<string> => {
    const body = new URLSearchParams({ action, card, email: 'buyer@example.com', name: '买家' });
    const answer = await fetch(pageUrl, { method: 'POST', body, redirect: 'manual' });
    if (answer.status !== 303) throw new Error(`The page answered ${answer.status}`);
    return answer.headers.get('location')!;
  };
  /** Until nothing is on the way: events delivered, jobs done, and what those brought about. */
  const settle = async (): Promise<void> => {
    await sandbox.deliverPending();
    await app.platform.jobs.drain();
  };
  const mutate = async (name: string, argument: string, viewer: SignedInViewer) => (await app.run(`mutation { ${name}(${argument}) { ${ERRORS} } }`, {}, viewer)).data[name] as { errors: { code: string }[] };
  return {
    startCheckout, pay, settle,
    /** Somebody pays another amount for an order than was agreed, or in another currency. */
    async payOtherwise({ checkoutUrl }: { checkoutUrl: string }, { minorUnits, currency = 'cny' }: { minorUnits: number; currency?: string }): Promise<void> {
      const { customer, metadata, success_url: back } = await stripe.checkout.sessions.retrieve(new URL(checkoutUrl).pathname.split('/').at(-1)!);
      const page = await stripe.checkout.sessions.create({
        mode: 'payment', customer: customer as string, metadata: metadata!, success_url: back!, line_items: [{ quantity: 1, price_data: { currency, unit_amount: minorUnits, product_data: { name: 'Another amount' } } }],
      });
      await pay(page.url!);
      await settle();
    },
    async order(viewer: SignedInViewer, id: string) {
      return (await app.run(`query ($id: ID!) { order(id: $id) { ${ORDER_FIELDS} } }`, { id }, viewer)).data.order;
    },
    syncOrder: (viewer: SignedInViewer, id: string) => mutate('syncOrder', `orderId: "${id}"`, viewer),
    /** A member who buys at this price, up to the grant. */
    async aBuyer({ community, priceId }: Pick<Sale, 'community' | 'priceId'>, card?: string) {
      const viewer = await app.world.aMember({ community });
      const { order } = await startCheckout(viewer, priceId);
      await pay(order.checkoutUrl, card === undefined ? {} : { card });
      await settle();
      return { viewer, orderId: order.id as string };
    },
    async subscription(viewer: SignedInViewer, community: CommunityRow) {
      const document = 'query ($slug: String!) { community(slug: $slug) { viewerSubscription { id status currentPeriodEnd cancelAt accessEndsAt endedAt tier { name } } } }';
      return (await app.run(document, { slug: community.slug }, viewer)).data.community.viewerSubscription;
    },
    async changeSubscription(verb: 'cancel' | 'resume', viewer: SignedInViewer, subscriptionId: string) {
      const input = `input: { subscriptionId: "${subscriptionId}", idempotencyKey: "${randomName('key')}" }`;
      return mutate(`${verb}Subscription`, input, viewer);
    },
    /** Whether the viewer may read what was sold, now. */
    hasAccess: async (viewer: SignedInViewer, community: CommunityRow): Promise<boolean> => (await app.modules.tiers.rightsOf(viewer, community.id)).entitlements.has(PREMIUM),
    grants: (viewer: SignedInViewer, community: CommunityRow) => app.modules.tiers.grantsOf(community.id, viewer.userId),
    /** Moves both clocks: the provider's and ours. */
    async advance(milliseconds: number): Promise<void> {
      app.clock.advance(milliseconds);
      await sandbox.advanceTo(sandbox.now() + milliseconds);
      await settle();
    },
    events: () => app.platform.database.reader.selectFrom('stripe_event').selectAll().orderBy('receivedAt').execute() as Promise<{ id: string; type: string; state: string; tries: number; orderId: string | null }[]>,
  };
}
