import { sql } from 'kysely';
import { newId } from '../../../../kernel/id.ts';
import { prepared, rowsOf, type Slots } from '../../../../platform/database/prepared.ts';
import type { Tx } from '../../../../platform/database/unit-of-work.ts';
import { roomTopic, type ChatDeps, type ChatReader } from '../../deps.ts';
import type { MessageRow } from '../../model/message.entity.ts';
import type { RoomMentionRow } from '../../model/room-mention.entity.ts';

/** What a new message differs in from every other. */
export type NewMessage = Pick<MessageRow, 'id' | 'communityId' | 'roomId' | 'seq' | 'ordinal' | 'authorId' | 'replyToId' | 'body' | 'createdAt'> & Partial<Pick<MessageRow, 'mentionCount' | 'mentionsEveryone' | 'mediaCount'>>;

/** A message as it is stored when it is sent. */
export const newMessage = (given: Omit<NewMessage, 'id'> & { id?: string }): MessageRow => ({
  id: newId(given.createdAt.getTime()), mentionCount: 0, mentionsEveryone: false, mediaCount: 0,
  attachmentKind: null, attachmentId: null, reactionCounts: {}, pinnedAt: null, pinnedBy: null, editedAt: null, recalledAt: null, ...given,
});

interface Given {
  readonly roomIds: readonly string[];
  readonly counts: readonly number[];
  readonly ids: readonly string[];
  readonly rooms: readonly string[];
  readonly communities: readonly string[];
  readonly seqs: readonly number[];
  readonly ordinals: readonly number[];
  readonly authors: readonly string[];
  readonly replies: readonly (string | null)[];
  readonly bodies: readonly string[];
  readonly mentions: readonly number[];
  readonly everyones: readonly boolean[];
  readonly pictures: readonly number[];
  readonly at: Date;
}

/** Positions, messages, events and read positions: one statement, whatever their number. Each of a room's messages is read by its author; the last counts. */
const writeAll = prepared((db: ChatReader, given: Slots<Given>) => {
  const at = sql<Date>`${given.at}::timestamptz`;
  const messages = rowsOf('message', {
    id: [given.ids, 'uuid'], roomId: [given.rooms, 'uuid'], communityId: [given.communities, 'uuid'], seq: [given.seqs, 'bigint'], ordinal: [given.ordinals, 'bigint'], authorId: [given.authors, 'uuid'],
    replyToId: [given.replies, 'uuid'], body: [given.bodies, 'text'], mentionCount: [given.mentions, 'int'], mentionsEveryone: [given.everyones, 'boolean'], mediaCount: [given.pictures, 'int'],
  });
  return db
    .with('message', (query) => query.selectFrom(messages).selectAll())
    .with('position', (query) => query.updateTable('room').from(rowsOf('taken', { roomId: [given.roomIds, 'uuid'], count: [given.counts, 'int'] }))
      .set((eb) => ({ lastSeq: eb('room.lastSeq', '+', eb.ref('taken.count')), lastOrdinal: eb('room.lastOrdinal', '+', eb.ref('taken.count')) })).whereRef('room.id', '=', 'taken.roomId'))
    .with('sent', (query) => query.insertInto('room_message').columns(['id', 'roomId', 'communityId', 'seq', 'ordinal', 'authorId', 'replyToId', 'body', 'mentionCount', 'mentionsEveryone', 'mediaCount', 'createdAt'])
      .expression(query.selectFrom('message').select(['id', 'roomId', 'communityId', 'seq', 'ordinal', 'authorId', 'replyToId', 'body', 'mentionCount', 'mentionsEveryone', 'mediaCount', at.as('createdAt')])))
    .with('read', (query) => query.insertInto('room_read_position').columns(['roomId', 'userId', 'communityId', 'ordinal', 'updatedAt'])
      .expression(query.selectFrom('message').select((eb) => ['roomId', 'authorId', 'communityId', eb.fn.max('ordinal').as('ordinal'), at.as('updatedAt')]).groupBy(['roomId', 'authorId', 'communityId']))
      .onConflict((conflict) => conflict.columns(['roomId', 'userId']).doUpdateSet({ ordinal: sql<number>`greatest(room_read_position.ordinal, excluded.ordinal)`, updatedAt: at })))
    .insertInto('room_event').columns(['roomId', 'seq', 'communityId', 'kind', 'messageId', 'actorId', 'occurredAt'])
    .expression((query) => query.selectFrom('message').select(['roomId', 'seq', 'communityId', sql<'MESSAGE_SENT'>`'MESSAGE_SENT'`.as('kind'), 'id', 'authorId', at.as('occurredAt')]));
});

/** Writes new messages to the logs of rooms that are locked; their positions follow the last of each. One's own messages are read. Readers are told after commit. */
export async function writeMessages(deps: ChatDeps, tx: Tx, at: Date, messages: readonly MessageRow[]): Promise<void> {
  if (messages.length === 0) return;
  const list = <Name extends keyof MessageRow>(name: Name): MessageRow[Name][] => messages.map((message) => message[name]);
  const counts = new Map<string, number>();
  for (const { roomId } of messages) counts.set(roomId, (counts.get(roomId) ?? 0) + 1);
  await writeAll(tx.db as ChatReader, {
    roomIds: [...counts.keys()], counts: [...counts.values()], ids: list('id'), rooms: list('roomId'), communities: list('communityId'), seqs: list('seq'), ordinals: list('ordinal'), authors: list('authorId'),
    replies: list('replyToId'), bodies: list('body'), mentions: list('mentionCount'), everyones: list('mentionsEveryone'), pictures: list('mediaCount'), at,
  });
  tx.afterCommit(() => { for (const roomId of counts.keys()) deps.hints.publish(roomTopic(roomId)); });
}

/** Whom a message names: active members other than its author who may enter, as sending has judged. */
export interface NewMention {
  readonly room: { readonly id: string; readonly communityId: string };
  readonly message: Pick<MessageRow, 'id' | 'ordinal' | 'authorId'>;
  readonly userIds: readonly string[];
  readonly isEveryone: boolean;
}
/** Stores whom messages name, and tells them: once for all messages of a transaction, after all else. Everyone is counted at once. */
export async function storeMentions(deps: Pick<ChatDeps, 'addressees'>, tx: Tx, mentions: readonly NewMention[]): Promise<void> {
  const rows = mentions.flatMap(({ room, message, userIds, isEveryone }): RoomMentionRow[] => {
    const row = { roomId: room.id, communityId: room.communityId, messageId: message.id, ordinal: message.ordinal };
    return [...userIds.map((userId) => ({ ...row, userId, isEveryone: false })), ...(isEveryone ? [{ ...row, userId: message.authorId, isEveryone: true }] : [])];
  });
  if (rows.length === 0) return;
  await (tx.db as ChatReader).insertInto('room_mention').values(rows).execute();
  await deps.addressees.mentioned(tx, rows);
}
