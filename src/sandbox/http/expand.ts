import { invoicePayments } from '../resources/invoice-payments.ts';
import { sessionLineItems } from '../resources/session-line-items.ts';
import { invalidParameter } from '../stripe-error.ts';
import type { Kind } from '../tables.ts';
import type { World } from '../world.ts';

const MAX_LEVELS = 4;

/** Which fields lead where. A kind that is no table is an embedded object; `items.data` and the like are lists. */
const FIELDS: Record<string, Record<string, string>> = {
  customer: { invoice_settings: 'customer.invoice_settings' },
  'customer.invoice_settings': { default_payment_method: 'payment_method' },
  product: { default_price: 'price' },
  price: { product: 'product' },
  item: { price: 'price' },
  payment_method: { customer: 'customer' },
  charge: { customer: 'customer', payment_intent: 'payment_intent' },
  payment_intent: { customer: 'customer', latest_charge: 'charge', payment_method: 'payment_method' },
  'checkout.session': {
    customer: 'customer',
    invoice: 'invoice',
    line_items: 'item',
    payment_intent: 'payment_intent',
    subscription: 'subscription',
  },
  subscription_item: { price: 'price' },
  subscription: {
    customer: 'customer',
    default_payment_method: 'payment_method',
    items: 'subscription_item',
    latest_invoice: 'invoice',
  },
  line_item: { subscription: 'subscription' },
  invoice: {
    customer: 'customer',
    default_payment_method: 'payment_method',
    lines: 'line_item',
    parent: 'invoice.parent',
    payments: 'invoice_payment',
  },
  'invoice.parent': { subscription_details: 'invoice.subscription_details' },
  'invoice.subscription_details': { subscription: 'subscription' },
  invoice_payment: { invoice: 'invoice', payment: 'invoice_payment.payment' },
  'invoice_payment.payment': { payment_intent: 'payment_intent' },
};

/** Lists that are answered only when they are asked for. */
const INCLUDABLE: Record<string, (world: World, id: string) => object> = {
  'checkout.session.line_items': sessionLineItems,
  'invoice.payments': invoicePayments,
};

const LISTS = new Set(['item', 'subscription_item', 'line_item', 'invoice_payment']);

function refusedPath(path: string): Error {
  return invalidParameter(`This property cannot be expanded (${path}).`, undefined, 'expand');
}

/** Fails for a path that leads nowhere; run before the request is executed. */
export function checkExpand(paths: string[], kind: string, isList: boolean): void {
  for (const path of paths) {
    const segments = path.split('.');
    if (isList && segments.shift() !== 'data') throw refusedPath(path);
    if (segments.length === 0 || segments.length > MAX_LEVELS + 2) throw refusedPath(path);
    let current = kind;
    for (const [index, segment] of segments.entries()) {
      if (segment === 'data' && LISTS.has(current) && index > 0) continue;
      const next = FIELDS[current]?.[segment];
      if (next === undefined) throw refusedPath(path);
      current = next;
    }
  }
}

type Fields = Record<string, unknown>;

function stepInto(world: World, holder: Fields, kind: string, field: string): unknown {
  const value = holder[field];
  const next = FIELDS[kind]?.[field] ?? '';
  if (typeof value === 'string') {
    const found = world.tables[next as Kind]?.get(value);
    if (found) holder[field] = structuredClone(found);
  } else if (value === undefined) {
    const include = INCLUDABLE[`${kind}.${field}`];
    if (include) holder[field] = structuredClone(include(world, String(holder.id)));
  }
  return holder[field];
}

function expandIn(world: World, value: unknown, kind: string, segments: string[]): void {
  const [segment, ...rest] = segments;
  if (segment === undefined || value === null || typeof value !== 'object') return;
  const holder = value as Fields;
  if (segment === 'data' && Array.isArray(holder.data)) {
    for (const each of holder.data) expandIn(world, each, kind, rest);
    return;
  }
  expandIn(world, stepInto(world, holder, kind, segment), FIELDS[kind]?.[segment] ?? '', rest);
}

/** A copy of the answer with the named references replaced by the objects themselves. */
export function expanded(world: World, answer: object, kind: string, paths: string[]): object {
  const copy = structuredClone(answer);
  for (const path of paths) expandIn(world, copy, kind, path.split('.'));
  return copy;
}
