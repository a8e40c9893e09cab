import { Migration } from '@mikro-orm/migrations';

export class Growth extends Migration {
  override up(): void {
    this.addSql(`create table "growth_level" ("community_id" uuid not null, "number" int not null, "name" text not null, "threshold" int not null, "entitlements" text[] not null, "updated_at" timestamptz(3) not null, primary key ("community_id", "number"));`);
    this.addSql(`create table "member_growth" ("member_id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "points" int not null default 0, "entry_count" int not null default 0, "level_number" int not null default 1, "entitlements" text[] not null, "updated_at" timestamptz(3) not null, primary key ("member_id"));`);
    this.addSql(`create index "member_growth_board_index" on "member_growth" ("community_id", "points" desc, "member_id");`);
    this.addSql(`create table "point_rule" ("community_id" uuid not null, "kind" text not null, "points" int not null, "daily_cap" int null, "updated_at" timestamptz(3) not null, primary key ("community_id", "kind"));`);
    this.addSql(`create table "points_entry" ("id" uuid not null, "community_id" uuid not null, "member_id" uuid not null, "position" int not null, "kind" text not null, "source_id" uuid not null, "amount" int not null, "balance" int not null, "reverses_id" uuid null, "event_id" uuid not null, "occurred_at" timestamptz(3) not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "points_entry" add constraint "points_entry_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "points_entry" add constraint "points_entry_member_position_unique" unique ("community_id", "member_id", "position");`);
    this.addSql(`alter table "points_entry" add constraint "points_entry_event_unique" unique ("community_id", "source_id", "event_id");`);
    this.addSql(`alter table "points_entry" add constraint "points_entry_community_id_reverses_id_unique" unique ("community_id", "reverses_id");`);
    this.addSql(`create table "points_source" ("id" uuid not null, "community_id" uuid not null, "member_id" uuid not null, "kind" text not null, "key" text not null, "subject" text null, "marks" jsonb not null, "is_subject_gone" boolean not null default false, "amount" int not null default 0, "day" text not null, "award_entry_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "points_source_community_id_subject_index" on "points_source" ("community_id", "subject");`);
    this.addSql(`create index "points_source_day_index" on "points_source" ("community_id", "member_id", "kind", "day");`);
    this.addSql(`alter table "points_source" add constraint "points_source_community_id_key_unique" unique ("community_id", "key");`);
    this.addSql(`alter table "points_source" add constraint "points_source_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "point_rule" add constraint "point_rule_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "growth_level" add constraint "growth_level_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "points_source" add constraint "points_source_member_id_foreign" foreign key ("community_id", "member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "points_source" add constraint "points_source_award_entry_id_foreign" foreign key ("community_id", "award_entry_id") references "points_entry" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "points_entry" add constraint "points_entry_member_id_foreign" foreign key ("community_id", "member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "points_entry" add constraint "points_entry_source_id_foreign" foreign key ("community_id", "source_id") references "points_source" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "points_entry" add constraint "points_entry_reverses_id_foreign" foreign key ("community_id", "reverses_id") references "points_entry" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "member_growth" add constraint "member_growth_member_id_foreign" foreign key ("community_id", "member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "member_growth" add constraint "member_growth_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") on delete cascade deferrable initially deferred;`);
  }
}
