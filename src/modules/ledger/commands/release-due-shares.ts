import { eachOnItsOwn } from '../../../kernel/each.ts';
import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paymentForPosting } from '../access.ts';
import type { LedgerDeps, LedgerReader } from '../deps.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import type { SharedPaymentRow } from '../model/shared-payment.entity.ts';
import { release } from '../model/share-state.ts';
import { netDebtsOf } from './net-debts.ts';
import { postOnce } from './post.ts';

const BATCH = 200;

/** Makes the shares of payments whose refund window has closed payable; debts of their payees are netted first. */
export async function releaseDueShares({ uow, reader, clock, raiseAlarm }: LedgerDeps): Promise<void> {
  const now = clock.now();
  for (let due = await dueBy(reader, now, null); due.length > 0; due = await dueBy(reader, now, due.at(-1)!)) {
    await eachOnItsOwn(due, raiseAlarm, ({ id }) => uow.run(async (tx) => ok(await releasePayment(tx, id))));
  }
}

/** What is due, the longest first, behind the last one that was looked at. */
function dueBy(db: LedgerReader, now: Date, last: { id: string; holdUntil: Date } | null): Promise<{ id: string; holdUntil: Date }[]> {
  let query = db.selectFrom('community').innerJoin('shared_payment', 'shared_payment.communityId', 'community.id').select(['shared_payment.id', 'shared_payment.holdUntil'])
    .where('shared_payment.releasedAt', 'is', null).where('shared_payment.heldAt', 'is', null).where('shared_payment.holdUntil', '<=', now).orderBy('shared_payment.holdUntil').orderBy('shared_payment.id').limit(BATCH);
  if (last) query = query.where((eb) => eb(eb.refTuple('shared_payment.holdUntil', 'shared_payment.id'), '>', eb.tuple(last.holdUntil, last.id)));
  return query.execute();
}

async function releasePayment(tx: Tx, paymentId: string): Promise<void> {
  const found = await paymentForPosting(tx, paymentId);
  if (!found) return;
  const { payment, shares } = found;
  if (payment.releasedAt === null && payment.heldAt === null && payment.holdUntil <= tx.now) await releaseLocked(tx, payment, shares);
}

export async function releaseLocked(tx: Tx, payment: SharedPaymentRow, shares: readonly PaymentShareRow[]): Promise<void> {
  const { id: paymentId, communityId, currency } = payment;
  const sourceId = payment.releasedAt === null ? paymentId : `${paymentId}:${newId(tx.now.getTime())}`;
  await postOnce(tx, { communityId, kind: 'RELEASE', sourceType: 'PAYMENT', sourceId, paymentId }, async () => ({
    currency, changes: shares.map((before) => ({ before, after: before.pendingMinor === 0 ? before : release(before) })), lines: [],
  }));
  await (tx.db as LedgerReader).updateTable('shared_payment').set({ releasedAt: tx.now }).where('id', '=', paymentId).execute();
  const payees = new Set(shares.map(({ payeeUserId }) => payeeUserId).filter((userId) => userId !== null));
  for (const payeeUserId of [...payees].sort()) await netDebtsOf(tx, { communityId, payeeUserId, currency }, 'WHAT_IS_FREE');
  tx.emit({ name: 'ledger.shares-released', communityId, payload: { paymentId } });
}
