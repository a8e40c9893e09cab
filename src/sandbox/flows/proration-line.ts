import type { LineDraft } from '../line-draft.ts';
import { discountedBy } from '../resources/invoice-discounts.ts';
import { pendingLines } from '../resources/pending-lines.ts';
import type { InvoiceLineItem, SubscriptionItem } from '../wire-types.ts';
import { find, findProduct, type World } from '../world.ts';

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

interface Asked {
  /** Discounts are off. */
  net: number;
  start: number;
  end: number;
}

function askedOn({ amount, discount_amounts: discounts, period: { start, end } }: InvoiceLineItem): Asked {
  return { net: amount - (discounts ?? []).reduce((sum, discount) => sum + discount.amount, 0), start, end };
}

/** What was asked last for the present period of an item, or for what was left of it; null where nothing was. */
function askedFor(world: World, { id, subscription, current_period_end: until }: SubscriptionItem): Asked | null {
  const isMeant = (amount: number, item: string | null | undefined, end: number): boolean => amount > 0 && item === id && end === until;
  const waiting = pendingLines(world, subscription).findLast((line) => isMeant(line.amount, line.subscriptionItem, line.period.end));
  if (waiting) return { net: waiting.amount, ...waiting.period };
  const invoices = [...world.tables.invoice.values()].filter((invoice) => invoice.status !== 'void' && invoice.parent.subscription_details.subscription === subscription);
  const lines = invoices.flatMap((invoice) => invoice.lines.data);
  const line = lines.findLast(({ amount, parent, period }) => isMeant(amount, parent?.subscription_item_details?.subscription_item, period.end));
  return line ? askedOn(line) : null;
}

/** What is left of what was asked for: Stripe gives back what was paid, not the price. */
function unused(world: World, item: SubscriptionItem, at: number): number {
  const asked = askedFor(world, item);
  return asked === null ? 0 : Math.round((asked.net * (asked.end - at)) / (asked.end - asked.start));
}

/** What is asked for the rest of the period, less the discounts that still run. */
function remaining(world: World, { current_period_start: start, current_period_end: end, price, quantity, subscription }: SubscriptionItem, at: number): number {
  const whole = discountedBy(world, find(world, 'subscription', subscription), price.unit_amount * quantity);
  return Math.round((whole * (end - at)) / (end - start));
}

/** The share of an item's period that is left, to the second: given back, or asked for. */
export function prorationLine(world: World, item: SubscriptionItem, at: number, side: 'credit' | 'debit'): LineDraft {
  const { current_period_end: end, price, quantity } = item;
  const name = findProduct(world, price.product).name;
  const given = side === 'credit' ? unused(world, item, at) : 0;
  return {
    // No negative zero: it would travel as such.
    amount: side === 'debit' ? remaining(world, item, at) : given === 0 ? 0 : -given,
    currency: price.currency,
    description: `${side === 'credit' ? 'Unused' : 'Remaining'} time on ${name} after ${day(at)}`,
    price,
    quantity,
    period: { start: at, end },
    subscriptionItem: item.id,
    isProration: true,
  };
}
