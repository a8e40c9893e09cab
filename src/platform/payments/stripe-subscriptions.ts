import type Stripe from 'stripe';
import { call, end, find, type StripeAccess } from './stripe-call.ts';
import { toSubscription, WHOLE_SUBSCRIPTION } from './stripe-subscription-values.ts';
import { at, idOf, upper } from './stripe-values.ts';
import type { ProviderInvoice, SubscriptionCalls } from './subscription-calls.ts';

type Called = 'subscription' | 'scheduleCancellation' | 'endSubscription' | 'pauseCollection' | 'resumeCollection' | 'resumePaused' | 'invoicesOf';
const MOST_INVOICES = 100;

/** How a subscription stands, ends, rests and goes on. */
export function subscriptions(access: StripeAccess): Pick<SubscriptionCalls, Called> {
  const { stripe, patience } = access;
  const update = async (id: string, params: Stripe.SubscriptionUpdateParams, idempotencyKey: string): Promise<void> => {
    const api = (await stripe()).subscriptions;
    await call('subscription', patience, () => api.update(id, params, { idempotencyKey }));
  };
  return {
    async subscription(id) {
      const api = (await stripe()).subscriptions;
      const subscription = await find('subscription', patience, () => api.retrieve(id, { expand: WHOLE_SUBSCRIPTION }));
      return subscription && toSubscription(subscription);
    },
    async scheduleCancellation(id, isScheduled, idempotencyKey) {
      if (isScheduled) await releaseSchedule(access, id, idempotencyKey);
      await update(id, { cancel_at_period_end: isScheduled }, idempotencyKey);
    },
    async endSubscription(id) {
      const api = (await stripe()).subscriptions;
      await end(() => call('subscription', patience, () => api.cancel(id)), async () => {
        const found = await find('subscription', patience, () => api.retrieve(id));
        return found === null || found.status === 'canceled' || found.status === 'incomplete_expired';
      });
    },
    async pauseCollection(id, key) {
      await releaseSchedule(access, id, key);
      await update(id, { pause_collection: { behavior: 'void' } }, key);
    },
    resumeCollection: (id, paidUntil, key) => update(id, { pause_collection: '', trial_end: Math.floor(paidUntil.getTime() / 1_000), proration_behavior: 'none' }, key),
    async resumePaused(id, idempotencyKey) {
      const api = (await stripe()).subscriptions;
      await call('subscription', patience, () => api.resume(id, { billing_cycle_anchor: { type: 'now' } }, { idempotencyKey }));
    },
    async invoicesOf(subscription) {
      const { invoices } = await stripe();
      return (await call('list', patience, () => invoices.list({ subscription, limit: MOST_INVOICES }))).data.map(toInvoice);
    },
  };
}

/** While a schedule is attached it alone decides about the end of a subscription. */
export async function releaseSchedule({ stripe, patience }: StripeAccess, subscriptionId: string, key: string): Promise<void> {
  const { subscriptions: api, subscriptionSchedules } = await stripe();
  const schedule = idOf((await find('subscription', patience, () => api.retrieve(subscriptionId)))?.schedule);
  if (schedule !== null) await call('subscription_schedule', patience, () => subscriptionSchedules.release(schedule, {}, { idempotencyKey: `${key}:release` }));
}

const toInvoice = (invoice: Stripe.Invoice): ProviderInvoice => ({
  id: invoice.id,
  number: invoice.number,
  status: invoice.status ?? 'draft',
  totalMinor: invoice.total,
  paidMinor: invoice.amount_paid,
  currency: upper(invoice.currency),
  isForChange: invoice.billing_reason === 'subscription_update',
  createdAt: at(invoice.created),
  paidAt: invoice.status_transitions.paid_at === null ? null : at(invoice.status_transitions.paid_at),
  pageUrl: invoice.hosted_invoice_url ?? null,
  pdfUrl: invoice.invoice_pdf ?? null,
});
