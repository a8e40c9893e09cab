import type Stripe from 'stripe';

type Recurring = Pick<Stripe.Price.Recurring, 'interval' | 'interval_count'>;

const DAY = 86_400;

function addMonths(anchor: number, months: number): number {
  const from = new Date(anchor * 1000);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  const to = new Date(anchor * 1000);
  to.setUTCDate(1);
  to.setUTCMonth(from.getUTCMonth() + months);
  to.setUTCDate(Math.min(from.getUTCDate(), lastDay));
  return to.getTime() / 1000;
}

function boundary(anchor: number, recurring: Recurring, periods: number): number {
  const count = periods * recurring.interval_count;
  switch (recurring.interval) {
    case 'day':
      return anchor + count * DAY;
    case 'week':
      return anchor + count * 7 * DAY;
    case 'year':
      return addMonths(anchor, count * 12);
    default:
      return addMonths(anchor, count);
  }
}

/**
 * The end of the period that begins at `start`, counted from the anchor:
 * 31 January, 28 February, 31 March, never 28 March.
 */
export function periodEnd(anchor: number, recurring: Recurring, start: number): number {
  let periods = 1;
  while (boundary(anchor, recurring, periods) <= start) periods += 1;
  return boundary(anchor, recurring, periods);
}
