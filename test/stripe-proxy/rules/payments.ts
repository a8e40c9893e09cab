import { isPlain } from '../oracle/schema.ts';
import type { Rule } from './objects.ts';
import { fieldsOf, given, inOrder, num, sumOf, wholeList, when } from './terms.ts';

const intent: Rule[] = [
  { says: 'amount_received is within amount', holds: (it) => num(it.amount_received) <= num(it.amount) },
  { says: 'what succeeded was received, by a charge', holds: (it) => when(it.status === 'succeeded', () => num(it.amount_received) > 0 && given(it.latest_charge)) },
  { says: 'nothing was received unless it succeeded', holds: (it) => when(it.status !== 'succeeded' && it.status !== 'canceled' && it.status !== 'requires_capture', () => num(it.amount_received) === 0) },
  { says: 'canceled exactly when canceled_at is there', holds: (it) => (it.status === 'canceled') === given(it.canceled_at) },
  { says: 'an action is named when one is required', holds: (it) => when(it.status === 'requires_action', () => isPlain(it.next_action)) },
];

const charge: Rule[] = [
  { says: 'amount_refunded ≤ amount_captured ≤ amount', holds: (it) => inOrder(it.amount_refunded, it.amount_captured, it.amount) },
  { says: 'refunded exactly when all of it is', holds: (it) => when(num(it.amount_captured) > 0, () => (it.refunded === true) === (num(it.amount_refunded) === num(it.amount_captured))) },
  { says: 'a failure says why', holds: (it) => (it.status === 'failed') === given(it.failure_code) },
  { says: 'paid exactly when it succeeded', holds: (it) => when(it.status === 'succeeded' || it.status === 'failed', () => (it.paid === true) === (it.status === 'succeeded')) },
  { says: 'money that went back has a balance_transaction: capture may name it late, but not so late', holds: (it) => when(num(it.amount_refunded) > 0, () => given(it.balance_transaction)) },
  { says: 'refunds that came whole sum up to amount_refunded', holds: (it) => when(wholeList(it.refunds) !== null && wholeList(it.refunds)!.every(({ status }) => status === 'succeeded'), () => sumOf(wholeList(it.refunds)!.map(({ amount }) => amount)) === num(it.amount_refunded)) },
];

export const paymentRules: Record<string, readonly Rule[]> = {
  payment_intent: intent, charge,
  refund: [
    { says: 'amount is above 0', holds: (it) => num(it.amount) > 0 },
    { says: 'a failure says why', holds: (it) => when(it.status === 'failed', () => given(it.failure_reason)) },
    { says: 'it belongs to a payment', holds: (it) => given(it.charge) || given(it.payment_intent) },
  ],
  dispute: [
    { says: 'amount is above 0', holds: (it) => num(it.amount) > 0 },
    { says: 'evidence is past due only after its due date', holds: (it) => when(fieldsOf(it.evidence_details).past_due === true, () => given(fieldsOf(it.evidence_details).due_by)) },
  ],
  balance_transaction: [
    { says: 'net is amount less fee', holds: (it) => num(it.net) === num(it.amount) - num(it.fee) },
    { says: 'fee is the sum of fee_details', holds: (it) => when(Array.isArray(it.fee_details), () => sumOf((it.fee_details as unknown[]).map((detail) => fieldsOf(detail).amount)) === num(it.fee)) },
    { says: 'it is available at or after it was made', holds: (it) => inOrder(it.created, it.available_on) || it.status === 'available' },
    { says: 'what goes out is below 0', holds: (it) => when(['refund', 'payment_refund', 'payout', 'transfer'].includes(String(it.type)), () => num(it.amount) <= 0) },
    { says: 'what comes in is above 0', holds: (it) => when(['charge', 'payment'].includes(String(it.type)), () => num(it.amount) >= 0) },
  ],
};
