import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { setHold } from '../../ledger/index.ts';
import { oweRefund } from '../../refunds/index.ts';
import { escrowForChanging } from '../access.ts';
import type { EscrowsDeps, EscrowsReader } from '../deps.ts';
import type { EscrowExpired } from '../events.ts';
import type { Escrow, EscrowRow } from '../model/escrow.entity.ts';
import { escrowRow } from '../queries/escrows.ts';

export type ChangeEscrowFailure = Failure<'NOT_FOUND' | 'ESCROW_OVER'>;

/** The recipient has answered or delivered. Doing it again changes nothing. */
export const fulfilEscrow = (deps: EscrowsDeps, viewer: Viewer, escrowId: string): Promise<Result<EscrowRow, ChangeEscrowFailure>> =>
  change(deps, viewer, escrowId, 'recipient', (tx, escrow) => fulfil(tx, escrow));
/** The recipient will not do it: the money goes back at once. */
export const declineEscrow = (deps: EscrowsDeps, viewer: Viewer, escrowId: string): Promise<Result<EscrowRow, ChangeEscrowFailure>> =>
  change(deps, viewer, escrowId, 'recipient', (tx, escrow) => expire(tx, escrow, 'DECLINED'));
/** The payer accepts what was done: the money is the recipient's at once. */
export const confirmEscrow = (deps: EscrowsDeps, viewer: Viewer, escrowId: string): Promise<Result<EscrowRow, ChangeEscrowFailure>> =>
  change(deps, viewer, escrowId, 'payer', (tx, escrow) => confirm(deps, tx, escrow));

function change(deps: EscrowsDeps, viewer: Viewer, escrowId: string, as: 'recipient' | 'payer', act: (tx: Tx, escrow: Escrow) => Promise<boolean>): Promise<Result<EscrowRow, ChangeEscrowFailure>> {
  return deps.uow.run<EscrowRow, ChangeEscrowFailure>(async (tx) => {
    const found = await escrowForChanging(tx, viewer, escrowId, as);
    if (!found.ok) return found;
    if (!(await act(tx, found.value))) return refuse(failure('ESCROW_OVER', ['escrowId']));
    await tx.flush();
    return ok(await escrowRow(tx.db as EscrowsReader, escrowId));
  });
}

/** In the caller's transaction, for whoever keeps the answer: true also when it was done before. */
export async function fulfil(tx: Tx, escrow: Escrow): Promise<boolean> {
  if (escrow.fulfilledAt != null) return true;
  if (!escrow.fulfil(tx.now)) return false;
  tell(tx, 'escrows.fulfilled', escrow);
  return true;
}

export async function confirm(deps: Pick<EscrowsDeps, 'payoutHold'>, tx: Tx, escrow: Escrow): Promise<boolean> {
  if (escrow.state === 'SETTLED') return true;
  if (!escrow.confirm(tx.now)) return false;
  await letGo(deps, tx, escrow);
  tell(tx, 'escrows.settled', escrow);
  return true;
}

/** The refund is stored in the same transaction, once for each escrow, however often this is asked. */
export async function expire(tx: Tx, escrow: Escrow, reason: EscrowExpired['payload']['reason']): Promise<boolean> {
  if (escrow.state === 'EXPIRED' || escrow.state === 'REFUNDED') return true;
  if (!escrow.expire(tx.now)) return false;
  tell(tx, 'escrows.expired', escrow, { reason });
  await owe(tx, escrow);
  return true;
}

/** While a bank has the payment in question the refund waits for it. */
export const owe = (tx: Tx, { id, orderId }: Pick<EscrowRow, 'id' | 'orderId'>): Promise<string | null> => oweRefund(tx, { orderId, origin: 'ESCROW', sourceKey: `escrow:${id}` });

/** The shares can be paid out from now on, but not before the operator's time has passed since the payment. */
async function letGo({ payoutHold }: Pick<EscrowsDeps, 'payoutHold'>, tx: Tx, { communityId, orderId }: Escrow): Promise<void> {
  const payments = await (tx.db as EscrowsReader).selectFrom('payment').select(['id', 'receivedAt']).where('communityId', '=', communityId).where('orderId', '=', orderId).where('standing', '=', 'SETTLED').execute();
  for (const { id, receivedAt } of payments) await setHold(tx, { paymentId: id, holdUntil: new Date(Math.max(tx.now.getTime(), receivedAt.getTime() + payoutHold)) });
}

export function tell(tx: Tx, name: string, { id: escrowId, communityId, orderId, purpose, payerUserId, recipientUserId }: Escrow, more: object = {}): void {
  tx.emit({ name, communityId, payload: { escrowId, orderId, purpose, payerUserId, recipientUserId, ...more } });
}
