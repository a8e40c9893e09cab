import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** What can be looked for of a message. It follows the room's log, hence the message itself is what counts. Partitioned by room. */
export const MessageWordsSchema = defineEntity({
  name: 'MessageWords',
  tableName: 'room_message_words',
  uniques: [{ name: 'room_message_words_message_unique', properties: ['messageId', 'roomId'] }],
  indexes: [{ name: 'room_message_words_index', expression: 'create index "room_message_words_index" on "room_message_words" using gin ("room_id", "words")' }],
  properties: {
    roomId: p.uuid().primary(),
    ordinal: p.bigint('number').primary(),
    communityId: column.reference(),
    messageId: column.reference(),
    /** Of platform/search. */
    words: p.string().columnType('tsvector'),
  },
});
export interface MessageWordsTables {
  room_message_words: TableOf<typeof MessageWordsSchema>;
}
