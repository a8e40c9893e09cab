import { Migration } from '@mikro-orm/migrations';

/** What sending judges by, and what hangs on messages. */
export class Sending extends Migration {
  override up(): void {
    this.addSql(`alter table "room" add "flood_messages" int not null default 20, add "flood_seconds" int not null default 10, add "duplicate_seconds" int not null default 5;`);
    this.addSql(`alter table "room_message" add "mention_count" int not null default 0, add "mentions_everyone" boolean not null default false, add "media_count" int not null default 0;`);
    this.addSql(`create index "room_message_author_index" on "room_message" ("room_id", "author_id", "created_at");`);
    this.addSql(`alter table "media" add "room_id" uuid null, add "message_id" uuid null;`);
    this.addSql(`create index "media_message_id_index" on "media" ("message_id", "position");`);
    this.addSql(`drop index "media_unattached_index";`);
    this.addSql(`create index "media_unattached_index" on "media" ("created_at") where post_id is null and message_id is null;`);
    this.addSql(`alter table "media" add constraint "media_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete set null ("room_id", "message_id") deferrable initially deferred;`);
  }
}
