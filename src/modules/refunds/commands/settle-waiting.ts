import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { refundsOfPayments, type Locked } from '../access.ts';
import type { Dispute } from '../model/dispute.entity.ts';
import { CHARGE_DISPUTED, isAutomatic } from '../model/refund.entity.ts';
import { SUBMIT } from './submit-refund.ts';

/** What waited for the bank's decision about a payment goes back now, or never: the bank has given it back itself. */
export async function settleWaiting(tx: Tx, { order, payments }: Locked, { paymentId, state }: Dispute): Promise<void> {
  const refunds = await refundsOfPayments(tx, order, payments.filter(({ id }) => id === paymentId));
  for (const refund of refunds.filter((each) => each.state === 'REQUESTED' && isAutomatic(each))) {
    if (state === 'LOST') refund.fail(CHARGE_DISPUTED, tx.now);
    else tx.enqueue(SUBMIT, { refundId: refund.id });
  }
}
