import { Migration } from '@mikro-orm/migrations';

export class Media extends Migration {
  override up(): void {
    this.addSql(`create table "media" ("id" uuid not null, "community_id" uuid not null, "uploader_id" uuid not null, "storage_key" text not null, "content_type" text not null, "width" int not null, "height" int not null, "bytes" int not null, "stored_at" timestamptz(3) null, "post_id" uuid null, "position" int not null default 0, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "media_post_id_index" on "media" ("post_id", "position");`);
    this.addSql(`create index "media_unattached_index" on "media" ("created_at") where post_id is null;`);
    this.addSql(`alter table "media" add constraint "media_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "media" add constraint "media_uploader_id_foreign" foreign key ("community_id", "uploader_id") references "member" ("community_id", "user_id") on delete cascade deferrable initially deferred;`);
  }
}
