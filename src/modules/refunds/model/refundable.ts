import type { PaymentRow } from '../../billing/index.ts';

type Stands = Pick<PaymentRow, 'id' | 'standing' | 'amountMinor' | 'receivedAt' | 'isProration'>;
/** What is left of a payment after all that went back and all that banks took for good. */
type LeftOf<P> = (payment: P) => number;

/** The payment that a refund is about unless another one is named: the newest one that was owed. Of payments that were not owed, the newest. */
export function paymentInQuestion<P extends Stands>(payments: readonly P[]): P | null {
  const newestFirst = byAge(payments).reverse();
  return newestFirst.find(({ standing }) => standing === 'SETTLED') ?? newestFirst[0] ?? null;
}

/** What was owed, period by period, the oldest first: what began a period, and what was paid on top of it for changes of plan. */
function periodsOf<P extends Stands>(payments: readonly P[]): P[][] {
  const periods: P[][] = [];
  for (const payment of byAge(payments.filter(({ standing }) => standing === 'SETTLED'))) {
    const running = periods.at(-1);
    if (running && payment.isProration) running.push(payment);
    else periods.push([payment]);
  }
  return periods;
}
const holds = (period: readonly Stands[] | undefined, { id }: Pick<Stands, 'id'>): boolean => period?.some((payment) => payment.id === id) === true;

/** The payments of the period that a payment belongs to; none for one that nobody owed. */
export const periodOf = <P extends Stands>(payments: readonly P[], payment: Pick<P, 'id'>): readonly P[] => periodsOf(payments).find((period) => holds(period, payment)) ?? [];

/**
 * What it means that so much of a payment is gone, by what is left after it. Access rests on all payments of the newest period: it ends when nothing of
 * any is left. What was used or earned with the order rests on those of the first period, without which all is never gone. Nothing follows where
 * something is left, nor where nothing had been left before.
 */
export function whenGone<P extends Stands>(payments: readonly P[], payment: Pick<P, 'id'>, amountMinor: number, leftOf: LeftOf<P>): { readonly endsAccess: boolean; readonly isWholeOrder: boolean } {
  const periods = periodsOf(payments);
  const before: LeftOf<P> = (each) => leftOf(each) + (each.id === payment.id ? amountMinor : 0);
  const goes = (period: readonly P[] | undefined): boolean => holds(period, payment) && isGone(period!, leftOf) && !isGone(period!, before);
  return { endsAccess: goes(periods.at(-1)), isWholeOrder: goes(periods[0]) };
}
/** Whether nothing is left of any of these payments. */
export const isGone = <P extends Stands>(payments: readonly P[], leftOf: LeftOf<P>): boolean => payments.every((payment) => leftOf(payment) <= 0);
/** Where nothing is gone nothing follows. */
export const NOTHING_GONE = { endsAccess: false, isWholeOrder: false } as const;

/** All that came in for what was owed. */
export const receivedOf = (payments: readonly Stands[]): number => payments.filter(({ standing }) => standing === 'SETTLED').reduce((sum, { amountMinor }) => sum + (amountMinor as number), 0);

const byAge = <P extends Stands>(payments: readonly P[]): P[] => [...payments].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1));

/** A buyer may have a payment back before this moment, to the millisecond. */
export const isWithinWindow = ({ refundableUntil }: Pick<PaymentRow, 'refundableUntil'>, now: Date): boolean => now < refundableUntil;
