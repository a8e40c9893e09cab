import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { paymentForPosting } from '../access.ts';
import type { LedgerReader } from '../deps.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import type { ShareChange } from '../model/posting.ts';
import type { SharedPaymentRow } from '../model/shared-payment.entity.ts';
import { hold } from '../model/share-state.ts';
import { postOnce } from './post.ts';
import { releaseLocked } from './release-due-shares.ts';

/** Marks a payment as held, and says how its shares change. */
async function holdLocked(tx: Tx, payment: SharedPaymentRow, shares: readonly PaymentShareRow[]): Promise<ShareChange[]> {
  if (payment.heldAt === null) tx.emit({ name: 'ledger.shares-held', communityId: payment.communityId, payload: { paymentId: payment.id } });
  if (payment.heldAt === null) await (tx.db as LedgerReader).updateTable('shared_payment').set({ heldAt: tx.now }).where('id', '=', payment.id).execute();
  return shares.map((before) => ({ before, after: before.availableMinor === 0 ? before : hold(before) }));
}

/** Holds what of a payment has not been paid out yet, until `releaseShares`. */
export async function holdShares(tx: Tx, paymentId: string): Promise<void> {
  const found = await paymentForPosting(tx, paymentId);
  if (!found || found.payment.heldAt !== null) return;
  const { payment, shares } = found;
  await postOnce(tx, { communityId: payment.communityId, kind: 'HOLD', sourceType: 'PAYMENT', sourceId: `${paymentId}:${newId(tx.now.getTime())}`, paymentId }, async () => ({ currency: payment.currency, changes: await holdLocked(tx, payment, shares), lines: [] }));
}

/** Ends a hold: what the refund window does not hold any more can be paid out. */
export async function releaseShares(tx: Tx, paymentId: string): Promise<void> {
  const found = await paymentForPosting(tx, paymentId);
  if (!found || found.payment.heldAt === null) return;
  await (tx.db as LedgerReader).updateTable('shared_payment').set({ heldAt: null }).where('id', '=', paymentId).execute();
  const payment = { ...found.payment, heldAt: null };
  if (payment.holdUntil <= tx.now) await releaseLocked(tx, payment, found.shares);
}
