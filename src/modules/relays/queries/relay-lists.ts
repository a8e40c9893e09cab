import { readPages, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { RelaysReader } from '../deps.ts';
import type { RelayEntryRow } from '../model/relay-entry.entity.ts';
import type { RelayListRow } from '../model/relay-list.entity.ts';

export const listById = async (db: RelaysReader, id: string): Promise<RelayListRow | null> => (await listsById(db, [id]))[0] ?? null;
export const listsById = (db: RelaysReader, ids: readonly string[]): Promise<RelayListRow[]> => db.selectFrom('relay_list').selectAll().where('id', 'in', ids).execute();
export const entryById = async (db: RelaysReader, id: string): Promise<RelayEntryRow | null> => (await db.selectFrom('relay_entry').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;

/** The lines of lists in the order of arrival, by list: a page of each in one statement. Those who withdrew are left out. */
export function entriesOf(db: RelaysReader, listIds: readonly string[], request: PageRequest): Promise<Map<string, Page<RelayEntryRow>>> {
  const ordering = { scope: 'relay-entries', shape: ['int'] as const, keysOf: (row: RelayEntryRow) => [row.position] };
  return readPages<RelayEntryRow>(request, ordering, listIds, ({ relayListId }) => relayListId, (after, limit) =>
    db.selectFrom('relay_list').innerJoinLateral((eb) => {
      const lines = eb.selectFrom('relay_entry').selectAll('relay_entry').whereRef('relay_entry.communityId', '=', 'relay_list.communityId').whereRef('relay_entry.relayListId', '=', 'relay_list.id')
        .where('relay_entry.state', '<>', 'WITHDRAWN').orderBy('relay_entry.position').limit(limit);
      return (after ? lines.where('relay_entry.position', '>', after[0] as number) : lines).as('line');
    }, (join) => join.onTrue()).selectAll('line').where('relay_list.id', 'in', listIds).orderBy('line.position').execute());
}

/** A person's own lines that stand, by list. */
export async function entriesOfPerson(db: RelaysReader, userId: string, listIds: readonly string[]): Promise<Map<string, RelayEntryRow>> {
  const rows = await db.selectFrom('relay_entry').selectAll().where('relayListId', 'in', listIds).where('userId', '=', userId).where('state', '<>', 'WITHDRAWN').execute();
  return new Map(rows.map((row) => [row.relayListId, row]));
}
