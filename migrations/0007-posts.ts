import { Migration } from '@mikro-orm/migrations';

export class Posts extends Migration {
  override up(): void {
    this.addSql(`create table "post" ("id" uuid not null, "community_id" uuid not null, "topic_id" uuid not null, "author_id" uuid not null, "type" text not null, "title" text null, "body" text not null, "body_html" text not null, "teaser" text null, "excerpt" text not null, "revision_number" int not null default 1, "comment_count" int not null default 0, "reaction_count" int not null default 0, "reaction_counts" jsonb not null default '{}', "hot_score" bigint not null, "published_at" timestamptz(3) not null, "edited_at" timestamptz(3) null, "deleted_at" timestamptz(3) null, "deleted_by" uuid null, primary key ("id"));`);
    this.addSql(`create index "post_community_newest_index" on "post" ("community_id", "published_at", "id");`);
    this.addSql(`create index "post_community_hottest_index" on "post" ("community_id", "hot_score", "id");`);
    this.addSql(`create index "post_topic_newest_index" on "post" ("topic_id", "published_at", "id");`);
    this.addSql(`create index "post_topic_hottest_index" on "post" ("topic_id", "hot_score", "id");`);
    this.addSql(`create index "post_author_index" on "post" ("community_id", "author_id");`);
    this.addSql(`alter table "post" add constraint "post_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "post_revision" ("id" uuid not null, "community_id" uuid not null, "post_id" uuid not null, "number" int not null, "title" text null, "body" text not null, "body_html" text not null, "written_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "post_revision" add constraint "post_revision_number_unique" unique ("post_id", "number");`);
    this.addSql(`alter table "post" add constraint "post_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "post" add constraint "post_topic_id_foreign" foreign key ("community_id", "topic_id") references "topic" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "post" add constraint "post_author_id_foreign" foreign key ("community_id", "author_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "post" add constraint "post_deleted_by_foreign" foreign key ("community_id", "deleted_by") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "post_revision" add constraint "post_revision_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "post_revision" add constraint "post_revision_post_id_foreign" foreign key ("community_id", "post_id") references "post" ("community_id", "id") deferrable initially deferred;`);
  }
}
