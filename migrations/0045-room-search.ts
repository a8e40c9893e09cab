import { Migration } from '@mikro-orm/migrations';

const PARTITIONS = 16;

/** What can be looked for of messages. `btree_gin` comes with PostgreSQL and lets one index hold the room beside the words. */
export class RoomSearch extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists "btree_gin";`);
    this.addSql(`create table "room_message_words" ("room_id" uuid not null, "ordinal" bigint not null, "community_id" uuid not null, "message_id" uuid not null, "words" tsvector not null, constraint "room_message_words_pkey" primary key ("room_id", "ordinal"), constraint "room_message_words_message_unique" unique ("message_id", "room_id")) partition by hash ("room_id");`);
    for (let part = 0; part < PARTITIONS; part += 1) this.addSql(`create table "room_message_words_p${part}" partition of "room_message_words" for values with (modulus ${PARTITIONS}, remainder ${part});`);
    this.addSql(`create index "room_message_words_index" on "room_message_words" using gin ("room_id", "words");`);
    this.addSql(`create table "room_indexed_position" ("room_id" uuid not null, "community_id" uuid not null, "seq" bigint not null, primary key ("room_id"));`);
    this.addSql(`alter table "room_message_words" add constraint "room_message_words_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_message_words" add constraint "room_message_words_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_indexed_position" add constraint "room_indexed_position_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
  }
}
