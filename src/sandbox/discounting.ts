import type { Coupon } from './wire-money.ts';

/** Cuts a sum by weights into whole parts: the largest remainders get what is left over. */
function split(sum: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((total, weight) => total + weight, 0);
  if (whole === 0) return weights.map(() => 0);
  const quotas = weights.map((weight) => (sum * weight) / whole);
  const parts = quotas.map(Math.floor);
  const left = sum - parts.reduce((total, part) => total + part, 0);
  const byRemainder = quotas.map((quota, index) => ({ index, rest: quota - Math.floor(quota) })).sort((a, b) => b.rest - a.rest);
  for (const { index } of byRemainder.slice(0, left)) parts[index] = (parts[index] ?? 0) + 1;
  return parts;
}

/** What a coupon takes off each of some amounts: a share is rounded line by line, a sum is divided among them. */
export function discountsOn(amounts: readonly number[], coupon: Pick<Coupon, 'amount_off' | 'percent_off'>): number[] {
  const positive = amounts.map((amount) => Math.max(0, amount));
  const { amount_off: off, percent_off: percent } = coupon;
  if (percent !== null) return positive.map((amount) => Math.round((amount * percent) / 100));
  const whole = positive.reduce((total, amount) => total + amount, 0);
  return split(Math.min(off ?? 0, whole), positive);
}
