import type { PaymentRow } from '../../billing/index.ts';

type Stands = Pick<PaymentRow, 'id' | 'standing' | 'amountMinor' | 'receivedAt'>;

/** The payment that access rests on: the newest one that was owed. Of payments that were not owed, the newest. */
export function paymentInQuestion<P extends Stands>(payments: readonly P[]): P | null {
  const newestFirst = byAge(payments).reverse();
  return newestFirst.find(({ standing }) => standing === 'SETTLED') ?? newestFirst[0] ?? null;
}

/** What it means that nothing is left of one payment of an order. All that was owed is never gone without the first payment, and what was used or earned with the order hangs on that. */
export function whenGone<P extends Stands>(payments: readonly P[], { id, standing }: P): { readonly endsAccess: boolean; readonly isWholeOrder: boolean } {
  if (standing !== 'SETTLED') return NOTHING_GONE;
  const first = byAge(payments).find((payment) => payment.standing === 'SETTLED');
  return { endsAccess: paymentInQuestion(payments)?.id === id, isWholeOrder: first?.id === id };
}
/** Of a payment of which something is left, nothing follows. */
export const NOTHING_GONE = { endsAccess: false, isWholeOrder: false } as const;

/** All that came in for what was owed. */
export const receivedOf = (payments: readonly Stands[]): number => payments.filter(({ standing }) => standing === 'SETTLED').reduce((sum, { amountMinor }) => sum + (amountMinor as number), 0);

const byAge = <P extends Stands>(payments: readonly P[]): P[] => [...payments].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1));

/** A buyer may have a payment back before this moment, to the millisecond. */
export const isWithinWindow = ({ refundableUntil }: Pick<PaymentRow, 'refundableUntil'>, now: Date): boolean => now < refundableUntil;
