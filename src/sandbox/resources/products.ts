import { newId } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { clearable, flag, given, group, list, metadata, range, required, text, url, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused } from '../stripe-error.ts';
import type { Product } from '../wire-types.ts';
import { find, findProduct, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { createPrice, priceFields } from './prices.ts';

const common = {
  active: flag(),
  description: clearable(text(40_000)),
  images: list(url(), 8),
  metadata: metadata(),
  statement_descriptor: text(22),
  tax_code: clearable(text()),
  unit_label: clearable(text(12)),
  url: clearable(url()),
};
const { currency, recurring, unit_amount, tax_behavior } = priceFields;
const creation = {
  ...common,
  id: text(),
  name: required(text()),
  default_price_data: group({ currency, metadata: metadata(), recurring, tax_behavior, unit_amount }),
};
const update = { ...common, name: text(), default_price: text() };

type Creation = Params<typeof creation>;

/** Makes a product; also the product of a price that is described on the spot. */
export function createProduct(world: World, given: Partial<Creation> & { name: string }): Product {
  const id = given.id ?? newId('prod', 14);
  if (world.tables.product.has(id)) throw refused('Product already exists.', { code: 'resource_already_exists', param: 'id' });
  const product: Product = {
    id,
    object: 'product',
    active: given.active ?? true,
    created: world.clock.seconds(),
    default_price: null,
    description: given.description ?? null,
    images: given.images ?? [],
    livemode: false,
    marketing_features: [],
    metadata: mergedMetadata({}, given.metadata),
    name: given.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: given.statement_descriptor ?? null,
    tax_code: given.tax_code ?? null,
    tax_details: null,
    type: 'service',
    unit_label: given.unit_label ?? null,
    updated: world.clock.seconds(),
    url: given.url ?? null,
  };
  world.tables.product.set(id, product);
  if (given.default_price_data) {
    product.default_price = createPrice(world, { ...given.default_price_data, product: id }, 'default_price_data').id;
  }
  emit(world, 'product.created', product);
  return product;
}

function updateProduct(world: World, id: string, wanted: Params<typeof update>): Product {
  const product = findProduct(world, id);
  if (wanted.default_price !== undefined) find(world, 'price', wanted.default_price, 'default_price');
  const { metadata: newMetadata, ...plain } = wanted;
  const merged = mergedMetadata(product.metadata, newMetadata);
  change(world, 'product.updated', product, { ...given(plain), metadata: merged, updated: world.clock.seconds() });
  return product;
}

function deleteProduct(world: World, id: string): object {
  const product = findProduct(world, id);
  if ([...world.tables.price.values()].some((price) => price.product === id)) {
    throw refused('This product cannot be deleted because it has one or more user-created prices.');
  }
  emit(world, 'product.deleted', product);
  const deleted = { id, object: 'product', deleted: true } as const;
  world.tables.product.set(id, deleted);
  return deleted;
}

const filters = { active: flag(), created: range(), ids: list(text()), url: text() };

function* selectProducts(world: World, given: Params<typeof filters>): Iterable<Product> {
  for (const product of world.tables.product.values()) {
    if (product.deleted) continue;
    const isNamed = given.ids === undefined || given.ids.includes(product.id);
    const isAsked = matches(given.active, product.active) && matches(given.url, product.url);
    if (isNamed && isAsked && isWithin(product.created, given.created)) yield product;
  }
}

export const productRoutes: Route[] = [
  route('POST', '/v1/products', 'product', creation, ({ world, params }) => createProduct(world, params)),
  route('GET', '/v1/products/:id', 'product', {}, ({ world, id }) => find(world, 'product', id)),
  route('POST', '/v1/products/:id', 'product', update, ({ world, id, params }) => updateProduct(world, id, params)),
  route('DELETE', '/v1/products/:id', 'product', {}, ({ world, id }) => deleteProduct(world, id)),
  listRoute('/v1/products', 'product', filters, ({ world, params }) => selectProducts(world, params)),
];
