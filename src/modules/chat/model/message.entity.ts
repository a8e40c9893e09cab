import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'room_message',
  uniques: [
    { name: 'room_message_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'room_message_room_id_seq_unique', properties: ['roomId', 'seq'] },
    { name: 'room_message_room_id_ordinal_unique', properties: ['roomId', 'ordinal'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    roomId: column.reference(),
    /** The position of the event that sent it. */
    seq: column.bigint(),
    /** Counted from 1 among the messages of the room. */
    ordinal: column.bigint(),
    authorId: column.reference(),
    replyToId: column.reference().nullable(),
    /** Empty once it is recalled. */
    body: p.text(),
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
