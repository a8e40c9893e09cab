import { discountsOn } from '../discounting.ts';
import type { SessionDraft } from '../tables.ts';
import type { LineItem, Session } from '../wire-types.ts';
import type { Offer } from './discounts.ts';

export interface SessionAmounts {
  subtotal: number;
  discount: number;
  total: number;
}

export function hasTrial({ subscriptionData: { trialDays, trialEnd } }: SessionDraft): boolean {
  return trialDays !== null || trialEnd !== null;
}

/** What is due now: a trial's subscription costs nothing yet. */
function dueItems(draft: SessionDraft): LineItem[] {
  return draft.lineItems.filter((item) => !(hasTrial(draft) && item.price.recurring));
}

export function subtotalOf(draft: SessionDraft): number {
  return dueItems(draft).reduce((sum, item) => sum + item.amount_subtotal, 0);
}

/** Prices the items with the offer and answers what the session asks for. */
export function priceItems(draft: SessionDraft, offer: Offer | null): SessionAmounts {
  const due = dueItems(draft);
  const subtotals = due.map((item) => item.amount_subtotal);
  const off = offer ? discountsOn(subtotals, offer.coupon) : subtotals.map(() => 0);
  due.forEach((item, index) => {
    item.amount_discount = off[index] ?? 0;
    item.amount_total = item.amount_subtotal - item.amount_discount;
  });
  const subtotal = subtotals.reduce((sum, amount) => sum + amount, 0);
  const discount = off.reduce((sum, amount) => sum + amount, 0);
  return { subtotal, discount, total: subtotal - discount };
}

/** How a session shows them. */
export function amountFields({ subtotal, discount, total }: SessionAmounts): Pick<Session, 'amount_subtotal' | 'amount_total' | 'total_details'> {
  return {
    amount_subtotal: subtotal,
    amount_total: total,
    total_details: { amount_discount: discount, amount_shipping: 0, amount_tax: 0 },
  };
}

export function discountFields(offer: Offer | null): Pick<Session, 'discounts'> {
  if (!offer) return { discounts: [] };
  const { coupon, code } = offer;
  return { discounts: [{ coupon: code ? null : coupon.id, promotion_code: code?.id ?? null }] };
}
