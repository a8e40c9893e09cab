import type { MessageRow } from '../../chat/index.ts';
import type { MessageMarksReader } from '../deps.ts';

/** The emoji that a person gave each of the messages, in the order of giving. */
export async function reactionsOfUser(db: MessageMarksReader, userId: string, messageIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('message_reaction').select(['messageId', 'emoji']).where('messageId', 'in', messageIds).where('userId', '=', userId).orderBy('createdAt').orderBy('emoji').execute();
  return new Map([...Map.groupBy(rows, ({ messageId }) => messageId)].map(([id, own]) => [id, own.map(({ emoji }) => emoji)]));
}

/** What is pinned in each of the rooms, the newest pin first. */
export async function pinnedIn(db: MessageMarksReader, roomIds: readonly string[]): Promise<Map<string, MessageRow[]>> {
  const rows = await db.selectFrom('room_message').selectAll().where('roomId', 'in', roomIds).where('pinnedAt', 'is not', null).orderBy('pinnedAt', 'desc').orderBy('seq', 'desc').execute();
  return Map.groupBy(rows, ({ roomId }) => roomId);
}
