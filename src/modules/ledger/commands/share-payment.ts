import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paymentForPosting } from '../access.ts';
import type { LedgerReader } from '../deps.ts';
import { apportion } from '../model/apportion.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import type { ShareSnapshot } from '../model/share-plan.ts';
import { openShare } from '../model/share-state.ts';
import { postOnce } from './post.ts';
import { releaseLocked } from './release-due-shares.ts';

interface Sharing {
  readonly communityId: string;
  readonly paymentId: string;
  readonly shares: ShareSnapshot;
}

/** Divides a payment that was the platform's alone as the order says: held until its time, or payable at once when that is over. Once per payment; nothing of it may have gone back. */
export async function sharePayment(tx: Tx, { communityId, paymentId, shares: { shares } }: Sharing): Promise<boolean> {
  const found = await paymentForPosting(tx, paymentId);
  const [whole] = found?.shares ?? [];
  if (!found || !whole || found.shares.length !== 1 || whole.kind !== 'PLATFORM' || found.payment.takenBackMinor !== 0) throw new RangeError(`Payment ${paymentId} cannot be divided`);
  const { payment } = found;
  const amounts = apportion(payment.grossMinor, shares.map(({ basisPoints }) => basisPoints));
  const parts = shares.map(({ payee, basisPoints }, position) => ({ ...openShare({ id: newId(tx.now.getTime()), kind: payee.kind, payeeUserId: payee.userId, amountMinor: amounts[position]! }), basisPoints, position }));
  const fee = parts.find(({ kind }) => kind === 'PLATFORM');
  const kept = { ...whole, amountMinor: fee?.amountMinor ?? 0, settledMinor: fee?.amountMinor ?? 0, basisPoints: fee?.basisPoints ?? 0 };
  const rows = parts.filter((part) => part !== fee).map((part, index): PaymentShareRow => ({ ...part, communityId, paymentId, position: index + 1, currency: payment.currency, createdAt: tx.now }));
  const isFirst = await postOnce(tx, { communityId, kind: 'SHARED', sourceType: 'PAYMENT', sourceId: paymentId, paymentId }, async () => {
    const db = tx.db as LedgerReader;
    await db.updateTable('payment_share').set({ amountMinor: kept.amountMinor, basisPoints: kept.basisPoints }).where('communityId', '=', communityId).where('id', '=', whole.id).execute();
    return { currency: payment.currency, changes: [{ before: whole, after: kept }, ...rows.map((after) => ({ before: null, after }))], lines: [] };
  }, { payment: null, shares: rows });
  if (isFirst && payment.releasedAt !== null) await releaseLocked(tx, payment, [kept, ...rows]);
  return isFirst;
}
