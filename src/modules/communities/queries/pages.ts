import type { Kysely } from 'kysely';
import { decodeCursor, encodeCursor, type CursorShape } from '../../../kernel/cursor.ts';
import { pageSize, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { CommunitiesReader } from '../deps.ts';

/** A list that every community has: its table, its order, and which of the rows. The last sort key is unique in a community. */
export interface CommunityList {
  readonly scope: string;
  readonly table: 'member' | 'rules_version' | 'join_request' | 'invitation';
  readonly direction: 'asc' | 'desc';
  readonly keys: readonly { readonly column: string; readonly type: CursorShape[number] }[];
  readonly where: Readonly<Record<string, string>>;
}

/** The same page of a list of each of these communities, in one statement whatever their number. */
export async function pagesOf<Row extends { communityId: string }>(db: CommunitiesReader, list: CommunityList, communityIds: readonly string[], request: PageRequest): Promise<Map<string, Page<Row>>> {
  const size = pageSize(request.first);
  const after = request.after == null ? null : decodeCursor(list.scope, list.keys.map(({ type }) => type), request.after);
  const rows = (await statement(db as unknown as Kysely<any>, list, communityIds, after, size + 1).execute()) as unknown as Row[];
  const cursorOf = (row: Row): string => encodeCursor(list.scope, list.keys.map(({ column }) => keyOf((row as Record<string, unknown>)[column])));
  const byCommunity = Map.groupBy(rows, ({ communityId }) => communityId);
  return new Map(communityIds.map((id) => {
    const found = byCommunity.get(id) ?? [];
    return [id, { rows: found.slice(0, size), hasNextPage: found.length > size, hasPreviousPage: after !== null, cursorOf }];
  }));
}

function statement(db: Kysely<any>, { table, keys, direction, where }: CommunityList, communityIds: readonly string[], after: (string | number)[] | null, limit: number) {
  const page = (eb: Kysely<any>) => {
    let query = eb.selectFrom(table).selectAll(table).whereRef(`${table}.communityId`, '=', 'community.id').limit(limit);
    for (const [column, value] of Object.entries(where)) query = query.where(`${table}.${column}`, '=', value);
    for (const { column } of keys) query = query.orderBy(`${table}.${column}`, direction);
    if (after === null) return query;
    const values = keys.map(({ type }, index) => (type === 'time' ? new Date(after[index] as number) : after[index]));
    return query.where(({ eb: is, refTuple, tuple, ref }) => (keys.length === 1
      ? is(ref(`${table}.${keys[0]!.column}`), direction === 'asc' ? '>' : '<', values[0])
      : is(refTuple(`${table}.${keys[0]!.column}`, `${table}.${keys[1]!.column}`), direction === 'asc' ? '>' : '<', tuple(values[0], values[1]) as never)));
  };
  let query = db.selectFrom('community').innerJoinLateral((eb) => page(eb as never).as('item'), (join) => join.onTrue()).selectAll('item').where('community.id', 'in', [...communityIds]);
  for (const { column } of keys) query = query.orderBy(`item.${column}`, direction);
  return query;
}

const keyOf = (value: unknown): string | number => (value instanceof Date ? value.getTime() : (value as string | number));
