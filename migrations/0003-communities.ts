import { Migration } from '@mikro-orm/migrations';

export class Communities extends Migration {
  override up(): void {
    this.addSql(`create table "community" ("id" uuid not null, "slug" text not null, "name" text not null, "description" text not null default '', "visibility" text not null, "time_zone" text not null, "currency" text not null, "capacity" int null, "member_count" int not null default 0, "last_member_number" int not null default 0, "current_rules_version" int not null default 0, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "community" add constraint "community_slug_unique" unique ("slug");`);
    this.addSql(`create table "member" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "role" text not null, "status" text not null, "number" int not null, "nickname" text null, "muted_until" timestamptz(3) null, "acknowledged_rules_version" int not null default 0, "access_version" int not null default 1, "joined_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "member_user_id_index" on "member" ("user_id");`);
    this.addSql(`alter table "member" add constraint "member_community_id_user_id_unique" unique ("community_id", "user_id");`);
    this.addSql(`alter table "member" add constraint "member_community_id_number_unique" unique ("community_id", "number");`);
    this.addSql(`alter table "member" add constraint "member_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "member" add constraint "member_user_id_foreign" foreign key ("user_id") references "user_account" ("id") deferrable initially deferred;`);
  }
}
