import { Migration } from '@mikro-orm/migrations';

const PARTITIONS = 16;
const FRESH = {
  room_message: `("id" uuid not null, "room_id" uuid not null, "community_id" uuid not null, "seq" bigint not null, "ordinal" bigint not null, "author_id" uuid not null, "reply_to_id" uuid null, "body" text not null, "edited_at" timestamptz(3) null, "recalled_at" timestamptz(3) null, "created_at" timestamptz(3) not null, constraint "room_message_pkey" primary key ("id", "room_id", "community_id"), constraint "room_message_room_id_seq_unique" unique ("room_id", "seq"), constraint "room_message_room_id_ordinal_unique" unique ("room_id", "ordinal"))`,
  room_event: `("room_id" uuid not null, "seq" bigint not null, "community_id" uuid not null, "kind" text not null, "message_id" uuid null, "actor_id" uuid not null, "subject_id" uuid null, "data" jsonb null, "occurred_at" timestamptz(3) not null, constraint "room_event_pkey" primary key ("room_id", "seq"))`,
} as const;

/** Messages and events lie in partitions by room: smaller indexes, and work on one room touches one of them. */
export class RoomPartitions extends Migration {
  override up(): void {
    this.addSql(`alter table "room" add "first_seq" bigint not null default '1';`);
    for (const [table, columns] of Object.entries(FRESH)) {
      this.addSql(`alter table "${table}" rename to "${table}_before";`);
      this.addSql(`alter table "${table}_before" drop constraint "${table}_pkey" cascade;`);
      if (table === 'room_message') for (const column of ['seq', 'ordinal']) this.addSql(`alter table "room_message_before" drop constraint "room_message_room_id_${column}_unique";`);
      this.addSql(`create table "${table}" ${columns} partition by hash ("room_id");`);
      for (let part = 0; part < PARTITIONS; part += 1) this.addSql(`create table "${table}_p${part}" partition of "${table}" for values with (modulus ${PARTITIONS}, remainder ${part});`);
    }
    this.addSql(`insert into "room_message" ("id", "room_id", "community_id", "seq", "ordinal", "author_id", "reply_to_id", "body", "recalled_at", "created_at") select "id", "room_id", "community_id", "seq", "ordinal", "author_id", "reply_to_id", "body", "recalled_at", "created_at" from "room_message_before";`);
    this.addSql(`insert into "room_event" ("room_id", "seq", "community_id", "kind", "message_id", "actor_id", "occurred_at") select "room_id", "seq", "community_id", "kind", "message_id", "actor_id", "occurred_at" from "room_event_before";`);
    this.addSql(`drop table "room_event_before";`);
    this.addSql(`drop table "room_message_before";`);
    this.addSql(`alter table "room_message" add constraint "room_message_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_message" add constraint "room_message_author_id_foreign" foreign key ("community_id", "author_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_message" add constraint "room_message_reply_to_id_foreign" foreign key ("community_id", "room_id", "reply_to_id") references "room_message" ("community_id", "room_id", "id") on delete set null ("reply_to_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_event" add constraint "room_event_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_event" add constraint "room_event_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete set null ("message_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_event" add constraint "room_event_actor_id_foreign" foreign key ("community_id", "actor_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_event" add constraint "room_event_subject_id_foreign" foreign key ("community_id", "subject_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
  }
}
