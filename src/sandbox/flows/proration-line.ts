import type { LineDraft } from '../line-draft.ts';
import type { SubscriptionItem } from '../wire-types.ts';
import { findProduct, type World } from '../world.ts';

function day(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10);
}

/** The share of an item's period that is left, to the second: given back, or asked for. */
export function prorationLine(world: World, item: SubscriptionItem, at: number, side: 'credit' | 'debit'): LineDraft {
  const { current_period_start: start, current_period_end: end, price, quantity } = item;
  const share = Math.round((price.unit_amount * quantity * (end - at)) / (end - start));
  const name = findProduct(world, price.product).name;
  return {
    amount: side === 'credit' ? -share : share,
    currency: price.currency,
    description: `${side === 'credit' ? 'Unused' : 'Remaining'} time on ${name} after ${day(at)}`,
    price,
    quantity,
    period: { start: at, end },
    subscriptionItem: item.id,
    isProration: true,
  };
}
