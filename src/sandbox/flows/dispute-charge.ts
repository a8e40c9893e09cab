import { moveBalance } from '../resources/balance-transactions.ts';
import { buildDispute, type NewDispute } from '../resources/build-dispute.ts';
import { warningsOf } from '../resources/early-fraud-warnings.ts';
import { disputeFee } from '../resources/fees.ts';
import { refused } from '../stripe-error.ts';
import type { Dispute } from '../wire-money.ts';
import type { Charge } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';

const OPEN = new Set(['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review']);

export function isOpenDispute(dispute: Dispute): boolean {
  return OPEN.has(dispute.status);
}

function isInquiry(dispute: Dispute): boolean {
  return dispute.status.startsWith('warning_');
}

/** What banks hold or have kept of a charge; one that was asked about only, or won, holds nothing. */
function disputedOf(world: World, charge: Charge): number {
  const disputes = [...world.tables.dispute.values()].filter((dispute) => dispute.charge === charge.id && !isInquiry(dispute) && dispute.status !== 'won');
  return disputes.reduce((sum, { amount }) => sum + amount, 0);
}

/** Whether the charge may be refunded follows from its disputes. */
function markDisputed(world: World, charge: Charge): void {
  const disputed = disputedOf(world, charge) > 0;
  if (charge.disputed !== disputed) change(world, 'charge.updated', charge, { disputed });
}

function withdraw(world: World, dispute: Dispute, amount = dispute.amount): void {
  const movement = moveBalance(world, {
    type: 'adjustment',
    category: 'dispute',
    amount: -amount,
    fee: disputeFee(dispute.currency),
    currency: dispute.currency,
    isPresented: true,
    source: dispute.id,
    description: `Chargeback withdrawal for ${dispute.charge}`,
  });
  dispute.balance_transactions.push(structuredClone(movement));
  emit(world, 'charge.dispute.funds_withdrawn', dispute);
}

/** The holder of the card takes the payment back by their bank: amount and fee leave the balance at once. */
export function openDispute(world: World, charge: Charge, given: NewDispute): Dispute {
  if (!charge.paid) throw refused(`Charge ${charge.id} has not been paid.`);
  if (charge.refunded) throw refused(`Charge ${charge.id} has already been refunded.`);
  const dispute = buildDispute(world, charge, given);
  if (disputedOf(world, charge) + dispute.amount > charge.amount_captured - charge.amount_refunded) throw refused(`Charge ${charge.id} has been disputed already.`);
  world.tables.dispute.set(dispute.id, dispute);
  emit(world, 'charge.dispute.created', dispute);
  if (given.isInquiry) return dispute;
  markDisputed(world, charge);
  withdraw(world, dispute);
  for (const warning of warningsOf(world, charge.id)) change(world, 'radar.early_fraud_warning.updated', warning, { actionable: false });
  return dispute;
}

/** The bank's question becomes a dispute. */
export function escalateInquiry(world: World, dispute: Dispute): Dispute {
  if (!isInquiry(dispute)) throw refused('Only an inquiry can be escalated.');
  const charge = find(world, 'charge', dispute.charge);
  change(world, 'charge.dispute.updated', dispute, { status: 'needs_response', is_charge_refundable: false });
  markDisputed(world, charge);
  withdraw(world, dispute);
  return dispute;
}

function reinstate(world: World, dispute: Dispute, amount = dispute.amount): void {
  const movement = moveBalance(world, {
    type: 'adjustment',
    category: 'dispute_reversal',
    amount,
    currency: dispute.currency,
    isPresented: true,
    source: dispute.id,
    description: `Chargeback reversal for ${dispute.charge}`,
  });
  dispute.balance_transactions.push(structuredClone(movement));
  emit(world, 'charge.dispute.funds_reinstated', dispute);
}

/** The bank has decided. Won: the amount comes back, the fee does not. */
export function closeDispute(world: World, dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
  if (!isOpenDispute(dispute)) throw refused(`This dispute is already closed: ${dispute.status}.`);
  if (isInquiry(dispute)) {
    dispute.status = 'warning_closed';
  } else {
    const charge = find(world, 'charge', dispute.charge);
    dispute.status = outcome;
    if (outcome === 'won') {
      reinstate(world, dispute);
      markDisputed(world, charge);
    }
  }
  emit(world, 'charge.dispute.closed', dispute);
  return dispute;
}

/** The network changes its mind: it takes money of a dispute once more (a negative amount), or gives some back, whatever was decided before. */
export function moveDisputed(world: World, dispute: Dispute, { amount, status = dispute.status }: { amount: number; status?: Dispute['status'] }): Dispute {
  if (dispute.status !== status) change(world, 'charge.dispute.updated', dispute, { status });
  markDisputed(world, find(world, 'charge', dispute.charge));
  if (amount < 0) withdraw(world, dispute, -amount);
  else reinstate(world, dispute, amount);
  return dispute;
}
