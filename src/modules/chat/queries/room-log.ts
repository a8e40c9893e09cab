import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
import type { ChatReader } from '../deps.ts';
import type { MessageRow } from '../model/message.entity.ts';
import type { RoomEventRow } from '../model/room-event.entity.ts';

/** An event of a room's log with the message it is about, as that message is now. */
export interface LoggedEvent extends RoomEventRow {
  readonly message: MessageRow | null;
}
/** A piece of a room's log, and how the room stood in the same snapshot. */
export interface LogPage {
  readonly events: readonly LoggedEvent[];
  /** The right that lets one in; null when membership is enough. */
  readonly entitlement: string | null;
  /** The oldest position that the log still holds. */
  readonly firstSeq: number;
}

const pageAfter = prepared((db: ChatReader, { roomId, after, limit }: Slots<{ roomId: string; after: number; limit: number }>) =>
  db.selectFrom('room').leftJoinLateral(
    (eb) => eb.selectFrom('room_event').selectAll().where('room_event.roomId', '=', roomId).where('room_event.seq', '>', after).orderBy('room_event.seq').limit(limit).as('event'),
    (join) => join.onTrue(),
  ).select(['room.entitlement', 'room.firstSeq']).selectAll('event').where('room.id', '=', roomId).orderBy('event.seq'));
// Apart: joined with their events, they would be looked for in the whole room while its statistics are old.
const messagesIn = prepared((db: ChatReader, { roomId, ids }: Slots<{ roomId: string; ids: readonly string[] }>) =>
  db.selectFrom('room_message').selectAll().where('roomId', '=', roomId).where('id', '=', anyOf(ids)));

/** Events after a position in order, with their messages, and who may have them: two statements. */
export async function logAfter(db: ChatReader, roomId: string, after: number, limit: number): Promise<LogPage> {
  const rows = await pageAfter(db, { roomId, after, limit });
  const events = rows.filter(({ seq }) => seq !== null).map(({ entitlement: _entitlement, firstSeq: _firstSeq, ...event }) => event as unknown as RoomEventRow);
  const ids = [...new Set(events.map(({ messageId }) => messageId).filter((id) => id !== null))];
  const messages = ids.length === 0 ? [] : await messagesIn(db, { roomId, ids });
  const byId = new Map(messages.map((message) => [message.id, message]));
  return {
    events: events.map((event) => ({ ...event, message: event.messageId === null ? null : (byId.get(event.messageId) ?? null) })),
    entitlement: rows[0]?.entitlement ?? null, firstSeq: rows[0]?.firstSeq ?? 1,
  };
}

export interface RoomHead {
  readonly lastSeq: number;
  readonly entitlement: string | null;
}
const headsIn = prepared((db: ChatReader, { roomIds }: Slots<{ roomIds: readonly string[] }>) => db.selectFrom('room').select(['id', 'lastSeq', 'entitlement']).where('id', '=', anyOf(roomIds)));

/** The newest position of each room, and the right that lets one in. */
export async function headsOf(db: ChatReader, roomIds: readonly string[]): Promise<Map<string, RoomHead>> {
  const rows = await headsIn(db, { roomIds });
  return new Map(rows.map(({ id, ...head }) => [id, head]));
}
