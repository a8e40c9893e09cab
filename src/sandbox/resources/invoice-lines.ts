import { newId } from '../ids.ts';
import type { LineDraft } from '../line-draft.ts';
import type { InvoiceLineItem, LineItem, Subscription, SubscriptionItem } from '../wire-types.ts';
import { findProduct, type World } from '../world.ts';

function parentOf(draft: LineDraft, subscription: string): InvoiceLineItem['parent'] {
  const { subscriptionItem, isProration } = draft;
  const shared = { proration: isProration, proration_details: { credited_items: null }, subscription };
  if (subscriptionItem === null) {
    return { invoice_item_details: { invoice_item: newId('ii'), ...shared }, subscription_item_details: null, type: 'invoice_item_details' };
  }
  const invoiceItem = isProration ? newId('ii') : null;
  return {
    invoice_item_details: null,
    subscription_item_details: { invoice_item: invoiceItem, ...shared, subscription_item: subscriptionItem },
    type: 'subscription_item_details',
  };
}

/** The line as it stands on an invoice. */
export function invoiceLine(invoice: string, draft: LineDraft, subscription: string): InvoiceLineItem {
  const { amount, currency, description, period, price, quantity } = draft;
  return {
    id: newId('il'),
    object: 'line_item',
    amount,
    currency,
    description,
    discount_amounts: [],
    discountable: !draft.isProration,
    discounts: [],
    invoice,
    livemode: false,
    metadata: {},
    parent: parentOf(draft, subscription),
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: price.id, product: price.product },
      type: 'price_details',
      unit_amount_decimal: amount === 0 ? '0' : price.unit_amount_decimal,
    },
    quantity,
    quantity_decimal: String(quantity),
    subscription,
    subtotal: amount,
    taxes: [],
  };
}

/** What an item asks for its current period; a trial costs nothing. */
export function periodLine(world: World, item: SubscriptionItem, isTrial: boolean): LineDraft {
  const name = findProduct(world, item.price.product).name;
  return {
    amount: isTrial ? 0 : item.price.unit_amount * item.quantity,
    currency: item.price.currency,
    description: isTrial ? `Trial period for ${name}` : `${item.quantity} × ${name}`,
    price: item.price,
    quantity: item.quantity,
    period: { start: item.current_period_start, end: item.current_period_end },
    subscriptionItem: item.id,
    isProration: false,
  };
}

export function periodLines(world: World, { items, status }: Pick<Subscription, 'items' | 'status'>): LineDraft[] {
  return items.data.map((item) => periodLine(world, item, status === 'trialing'));
}

/** A one-time price sold together with a subscription stands on its first invoice. */
export function oneTimeLine(item: LineItem, now: number): LineDraft {
  return {
    amount: item.amount_subtotal,
    currency: item.currency,
    description: item.description ?? '',
    price: item.price,
    quantity: item.quantity,
    period: { start: now, end: now },
    subscriptionItem: null,
    isProration: false,
  };
}
