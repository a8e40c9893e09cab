import { newId } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, clearable, flag, given, group, integer, list, metadata, range, required, text, type MetadataChange, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter, missingParameter, refused } from '../stripe-error.ts';
import type { Plan, Price } from '../wire-types.ts';
import { find, findProduct, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';

export const priceFields = {
  active: flag(),
  billing_scheme: choice('per_unit'),
  currency: required(text(3)),
  lookup_key: text(200),
  metadata: metadata(),
  nickname: clearable(text()),
  product: text(),
  recurring: group({
    interval: required(choice('day', 'week', 'month', 'year')),
    interval_count: integer(1, 1_096),
    usage_type: choice('licensed'),
  }),
  tax_behavior: choice('exclusive', 'inclusive', 'unspecified'),
  unit_amount: integer(),
};
const productData = group({ active: flag(), id: text(), metadata: metadata(), name: required(text()) });
const creation = { ...priceFields, product_data: productData, transfer_lookup_key: flag() };
const update = {
  active: flag(),
  lookup_key: clearable(text(200)),
  metadata: metadata(),
  nickname: clearable(text()),
  tax_behavior: priceFields.tax_behavior,
  transfer_lookup_key: flag(),
};

type Fields = Params<typeof priceFields>;

const LONGEST = { day: 1_096, week: 156, month: 36, year: 3 };

function recurringOf(given: Fields['recurring'], at: string): Price['recurring'] {
  if (!given) return null;
  const count = given.interval_count ?? 1;
  if (count > LONGEST[given.interval]) {
    throw invalidParameter('The maximum billing interval is three years.', undefined, `${at}recurring[interval_count]`);
  }
  return { interval: given.interval, interval_count: count, meter: null, trial_period_days: null, usage_type: 'licensed' };
}

/** Makes a price of an existing product. `at` names the parameter that holds the fields, when it is nested. */
export function createPrice(world: World, given: Partial<Fields> & { currency: string; product: string }, at = ''): Price {
  const prefix = at === '' ? '' : `${at}.`;
  if (given.unit_amount === undefined) throw missingParameter(`${prefix}unit_amount`);
  if (!/^[a-z]{3}$/i.test(given.currency)) throw invalidParameter(`Invalid currency: ${given.currency}`, undefined, `${prefix}currency`);
  findProduct(world, given.product, 'product');
  const recurring = recurringOf(given.recurring, prefix);
  const price: Price = {
    id: newId('price'),
    object: 'price',
    active: given.active ?? true,
    billing_scheme: 'per_unit',
    created: world.clock.seconds(),
    currency: given.currency.toLowerCase(),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: given.lookup_key ?? null,
    metadata: mergedMetadata({}, given.metadata),
    nickname: given.nickname ?? null,
    product: given.product,
    recurring,
    tax_behavior: given.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: recurring ? 'recurring' : 'one_time',
    unit_amount: given.unit_amount,
    unit_amount_decimal: String(given.unit_amount),
  };
  world.tables.price.set(price.id, price);
  emit(world, 'price.created', price);
  return price;
}

/** The plan that a subscription item still carries beside its price. */
export function planOf(price: Price): Plan {
  if (!price.recurring) throw refused(`The price ${price.id} is not recurring.`);
  return {
    id: price.id,
    object: 'plan',
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: 'per_unit',
    created: price.created,
    currency: price.currency,
    interval: price.recurring.interval,
    interval_count: price.recurring.interval_count,
    livemode: false,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  };
}

function claimLookupKey(world: World, key: string | null | undefined, transfer: boolean | undefined, except?: string): void {
  if (!key) return;
  const holder = [...world.tables.price.values()].find((price) => price.lookup_key === key && price.id !== except);
  if (!holder) return;
  if (!transfer) throw refused(`A price (${holder.id}) already uses that lookup key.`, { param: 'lookup_key' });
  change(world, 'price.updated', holder, { lookup_key: null });
}

/** A product described on the spot. */
export interface ProductData {
  id?: string;
  name: string;
  active?: boolean;
  description?: string;
  images?: string[];
  metadata?: MetadataChange;
}
/** What makes a product; handed in, because products know prices already. */
export type ProductMaker = (world: World, given: ProductData) => { id: string };
interface ProductChoice {
  product?: string;
  product_data?: ProductData;
}

/** The product named, or made on the spot from `product_data`. */
export function productFor(world: World, given: ProductChoice, make: ProductMaker, at = ''): string {
  if (given.product !== undefined && given.product_data) {
    throw invalidParameter('You may only specify one of these parameters: product, product_data.', undefined, `${at}product`);
  }
  if (given.product !== undefined) return given.product;
  if (given.product_data) return make(world, given.product_data).id;
  throw missingParameter(`${at}product`);
}

function updatePrice(world: World, id: string, wanted: Params<typeof update>): Price {
  const price = find(world, 'price', id);
  const { metadata: newMetadata, transfer_lookup_key: transfer, ...plain } = wanted;
  claimLookupKey(world, wanted.lookup_key, transfer, id);
  change(world, 'price.updated', price, { ...given(plain), metadata: mergedMetadata(price.metadata, newMetadata) });
  return price;
}

const filters = {
  active: flag(),
  created: range(),
  currency: text(3),
  lookup_keys: list(text(), 10),
  product: text(),
  type: choice('one_time', 'recurring'),
};

function* selectPrices(world: World, given: Params<typeof filters>): Iterable<Price> {
  for (const price of world.tables.price.values()) {
    const isKeyed = given.lookup_keys === undefined || given.lookup_keys.includes(price.lookup_key ?? '');
    const isAsked = matches(given.active, price.active) && matches(given.currency, price.currency);
    const isKind = matches(given.product, price.product) && matches(given.type, price.type);
    if (isKeyed && isAsked && isKind && isWithin(price.created, given.created)) yield price;
  }
}

export function priceRoutes(makeProduct: ProductMaker): Route[] {
  return [
    route('POST', '/v1/prices', 'price', creation, ({ world, params }) => {
      claimLookupKey(world, params.lookup_key, params.transfer_lookup_key);
      return createPrice(world, { ...params, product: productFor(world, params, makeProduct) });
    }),
    route('GET', '/v1/prices/:id', 'price', {}, ({ world, id }) => find(world, 'price', id)),
    route('POST', '/v1/prices/:id', 'price', update, ({ world, id, params }) => updatePrice(world, id, params)),
    listRoute('/v1/prices', 'price', filters, ({ world, params }) => selectPrices(world, params)),
  ];
}
