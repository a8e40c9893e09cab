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
 * What it means that nothing is left of a payment. Access rests on all payments of the newest period: it ends when nothing of any is left. What was
 * used or earned with the order rests on those of the first period, without which all is never gone.
 */
export function whenGone<P extends Stands>(payments: readonly P[], payment: Pick<P, 'id'>, leftOf: LeftOf<P>): { readonly endsAccess: boolean; readonly isWholeOrder: boolean } {
  const periods = periodsOf(payments);
  const isGone = (period: readonly P[] | undefined): boolean => holds(period, payment) && period!.every((each) => leftOf(each) <= 0);
  return { endsAccess: isGone(periods.at(-1)), isWholeOrder: isGone(periods[0]) };
}
/** Of a payment of which something is left, nothing follows. */
export const NOTHING_GONE = { endsAccess: false, isWholeOrder: false } as const;

/** All that came in for what was owed. */
export const receivedOf = (payments: readonly Stands[]): number => payments.filter(({ standing }) => standing === 'SETTLED').reduce((sum, { amountMinor }) => sum + (amountMinor as number), 0);

const byAge = <P extends Stands>(payments: readonly P[]): P[] => [...payments].sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime() || (a.id < b.id ? -1 : 1));

/** A buyer may have a payment back before this moment, to the millisecond. */
export const isWithinWindow = ({ refundableUntil }: Pick<PaymentRow, 'refundableUntil'>, now: Date): boolean => now < refundableUntil;
