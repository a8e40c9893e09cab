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
/** The shares of a payee of which something waits for the payee to confirm that they have it, oldest first. */
export const reservedShares = (tx: Tx, { communityId, payeeUserId, currency }: PayeeKey): Promise<PaymentShareRow[]> =>
  (tx.db as LedgerReader).selectFrom('payment_share').selectAll().where('communityId', '=', communityId).where('payeeUserId', '=', payeeUserId).where('currency', '=', currency)
    .where('reservedMinor', '>', 0).orderBy('id').forUpdate().execute();
/** Which payments a dispute holds; asked when their shares are locked, so that no hold is missed. */
export async function heldPayments(tx: Tx, communityId: string, shares: readonly PaymentShareRow[]): Promise<ReadonlySet<string>> {
  if (shares.length === 0) return new Set();
  const rows = await (tx.db as LedgerReader).selectFrom('shared_payment').select('id').where('communityId', '=', communityId).where('id', 'in', shares.map(({ paymentId }) => paymentId)).where('heldAt', 'is not', null).execute();
  return new Set(rows.map(({ id }) => id));
}
/** Whether something was taken back of a payee after it had been paid out. */
export const owesAnything = async (tx: Tx, { communityId, payeeUserId, currency }: PayeeKey): Promise<boolean> =>
  (await (tx.db as LedgerReader).selectFrom('payment_share').select('id').where('communityId', '=', communityId).where('payeeUserId', '=', payeeUserId).where('currency', '=', currency)
    .where('owedMinor', '>', 0).limit(1).executeTakeFirst()) !== undefined;
/** What a payee owes, and what of theirs can be paid out, oldest first: locked in one go, those that others have waited for or left out. */
export const sharesToNet = (tx: Tx, { communityId, payeeUserId, currency }: PayeeKey, waits: boolean): Promise<PaymentShareRow[]> =>
  (tx.db as LedgerReader).selectFrom('payment_share').selectAll().where('communityId', '=', communityId).where('payeeUserId', '=', payeeUserId).where('currency', '=', currency)
    .where((eb) => eb.or([eb('owedMinor', '>', 0), eb('availableMinor', '>', 0)])).orderBy('id').forUpdate().$if(!waits, (query) => query.skipLocked()).execute();
