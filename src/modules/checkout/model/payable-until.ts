import { after, DAY, MINUTE } from '../../../kernel/clock.ts';
import { isLimited } from '../../plans/index.ts';
import type { QuoteRule } from '../../promotions/index.ts';
import { HONOURED_FOR, isReduced } from './quote.entity.ts';

/** The provider's pages are open for half an hour at least, which begins when it is asked. */
const SHORTEST_HOLD = 40 * MINUTE;
/** And for a day, where nothing else is said. */
const LONGEST_PAGE = DAY;

/**
 * Until when an order that is placed now can be paid; null for as long as its page lives. What is paid after a period has ended buys nothing and goes back,
 * so a page ends with the period, as far as the provider lets it.
 */
export function payableUntil(now: Date, { rules, plan }: { readonly rules: readonly QuoteRule[]; readonly plan: { readonly endsAt?: Date | null; readonly salesLimit?: number | null } }): Date | null {
  const limits = isReduced({ rules }) || isLimited(plan) ? [after(now, HONOURED_FOR)] : [];
  if (plan.endsAt && plan.endsAt < after(now, LONGEST_PAGE)) limits.push(plan.endsAt);
  if (limits.length === 0) return null;
  return new Date(Math.max(Math.min(...limits.map(Number)), after(now, SHORTEST_HOLD).getTime()));
}
