import { Migration } from '@mikro-orm/migrations';

export class Comments extends Migration {
  override up(): void {
    this.addSql(`create table "comment" ("id" uuid not null, "community_id" uuid not null, "post_id" uuid not null, "parent_id" uuid null, "root_id" uuid null, "author_id" uuid not null, "body" text not null, "reply_count" int not null default 0, "reaction_count" int not null default 0, "reaction_counts" jsonb not null default '{}', "created_at" timestamptz(3) not null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, primary key ("id"));`);
    this.addSql(`create index "comment_post_index" on "comment" ("post_id", "parent_id", "created_at", "id");`);
    this.addSql(`create index "comment_parent_index" on "comment" ("parent_id", "created_at", "id");`);
    this.addSql(`create index "comment_thread_index" on "comment" ("root_id", "created_at", "id");`);
    this.addSql(`create index "comment_author_index" on "comment" ("community_id", "author_id");`);
    this.addSql(`alter table "comment" add constraint "comment_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "reaction" ("id" uuid not null, "community_id" uuid not null, "post_id" uuid null, "comment_id" uuid null, "user_id" uuid not null, "kind" text not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "reaction_user_index" on "reaction" ("community_id", "user_id");`);
    this.addSql(`alter table "reaction" add constraint "reaction_post_unique" unique ("post_id", "user_id", "kind");`);
    this.addSql(`alter table "reaction" add constraint "reaction_comment_unique" unique ("comment_id", "user_id", "kind");`);
    this.addSql(`alter table "reaction" add constraint "reaction_one_target" check (num_nonnulls(post_id, comment_id) = 1);`);
    this.addSql(`alter table "comment" add constraint "comment_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "comment" add constraint "comment_post_id_foreign" foreign key ("community_id", "post_id") references "post" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "comment" add constraint "comment_parent_id_foreign" foreign key ("community_id", "parent_id") references "comment" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "comment" add constraint "comment_root_id_foreign" foreign key ("community_id", "root_id") references "comment" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "comment" add constraint "comment_author_id_foreign" foreign key ("community_id", "author_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "comment" add constraint "comment_deleted_by_foreign" foreign key ("community_id", "deleted_by") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "reaction" add constraint "reaction_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "reaction" add constraint "reaction_post_id_foreign" foreign key ("community_id", "post_id") references "post" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "reaction" add constraint "reaction_comment_id_foreign" foreign key ("community_id", "comment_id") references "comment" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "reaction" add constraint "reaction_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
  }
}
