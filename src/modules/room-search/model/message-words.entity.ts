import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/**
 * So many messages of a room, the first ones, are found by the room and the word together, which PostgreSQL does by going through the list of all of the
 * room's: too long a list where there are a million. The words of later ones carry a tag of the room, so that what is looked up are the hits alone.
 */
export const UNTAGGED = 20_000;
/** A sign that no word begins with, and four characters out of the room's id. Rooms that happen to have the same are told apart by the room. */
export const tagOf = (roomId: string): string => `#${Buffer.from(roomId.slice(-6), 'hex').toString('base64')}`;

/** What can be looked for of a message. It follows the room's log, hence the message itself is what counts. Partitioned by room. */
export const MessageWordsSchema = defineEntity({
  name: 'MessageWords',
  tableName: 'room_message_words',
  uniques: [{ name: 'room_message_words_message_unique', properties: ['messageId', 'roomId'] }],
  indexes: [
    { name: 'room_message_words_index', expression: `create index "room_message_words_index" on "room_message_words" using gin ("room_id", "words") where "ordinal" <= ${UNTAGGED}` },
    { name: 'room_message_words_tagged_index', expression: `create index "room_message_words_tagged_index" on "room_message_words" using gin ("words") where "ordinal" > ${UNTAGGED}` },
  ],
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
