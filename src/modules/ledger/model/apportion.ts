/**
 * Divides a whole amount in proportion to weights, exactly: everybody gets the rounded-down part, and what is left goes to
 * the largest remainders, the earlier first.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  if (total === 0) return weights.map(() => 0);
  const sum = BigInt(weights.reduce((all, weight) => all + weight, 0));
  if (sum <= 0n || total < 0) throw new RangeError('Nothing to divide by');
  const exact = weights.map((weight) => BigInt(total) * BigInt(weight));
  const parts = exact.map((product) => Number(product / sum));
  const left = total - parts.reduce((all, part) => all + part, 0);
  const byRemainder = exact.map((product, index) => ({ index, remainder: product % sum })).sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of byRemainder.slice(0, left)) parts[index]! += 1;
  return parts;
}
