import { Migration } from '@mikro-orm/migrations';

export class Chat extends Migration {
  override up(): void {
    this.addSql(`create table "room" ("id" uuid not null, "community_id" uuid not null, "name" text not null, "description" text not null default '', "entitlement" text null, "last_seq" bigint not null default '0', "last_ordinal" bigint not null default '0', "closed_at" timestamptz(3) null, "created_by" uuid not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "room" add constraint "room_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "room" add constraint "room_community_id_name_unique" unique ("community_id", "name");`);
    this.addSql(`create table "room_message" ("id" uuid not null, "community_id" uuid not null, "room_id" uuid not null, "seq" bigint not null, "ordinal" bigint not null, "author_id" uuid not null, "reply_to_id" uuid null, "body" text not null, "recalled_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "room_message" add constraint "room_message_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "room_message" add constraint "room_message_room_id_seq_unique" unique ("room_id", "seq");`);
    this.addSql(`alter table "room_message" add constraint "room_message_room_id_ordinal_unique" unique ("room_id", "ordinal");`);
    this.addSql(`create table "room_event" ("room_id" uuid not null, "seq" bigint not null, "community_id" uuid not null, "kind" text not null, "message_id" uuid null, "actor_id" uuid not null, "occurred_at" timestamptz(3) not null, primary key ("room_id", "seq"));`);
    this.addSql(`create table "room_read_position" ("room_id" uuid not null, "user_id" uuid not null, "community_id" uuid not null, "ordinal" bigint not null, "updated_at" timestamptz(3) not null, primary key ("room_id", "user_id"));`);
    this.addSql(`alter table "room" add constraint "room_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room" add constraint "room_created_by_foreign" foreign key ("community_id", "created_by") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_message" add constraint "room_message_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_message" add constraint "room_message_author_id_foreign" foreign key ("community_id", "author_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_message" add constraint "room_message_reply_to_id_foreign" foreign key ("community_id", "reply_to_id") references "room_message" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "room_event" add constraint "room_event_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_event" add constraint "room_event_message_id_foreign" foreign key ("community_id", "message_id") references "room_message" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_event" add constraint "room_event_actor_id_foreign" foreign key ("community_id", "actor_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_read_position" add constraint "room_read_position_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_read_position" add constraint "room_read_position_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") on delete cascade deferrable initially deferred;`);
  }
}
