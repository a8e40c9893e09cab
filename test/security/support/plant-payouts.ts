import type { Planting } from './canaries.ts';
import type { CommunityPlan } from './plant-community.ts';

/** How a sale was divided, where the money went, and what is known of the account of a payee: the partner. */
export function plantPayouts(plan: Planting, { communityId, cast }: CommunityPlan, { paidOrderId, paymentId }: { paidOrderId: string; paymentId: string }) {
  const { now } = plan;
  const inCommunity = { community_id: communityId, created_at: now };
  const payee = cast.partner.userId;
  plan.add('share_rule', { ...inCommunity, version: 1, platform_basis_points: 1_000, kol_basis_points: 0, partners: '[]', set_by_user_id: cast.owner.userId });
  plan.add('shared_payment', { ...inCommunity, id: paymentId, order_id: paidOrderId, gross_minor: 9_900, currency: 'CNY', hold_until: now, released_at: now });
  const shareId = plan.add('payment_share', { ...inCommunity, payment_id: paymentId, position: 0, kind: 'PARTNER', payee_user_id: payee, basis_points: 10_000, currency: 'CNY', amount_minor: 9_900, settled_minor: 9_900 });
  const moved = plan.figure('ledger_entry', 'amount_minor');
  const account = (kind: string, balance: number): string => plan.add('ledger_account', { community_id: communityId, kind, currency: 'CNY', holder: '', balance_minor: balance });
  const ledgerTransactionId = plan.add('ledger_transaction', { community_id: communityId, kind: 'FEE', source_type: 'PAYMENT', payment_id: paymentId, occurred_at: now }, ['source_id']);
  for (const [position, [kind, amount]] of ([['STRIPE_FEES', moved], ['STRIPE_BALANCE', -moved]] as const).entries()) {
    plan.add('ledger_entry', { community_id: communityId, transaction_id: ledgerTransactionId, position, account_id: account(kind, amount), currency: 'CNY', amount_minor: amount });
  }
  const payoutAccountId = plan.add('payout_account', { user_id: payee, country: 'SG', state: 'DEAUTHORIZED', requirements: JSON.stringify([plan.text('payout_account', 'requirements')]), created_at: now }, ['provider_id']);
  plan.add('bank_payout', { account_id: payoutAccountId, amount_minor: plan.figure('bank_payout', 'amount_minor'), currency: 'CNY', status: 'FAILED', arrives_at: now, created_at: now }, ['provider_id', 'failure_reason']);
  const transferId = plan.add('payout_transfer', {
    ...inCommunity, payment_id: paymentId, share_id: shareId, payee_user_id: payee, account_id: payoutAccountId, amount_minor: plan.figure('payout_transfer', 'amount_minor'), currency: 'CNY', state: 'MADE', settled_at: now,
  }, ['provider_id', 'failure_reason']);
  plan.add('transfer_reversal', { ...inCommunity, transfer_id: transferId, amount_minor: 1, cause: 'OWED', state: 'FAILED', settled_at: now }, ['provider_id', 'failure_reason']);
  const manualPayoutId = plan.add('manual_payout', { ...inCommunity, payee_user_id: payee, amount_minor: plan.figure('manual_payout', 'amount_minor'), currency: 'CNY', recorded_by_user_id: cast.owner.userId, state: 'CONFIRMED', answered_by_user_id: payee, answered_at: plan.moment('manual_payout', 'answered_at') }, ['reference']);
  return { ledgerTransactionId, payoutAccountId, transferId, manualPayoutId };
}
