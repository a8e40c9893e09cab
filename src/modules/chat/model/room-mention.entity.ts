import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Whom a message of a room names; for everyone, one row under its author. */
export const RoomMentionSchema = defineEntity({
  name: 'RoomMention',
  tableName: 'room_mention',
  indexes: [
    { name: 'room_mention_everyone_index', expression: 'create index "room_mention_everyone_index" on "room_mention" ("room_id", "ordinal") where is_everyone' },
    { name: 'room_mention_message_id_index', properties: ['roomId', 'messageId'] },
  ],
  properties: {
    userId: p.uuid().primary(),
    roomId: p.uuid().primary(),
    ordinal: p.bigint('number').primary(),
    communityId: column.reference(),
    messageId: column.reference(),
    isEveryone: p.boolean().default(false),
  },
});
export class RoomMention extends RoomMentionSchema.class {}
RoomMentionSchema.setClass(RoomMention);

export type RoomMentionRow = RowOf<typeof RoomMentionSchema>;
export interface RoomMentionTables {
  room_mention: TableOf<typeof RoomMentionSchema>;
}
