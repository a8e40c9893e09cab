import type Stripe from 'stripe';
import type { PaymentsPort } from './payments.ts';
import { balance } from './stripe-balance.ts';
import type { StripeAccess } from './stripe-call.ts';
import { catalogue } from './stripe-catalogue.ts';
import { checkouts } from './stripe-checkouts.ts';
import { connect as connectedAccounts } from './stripe-connect.ts';
import { credit } from './stripe-credit.ts';
import { disputes } from './stripe-disputes.ts';
import { events } from './stripe-events.ts';
import { payments } from './stripe-payments.ts';
import { planChanges } from './stripe-plan-changes.ts';
import { portal } from './stripe-portal.ts';
import { refunds } from './stripe-refunds.ts';
import { subscriptions } from './stripe-subscriptions.ts';
import { verify } from './stripe-webhooks.ts';

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecrets: readonly string[];
  /** Of the endpoint for connected accounts; without one it is off. */
  readonly connectWebhookSecrets?: readonly string[];
  /** Another Stripe than the real one, such as the sandbox. */
  readonly apiBase?: string | null;
  /** Milliseconds before a call that came too fast is repeated. */
  readonly retryDelayMilliseconds?: number;
}
const TIMEOUT = 10_000;
const NETWORK_RETRIES = 2;

/** The payment provider over Stripe's SDK, which is loaded at the first call. */
export function createStripePayments(options: StripeOptions): PaymentsPort {
  let client: Promise<Stripe> | undefined;
  const stripe = (): Promise<Stripe> => (client ??= connect(options));
  const access: StripeAccess = { stripe, patience: { retryDelayMilliseconds: options.retryDelayMilliseconds ?? 500 } };
  return {
    isLive: /^[rs]k_live_/.test(options.secretKey),
    ...catalogue(access),
    ...checkouts(access),
    ...subscriptions(access),
    ...planChanges(access),
    ...portal(access),
    ...payments(access),
    ...refunds(access),
    ...disputes(access),
    ...connectedAccounts(access),
    ...balance(access),
    ...credit(access),
    ...events(access),
    async verifyWebhook(body, signature, endpoint) {
      const secrets = endpoint === 'PLATFORM' ? options.webhookSecrets : (options.connectWebhookSecrets ?? []);
      return verify(await stripe(), secrets, body, signature);
    },
  };
}

async function connect({ secretKey, apiBase }: StripeOptions): Promise<Stripe> {
  const { default: StripeClient } = await import('stripe');
  const base = apiBase ? new URL(apiBase) : null;
  return new StripeClient(secretKey, {
    timeout: TIMEOUT, maxNetworkRetries: NETWORK_RETRIES, telemetry: false,
    ...(base ? { host: base.hostname, port: base.port || (base.protocol === 'https:' ? '443' : '80'), protocol: base.protocol === 'https:' ? 'https' : 'http' } : {}),
  });
}
