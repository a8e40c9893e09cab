import { after, DAY, MINUTE } from '../../../kernel/clock.ts';

/** How long access goes on after the paid time while the provider tries to collect. */
const GRACE = 7 * DAY;
/** The provider's clock and ours may differ by this much. */
const CLOCK_SKEW = 10 * MINUTE;

export const SUBSCRIPTION_STATUSES = ['INCOMPLETE', 'INCOMPLETE_EXPIRED', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'CANCELED', 'UNPAID', 'PAUSED', 'UNKNOWN'] as const;
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** The provider's word as one of ours; words that are not known yet are UNKNOWN. */
export const statusOf = (word: string): SubscriptionStatus => SUBSCRIPTION_STATUSES.find((status) => status === word.toUpperCase()) ?? 'UNKNOWN';

/** What is said of it: days that were left of a pause run as a trial of the provider's and are none. */
export function shownStatus({ status, pausedAt, trialEndsAt }: { readonly status: string; readonly pausedAt: Date | null; readonly trialEndsAt: Date | null }): SubscriptionStatus {
  const known = statusOf(status);
  if (pausedAt !== null && known !== 'CANCELED') return 'PAUSED';
  return known === 'TRIALING' && trialEndsAt === null ? 'ACTIVE' : known;
}

interface PaidPeriods {
  readonly status: string;
  readonly currentPeriodStart: Date;
  readonly currentPeriodEnd: Date;
  readonly isCurrentPeriodPaid: boolean;
  readonly cancelAt: Date | null;
}
/** Until when a subscription gives access; `KEEP` for a status that nobody knows: nothing new, nothing taken. */
export type PaidAccess = { readonly kind: 'UNTIL'; readonly at: Date } | { readonly kind: 'NONE' } | { readonly kind: 'KEEP' };

/** The end of what has been paid for. An unpaid period never moves it forward, nor an unpaid change within a period back. */
export function paidThrough(periods: PaidPeriods, before: Date | null): Date {
  return periods.isCurrentPeriodPaid ? periods.currentPeriodEnd : (before ?? periods.currentPeriodStart);
}

/** Access is what has been paid for, plus the grace; an agreed end comes without grace. */
export function paidAccess(periods: PaidPeriods, paidUntil: Date): PaidAccess {
  switch (statusOf(periods.status)) {
    case 'ACTIVE': case 'TRIALING': case 'PAST_DUE': {
      const withGrace = after(paidUntil, GRACE);
      const agreedEnd = periods.cancelAt && after(periods.cancelAt, CLOCK_SKEW);
      return { kind: 'UNTIL', at: agreedEnd !== null && agreedEnd < withGrace ? agreedEnd : withGrace };
    }
    case 'UNKNOWN':
      return { kind: 'KEEP' };
    default:
      return { kind: 'NONE' };
  }
}
