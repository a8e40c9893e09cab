import { stepOf } from '../../plans/index.ts';

/** A share in basis points (3,000 is 30 %), or an amount in one currency: one of both is set. */
export interface MoneyOff {
  readonly basisPoints: number | null;
  readonly amountMinor: number | null;
  readonly currency: string | null;
}
export const WHOLE = 10_000;

/** What is taken off an amount: never more than it. A share is rounded down to the smallest step, so the price is never rounded down. */
export function takenOff({ basisPoints, amountMinor, currency }: MoneyOff, fromMinor: number, priceCurrency: string): number {
  if (basisPoints !== null) {
    const share = Number((BigInt(fromMinor) * BigInt(basisPoints)) / BigInt(WHOLE));
    return share - (share % stepOf(priceCurrency));
  }
  return currency === priceCurrency ? Math.min(amountMinor ?? 0, fromMinor) : 0;
}
