import { sql } from 'kysely';
import type { SignedInViewer } from '../../../kernel/viewer.ts';
import { roomsById, type MessageRow } from '../../chat/index.ts';
import { askGate, NO_RIGHTS, rightsAcross } from '../../tiers/index.ts';
import type { ViewerReader } from '../deps.ts';
import type { ViewerEventRow, ViewerLogRow } from '../model/viewer-event.entity.ts';
import type { OpenRoom } from './viewer-heads.ts';

/** An event of somebody's log with what it is about, as that is now and as far as the person may see it. */
export interface ToldEvent extends ViewerEventRow {
  readonly room: OpenRoom | null;
  readonly message: MessageRow | null;
}

/** Where the logs of these people stand; those to whom nothing was ever told have none. */
export async function viewerLogs(db: ViewerReader, userIds: readonly string[]): Promise<Map<string, ViewerLogRow>> {
  if (userIds.length === 0) return new Map();
  const rows = await db.selectFrom('viewer_log').selectAll().where('userId', '=', sql<string>`any(${userIds}::uuid[])`).execute();
  return new Map(rows.map((row) => [row.userId, row]));
}

/** What follows a position in each of these logs, in order, in one statement; at most `limit` of each. */
export async function viewerEventsAfter(db: ViewerReader, positions: readonly { readonly userId: string; readonly after: number }[], limit: number): Promise<Map<string, ViewerEventRow[]>> {
  if (positions.length === 0) return new Map();
  const { rows } = await sql<ViewerEventRow>`
    select e.* from unnest(${positions.map(({ userId }) => userId)}::uuid[], ${positions.map(({ after }) => after)}::bigint[]) as p (user_id, after)
    cross join lateral (select * from viewer_event v where v.user_id = p.user_id and v.seq > p.after order by v.seq limit ${limit}) e
    order by e.user_id, e.seq`.execute(db);
  return Map.groupBy(rows, ({ userId }) => userId);
}

/** Those of the events that their people may hear of now, with what they are about: three statements. Asked after the log was read, so that nothing later than a loss is told. */
export async function visibleEvents(db: ViewerReader, viewers: ReadonlyMap<string, SignedInViewer>, events: readonly ViewerEventRow[], at: Date): Promise<ToldEvent[]> {
  const inRooms = events.filter(({ roomId }) => roomId !== null);
  if (inRooms.length === 0) return events.map((event) => ({ ...event, room: null, message: null }));
  const rooms = new Map((await roomsById(db as never, [...new Set(inRooms.map(({ roomId }) => roomId!))])).map((room) => [room.id, room]));
  const messages = await messagesOf(db, inRooms);
  const rights = await rightsAcross(db as never, [...new Set(inRooms.map(({ userId }) => userId))], [...new Set(inRooms.map(({ communityId }) => communityId))], at);
  return events.flatMap((event): ToldEvent[] => {
    if (event.roomId === null) return [{ ...event, room: null, message: null }];
    const room = rooms.get(event.roomId);
    if (!room) return [];
    const own = rights.get(event.userId)?.get(event.communityId) ?? NO_RIGHTS;
    const gate = askGate(viewers.get(event.userId)!, event.communityId, own, room.entitlement);
    const message = messages.get(event.messageId ?? '') ?? null;
    const isVisible = event.messageId === null ? own.role !== null : gate.allowed && message !== null;
    return isVisible ? [{ ...event, room: { room, gate }, message }] : [];
  });
}

async function messagesOf(db: ViewerReader, events: readonly ViewerEventRow[]): Promise<Map<string, MessageRow>> {
  const about = events.filter(({ messageId }) => messageId !== null);
  if (about.length === 0) return new Map();
  const rows = await db.selectFrom('room_message').selectAll().where('roomId', 'in', [...new Set(about.map(({ roomId }) => roomId!))]).where('id', 'in', [...new Set(about.map(({ messageId }) => messageId!))]).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** The newest positions of rooms and of people's logs, in one statement: what a poll asks for all that a process watches. */
export async function newestPositions(db: ViewerReader, roomIds: readonly string[], userIds: readonly string[]): Promise<readonly { readonly id: string; readonly isRoom: boolean; readonly lastSeq: number; readonly readVersion: number }[]> {
  const { rows } = await sql<{ id: string; isRoom: boolean; lastSeq: number; readVersion: number }>`
    select id, true as is_room, last_seq, 0::bigint as read_version from room where id = any(${roomIds}::uuid[])
    union all select user_id, false, last_seq, read_version from viewer_log where user_id = any(${userIds}::uuid[])`.execute(db);
  return rows;
}
