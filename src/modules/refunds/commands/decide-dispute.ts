import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderById, restAccess, resumeAccess, type OrderReversal, type Payment } from '../../billing/index.ts';
import { holdShares, releaseShares } from '../../ledger/index.ts';
import { disputesOfOrder, leftAfter, type Locked } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import type { Dispute } from '../model/dispute.entity.ts';
import { NOTHING_GONE, whenGone } from '../model/refundable.ts';
import { endDisputes } from './end-disputes.ts';

/** The bank has taken the money until it is decided: the shares stay where they are, and access that rests on the payment's order rests. */
export async function openDispute(tx: Tx, locked: Locked, dispute: Dispute): Promise<void> {
  const { order } = locked;
  dispute.suspend(tx.now);
  const wasOwed = disputedPayment(locked, dispute).standing === 'SETTLED';
  if (wasOwed) order.dispute();
  await tx.flush();
  await holdShares(tx, dispute.paymentId);
  if (wasOwed) await restAccess(tx, await orderById(tx.db, order.id));
  tell(tx, dispute, order.userId, 'refunds.dispute-opened');
}

/** What the bank's word, or the end of its question, brings about. Once, as a decided dispute stays so. */
export async function decideDispute(deps: RefundsDeps, tx: Tx, locked: Locked, dispute: Dispute): Promise<void> {
  if (!dispute.isDecided()) return;
  dispute.close(tx.now);
  if (!dispute.hasSuspended()) return;
  const isLost = dispute.state === 'LOST';
  if (disputedPayment(locked, dispute).standing === 'SETTLED') await settleOrder(deps, tx, locked, dispute);
  if (!isLost) await releaseShares(tx, dispute.paymentId);
  tell(tx, dispute, locked.order.userId, isLost ? 'refunds.dispute-lost' : 'refunds.dispute-won');
}

/** Access rests on while another payment that the order was owed is disputed. */
async function settleOrder({ compensators }: RefundsDeps, tx: Tx, locked: Locked, dispute: Dispute): Promise<void> {
  const { order, payments } = locked;
  const all = await disputesOfOrder(tx, order);
  const extent = dispute.state === 'LOST' ? whenGone(payments, disputedPayment(locked, dispute), leftAfter(all)) : NOTHING_GONE;
  dispute.hasEndedAccess = extent.endsAccess;
  const isOver = endDisputes(locked, all);
  await tx.flush();
  const row = await orderById(tx.db, order.id);
  if (dispute.state === 'LOST') await compensators.undo(tx, row, reversalOf(dispute, extent));
  if (isOver) await resumeAccess(tx, row);
}

const disputedPayment = ({ payments }: Locked, { paymentId }: Dispute): Payment => payments.find(({ id }) => id === paymentId)!;
const reversalOf = ({ id, paymentId, amountMinor, currency }: Dispute, extent: Pick<OrderReversal, 'endsAccess' | 'isWholeOrder'>): OrderReversal => ({ id, paymentId, amountMinor: amountMinor as number, currency, ...extent });

function tell(tx: Tx, { id: disputeId, communityId, orderId, paymentId, amountMinor, currency }: Dispute, userId: string, name: string): void {
  tx.emit({ name, communityId, payload: { disputeId, orderId, paymentId, userId, amountMinor, currency } });
}
