import { newId, randomLetters } from '../ids.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, clearable, given, group, integer, list, metadata, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import type { Customer, Deleted } from '../wire-types.ts';
import { find, findCustomer, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { endSubscription } from '../flows/end-subscription.ts';

const address = clearable(
  group({
    city: clearable(text()),
    country: clearable(text(2)),
    line1: clearable(text()),
    line2: clearable(text()),
    postal_code: clearable(text()),
    state: clearable(text()),
  }),
);

const fields = {
  address,
  balance: integer(Number.MIN_SAFE_INTEGER),
  description: clearable(text()),
  email: clearable(text(512)),
  invoice_settings: group({ default_payment_method: clearable(text()) }),
  metadata: metadata(),
  name: clearable(text(256)),
  phone: clearable(text(20)),
  preferred_locales: list(text()),
  tax_exempt: clearable(choice('exempt', 'none', 'reverse')),
};

type Fields = Params<typeof fields>;

function addressOf(given: Fields['address']): Customer['address'] {
  if (!given) return null;
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = given;
  return { city, country, line1, line2, postal_code, state };
}

/** Makes a customer; the checkout page makes one too, when a subscription needs somebody to bill. */
export function createCustomer(world: World, given: Partial<Fields> & { test_clock?: string }): Customer {
  const customer: Customer = {
    id: newId('cus', 14),
    object: 'customer',
    address: addressOf(given.address),
    balance: given.balance ?? 0,
    created: world.clock.seconds(),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: given.description ?? null,
    discount: null,
    email: given.email ?? null,
    invoice_prefix: randomLetters(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: given.invoice_settings?.default_payment_method ?? null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: mergedMetadata({}, given.metadata),
    name: given.name ?? null,
    next_invoice_sequence: 1,
    phone: given.phone ?? null,
    preferred_locales: given.preferred_locales ?? [],
    shipping: null,
    tax_exempt: given.tax_exempt ?? 'none',
    test_clock: given.test_clock ?? null,
  };
  world.tables.customer.set(customer.id, customer);
  emit(world, 'customer.created', customer);
  return customer;
}

function changesOf(customer: Customer, wanted: Fields): Partial<Customer> {
  const { address: newAddress, invoice_settings: settings, metadata: newMetadata, tax_exempt: taxExempt, ...plain } = wanted;
  return {
    ...given(plain),
    ...(newAddress !== undefined && { address: addressOf(newAddress) }),
    ...(settings?.default_payment_method !== undefined && {
      invoice_settings: { ...customer.invoice_settings, default_payment_method: settings.default_payment_method },
    }),
    ...(newMetadata !== undefined && { metadata: mergedMetadata(customer.metadata, newMetadata) }),
    ...(taxExempt !== undefined && { tax_exempt: taxExempt ?? 'none' }),
  };
}

function requirePaymentMethod(world: World, given: Partial<Fields>): void {
  const id = given.invoice_settings?.default_payment_method;
  if (id) find(world, 'payment_method', id, 'invoice_settings[default_payment_method]');
}

function updateCustomer(world: World, id: string, given: Fields): Customer {
  const customer = findCustomer(world, id);
  requirePaymentMethod(world, given);
  change(world, 'customer.updated', customer, changesOf(customer, given));
  return customer;
}

export function deleteCustomer(world: World, id: string): Deleted<'customer'> {
  const customer = findCustomer(world, id);
  for (const subscription of world.tables.subscription.values()) {
    if (subscription.customer === id && subscription.ended_at === null) endSubscription(world, subscription);
  }
  const deleted: Deleted<'customer'> = { id, object: 'customer', deleted: true };
  emit(world, 'customer.deleted', customer);
  world.tables.customer.set(id, deleted);
  return deleted;
}

function* selectCustomers(world: World, filters: { email?: string; created?: { gte?: number } }): Iterable<Customer> {
  for (const customer of world.tables.customer.values()) {
    if (customer.deleted) continue;
    if (matches(filters.email, customer.email) && isWithin(customer.created, filters.created)) yield customer;
  }
}

export const customerRoutes: Route[] = [
  route('POST', '/v1/customers', 'customer', { ...fields, test_clock: text() }, ({ world, params }) => {
    requirePaymentMethod(world, params);
    if (params.test_clock !== undefined) find(world, 'test_helpers.test_clock', params.test_clock, 'test_clock');
    return createCustomer(world, params);
  }),
  route('GET', '/v1/customers/:id', 'customer', {}, ({ world, id }) => find(world, 'customer', id)),
  route('POST', '/v1/customers/:id', 'customer', fields, ({ world, id, params }) => updateCustomer(world, id, params)),
  route('DELETE', '/v1/customers/:id', 'customer', {}, ({ world, id }) => deleteCustomer(world, id)),
  listRoute('/v1/customers', 'customer', { email: text(512), created: range() }, ({ world, params }) =>
    selectCustomers(world, params),
  ),
];
