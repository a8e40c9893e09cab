import { discountsOn } from '../discounting.ts';
import type { LineDraft } from '../line-draft.ts';
import type { Discount } from '../wire-money.ts';
import type { Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

interface DiscountAmount {
  amount: number;
  discount: string;
}

export interface InvoiceDiscounts {
  total: number;
  byDiscount: DiscountAmount[];
  /** For each line, in the order of the lines. */
  byLine: DiscountAmount[][];
}

function runningDiscounts(world: World, subscription: Subscription): Discount[] {
  const now = world.clock.seconds();
  return subscription.discounts
    .map((id) => find(world, 'discount', String(id)))
    .filter((discount) => (discount.end === null || discount.end > now) && world.tables.coupon.has(discount.source.coupon));
}

/** What the discounts of a subscription take off its next invoice; prorations keep what they were. */
export function invoiceDiscounts(world: World, subscription: Subscription, lines: LineDraft[]): InvoiceDiscounts {
  const left = lines.map((line) => (line.isProration ? 0 : line.amount));
  const byLine: DiscountAmount[][] = lines.map(() => []);
  const byDiscount = runningDiscounts(world, subscription).map((discount) => {
    const off = discountsOn(left, find(world, 'coupon', discount.source.coupon));
    off.forEach((amount, index) => {
      left[index] = (left[index] ?? 0) - amount;
      if (amount > 0) byLine[index]?.push({ amount, discount: discount.id });
    });
    return { amount: off.reduce((sum, amount) => sum + amount, 0), discount: discount.id };
  });
  return { total: byDiscount.reduce((sum, { amount }) => sum + amount, 0), byDiscount, byLine };
}

/** What running discounts leave of an amount. */
export const discountedBy = (world: World, subscription: Subscription, amount: number): number =>
  runningDiscounts(world, subscription).reduce((left, discount) => left - (discountsOn([left], find(world, 'coupon', discount.source.coupon))[0] ?? 0), amount);

/** A discount for one invoice has had it. */
export function endOnceDiscounts(world: World, subscription: Subscription): void {
  for (const discount of runningDiscounts(world, subscription)) {
    if (find(world, 'coupon', discount.source.coupon).duration !== 'once') continue;
    subscription.discounts = subscription.discounts.filter((id) => id !== discount.id);
    discount.end = world.clock.seconds();
    const { end: _end, ...ended } = discount;
    emit(world, 'customer.discount.deleted', { ...ended, end: discount.end });
  }
}
