import type { Locked } from '../access.ts';
import type { Dispute } from '../model/dispute.entity.ts';
import { receivedOf } from '../model/refundable.ts';

/** Says how the order stands once no bank has a payment that it was owed in question any more; true when that is so. */
export function endDisputes({ order, payments }: Locked, disputes: readonly Dispute[]): boolean {
  const owed = disputes.filter(({ paymentId }) => payments.some(({ id, standing }) => id === paymentId && standing === 'SETTLED'));
  const isOver = owed.every(({ state }) => state !== 'OPEN');
  if (isOver) order.endDispute(!owed.some(({ hasEndedAccess }) => hasEndedAccess), receivedOf(payments));
  return isOver;
}
