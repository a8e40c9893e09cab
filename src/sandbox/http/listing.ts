import { invalidParameter, noSuch } from '../stripe-error.ts';
import type { List } from '../wire-types.ts';
import { integer, text, type Params, type Range, type Shape } from './params.ts';
import type { Call, Route } from './route.ts';

const pagination = { limit: integer(1, 100), starting_after: text(), ending_before: text() };

type Listed = { id: string; object: string };

/** Cuts one page out of all that matches, newest first. */
function page<T extends Listed>(all: T[], params: Params<typeof pagination>, url: string): List<T> {
  const { starting_after: after, ending_before: before, limit = 10 } = params;
  if (after !== undefined && before !== undefined) {
    throw invalidParameter('You cannot use both starting_after and ending_before.', undefined, 'starting_after');
  }
  const position = (id: string, param: string): number => {
    const index = all.findIndex((each) => each.id === id);
    if (index < 0) throw noSuch(all[0]?.object ?? 'object', id, param);
    return index;
  };
  if (before !== undefined) {
    const end = position(before, 'ending_before');
    const start = Math.max(0, end - limit);
    return { object: 'list', data: all.slice(start, end), has_more: start > 0, url };
  }
  const start = after === undefined ? 0 : position(after, 'starting_after') + 1;
  return { object: 'list', data: all.slice(start, start + limit), has_more: all.length > start + limit, url };
}

/** A list operation. `select` yields what matches the filters in order of creation. */
export function listRoute<S extends Shape, T extends Listed>(
  path: string,
  answers: string,
  filters: S,
  select: (call: Call<S>) => Iterable<T>,
  order: 'newest-first' | 'oldest-first' = 'newest-first',
): Route {
  return {
    verb: 'GET',
    path,
    answers,
    isList: true,
    shape: { ...filters, ...pagination },
    run(call) {
      const all = [...select(call as unknown as Call<S>)];
      if (order === 'newest-first') all.reverse();
      return page(all, call.params as Params<typeof pagination>, path.replace(':id', call.id));
    },
  };
}

/** A whole list embedded in an object. */
export function embedded<T>(data: T[], url: string): List<T> {
  return { object: 'list', data, has_more: false, url };
}

export function isWithin(value: number, range: Range | undefined): boolean {
  if (range === undefined) return true;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = range;
  return value > gt && value >= gte && value < lt && value <= lte;
}

/** Whether a filter is absent or equals the value. */
export function matches<T>(filter: T | undefined, value: T | null): boolean {
  return filter === undefined || filter === value;
}
