import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { AttachmentKind } from '../message-attachments.ts';

export type EmojiCounts = Readonly<Record<string, number>>;

/** Partitioned by room, hence the key; `id` alone is as unique as any other id. */
export const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'room_message',
  uniques: [
    { name: 'room_message_room_id_seq_unique', properties: ['roomId', 'seq'] },
    { name: 'room_message_room_id_ordinal_unique', properties: ['roomId', 'ordinal'] },
  ],
  checks: [{ name: 'room_message_whole_attachment', expression: 'num_nonnulls(attachment_kind, attachment_id) <> 1' }],
  indexes: [
    { name: 'room_message_author_index', properties: ['roomId', 'authorId', 'createdAt'] },
    { name: 'room_message_pinned_index', properties: ['roomId', 'pinnedAt'], where: `"pinned_at" is not null` },
    { name: 'room_message_everyone_index', properties: ['roomId', 'createdAt'], where: `"mentions_everyone"` },
  ],
  properties: {
    id: column.key(),
    roomId: p.uuid().primary(),
    communityId: p.uuid().primary(),
    /** The position of the event that sent it. */
    seq: column.bigint(),
    /** Counted from 1 among the messages of the room. */
    ordinal: column.bigint(),
    authorId: column.reference(),
    replyToId: column.reference().nullable(),
    /** Empty once it is recalled. */
    body: p.text(),
    /** How many people it names, who stand in `room_mention`; everyone apart. */
    mentionCount: p.integer().default(0),
    /** Outlives a recall: it counts for the quota of the day. */
    mentionsEveryone: p.boolean().default(false),
    /** How many pictures it shows. */
    mediaCount: p.integer().default(0),
    /** What hangs on it: its kind and id, both or none. */
    attachmentKind: p.text().$type<AttachmentKind>().nullable(),
    attachmentId: column.reference().nullable(),
    /** How many gave each emoji; those that nobody gave are left out. */
    reactionCounts: p.json().$type<EmojiCounts>().defaultRaw(`'{}'`),
    pinnedAt: column.time().nullable(),
    pinnedBy: column.reference().nullable(),
    /** When its text was last changed. */
    editedAt: column.time().nullable(),
    recalledAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);

export type MessageRow = RowOf<typeof MessageSchema>;
export interface MessageTables {
  room_message: TableOf<typeof MessageSchema>;
}
