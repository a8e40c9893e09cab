import { Migration } from '@mikro-orm/migrations';

export class Topics extends Migration {
  override up(): void {
    this.addSql(`create table "topic" ("id" uuid not null, "community_id" uuid not null, "title" text not null, "description" text not null default '', "position" int not null, "is_pinned" boolean not null default false, "read_entitlement" text null, "write_entitlement" text null, "post_count" int not null default 0, "created_by" uuid not null, "archived_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "topic_order_index" on "topic" ("community_id", "position");`);
    this.addSql(`alter table "topic" add constraint "topic_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "topic" add constraint "topic_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "topic" add constraint "topic_created_by_foreign" foreign key ("community_id", "created_by") references "member" ("community_id", "user_id") deferrable initially deferred;`);
  }
}
