import type { ChatReader } from '../deps.ts';
import type { MessageRow } from '../model/message.entity.ts';
import type { RoomEventRow } from '../model/room-event.entity.ts';

/** An event of a room's log with the message it is about, as that message is now. */
export interface LoggedEvent extends RoomEventRow {
  readonly message: MessageRow | null;
}

/** Events after a position in order, with their messages: two statements. */
export async function eventsAfter(db: ChatReader, roomId: string, after: number, limit: number): Promise<LoggedEvent[]> {
  const events = await db.selectFrom('room_event').selectAll().where('roomId', '=', roomId).where('seq', '>', after).orderBy('seq').limit(limit).execute();
  const ids = [...new Set(events.map(({ messageId }) => messageId).filter((id) => id !== null))];
  const messages = ids.length === 0 ? [] : await db.selectFrom('room_message').selectAll().where('roomId', '=', roomId).where('id', 'in', ids).execute();
  const byId = new Map(messages.map((message) => [message.id, message]));
  return events.map((event) => ({ ...event, message: event.messageId === null ? null : (byId.get(event.messageId) ?? null) }));
}

/** The newest position of each room. */
export async function headsOf(db: ChatReader, roomIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('room').select(['id', 'lastSeq']).where('id', 'in', roomIds).execute();
  return new Map(rows.map(({ id, lastSeq }) => [id, lastSeq]));
}
