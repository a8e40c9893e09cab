/** Stripe's price list in small: a share of the amount and a fixed part in the smallest unit of the currency. */
const SHARE_BASIS_POINTS = 290;
const FIXED: Record<string, number> = { cny: 200, hkd: 235, jpy: 30, krw: 300, kwd: 100, twd: 1_000 };
const FIXED_OTHERWISE = 30;
const DISPUTE: Record<string, number> = { cny: 10_000, hkd: 8_500, jpy: 1_500, krw: 20_000, kwd: 4_600, twd: 45_000 };
const DISPUTE_OTHERWISE = 1_500;

/** What Stripe keeps of a payment; it is not given back with a refund. */
export function chargeFee(amount: number, currency: string): number {
  const share = Math.round((amount * SHARE_BASIS_POINTS) / 10_000);
  return Math.min(amount, share + (FIXED[currency] ?? FIXED_OTHERWISE));
}

/** What a dispute costs, won or lost. */
export function disputeFee(currency: string): number {
  return DISPUTE[currency] ?? DISPUTE_OTHERWISE;
}
