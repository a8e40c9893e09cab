import type { QuoteRule } from './pricing.ts';

/** The price from one time to the next change. */
export interface PricePoint {
  readonly from: Date;
  /** When it changes next; null: no change is known. */
  readonly until: Date | null;
  /** Null: not on sale. */
  readonly amountMinor: number | null;
  readonly currency: string | null;
  readonly rules: readonly QuoteRule[];
}
type Figure = Pick<PricePoint, 'amountMinor' | 'currency' | 'rules'>;

/** The price at each of the moments at which it may change; stretches with the same lines are one. */
export function timelineOf(from: Date, moments: readonly Date[], priceAt: (at: Date) => Figure): PricePoint[] {
  const starts = [from, ...[...new Set(moments.filter((at) => at > from).map((at) => at.getTime()))].sort((a, b) => a - b).map((time) => new Date(time))];
  const points: { from: Date; figure: Figure }[] = [];
  for (const at of starts) {
    const figure = priceAt(at);
    if (points.length === 0 || !isSame(points.at(-1)!.figure, figure)) points.push({ from: at, figure });
  }
  return points.map(({ from: start, figure }, index) => ({ from: start, until: points[index + 1]?.from ?? null, ...figure }));
}
const isSame = (a: Figure, b: Figure): boolean => a.amountMinor === b.amountMinor && a.currency === b.currency && JSON.stringify(a.rules) === JSON.stringify(b.rules);
