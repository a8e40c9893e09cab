import { Migration } from '@mikro-orm/migrations';

export class Tiers extends Migration {
  override up(): void {
    this.addSql(`create table "tier" ("id" uuid not null, "community_id" uuid not null, "name" text not null, "description" text not null default '', "rank" int not null, "entitlements" text[] not null, "is_default" boolean not null default false, "archived_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create unique index "tier_one_default" on "tier" ("community_id") where is_default;`);
    this.addSql(`alter table "tier" add constraint "tier_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "tier" add constraint "tier_community_id_name_unique" unique ("community_id", "name");`);
    this.addSql(`create table "access_grant" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "tier_id" uuid null, "entitlements" text[] not null, "source_kind" text not null, "source_id" text not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, "reason" text null, "given_by" uuid null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "access_grant_person_index" on "access_grant" ("community_id", "user_id");`);
    this.addSql(`alter table "access_grant" add constraint "access_grant_source_unique" unique ("community_id", "source_kind", "source_id");`);
    this.addSql(`alter table "tier" add constraint "tier_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "access_grant" add constraint "access_grant_member_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "access_grant" add constraint "access_grant_tier_id_foreign" foreign key ("community_id", "tier_id") references "tier" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "access_grant" add constraint "access_grant_given_by_foreign" foreign key ("given_by") references "user_account" ("id") deferrable initially deferred;`);
  }
}
