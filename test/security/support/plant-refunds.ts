import type { Planting } from './canaries.ts';
import type { CommunityPlan } from './plant-community.ts';

/** What came in for an order, and went back: a refund, a dispute and a bank's warning, and the rules for them. */
export function plantRefunds(plan: Planting, { communityId, cast }: CommunityPlan, { paidOrderId }: { paidOrderId: string }) {
  const { now } = plan;
  const paymentId = plan.add('payment', {
    community_id: communityId, order_id: paidOrderId, user_id: cast.paidMember.userId, standing: 'SETTLED', amount_minor: plan.figure('payment', 'amount_minor'), currency: 'CNY', fee_minor: plan.figure('payment', 'fee_minor'),
    received_at: now, refundable_until: plan.days(3),
  }, ['provider_payment_id', 'provider_charge_id', 'provider_invoice_id']);
  const ofPayment = { community_id: communityId, order_id: paidOrderId, payment_id: paymentId, currency: 'CNY' };
  const refundId = plan.add('refund', { ...ofPayment, amount_minor: plan.figure('refund', 'amount_minor'), origin: 'COMMUNITY', requested_by: cast.owner.userId, state: 'SUCCEEDED', requested_at: now, booked_at: now, settled_at: now },
    ['source_key', 'reason', 'provider_id', 'failure_reason']);
  const disputeId = plan.add('dispute', { ...ofPayment, amount_minor: plan.figure('dispute', 'amount_minor'), fee_minor: 10_000, fee_currency: 'CNY', state: 'WON', opened_at: now, closed_at: now }, ['provider_id', 'reason']);
  const fraudWarningId = plan.add('fraud_warning', { community_id: communityId, order_id: paidOrderId, payment_id: paymentId, answer: 'ALARM', warned_at: now, created_at: now }, ['provider_id', 'kind']);
  plan.addKeyed('refund_policy', { community_id: communityId, window_hours: plan.figure('refund_policy', 'window_hours'), on_fraud_warning: 'ALARM', changed_at: now });
  return { paymentId, refundId, disputeId, fraudWarningId };
}
