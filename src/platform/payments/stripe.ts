import type Stripe from 'stripe';
import { call, find, type CallOptions } from './stripe-call.ts';
import { ORDER, toCheckout, toSubscription } from './stripe-objects.ts';
import { verify } from './stripe-webhooks.ts';
import { PaymentsRejectedError, type NewCheckout, type NewProviderPrice, type PaymentsPort } from './payments.ts';

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecrets: readonly string[];
  /** Another Stripe than the real one, such as the sandbox. */
  readonly apiBase?: string | null;
  /** Milliseconds before a call that came too fast is repeated. */
  readonly retryDelayMilliseconds?: number;
}
const TIMEOUT = 10_000;
const NETWORK_RETRIES = 2;

/** The payment provider over Stripe's SDK, which is loaded at the first call. */
export function createStripePayments(options: StripeOptions): PaymentsPort {
  const patience: CallOptions = { retryDelayMilliseconds: options.retryDelayMilliseconds ?? 500 };
  let client: Promise<Stripe> | undefined;
  const stripe = (): Promise<Stripe> => (client ??= connect(options));
  return {
    isLive: /^[rs]k_live_/.test(options.secretKey),
    ...catalogue(stripe, patience),
    ...checkouts(stripe, patience),
    ...subscriptions(stripe, patience),
    async verifyWebhook(body, signature) {
      return verify(await stripe(), options.webhookSecrets, body, signature);
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

type Connect = () => Promise<Stripe>;

function catalogue(stripe: Connect, patience: CallOptions): Pick<PaymentsPort, 'createCustomer' | 'createProduct' | 'createPrice'> {
  return {
    async createCustomer({ userId }, idempotencyKey) {
      const { customers } = await stripe();
      return (await call('customer', patience, () => customers.create({ metadata: { xingqun_user: userId } }, { idempotencyKey }))).id;
    },
    async createProduct({ planId, name }, idempotencyKey) {
      const { products } = await stripe();
      return (await call('product', patience, () => products.create({ name, metadata: { xingqun_plan: planId } }, { idempotencyKey }))).id;
    },
    async createPrice({ productId, priceId, amountMinor, currency, interval }: NewProviderPrice, idempotencyKey) {
      const { prices } = await stripe();
      const recurring = interval === null ? {} : { recurring: { interval } };
      const input = { product: productId, unit_amount: amountMinor, currency: currency.toLowerCase(), metadata: { xingqun_price: priceId }, ...recurring };
      return (await call('price', patience, () => prices.create(input, { idempotencyKey }))).id;
    },
  };
}

function checkouts(stripe: Connect, patience: CallOptions): Pick<PaymentsPort, 'openCheckout' | 'checkout' | 'checkoutOfSubscription' | 'expireCheckout'> {
  const expand = ['payment_intent'];
  return {
    async openCheckout(input, idempotencyKey) {
      const { checkout } = await stripe();
      return toCheckout(await call('checkout.session', patience, () => checkout.sessions.create(sessionOf(input), { idempotencyKey })));
    },
    async checkout(id) {
      const { checkout } = await stripe();
      const session = await find('checkout.session', patience, () => checkout.sessions.retrieve(id, { expand }));
      return session && toCheckout(session);
    },
    async checkoutOfSubscription(subscription) {
      const { checkout } = await stripe();
      const { data } = await call('list', patience, () => checkout.sessions.list({ subscription, limit: 1, expand: ['data.payment_intent'] }));
      return data[0] ? toCheckout(data[0]) : null;
    },
    async expireCheckout(id, idempotencyKey) {
      const { checkout } = await stripe();
      try {
        await call('checkout.session', patience, () => checkout.sessions.expire(id, {}, { idempotencyKey }));
      } catch (error) {
        if (!(error instanceof PaymentsRejectedError)) throw error;
      }
    },
  };
}

/** Which ways to pay are offered is Stripe's decision, from the account's settings and the kind of payment. */
function sessionOf({ orderId, customerId, priceId, isRecurring, successUrl, cancelUrl }: NewCheckout): Stripe.Checkout.SessionCreateParams {
  const metadata = { [ORDER]: orderId };
  return {
    mode: isRecurring ? 'subscription' : 'payment',
    customer: customerId,
    client_reference_id: orderId,
    line_items: [{ price: priceId, quantity: 1 }],
    metadata,
    success_url: successUrl,
    cancel_url: cancelUrl,
    ...(isRecurring ? { subscription_data: { metadata } } : { payment_intent_data: { metadata } }),
  };
}

function subscriptions(stripe: Connect, patience: CallOptions): Pick<PaymentsPort, 'subscription' | 'scheduleCancellation' | 'endSubscription'> {
  return {
    async subscription(id) {
      const api = (await stripe()).subscriptions;
      const subscription = await find('subscription', patience, () => api.retrieve(id, { expand: ['latest_invoice'] }));
      return subscription && toSubscription(subscription);
    },
    async scheduleCancellation(id, isScheduled, idempotencyKey) {
      const api = (await stripe()).subscriptions;
      await call('subscription', patience, () => api.update(id, { cancel_at_period_end: isScheduled }, { idempotencyKey }));
    },
    async endSubscription(id, idempotencyKey) {
      const api = (await stripe()).subscriptions;
      try {
        await call('subscription', patience, () => api.cancel(id, {}, { idempotencyKey }));
      } catch (error) {
        if (!(error instanceof PaymentsRejectedError)) throw error;
      }
    },
  };
}
