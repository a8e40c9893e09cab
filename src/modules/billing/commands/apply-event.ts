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

/** Brings the order that events are about to what the provider says now. Several come together only when all carry its mark. */
export async function applyEvents(deps: BillingDeps, events: readonly EventSubject[]): Promise<'APPLIED' | 'WAITING' | 'IGNORED'> {
  const orderId = events[0]!.orderId ?? (await orderBehind(deps, events[0]!));
  if (orderId === null) return 'IGNORED';
  const hint = {
    checkoutIds: events.flatMap(({ checkoutId }) => checkoutId ?? []),
    subscriptionIds: events.flatMap(({ subscriptionId }) => subscriptionId ?? []),
    invoices: events.flatMap(({ object, id, subscriptionId }) => (object === 'invoice' && subscriptionId !== null ? [{ id, subscriptionId }] : [])),
  };
  return (await syncOrder(deps, orderId, hint)) === 'APPLIED' ? 'APPLIED' : 'WAITING';
}

/** For objects that do not carry our mark any more. */
async function orderBehind({ reader }: BillingDeps, { checkoutId, subscriptionId, paymentId }: EventSubject): Promise<string | null> {
  const page = checkoutId === null ? null : await reader.selectFrom('checkout_attempt').select('orderId').where('sessionId', '=', checkoutId).executeTakeFirst();
  const subscription = subscriptionId === null ? null : await reader.selectFrom('membership_subscription').select('orderId').where('providerId', '=', subscriptionId).executeTakeFirst();
  const payment = paymentId === null ? null : await reader.selectFrom('payment').select('orderId').where('providerPaymentId', '=', paymentId).executeTakeFirst();
  return page?.orderId ?? subscription?.orderId ?? payment?.orderId ?? null;
}
