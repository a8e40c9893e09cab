import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderById, restAccess, resumeAccess, type OrderReversal } from '../../billing/index.ts';
import { holdShares, releaseShares } from '../../ledger/index.ts';
import { disputesOfOrder, type Locked } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import type { Dispute } from '../model/dispute.entity.ts';
import { paymentInQuestion } from '../model/refundable.ts';

/** The bank has taken the money until it is decided: access rests, the shares stay where they are. */
export async function openDispute(tx: Tx, { order }: Locked, dispute: Dispute): Promise<void> {
  dispute.suspend(tx.now);
  order.dispute();
  await tx.flush();
  await holdShares(tx, dispute.paymentId);
  await restAccess(tx, await orderById(tx.db, order.id));
  tell(tx, dispute, order.userId, 'refunds.dispute-opened');
}

/** What the bank's word, or the end of its question, brings about. Once, as a decided dispute stays so; access rests on while another payment of the order is disputed. */
export async function decideDispute({ compensators }: RefundsDeps, tx: Tx, { order, payments }: Locked, dispute: Dispute): Promise<void> {
  if (!dispute.isDecided()) return;
  dispute.close(tx.now);
  if (!dispute.hasSuspended()) return;
  const isLost = dispute.state === 'LOST';
  const payment = payments.find(({ id }) => id === dispute.paymentId)!;
  dispute.hasEndedAccess = isLost && payment.standing === 'SETTLED' && payment === paymentInQuestion(payments) && (dispute.amountMinor as number) >= payment.remaining();
  const all = await disputesOfOrder(tx, order);
  const isOver = all.every(({ state }) => state !== 'OPEN');
  if (isOver) order.endDispute(!all.some(({ hasEndedAccess }) => hasEndedAccess), receivedOf(payments));
  await tx.flush();
  const row = await orderById(tx.db, order.id);
  if (isLost) await compensators.undo(tx, row, reversalOf(dispute));
  else await releaseShares(tx, dispute.paymentId);
  if (isOver) await resumeAccess(tx, row);
  tell(tx, dispute, order.userId, isLost ? 'refunds.dispute-lost' : 'refunds.dispute-won');
}

const receivedOf = (payments: Locked['payments']): number => payments.filter(({ standing }) => standing === 'SETTLED').reduce((sum, { amountMinor }) => sum + (amountMinor as number), 0);
const reversalOf = ({ id, paymentId, amountMinor, currency, hasEndedAccess }: Dispute): OrderReversal => ({ id, paymentId, amountMinor: amountMinor as number, currency, isFull: hasEndedAccess as boolean });

function tell(tx: Tx, { id: disputeId, communityId, orderId, paymentId, amountMinor, currency }: Dispute, userId: string, name: string): void {
  tx.emit({ name, communityId, payload: { disputeId, orderId, paymentId, userId, amountMinor, currency } });
}
