import { newId } from '../ids.ts';
import { embedded } from '../http/listing.ts';
import { group, integer, list, metadata, required, text, url, type Params } from '../http/params.ts';
import { invalidParameter, missingParameter, refused } from '../stripe-error.ts';
import type { LineItem, List, Price, Session } from '../wire-types.ts';
import { find, findProduct, type World } from '../world.ts';
import { createPrice, priceFields, productFor } from './prices.ts';
import { createProduct } from './products.ts';

const { currency, product, recurring, tax_behavior, unit_amount } = priceFields;
const productData = group({
  description: text(),
  images: list(url(), 8),
  metadata: metadata(),
  name: required(text()),
});

export const lineItemFields = group({
  price: text(),
  price_data: group({ currency, product, product_data: productData, recurring, tax_behavior, unit_amount }),
  quantity: integer(1),
  metadata: metadata(),
});

type GivenItem = Params<{ item: typeof lineItemFields }>['item'] & object;

/** A price described on the spot belongs to this session only and is not active for others. */
function priceOf(world: World, given: GivenItem, at: string): Price {
  if (given.price !== undefined) {
    const price = find(world, 'price', given.price, `${at}[price]`);
    if (!price.active) throw refused(`The price specified is inactive. This field only accepts active prices.`, { param: `${at}[price]` });
    return price;
  }
  if (!given.price_data) throw missingParameter(`${at}[price]`);
  const { product_data: data, ...fields } = given.price_data;
  const productId = productFor(world, { product: fields.product, product_data: data }, createProduct, `${at}[price_data].`);
  return createPrice(world, { ...fields, active: false, product: productId }, `${at}[price_data]`);
}

function lineItem(world: World, given: GivenItem, at: string): LineItem {
  const price = priceOf(world, given, at);
  if (given.quantity === undefined) throw missingParameter(`${at}[quantity]`);
  const amount = price.unit_amount * given.quantity;
  return {
    id: newId('li'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: findProduct(world, price.product).name,
    metadata: given.metadata ?? {},
    price: structuredClone(price),
    quantity: given.quantity,
  };
}

function requireFitting(items: LineItem[], mode: Session['mode']): void {
  const currencies = new Set(items.map((item) => item.currency));
  if (currencies.size > 1) throw refused('All prices on a Checkout Session must have the same currency.', { param: 'line_items' });
  const recurringItems = items.filter((item) => item.price?.recurring);
  if (mode === 'payment' && recurringItems.length > 0) {
    throw refused(
      'You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or use only one-time prices.',
      { param: 'line_items' },
    );
  }
  if (mode === 'subscription' && recurringItems.length === 0) {
    throw refused('You must provide at least one recurring price in `subscription` mode when using prices.', { param: 'line_items' });
  }
  const intervals = new Set(recurringItems.map(({ price }) => `${price.recurring?.interval_count} ${price.recurring?.interval}`));
  if (intervals.size > 1) throw refused('The sandbox bills one interval per subscription.', { param: 'line_items' });
}

/** The priced items of a new session. */
export function buildLineItems(world: World, given: GivenItem[] | undefined, mode: Session['mode']): LineItem[] {
  if (!given || given.length === 0) throw missingParameter('line_items');
  given.forEach((item, index) => {
    if (item.price === undefined || item.price_data === undefined) return;
    throw invalidParameter('You may only specify one of these parameters: price, price_data.', undefined, `line_items[${index}]`);
  });
  const items = given.map((item, index) => lineItem(world, item, `line_items[${index}]`));
  requireFitting(items, mode);
  return items;
}

export function sessionLineItems(world: World, id: string): List<LineItem> {
  return embedded(find(world, 'draft', id).lineItems, `/v1/checkout/sessions/${id}/line_items`);
}
