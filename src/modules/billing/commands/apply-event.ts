import type { EventSubject } from '../../../platform/payments/payments.ts';
import type { BillingDeps } from '../deps.ts';
import { syncOrder } from './sync-order.ts';

const FAMILIES = ['checkout.session.', 'customer.subscription.'];
/** An invoice says the same in a dozen events; these change what has been paid. */
const TYPES = new Set([
  'invoice.paid', 'invoice.payment_failed', 'invoice.voided', 'invoice.marked_uncollectible',
  // Its fee may become known after the payment.
  'charge.updated',
]);

/** Whether events of this type change what billing knows of an order. */
export const isOfOrders = (type: string): boolean => FAMILIES.some((family) => type.startsWith(family)) || TYPES.has(type);

/** Brings the order that an event is about to what the provider says now. */
export async function applyEvent(deps: BillingDeps, event: EventSubject): Promise<'APPLIED' | 'WAITING' | 'IGNORED'> {
  const orderId = event.orderId ?? (await orderBehind(deps, event));
  if (orderId === null) return 'IGNORED';
  return (await syncOrder(deps, orderId, event)) === 'APPLIED' ? 'APPLIED' : 'WAITING';
}

/** For objects that do not carry our mark any more. */
async function orderBehind({ reader }: BillingDeps, { checkoutId, subscriptionId, paymentId }: EventSubject): Promise<string | null> {
  const page = checkoutId === null ? null : await reader.selectFrom('checkout_attempt').select('orderId').where('sessionId', '=', checkoutId).executeTakeFirst();
  const subscription = subscriptionId === null ? null : await reader.selectFrom('membership_subscription').select('orderId').where('providerId', '=', subscriptionId).executeTakeFirst();
  const payment = paymentId === null ? null : await reader.selectFrom('payment').select('orderId').where('providerPaymentId', '=', paymentId).executeTakeFirst();
  return page?.orderId ?? subscription?.orderId ?? payment?.orderId ?? null;
}
