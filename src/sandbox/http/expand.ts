import { invoicePayments } from '../resources/invoice-payments.ts';
import { chargeRefunds } from '../resources/refunds.ts';
import { sessionLineItems } from '../resources/session-line-items.ts';
import { invalidParameter } from '../stripe-error.ts';
import type { Kind } from '../tables.ts';
import type { World } from '../world.ts';
import { FIELDS, KIND_BY_PREFIX } from './references.ts';

const MAX_LEVELS = 4;

/** Lists that are answered only when they are asked for. */
const INCLUDABLE: Record<string, (world: World, id: string) => object> = {
  'charge.refunds': chargeRefunds,
  'checkout.session.line_items': sessionLineItems,
  'invoice.payments': invoicePayments,
};

const LISTS = new Set(['item', 'subscription_item', 'line_item', 'invoice_payment', 'refund']);

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

/** A copy of what an id stands for; the id itself when there is no such thing any more. */
function referred(world: World, kind: string, id: string): unknown {
  const table = kind in world.tables ? kind : KIND_BY_PREFIX[id.split('_')[0] ?? ''];
  return structuredClone(world.tables[table as Kind]?.get(id)) ?? id;
}

function stepInto(world: World, holder: Fields, kind: string, field: string): unknown {
  const value = holder[field];
  const next = FIELDS[kind]?.[field] ?? '';
  if (typeof value === 'string') {
    holder[field] = referred(world, next, value);
  } else if (Array.isArray(value)) {
    holder[field] = value.map((each: unknown) => (typeof each === 'string' ? referred(world, next, each) : each));
  } else if (value === undefined) {
    const include = INCLUDABLE[`${kind}.${field}`];
    if (include) holder[field] = structuredClone(include(world, String(holder.id)));
  }
  return holder[field];
}

function expandIn(world: World, value: unknown, kind: string, segments: string[]): void {
  const [segment, ...rest] = segments;
  if (segment === undefined || value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const each of value) expandIn(world, each, kind, segments);
    return;
  }
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
