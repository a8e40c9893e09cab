import { decodeCursor, encodeCursor, type CursorKeys, type CursorShape } from './cursor.ts';
import { badInput } from './request-error.ts';

export const DEFAULT_PAGE_SIZE = 20;
export const MAX_PAGE_SIZE = 100;

/** What a client asks of a list. */
export interface PageRequest {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
}
/** One page of rows, with what the connection needs. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  cursorOf(row: T): string;
}
/** How a list is ordered: where its cursors are valid, the types of its sort keys, and the keys of a row. */
export interface Ordering<T> {
  readonly scope: string;
  readonly shape: CursorShape;
  readonly keysOf: (row: T) => CursorKeys;
}

/** Page size from 1 to 100, 20 when absent. */
export function pageSize(first: number | null | undefined): number {
  const size = first ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE_SIZE) throw badInput('errors.page-size', { max: MAX_PAGE_SIZE });
  return size;
}

/** Reads one page: `read` gets the keys to start after and how many rows to fetch (one more than the page, to see if there is a next). */
export async function readPage<T>(request: PageRequest, ordering: Ordering<T>, read: (after: (string | number)[] | null, limit: number) => Promise<T[]>): Promise<Page<T>> {
  const size = pageSize(request.first);
  const after = request.after == null ? null : decodeCursor(ordering.scope, ordering.shape, request.after);
  const rows = await read(after, size + 1);
  return {
    rows: rows.slice(0, size),
    hasNextPage: rows.length > size,
    hasPreviousPage: after !== null,
    cursorOf: (row) => encodeCursor(ordering.scope, ordering.keysOf(row)),
  };
}

/** Reads the same page of the list of each parent in one go: `read` gets as many rows for each of them, in the order of the list. */
export async function readPages<T>(
  request: PageRequest, ordering: Ordering<T>, parents: readonly string[], parentOf: (row: T) => string, read: (after: (string | number)[] | null, limit: number) => Promise<T[]>,
): Promise<Map<string, Page<T>>> {
  const size = pageSize(request.first);
  let rows = new Map<string, T[]>();
  const { cursorOf, hasPreviousPage } = await readPage(request, ordering, async (after, limit) => {
    rows = Map.groupBy(await read(after, limit), parentOf);
    return [];
  });
  return new Map(parents.map((parent) => {
    const found = rows.get(parent) ?? [];
    return [parent, { rows: found.slice(0, size), hasNextPage: found.length > size, hasPreviousPage, cursorOf }];
  }));
}

export const emptyPage = <T>(): Page<T> => ({ rows: [], hasNextPage: false, hasPreviousPage: false, cursorOf: () => '' });
