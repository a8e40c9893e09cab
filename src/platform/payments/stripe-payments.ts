import type Stripe from 'stripe';
import type { PaymentCalls, ProviderPayment } from './payment-calls.ts';
import { call, find, type StripeAccess } from './stripe-call.ts';
import { paymentsOf } from './stripe-subscription-values.ts';
import { at, idOf, orderOf, settlementOf, upper } from './stripe-values.ts';

export function payments({ stripe, patience }: StripeAccess): Pick<PaymentCalls, 'payment' | 'paymentsOfSubscription'> {
  return {
    async payment(id) {
      const { paymentIntents } = await stripe();
      const intent = await find('payment_intent', patience, () => paymentIntents.retrieve(id, { expand: WHOLE_PAYMENT }));
      return intent && toPayment(intent);
    },
    async paymentsOfSubscription(subscription) {
      const { invoices } = await stripe();
      const { data } = await call('list', patience, () => invoices.list({ subscription, status: 'paid', limit: 100, expand: ['data.payments'] }));
      return data.flatMap(paymentsOf);
    },
  };
}

/** What tells of the money that a payment brought. */
export const WHOLE_PAYMENT = ['latest_charge.balance_transaction'];

export function toPayment(intent: Stripe.PaymentIntent): ProviderPayment {
  const charge = typeof intent.latest_charge === 'object' ? intent.latest_charge : null;
  const movement = charge !== null && typeof charge.balance_transaction === 'object' ? charge.balance_transaction : null;
  return {
    id: intent.id,
    chargeId: idOf(intent.latest_charge),
    customerId: idOf(intent.customer),
    orderId: orderOf(intent.metadata),
    receivedMinor: intent.amount_received,
    refundedMinor: charge?.amount_refunded ?? 0,
    currency: upper(intent.currency),
    feeMinor: movement?.fee ?? null,
    settlement: settlementOf(charge?.balance_transaction, intent.currency),
    isDisputed: charge?.disputed ?? false,
    receivedAt: charge?.paid === true ? at(charge.created) : null,
  };
}
