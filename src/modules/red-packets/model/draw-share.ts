import type { Split } from './red-packet.entity.ts';

/** A whole number from the first bound to the second, both included, each as likely as the others. */
export type RandomInteger = (least: number, most: number) => number;

interface Undrawn {
  readonly split: Split;
  readonly step: number;
  /** Of the total. */
  readonly left: number;
  readonly sharesLeft: number;
}

/**
 * The next share. Fixed: the same for each. Random: from one step to just below twice the average of what is left, so that on average each share is
 * the average whenever it is drawn; the last takes the rest. Enough is always left for those who come after.
 */
export function drawShare({ split, step, left, sharesLeft }: Undrawn, random: RandomInteger): number {
  if (sharesLeft === 1) return left;
  if (split === 'FIXED') return left / sharesLeft;
  const units = left / step;
  const bound = Math.ceil((2 * units) / sharesLeft) - 1;
  return step * random(1, Math.max(1, Math.min(bound, units - (sharesLeft - 1))));
}
