import type Stripe from 'stripe';
import type { CheckoutCalls, CheckoutSession, NewCheckout } from './checkout-calls.ts';
import { call, end, find, type StripeAccess } from './stripe-call.ts';
import { kindsOf, typeOf } from './stripe-methods.ts';
import { toPayment, WHOLE_PAYMENT } from './stripe-payments.ts';
import { toSubscription, WHOLE_SUBSCRIPTION } from './stripe-subscription-values.ts';
import { at, idOf, ORDER, orderOf, upper } from './stripe-values.ts';

/** All that a purchase is made of, in one answer: its payment, or what was subscribed and how its invoice was paid. */
const WHOLE_PAGE = [...WHOLE_PAYMENT.map((field) => `payment_intent.${field}`), ...WHOLE_SUBSCRIPTION.map((field) => `subscription.${field}`)];

export function checkouts({ stripe, patience }: StripeAccess): CheckoutCalls {
  return {
    async openCheckout(input, idempotencyKey) {
      const { checkout } = await stripe();
      return toCheckout(await call('checkout.session', patience, () => checkout.sessions.create(sessionOf(input), { idempotencyKey })));
    },
    async checkout(id) {
      const { checkout } = await stripe();
      const session = await find('checkout.session', patience, () => checkout.sessions.retrieve(id, { expand: WHOLE_PAGE }));
      return session && toCheckout(session);
    },
    async checkoutsOfOrder(customer, orderId) {
      const { checkout } = await stripe();
      const found: CheckoutSession[] = [];
      for (let last: string | undefined, hasMore = true; hasMore;) {
        const page = await call('list', patience, () => checkout.sessions.list({ customer, limit: 100, ...(last === undefined ? {} : { starting_after: last }) }));
        found.push(...page.data.map(toCheckout).filter((session) => session.orderId === orderId));
        last = page.data.at(-1)?.id;
        hasMore = page.has_more && last !== undefined;
      }
      return found;
    },
    async checkoutOfSubscription(subscription) {
      const { checkout } = await stripe();
      const { data } = await call('list', patience, () => checkout.sessions.list({ subscription, limit: 1, expand: ['data.payment_intent'] }));
      return data[0] ? toCheckout(data[0]) : null;
    },
    async expireCheckout(id) {
      const { sessions } = (await stripe()).checkout;
      await end(() => call('checkout.session', patience, () => sessions.expire(id)), async () => {
        const found = await find('checkout.session', patience, () => sessions.retrieve(id));
        return found === null || found.status === 'complete' || found.status === 'expired';
      });
    },
  };
}

/** Which ways to pay are offered is Stripe's decision, from the account's settings and the kind of payment; a method that was asked for narrows it. */
function sessionOf({ orderId, customerId, priceId, amount = null, couponId = null, expiresAt = null, isRecurring, trialDays = null, method, successUrl, cancelUrl }: NewCheckout): Stripe.Checkout.SessionCreateParams {
  const metadata = { [ORDER]: orderId };
  return {
    mode: isRecurring ? 'subscription' : 'payment',
    customer: customerId,
    client_reference_id: orderId,
    line_items: [amount === null ? { price: priceId!, quantity: 1 } : { price_data: { product: amount.productId, unit_amount: amount.amountMinor, currency: amount.currency.toLowerCase() }, quantity: 1 }],
    ...(couponId === null ? {} : { discounts: [{ coupon: couponId }] }),
    ...(expiresAt === null ? {} : { expires_at: Math.floor(expiresAt.getTime() / 1_000) }),
    ...(method === null ? {} : { allowed_payment_method_types: [typeOf(method)] }),
    metadata,
    success_url: successUrl,
    cancel_url: cancelUrl,
    ...(isRecurring ? renewing(metadata, trialDays) : { payment_intent_data: { metadata } }),
  };
}

/** A trial takes no card; without one it ends by itself. */
function renewing(metadata: Stripe.MetadataParam, trialDays: number | null): Pick<Stripe.Checkout.SessionCreateParams, 'subscription_data' | 'payment_method_collection'> {
  if (trialDays === null) return { subscription_data: { metadata } };
  const trial = { trial_period_days: trialDays, trial_settings: { end_behavior: { missing_payment_method: 'cancel' } } } as const;
  return { subscription_data: { metadata, ...trial }, payment_method_collection: 'if_required' };
}

const statusOf = ({ status }: Stripe.Checkout.Session): CheckoutSession['status'] => (status === 'open' ? 'open' : status === 'complete' ? 'complete' : 'expired');

/** A bank that said no leaves the payment open for another method; the page is complete all the same. */
function settlementOf({ status, payment_status: paid, payment_intent: intent }: Stripe.Checkout.Session): CheckoutSession['settlement'] {
  if (status !== 'complete' || paid !== 'unpaid') return null;
  const isOver = intent !== null && typeof intent === 'object' && (intent.status === 'requires_payment_method' || intent.status === 'canceled');
  return isOver ? 'FAILED' : 'PENDING';
}

function toCheckout(session: Stripe.Checkout.Session): CheckoutSession {
  const intent = session.payment_intent;
  return {
    id: session.id,
    url: session.url,
    status: statusOf(session),
    isPaid: session.payment_status !== 'unpaid',
    settlement: settlementOf(session),
    methods: kindsOf(session.payment_method_types),
    amountMinor: session.amount_total ?? 0,
    currency: upper(session.currency),
    payment: intent !== null && typeof intent === 'object' ? toPayment(intent) : null,
    customerId: idOf(session.customer),
    subscriptionId: idOf(session.subscription),
    subscription: session.subscription !== null && typeof session.subscription === 'object' ? toSubscription(session.subscription) : null,
    orderId: orderOf(session.metadata),
    expiresAt: at(session.expires_at),
  };
}
