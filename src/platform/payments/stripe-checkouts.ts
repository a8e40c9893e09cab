import type Stripe from 'stripe';
import type { CheckoutCalls, CheckoutSession, NewCheckout } from './checkout-calls.ts';
import { PaymentsRejectedError } from './faults.ts';
import { call, find, type StripeAccess } from './stripe-call.ts';
import { at, idOf, ORDER, orderOf, upper } from './stripe-values.ts';

export function checkouts({ stripe, patience }: StripeAccess): CheckoutCalls {
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

const statusOf = ({ status }: Stripe.Checkout.Session): CheckoutSession['status'] => (status === 'open' ? 'open' : status === 'complete' ? 'complete' : 'expired');

function toCheckout(session: Stripe.Checkout.Session): CheckoutSession {
  const intent = session.payment_intent;
  return {
    id: session.id,
    url: session.url,
    status: statusOf(session),
    isPaid: session.payment_status === 'paid',
    amountMinor: session.amount_total ?? 0,
    currency: upper(session.currency),
    payment: intent !== null && typeof intent === 'object' ? { id: intent.id, receivedMinor: intent.amount_received, currency: upper(intent.currency) } : null,
    customerId: idOf(session.customer),
    subscriptionId: idOf(session.subscription),
    orderId: orderOf(session.metadata),
    expiresAt: at(session.expires_at),
  };
}
