import type { PaymentRow } from '../../billing/index.ts';

type Stands = Pick<PaymentRow, 'id' | 'standing' | 'amountMinor' | 'receivedAt'>;

/** The payment that access rests on: the newest one that was owed. Of payments that were not owed, the newest. */
export function paymentInQuestion<P extends Stands>(payments: readonly P[]): P | null {
  const newestFirst = [...payments].sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
  return newestFirst.find(({ standing }) => standing === 'SETTLED') ?? newestFirst[0] ?? null;
}

/** A buyer may have a payment back before this moment, to the millisecond. */
export const isWithinWindow = ({ refundableUntil }: Pick<PaymentRow, 'refundableUntil'>, now: Date): boolean => now < refundableUntil;
