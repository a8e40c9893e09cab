import type { Viewer } from '../../../kernel/viewer.ts';
import { dayOf, shownTime } from '../../communities/index.ts';
import { listForReading, mayManage } from '../access.ts';
import type { RelaysDeps, RelaysReader } from '../deps.ts';
import { csvOf } from '../model/csv.ts';

export interface RelayExport {
  readonly fileName: string;
  readonly csv: string;
}
const COLUMNS = ['position', 'member', 'quantity', 'variant', 'note', 'state', 'entered-at'] as const;

/** The lines of a list as a table for a spreadsheet, for its author and those who manage rooms, null for others; no cell starts a formula. Days and times are those of the community. */
export async function exportRelayList({ reader, clock, translate }: RelaysDeps, viewer: Viewer, relayListId: string): Promise<RelayExport | null> {
  const found = await listForReading(reader, viewer, relayListId, clock.now());
  if (!found.ok || !mayManage(found.value.list, found.value.standing)) return null;
  const { list, standing: { community: { timeZone } } } = found.value;
  const word = (key: string): string => translate(viewer.locale, `relays.${key}`, { timeZone });
  const lines = await namedLines(reader, list);
  const rows = lines.map((line) => [line.position, line.nickname ?? line.displayName, line.quantity, line.variant ?? '', line.note, word(`state.${line.state}`), shownTime(line.createdAt, timeZone)]);
  return { fileName: `relay-${dayOf(list.createdAt, timeZone)}.csv`, csv: csvOf([COLUMNS.map((column) => word(`column.${column}`)), ...rows]) };
}

/** Also those who left the community since: they have taken what they took. */
const namedLines = (db: RelaysReader, { communityId, id }: { communityId: string; id: string }) => db.selectFrom('relay_entry')
  .innerJoin('member', (join) => join.onRef('member.communityId', '=', 'relay_entry.communityId').onRef('member.userId', '=', 'relay_entry.userId'))
  .innerJoin('user_account', 'user_account.id', 'relay_entry.userId')
  .select(['relay_entry.position', 'relay_entry.quantity', 'relay_entry.variant', 'relay_entry.note', 'relay_entry.state', 'relay_entry.createdAt', 'member.nickname', 'user_account.displayName'])
  .where('relay_entry.communityId', '=', communityId).where('relay_entry.relayListId', '=', id).where('relay_entry.state', '<>', 'WITHDRAWN').orderBy('relay_entry.position').execute();
