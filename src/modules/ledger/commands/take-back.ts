import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { LedgerReader } from '../deps.ts';
import type { PaymentShareRow } from '../model/payment-share.entity.ts';
import type { Settlement, ShareChange } from '../model/posting.ts';
import type { SharedPaymentRow } from '../model/shared-payment.entity.ts';
import { remaining, splitOverRemaining, takeBack } from '../model/share-state.ts';

/** More was to be given back than had come in: whoever asked has not looked at the payment. */
export class LedgerOverdrawnError extends Error {
  override readonly name = 'LedgerOverdrawnError';
}

/** Takes an amount back from all shares by rule D. What the shares no longer hold is left to the caller as `excess`. */
export function takeBackFrom(shares: readonly PaymentShareRow[], amountMinor: number): { changes: ShareChange[]; excess: number } {
  const left = shares.reduce((sum, share) => sum + remaining(share), 0);
  const taken = Math.min(left, amountMinor);
  const parts = splitOverRemaining(taken, shares);
  return { changes: shares.map((before, index) => ({ before, after: parts[index] === 0 ? before : takeBack(before, parts[index]!) })), excess: amountMinor - taken };
}

/** Counts what was taken back of a payment, and tells that somebody has to return something. */
export async function countTakenBack(tx: Tx, payment: SharedPaymentRow, amountMinor: number, changes: readonly ShareChange[]): Promise<void> {
  const takenBackMinor = payment.takenBackMinor + amountMinor;
  if (takenBackMinor > payment.grossMinor || takenBackMinor < 0) throw new LedgerOverdrawnError(`Payment ${payment.id} cannot give back ${amountMinor}`);
  await (tx.db as LedgerReader).updateTable('shared_payment').set({ takenBackMinor }).where('id', '=', payment.id).execute();
  if (changes.some(({ before, after }) => after.owedMinor > (before?.owedMinor ?? 0))) tx.emit({ name: 'ledger.shares-owed', communityId: payment.communityId, payload: { paymentId: payment.id } });
}

/** What a part of a payment is in the provider's balance: as the provider says, else by the rate of the payment itself. */
export function settlementOf(payment: SharedPaymentRow, amountMinor: number, given: Settlement | null | undefined): Settlement | null {
  if (given) return given;
  if (payment.settlementCurrency === null || payment.settlementMinor === null) return null;
  return { currency: payment.settlementCurrency, amountMinor: Number((BigInt(payment.settlementMinor) * BigInt(amountMinor)) / BigInt(payment.grossMinor)) };
}
