import { Migration } from '@mikro-orm/migrations';

/** How a room is run, who is mute in it, and what happens to messages after they were sent. */
export class RoomMoments extends Migration {
  override up(): void {
    this.addSql(`alter table "room" add "slow_mode_seconds" int not null default 0, add "is_announcement" boolean not null default false, add "is_muted" boolean not null default false, add "edit_windows" jsonb not null default '{}', add "recall_windows" jsonb not null default '{}', add "retention_days" int null, add "newcomer_days" int not null default 0, add "newcomer_hourly_messages" int null, add "newcomers_may_link" boolean not null default true, add "newcomers_may_mention" boolean not null default true, add "everyone_mentions_per_day" int not null default 5;`);
    this.addSql(`create table "room_mute" ("room_id" uuid not null, "user_id" uuid not null, "community_id" uuid not null, "until" timestamptz(3) null, "muted_by" uuid not null, "reason" text not null default '', "created_at" timestamptz(3) not null, primary key ("room_id", "user_id"));`);
    this.addSql(`alter table "room_mute" add constraint "room_mute_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "room_mute" add constraint "room_mute_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_mute" add constraint "room_mute_muted_by_foreign" foreign key ("community_id", "muted_by") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "room_message" add "reaction_counts" jsonb not null default '{}', add "pinned_at" timestamptz(3) null, add "pinned_by" uuid null;`);
    this.addSql(`create index "room_message_pinned_index" on "room_message" ("room_id", "pinned_at") where "pinned_at" is not null;`);
    this.addSql(`alter table "room_message" add constraint "room_message_pinned_by_foreign" foreign key ("community_id", "pinned_by") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`create table "message_reaction" ("message_id" uuid not null, "user_id" uuid not null, "emoji" text not null, "room_id" uuid not null, "community_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("message_id", "user_id", "emoji"));`);
    this.addSql(`create index "message_reaction_user_index" on "message_reaction" ("community_id", "user_id");`);
    this.addSql(`alter table "message_reaction" add constraint "message_reaction_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "message_reaction" add constraint "message_reaction_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`create table "message_revision" ("message_id" uuid not null, "number" int not null, "room_id" uuid not null, "community_id" uuid not null, "body" text not null, "written_at" timestamptz(3) not null, primary key ("message_id", "number"));`);
    this.addSql(`alter table "message_revision" add constraint "message_revision_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`create table "message_forward" ("post_id" uuid not null, "position" int not null, "message_id" uuid null, "room_id" uuid not null, "community_id" uuid not null, "author_id" uuid not null, "forwarded_at" timestamptz(3) not null, primary key ("post_id", "position"));`);
    this.addSql(`create index "message_forward_message_index" on "message_forward" ("message_id", "post_id");`);
    this.addSql(`alter table "message_forward" add constraint "message_forward_post_id_foreign" foreign key ("community_id", "post_id") references "post" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "message_forward" add constraint "message_forward_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "message_forward" add constraint "message_forward_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete set null ("message_id") deferrable initially deferred;`);
    this.addSql(`alter table "message_forward" add constraint "message_forward_author_id_foreign" foreign key ("community_id", "author_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
  }
}
