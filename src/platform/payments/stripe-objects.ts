import type Stripe from 'stripe';
import type { CheckoutSession, EventSubject, ProviderSubscription, VerifiedEvent } from './payments.ts';

/** What we attach to everything we make, to know it again. */
export const ORDER = 'xingqun_order';

const idOf = (value: string | { id: string } | null | undefined): string | null => (typeof value === 'string' ? value : (value?.id ?? null));
const at = (seconds: number): Date => new Date(seconds * 1_000);
const upper = (currency: string | null): string => (currency ?? '').toUpperCase();
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function orderOf(metadata: Stripe.Metadata | null | undefined): string | null {
  const order = metadata?.[ORDER];
  return order !== undefined && UUID.test(order) ? order : null;
}

const statusOf = ({ status }: Stripe.Checkout.Session): CheckoutSession['status'] => (status === 'open' ? 'open' : status === 'complete' ? 'complete' : 'expired');

export function toCheckout(session: Stripe.Checkout.Session): CheckoutSession {
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

export function toSubscription(subscription: Stripe.Subscription): ProviderSubscription {
  const [item] = subscription.items.data;
  if (item === undefined) throw new TypeError('A subscription without items');
  const invoice = subscription.latest_invoice;
  return {
    id: subscription.id,
    status: subscription.status,
    customerId: idOf(subscription.customer)!,
    orderId: orderOf(subscription.metadata),
    amountMinor: item.price.unit_amount,
    currency: upper(item.price.currency),
    cancelAt: subscription.cancel_at !== null ? at(subscription.cancel_at) : subscription.cancel_at_period_end ? at(item.current_period_end) : null,
    currentPeriodStart: at(item.current_period_start),
    currentPeriodEnd: at(item.current_period_end),
    isCurrentPeriodPaid: invoice !== null && typeof invoice === 'object' && invoice.status === 'paid',
    endedAt: subscription.ended_at === null ? null : at(subscription.ended_at),
  };
}

export const toEvent = (event: Stripe.Event): VerifiedEvent => ({ id: event.id, type: event.type, isLive: event.livemode, createdAt: at(event.created), subject: subjectOf(event) });

/** An invoice says the same in a dozen events; these change what has been paid. */
const INVOICE_EVENTS = new Set(['invoice.paid', 'invoice.payment_failed', 'invoice.voided', 'invoice.marked_uncollectible']);

/** Pages and subscriptions: by kind of object, so that a new type of event about one of them is not missed. */
function subjectOf({ data, type }: Stripe.Event): EventSubject | null {
  const object = data.object as { object: string };
  if (object.object === 'checkout.session') return ofSession(object as Stripe.Checkout.Session);
  if (object.object === 'subscription') return ofSubscription(object as Stripe.Subscription);
  if (INVOICE_EVENTS.has(type)) return ofInvoice(object as Stripe.Invoice);
  return null;
}
const ofSession = (session: Stripe.Checkout.Session): EventSubject => ({ orderId: orderOf(session.metadata), checkoutId: session.id, subscriptionId: idOf(session.subscription) });
const ofSubscription = (subscription: Stripe.Subscription): EventSubject => ({ orderId: orderOf(subscription.metadata), checkoutId: null, subscriptionId: subscription.id });
function ofInvoice({ parent }: Stripe.Invoice): EventSubject | null {
  const details = parent?.subscription_details;
  return details ? { orderId: orderOf(details.metadata), checkoutId: null, subscriptionId: idOf(details.subscription) } : null;
}
