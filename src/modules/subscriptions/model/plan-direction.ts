import type { PlanKind } from '../../plans/index.ts';

/** One side of a change. */
export interface SubscribedOffer {
  readonly tierId: string;
  readonly rank: number;
  readonly kind: PlanKind;
  readonly amountMinor: number;
}
const MONTHS: Readonly<Partial<Record<PlanKind, number>>> = { MONTHLY: 1, QUARTERLY: 3, YEARLY: 12 };
const monthsOf = ({ kind }: SubscribedOffer): number => MONTHS[kind] ?? 1;

/**
 * Upwards is taken and paid at once: a higher tier, or a longer period of the same one. Everything else waits for the end of what is paid for.
 * Between tiers of one rank the price of a month decides.
 */
export function isUpgrade(from: SubscribedOffer, to: SubscribedOffer): boolean {
  if (to.rank !== from.rank) return to.rank > from.rank;
  if (to.tierId !== from.tierId) return to.amountMinor / monthsOf(to) > from.amountMinor / monthsOf(from);
  return monthsOf(to) > monthsOf(from);
}
