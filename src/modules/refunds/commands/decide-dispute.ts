import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderById, restAccess, resumeAccess, type OrderReversal, type Payment } from '../../billing/index.ts';
import { holdShares, releaseShares } from '../../ledger/index.ts';
import { disputesOfOrder, leftAfter, type Locked } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import type { Dispute, DisputeState } from '../model/dispute.entity.ts';
import { NOTHING_GONE, whenGone } from '../model/refundable.ts';
import { endDisputes, forgetEndings } from './end-disputes.ts';
import { settleWaiting } from './settle-waiting.ts';

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

/** What the bank's word, or the end of its question, brings about. Once for each word. */
export async function decideDispute(deps: RefundsDeps, tx: Tx, locked: Locked, dispute: Dispute, from: DisputeState): Promise<void> {
  if (!dispute.isDecided()) return;
  dispute.close(tx.now);
  if (!dispute.hasSuspended()) return;
  const all = await disputesOfOrder(tx, locked.order);
  if (disputedPayment(locked, dispute).standing === 'SETTLED') await settleOrder(deps, tx, locked, dispute, all, from === 'LOST');
  const isHeld = all.some(({ paymentId, state }) => paymentId === dispute.paymentId && state === 'OPEN');
  if (!isHeld) await releaseShares(tx, dispute.paymentId);
  await settleWaiting(tx, locked, dispute);
  tell(tx, dispute, locked.order.userId, dispute.state === 'LOST' ? 'refunds.dispute-lost' : 'refunds.dispute-won');
}

/** Access rests on while another payment that the order was owed is disputed. */
async function settleOrder({ compensators }: RefundsDeps, tx: Tx, locked: Locked, dispute: Dispute, all: readonly Dispute[], wasLost: boolean): Promise<void> {
  const { order, payments } = locked;
  const payment = disputedPayment(locked, dispute);
  const isLost = dispute.state === 'LOST';
  // What is gone now that it is lost, or was gone until it was won after all.
  const lost = all.map((each) => (each === dispute ? { ...pick(each), state: 'LOST' as const } : pick(each)));
  const extent = isLost || wasLost ? whenGone(payments, payment, dispute.amountMinor as number, leftAfter(lost)) : NOTHING_GONE;
  if (isLost) dispute.hasEndedAccess = extent.endsAccess;
  const endsAccess = wasLost ? await forgetEndings(tx, locked, payment, all, leftAfter(all)) : extent.endsAccess;
  const isOver = endDisputes(locked, all);
  await tx.flush();
  const row = await orderById(tx.db, order.id);
  if (isLost) await compensators.undo(tx, row, reversalOf(dispute, extent));
  if (wasLost) await compensators.redo(tx, row, reversalOf(dispute, { ...extent, endsAccess }));
  if (isOver) await resumeAccess(tx, row);
}

const pick = ({ paymentId, state, amountMinor }: Dispute) => ({ paymentId, state, amountMinor: amountMinor as number });
const disputedPayment = ({ payments }: Locked, { paymentId }: Dispute): Payment => payments.find(({ id }) => id === paymentId)!;
const reversalOf = ({ id, paymentId, amountMinor, currency }: Dispute, extent: Pick<OrderReversal, 'endsAccess' | 'isWholeOrder'>): OrderReversal => ({ id, paymentId, amountMinor: amountMinor as number, currency, ...extent });

function tell(tx: Tx, { id: disputeId, communityId, orderId, paymentId, amountMinor, currency }: Dispute, userId: string, name: string): void {
  tx.emit({ name, communityId, payload: { disputeId, orderId, paymentId, userId, amountMinor, currency } });
}
