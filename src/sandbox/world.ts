import type { Clock } from './clock.ts';
import type { Settings } from './settings.ts';
import { noSuch } from './stripe-error.ts';
import type { Kind, Records, Tables } from './tables.ts';
import type { Customer, Product } from './wire-types.ts';

export const API_VERSION = '2026-10-28.endive';

/** Everything the handlers share. Handlers are synchronous, so a request sees and leaves a consistent state. */
export interface World {
  readonly tables: Tables;
  readonly clock: Clock;
  readonly settings: Settings;
  /** Where the hosted pages are; known once the server listens. */
  baseUrl: string;
  /** The API request being answered; events name it as their cause. */
  request: { id: string; idempotency_key: string | null } | null;
  /** The connected account the request is made for (`Stripe-Account`), or null for the platform. */
  account: string | null;
}

export function find<K extends Kind>(world: World, kind: K, id: string, param?: string): Records[K] {
  const record = world.tables[kind].get(id);
  if (record === undefined) throw noSuch(kind, id, param);
  return record;
}

/** A customer that has not been deleted. */
export function findCustomer(world: World, id: string, param?: string): Customer {
  const customer = find(world, 'customer', id, param);
  if (customer.deleted) throw noSuch('customer', id, param);
  return customer;
}

/** A product that has not been deleted. */
export function findProduct(world: World, id: string, param?: string): Product {
  const product = find(world, 'product', id, param);
  if (product.deleted) throw noSuch('product', id, param);
  return product;
}
