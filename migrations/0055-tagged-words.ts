import { Migration } from '@mikro-orm/migrations';

/** The words of a room's messages after its first 20,000 carry a tag of the room: four characters out of its id. */
export class TaggedWords extends Migration {
  override up(): void {
    this.addSql(`drop index "room_message_words_index";`);
    this.addSql(`update "room_message_words" set "words" = (
      select string_agg('''' || encode(decode(right("room_id"::text, 6), 'hex'), 'base64') || replace(replace("lexeme", '\\', '\\\\'), '''', '''''') || ''':' || array_to_string("positions", ','), ' ')::tsvector from unnest("words")
    ) where "ordinal" > 20000;`);
    this.addSql(`create index "room_message_words_index" on "room_message_words" using gin ("room_id", "words") where "ordinal" <= 20000;`);
    this.addSql(`create index "room_message_words_tagged_index" on "room_message_words" using gin ("words") where "ordinal" > 20000;`);
  }
}
