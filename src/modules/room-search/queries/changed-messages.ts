import type { MessageRow } from '../../chat/index.ts';
import type { RoomSearchReader } from '../deps.ts';

export interface ChangedMessages {
  /** As they are now. */
  readonly messages: readonly MessageRow[];
  /** The position of the last event that was looked at; null when there was none. */
  readonly last: number | null;
  readonly count: number;
}

/** The messages that events after a position are about: two statements. */
export async function changedMessages(db: RoomSearchReader, roomId: string, after: number, limit: number): Promise<ChangedMessages> {
  const events = await db.selectFrom('room_event').select(['seq', 'kind', 'messageId']).where('roomId', '=', roomId).where('seq', '>', after).orderBy('seq').limit(limit).execute();
  const ids = [...new Set(events.filter(({ kind }) => kind === 'MESSAGE_SENT' || kind === 'MESSAGE_EDITED' || kind === 'MESSAGE_RECALLED').map(({ messageId }) => messageId).filter((id) => id !== null))];
  const messages = ids.length === 0 ? [] : await db.selectFrom('room_message').selectAll().where('roomId', '=', roomId).where('id', 'in', ids).execute();
  return { messages, last: events.at(-1)?.seq ?? null, count: events.length };
}
