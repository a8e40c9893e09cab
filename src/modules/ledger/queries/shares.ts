import type { LedgerReader } from '../deps.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import { splitOverRemaining, takeBack } from '../model/share-state.ts';

export const sharesOfPayment = (db: LedgerReader, paymentId: string): Promise<PaymentShareRow[]> => db.selectFrom('payment_share').selectAll().where('paymentId', '=', paymentId).orderBy('position').execute();

/** What taking an amount back would cost a share. */
export interface ShareToReverse {
  readonly share: PaymentShareRow;
  readonly amountMinor: number;
  /** The part that was paid out already and would have to be returned. */
  readonly owedMinor: number;
}

/** What a refund of this amount would take from each share, by rule D. */
export async function previewTakeBack(db: LedgerReader, { paymentId, amountMinor }: { paymentId: string; amountMinor: number }): Promise<ShareToReverse[]> {
  const shares = await sharesOfPayment(db, paymentId);
  const left = shares.reduce((sum, share) => sum + share.amountMinor - share.reversedMinor, 0);
  const parts = splitOverRemaining(Math.min(amountMinor, left), shares);
  return shares.map((share, index) => ({ share, amountMinor: parts[index]!, owedMinor: takeBack(share, parts[index]!).owedMinor - share.owedMinor })).filter((part) => part.amountMinor > 0);
}
