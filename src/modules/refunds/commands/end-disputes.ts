import type { Payment } from '../../billing/index.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { refundsOfPayments, type Locked } from '../access.ts';
import type { Dispute } from '../model/dispute.entity.ts';
import { isGone, periodOf, receivedOf } from '../model/refundable.ts';

/** Says how the order stands once no bank has a payment that it was owed in question any more; true when that is so. */
export function endDisputes({ order, payments }: Locked, disputes: readonly Dispute[]): boolean {
  const owed = disputes.filter(({ paymentId }) => payments.some(({ id, standing }) => id === paymentId && standing === 'SETTLED'));
  const isOver = owed.every(({ state }) => state !== 'OPEN');
  if (isOver) order.endDispute(!owed.some(({ hasEndedAccess }) => hasEndedAccess), receivedOf(payments));
  return isOver;
}

/** Where money of a period is there again, whichever refund or dispute had ended access with it has not any more. Answers whether one had. */
export async function forgetEndings(tx: Tx, { order, payments }: Locked, payment: Payment, disputes: readonly Dispute[], leftOf: (payment: Payment) => number): Promise<boolean> {
  const period = periodOf(payments, payment);
  if (isGone(period, leftOf)) return false;
  const ofPeriod = disputes.filter(({ paymentId }) => period.some(({ id }) => id === paymentId));
  const endings = [...(await refundsOfPayments(tx, order, period)), ...ofPeriod].filter(({ hasEndedAccess }) => hasEndedAccess);
  for (const ending of endings) ending.hasEndedAccess = false;
  return endings.length > 0;
}
