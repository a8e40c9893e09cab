import { newId } from '../ids.ts';
import type { InvoiceLineItem, LineItem, Subscription, SubscriptionItem } from '../wire-types.ts';
import { findProduct, type World } from '../world.ts';

interface LineSource {
  amount: number;
  description: string;
  item: SubscriptionItem | LineItem;
  period: { start: number; end: number };
  parent: InvoiceLineItem['parent'];
  subscription: string;
}

function invoiceLine(invoice: string, { amount, description, item, period, parent, subscription }: LineSource): InvoiceLineItem {
  return {
    id: newId('il'),
    object: 'line_item',
    amount,
    currency: item.price.currency,
    description,
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice,
    livemode: false,
    metadata: {},
    parent,
    period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: item.price.id, product: item.price.product },
      type: 'price_details',
      unit_amount_decimal: amount === 0 ? '0' : item.price.unit_amount_decimal,
    },
    quantity: item.quantity,
    quantity_decimal: String(item.quantity),
    subscription,
    subtotal: amount,
    taxes: [],
  };
}

/** The line of a subscribed item for its current period; a trial costs nothing. */
export function subscribedLine(world: World, invoice: string, subscription: Subscription, item: SubscriptionItem): InvoiceLineItem {
  const name = findProduct(world, item.price.product).name;
  const isTrial = subscription.status === 'trialing';
  return invoiceLine(invoice, {
    amount: isTrial ? 0 : item.price.unit_amount * item.quantity,
    description: isTrial ? `Trial period for ${name}` : `${item.quantity} × ${name}`,
    item,
    period: { start: item.current_period_start, end: item.current_period_end },
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: null,
        proration: false,
        proration_details: { credited_items: null },
        subscription: subscription.id,
        subscription_item: item.id,
      },
      type: 'subscription_item_details',
    },
    subscription: subscription.id,
  });
}

/** A one-time price sold together with a subscription stands on its first invoice. */
export function oneTimeLine(invoice: string, subscription: Subscription, item: LineItem, now: number): InvoiceLineItem {
  return invoiceLine(invoice, {
    amount: item.amount_total,
    description: item.description ?? '',
    item,
    period: { start: now, end: now },
    parent: {
      invoice_item_details: {
        invoice_item: newId('ii'),
        proration: false,
        proration_details: { credited_items: null },
        subscription: subscription.id,
      },
      subscription_item_details: null,
      type: 'invoice_item_details',
    },
    subscription: subscription.id,
  });
}
