import { Migration } from '@mikro-orm/migrations';

/** Programs that act in a community, and the tokens that they come with. */
export class Bots extends Migration {
  override up(): void {
    this.addSql(`create table "bot" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "name" text not null, "description" text not null default '', "created_by_user_id" uuid not null, "created_at" timestamptz(3) not null, "removed_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "bot" add constraint "bot_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "bot" add constraint "bot_community_id_user_id_unique" unique ("community_id", "user_id");`);
    this.addSql(`create table "bot_token" ("id" uuid not null, "community_id" uuid not null, "bot_id" uuid not null, "name" text not null, "hash" text not null, "scopes" text[] not null, "is_for_all_rooms" boolean not null, "created_by_user_id" uuid not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) null, "last_used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "bot_token" add constraint "bot_token_hash_unique" unique ("hash");`);
    this.addSql(`create index "bot_token_bot_index" on "bot_token" ("community_id", "bot_id", "id");`);
    this.addSql(`alter table "bot_token" add constraint "bot_token_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "bot_token_room" ("bot_token_id" uuid not null, "room_id" uuid not null, "community_id" uuid not null, primary key ("bot_token_id", "room_id"));`);
    this.addSql(`create index "bot_token_room_room_index" on "bot_token_room" ("community_id", "room_id");`);
    this.addSql(`alter table "bot" add constraint "bot_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "bot" add constraint "bot_created_by_user_id_foreign" foreign key ("community_id", "created_by_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "bot_token" add constraint "bot_token_bot_id_foreign" foreign key ("community_id", "bot_id") references "bot" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "bot_token" add constraint "bot_token_created_by_user_id_foreign" foreign key ("community_id", "created_by_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "bot_token_room" add constraint "bot_token_room_bot_token_id_foreign" foreign key ("community_id", "bot_token_id") references "bot_token" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "bot_token_room" add constraint "bot_token_room_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
  }
}
