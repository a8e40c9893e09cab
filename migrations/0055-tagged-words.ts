import { Migration } from '@mikro-orm/migrations';

/** The words of a room's messages after its first 20,000 carry a tag of the room: a sign, and four characters out of its id. Meanwhile rooms are searched, and the index waits. */
export class TaggedWords extends Migration {
  override up(): void {
    this.addSql(`lock table "room_message_words" in share row exclusive mode;`);
    this.addSql(`alter index "room_message_words_index" rename to "room_message_words_old_index";`);
    this.addSql(`update "room_message_words" set "words" = coalesce((
      select string_agg('''#' || encode(decode(right("room_id"::text, 6), 'hex'), 'base64') || replace(replace("lexeme", '\\', '\\\\'), '''', '''''') || '''' || coalesce(':' || array_to_string("positions", ','), ''), ' ')::tsvector from unnest("words")
    ), '') where "ordinal" > 20000;`);
    this.addSql(`create index "room_message_words_index" on "room_message_words" using gin ("room_id", "words") where "ordinal" <= 20000;`);
    this.addSql(`create index "room_message_words_tagged_index" on "room_message_words" using gin ("words") where "ordinal" > 20000;`);
    this.addSql(`drop index "room_message_words_old_index";`);
  }
}
