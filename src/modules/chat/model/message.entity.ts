import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Partitioned by room, hence the key; `id` alone is as unique as any other id. */
export const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'room_message',
  uniques: [
    { name: 'room_message_room_id_seq_unique', properties: ['roomId', 'seq'] },
    { name: 'room_message_room_id_ordinal_unique', properties: ['roomId', 'ordinal'] },
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
