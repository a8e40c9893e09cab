import type Stripe from 'stripe';
import type { PaymentCalls, ProviderDispute, ProviderDisputeStatus } from './payment-calls.ts';
import { find, type StripeAccess } from './stripe-call.ts';
import { at, idOf, upper } from './stripe-values.ts';

export function disputes({ stripe, patience }: StripeAccess): Pick<PaymentCalls, 'dispute' | 'fraudWarning'> {
  return {
    async dispute(id) {
      const api = (await stripe()).disputes;
      const dispute = await find('dispute', patience, () => api.retrieve(id));
      return dispute && toDispute(dispute);
    },
    async fraudWarning(id) {
      const { radar } = await stripe();
      const warning = await find('radar.early_fraud_warning', patience, () => radar.earlyFraudWarnings.retrieve(id));
      return warning && {
        id: warning.id, paymentId: idOf(warning.payment_intent), chargeId: idOf(warning.charge)!, isActionable: warning.actionable, kind: warning.fraud_type, createdAt: at(warning.created),
      };
    },
  };
}

const STATUSES: Readonly<Record<string, ProviderDisputeStatus>> = {
  warning_needs_response: 'WARNING', warning_under_review: 'WARNING', warning_closed: 'WARNING_CLOSED', needs_response: 'OPEN', under_review: 'OPEN',
  appeal_needs_response: 'OPEN', appeal_under_review: 'OPEN', won: 'WON', lost: 'LOST', prevented: 'PREVENTED',
};

function toDispute(dispute: Stripe.Dispute): ProviderDispute {
  const dueBy = dispute.evidence_details.due_by;
  return {
    id: dispute.id,
    paymentId: idOf(dispute.payment_intent),
    chargeId: idOf(dispute.charge)!,
    amountMinor: dispute.amount,
    currency: upper(dispute.currency),
    status: STATUSES[dispute.status] ?? 'UNKNOWN',
    reason: dispute.reason,
    evidenceDueBy: dueBy === null ? null : at(dueBy),
    movements: dispute.balance_transactions.map(({ id, amount, fee, currency, exchange_rate: exchangeRate }) => ({ id, amountMinor: amount, feeMinor: fee, currency: upper(currency), exchangeRate })),
    createdAt: at(dispute.created),
  };
}
