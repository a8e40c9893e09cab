import type Stripe from 'stripe';
import type { PaymentOfSubscription } from './payment-calls.ts';
import { isShort } from './stripe-credit.ts';
import { at, idOf, orderOf, upper } from './stripe-values.ts';
import type { ProviderSubscription } from './subscription-calls.ts';

/** What is read along with a subscription. */
export const WHOLE_SUBSCRIPTION = ['latest_invoice.payments', 'schedule'];

/** What we read of a subscription that was asked for with its newest invoice and its schedule. */
export function toSubscription(subscription: Stripe.Subscription): ProviderSubscription {
  const [item] = subscription.items.data;
  if (item === undefined) throw new TypeError('A subscription without items');
  const invoice = subscription.latest_invoice;
  return {
    id: subscription.id,
    status: subscription.status,
    customerId: idOf(subscription.customer)!,
    orderId: orderOf(subscription.metadata),
    itemId: item.id,
    priceId: item.price.id,
    amountMinor: item.price.unit_amount,
    currency: upper(item.price.currency),
    cancelAt: subscription.cancel_at !== null ? at(subscription.cancel_at) : subscription.cancel_at_period_end ? at(item.current_period_end) : null,
    currentPeriodStart: at(item.current_period_start),
    currentPeriodEnd: at(item.current_period_end),
    isCurrentPeriodPaid: invoice !== null && typeof invoice === 'object' && invoice.status === 'paid',
    latestInvoiceId: idOf(invoice),
    latestPayments: invoice !== null && typeof invoice === 'object' && invoice.payments && !invoice.payments.has_more ? paymentsOf(invoice) : null,
    isPaidByCredit: invoice !== null && typeof invoice === 'object' && isShort(invoice),
    failedPayment: failedPaymentOf(invoice),
    trialEndsAt: trialEndOf(subscription),
    isCollectionPaused: subscription.pause_collection !== null,
    scheduledChange: scheduledChangeOf(subscription.schedule),
    awaitedChange: awaitedChangeOf(subscription),
    endedAt: subscription.ended_at === null ? null : at(subscription.ended_at),
  };
}

/** The payments that an invoice took. */
export function paymentsOf(invoice: Stripe.Invoice): PaymentOfSubscription[] {
  return (invoice.payments?.data ?? []).flatMap(({ payment, status, amount_paid: paid, status_transitions: { paid_at: paidAt } }) => {
    const paymentId = idOf(payment.payment_intent);
    return status !== 'paid' || paymentId === null ? [] : [{ paymentId, invoiceId: invoice.id, isProration: isProration(invoice), amountMinor: paid ?? 0, currency: upper(invoice.currency), paidAt: at(paidAt ?? invoice.created) }];
  });
}

/** Of a change within a period; the invoice of the next period may carry prorations, too. */
const isProration = ({ billing_reason: reason, lines }: Stripe.Invoice): boolean =>
  reason === 'subscription_update' && lines.data.some(({ parent }) => parent?.subscription_item_details?.proration === true || parent?.invoice_item_details?.proration === true);

function failedPaymentOf(invoice: Stripe.Subscription['latest_invoice']): ProviderSubscription['failedPayment'] {
  if (invoice === null || typeof invoice === 'string' || invoice.status !== 'open' || invoice.attempt_count === 0) return null;
  const { id, attempt_count: attempt, next_payment_attempt: next } = invoice;
  return { invoiceId: id, attempt, nextAttemptAt: next === null ? null : at(next) };
}

/** Days that were paid before a pause run as a trial of the provider's too, but begin later than the subscription. Also of one that ended within its trial. */
function trialEndOf({ status, trial_start: start, trial_end: end, start_date: begun, ended_at: ended }: Stripe.Subscription): Date | null {
  if (end === null || start !== begun) return null;
  return status === 'trialing' || (ended !== null && ended < end) ? at(end) : null;
}

function awaitedChangeOf({ pending_update: pending, latest_invoice: invoice }: Stripe.Subscription): ProviderSubscription['awaitedChange'] {
  const priceId = idOf(pending?.subscription_items?.[0]?.price);
  if (!pending || priceId === null || invoice === null || typeof invoice === 'string') return null;
  return { priceId, invoiceId: invoice.id, pageUrl: invoice.hosted_invoice_url ?? null, until: at(pending.expires_at) };
}

function scheduledChangeOf(schedule: Stripe.Subscription['schedule']): ProviderSubscription['scheduledChange'] {
  if (schedule === null || typeof schedule === 'string' || schedule.status !== 'active') return null;
  const next = schedule.phases.find(({ start_date: start }) => start === schedule.current_phase?.end_date);
  const priceId = idOf(next?.items[0]?.price);
  return next && priceId !== null ? { priceId, at: at(next.start_date) } : null;
}
