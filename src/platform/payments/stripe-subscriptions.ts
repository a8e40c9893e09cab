import type Stripe from 'stripe';
import { PaymentsRejectedError } from './faults.ts';
import { call, find, type StripeAccess } from './stripe-call.ts';
import { at, idOf, orderOf, upper } from './stripe-values.ts';
import type { ProviderSubscription, SubscriptionCalls } from './subscription-calls.ts';

export function subscriptions({ stripe, patience }: StripeAccess): SubscriptionCalls {
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

function toSubscription(subscription: Stripe.Subscription): ProviderSubscription {
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
    latestInvoiceId: idOf(invoice),
    endedAt: subscription.ended_at === null ? null : at(subscription.ended_at),
  };
}
