import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import type { PayoutTransferRow } from '../model/payout-transfer.entity.ts';
import type { ReversalCause } from '../model/transfer-reversal.entity.ts';

export const REVERSE_TRANSFERS = 'payouts.reverse-transfers';
export const CARRY_OUT_REVERSAL = 'payouts.carry-out-reversal';

/** Sets down what is to come back of a payment's transfers: what payees owe, and all of it while a dispute holds the payment. */
export async function reverseTransfers({ uow }: PayoutsDeps, paymentId: string): Promise<void> {
  await uow.run(async (tx) => {
    const db = tx.db as PayoutsReader;
    const payment = await db.selectFrom('shared_payment').select('heldAt').where('id', '=', paymentId).forUpdate().executeTakeFirst();
    if (!payment) return ok(null);
    const transfers = await db.selectFrom('payout_transfer').selectAll().where('paymentId', '=', paymentId).where('state', '=', 'MADE').orderBy('id', 'desc').forUpdate().execute();
    if (transfers.length === 0) return ok(null);
    const pending = await pendingReversals(db, transfers);
    const shares = await db.selectFrom('payment_share').select(['id', 'owedMinor']).where('paymentId', '=', paymentId).execute();
    for (const { id, owedMinor } of shares) await reverseShare(tx, transfers.filter(({ shareId }) => shareId === id), pending, owedMinor, payment.heldAt !== null);
    return ok(null);
  });
}

/** What is on its way back already, by transfer. */
async function pendingReversals(db: PayoutsReader, transfers: readonly PayoutTransferRow[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('transfer_reversal').select(['transferId', 'amountMinor']).where('transferId', 'in', transfers.map(({ id }) => id)).where('state', '=', 'INTENDED').execute();
  const sums = new Map<string, number>();
  for (const { transferId, amountMinor } of rows) sums.set(transferId, (sums.get(transferId) ?? 0) + amountMinor);
  return sums;
}

async function reverseShare(tx: Tx, transfers: readonly PayoutTransferRow[], pending: ReadonlyMap<string, number>, owedMinor: number, isHeld: boolean): Promise<void> {
  let owed = owedMinor - transfers.reduce((sum, { id }) => sum + (pending.get(id) ?? 0), 0);
  for (const transfer of transfers) {
    const left = transfer.amountMinor - transfer.reversedMinor - (pending.get(transfer.id) ?? 0);
    const amountMinor = isHeld ? left : Math.min(left, owed);
    if (amountMinor <= 0) continue;
    owed -= amountMinor;
    await intendReversal(tx, transfer, amountMinor, isHeld ? 'HELD' : 'OWED');
  }
}

async function intendReversal(tx: Tx, { id: transferId, communityId }: PayoutTransferRow, amountMinor: number, cause: ReversalCause): Promise<void> {
  const id = newId(tx.now.getTime());
  await (tx.db as PayoutsReader).insertInto('transfer_reversal').values({ id, communityId, transferId, amountMinor, cause, state: 'INTENDED', providerId: null, failureReason: null, tries: 0, keyNumber: 0, keyedAt: null, createdAt: tx.now, settledAt: null }).execute();
  tx.enqueue(CARRY_OUT_REVERSAL, { reversalId: id });
}
