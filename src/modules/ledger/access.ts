import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { LedgerReader } from './deps.ts';
import type { PaymentShareRow } from './model/payment-share.entity.ts';
import type { SharedPaymentRow } from './model/shared-payment.entity.ts';

/** A payment whose shares nobody else changes until this transaction ends; null for one that the ledger does not know. */
export async function paymentForPosting(tx: Tx, paymentId: string): Promise<{ payment: SharedPaymentRow; shares: PaymentShareRow[] } | null> {
  const db = tx.db as LedgerReader;
  const payment = await db.selectFrom('shared_payment').selectAll().where('id', '=', paymentId).forUpdate().executeTakeFirst();
  if (!payment) return null;
  const shares = await db.selectFrom('payment_share').selectAll().where('communityId', '=', payment.communityId).where('paymentId', '=', paymentId).orderBy('id').forUpdate().execute();
  return { payment, shares: shares.sort((a, b) => a.position - b.position) };
}

export interface PayeeKey {
  readonly communityId: string;
  readonly payeeUserId: string;
  readonly currency: string;
}
/** The shares of a payee that can be paid out, oldest first. */
export const availableShares = (tx: Tx, { communityId, payeeUserId, currency }: PayeeKey): Promise<PaymentShareRow[]> =>
  (tx.db as LedgerReader).selectFrom('payment_share').selectAll().where('communityId', '=', communityId).where('payeeUserId', '=', payeeUserId).where('currency', '=', currency)
    .where('availableMinor', '>', 0).orderBy('id').forUpdate().execute();
/** The shares of a payee that were taken back after they had been paid out, oldest first. */
export const owedShares = (tx: Tx, { communityId, payeeUserId, currency }: PayeeKey): Promise<PaymentShareRow[]> =>
  (tx.db as LedgerReader).selectFrom('payment_share').selectAll().where('communityId', '=', communityId).where('payeeUserId', '=', payeeUserId).where('currency', '=', currency)
    .where('owedMinor', '>', 0).orderBy('id').forUpdate().execute();
