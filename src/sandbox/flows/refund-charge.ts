import { newId } from '../ids.ts';
import { moveBalance } from '../resources/balance-transactions.ts';
import { bookLate } from '../resources/charges.ts';
import { warningsOf } from '../resources/early-fraud-warnings.ts';
import { refused } from '../stripe-error.ts';
import { testCardByLast4 } from '../test-cards.ts';
import type { RefundBehaviour } from '../settings.ts';
import type { Refund } from '../wire-money.ts';
import type { Charge } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';

const DAY = 86_400;
/** How long a refund waits that does not come to its end at once. */
const TAKES = 2 * DAY;

export interface NewRefund {
  amount?: number;
  reason?: Refund['reason'];
  metadata: Record<string, string>;
}

function requireRefundable(charge: Charge, amount: number): void {
  const left = charge.amount_captured - charge.amount_refunded;
  if (!charge.paid || !charge.captured) throw refused(`Charge ${charge.id} has not been captured; it cannot be refunded.`, { code: 'charge_not_refundable' });
  if (charge.disputed) {
    throw refused(`Charge ${charge.id} has been charged back; cannot issue a refund.`, { code: 'charge_disputed' });
  }
  if (left === 0) throw refused(`Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' });
  if (amount > left) {
    throw refused(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left}).`, { param: 'amount' });
  }
}

function isCard(charge: Charge): boolean {
  return charge.payment_method_details?.type === 'card';
}

function behaviourOf(world: World, charge: Charge): RefundBehaviour {
  const asked = world.settings.nextRefunds.shift();
  if (asked) return asked;
  const last4 = charge.payment_method_details?.card?.last4;
  return (last4 && testCardByLast4(last4)?.refunds) || 'succeeds';
}

function buildRefund(world: World, charge: Charge, amount: number, given: NewRefund, status: Refund['status']): Refund {
  const type = charge.payment_method_details?.type ?? 'card';
  return {
    id: newId(isCard(charge) ? 're' : 'pyr'),
    object: 'refund',
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: type === 'card' ? { card: { type: status === 'pending' ? 'pending' : 'refund' }, type } : { [type]: {}, type },
    metadata: given.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(status === 'pending' && { pending_reason: 'processing' }),
    reason: given.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status,
    transfer_reversal: null,
  } satisfies Refund;
}

/** Gives money of a charge back; the fee stays with Stripe. */
export function refundCharge(world: World, charge: Charge, given: NewRefund): Refund {
  const amount = given.amount ?? charge.amount_captured - charge.amount_refunded;
  requireRefundable(charge, amount);
  if (charge.balance_transaction === null) bookLate(world, charge);
  const behaviour = behaviourOf(world, charge);
  const refund = buildRefund(world, charge, amount, given, behaviour === 'pending' ? 'pending' : 'succeeded');
  const movement = moveBalance(world, {
    type: isCard(charge) ? 'refund' : 'payment_refund',
    category: 'refund',
    amount: -amount,
    currency: charge.currency,
    isPresented: true,
    source: refund.id,
    description: charge.description,
  });
  refund.balance_transaction = movement.id;
  world.tables.refund.set(refund.id, refund);
  if (behaviour !== 'succeeds') {
    const outcome = behaviour === 'pending' ? 'succeeded' : 'failed';
    world.tables.refund_plan.set(refund.id, { id: refund.id, at: refund.created + TAKES, outcome });
  }
  charge.amount_refunded += amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  emit(world, 'refund.created', refund);
  emit(world, 'charge.refunded', charge);
  if (charge.refunded) settleWarnings(world, charge);
  return refund;
}

/** Nothing is left to do about a warning once the money has gone back. */
function settleWarnings(world: World, charge: Charge): void {
  for (const warning of warningsOf(world, charge.id)) change(world, 'radar.early_fraud_warning.updated', warning, { actionable: false });
}

/** Brings a refund to its end: a pending one succeeds, a pending or succeeded one fails and its money comes back. */
export function endRefund(world: World, refund: Refund, outcome: 'succeeded' | 'failed', why = 'expired_or_canceled_card'): Refund {
  const isOpen = refund.status === 'pending' || (refund.status === 'succeeded' && outcome === 'failed');
  if (!isOpen) throw refused(`A refund that has ${refund.status} cannot have ${outcome}.`);
  world.tables.refund_plan.delete(refund.id);
  const charge = find(world, 'charge', refund.charge);
  const before = refund.status;
  delete refund.pending_reason;
  refund.status = outcome;
  if (outcome === 'failed') takeBack(world, refund, charge, why);
  emit(world, 'refund.updated', refund, { status: before });
  if (outcome === 'failed') emit(world, 'refund.failed', refund);
  emit(world, 'charge.refund.updated', refund, { status: before });
  return refund;
}

function takeBack(world: World, refund: Refund, charge: Charge, why: string): void {
  refund.failure_reason = why;
  const movement = moveBalance(world, {
    type: 'refund_failure',
    category: 'refund_failure',
    amount: refund.amount,
    currency: refund.currency,
    isPresented: true,
    source: refund.id,
  });
  refund.failure_balance_transaction = movement.id;
  change(world, 'charge.updated', charge, { amount_refunded: charge.amount_refunded - refund.amount, refunded: false });
}
