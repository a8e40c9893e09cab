import { Migration } from '@mikro-orm/migrations';

/** What is addressed to single persons, and whom messages name. */
export class ViewerEvents extends Migration {
  override up(): void {
    this.addSql(`create table "viewer_log" ("user_id" uuid not null, "last_seq" bigint not null default '0', "first_seq" bigint not null default '1', "read_version" bigint not null default '0', primary key ("user_id"));`);
    this.addSql(`create table "viewer_event" ("user_id" uuid not null, "seq" bigint not null, "community_id" uuid not null, "kind" text not null, "cause_id" uuid not null, "room_id" uuid null, "message_id" uuid null, "data" jsonb null, "occurred_at" timestamptz(3) not null, primary key ("user_id", "seq"), constraint "viewer_event_user_id_cause_id_unique" unique ("user_id", "cause_id"));`);
    this.addSql(`create index "viewer_event_occurred_at_index" on "viewer_event" ("occurred_at");`);
    this.addSql(`create index "viewer_event_message_id_index" on "viewer_event" ("room_id", "message_id") where message_id is not null;`);
    this.addSql(`create table "room_mention" ("user_id" uuid not null, "room_id" uuid not null, "ordinal" bigint not null, "community_id" uuid not null, "message_id" uuid not null, "is_everyone" boolean not null default false, primary key ("user_id", "room_id", "ordinal"));`);
    this.addSql(`create index "room_mention_everyone_index" on "room_mention" ("room_id", "ordinal") where is_everyone;`);
    this.addSql(`create index "room_mention_message_id_index" on "room_mention" ("room_id", "message_id");`);
    this.addSql(`alter table "viewer_log" add constraint "viewer_log_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "viewer_event" add constraint "viewer_event_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "viewer_event" add constraint "viewer_event_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "viewer_event" add constraint "viewer_event_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_mention" add constraint "room_mention_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_mention" add constraint "room_mention_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_mention" add constraint "room_mention_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete cascade deferrable initially deferred;`);
  }
}
