import type Stripe from 'stripe';
import type { PaymentCalls, ProviderRefund, ProviderRefundStatus } from './payment-calls.ts';
import { call, find, type StripeAccess } from './stripe-call.ts';
import { at, idOf, REFUND, refundOf, settlementOf, upper } from './stripe-values.ts';

const PAGE = 100;

export function refunds({ stripe, patience }: StripeAccess): Pick<PaymentCalls, 'createRefund' | 'refund' | 'refundsOf'> {
  return {
    async createRefund({ refundId, paymentId, amountMinor, isFraud }, idempotencyKey) {
      const api = (await stripe()).refunds;
      const reason = isFraud ? 'fraudulent' : 'requested_by_customer';
      return toRefund(await call('refund', patience, () => api.create({ payment_intent: paymentId, amount: amountMinor, reason, metadata: { [REFUND]: refundId }, expand: ['balance_transaction'] }, { idempotencyKey })));
    },
    async refund(id) {
      const api = (await stripe()).refunds;
      const refund = await find('refund', patience, () => api.retrieve(id, { expand: ['balance_transaction'] }));
      return refund && toRefund(refund);
    },
    async refundsOf(paymentIntent) {
      const api = (await stripe()).refunds;
      const all: Stripe.Refund[] = [];
      for (let hasMore = true; hasMore; ) {
        const after = all.at(-1)?.id;
        const page = await call('list', patience, () => api.list({ payment_intent: paymentIntent, limit: PAGE, expand: ['data.balance_transaction'], ...(after ? { starting_after: after } : {}) }));
        all.push(...page.data);
        hasMore = page.has_more && page.data.length > 0;
      }
      return all.map(toRefund);
    },
  };
}

const STATUSES: Readonly<Record<string, ProviderRefundStatus>> = { pending: 'PENDING', requires_action: 'NEEDS_ACTION', succeeded: 'SUCCEEDED', failed: 'FAILED', canceled: 'CANCELED' };

function toRefund(refund: Stripe.Refund): ProviderRefund {
  return {
    id: refund.id,
    paymentId: idOf(refund.payment_intent),
    amountMinor: refund.amount,
    currency: upper(refund.currency),
    status: STATUSES[refund.status ?? ''] ?? 'PENDING',
    isSettled: refund.balance_transaction !== null,
    settlement: settlementOf(refund.balance_transaction, refund.currency),
    failureReason: refund.failure_reason ?? null,
    refundId: refundOf(refund.metadata),
    createdAt: at(refund.created),
  };
}
