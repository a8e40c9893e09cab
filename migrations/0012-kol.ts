import { Migration } from '@mikro-orm/migrations';

export class Kol extends Migration {
  override up(): void {
    this.addSql(`create table "kol_activity" ("community_id" uuid not null, "member_id" uuid not null, "post_count" int not null default 0, "paying_invitee_count" int not null default 0, primary key ("community_id", "member_id"));`);
    this.addSql(`create table "kol_invitation" ("id" uuid not null, "community_id" uuid not null, "member_id" uuid not null, "user_id" uuid not null, "status" text not null, "message" text not null default '', "invited_by_member_id" uuid not null, "expires_at" timestamptz(3) not null, "decided_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "kol_invitation_expiry_index" on "kol_invitation" ("status", "expires_at");`);
    this.addSql(`alter table "kol_invitation" add constraint "kol_invitation_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create unique index "kol_invitation_pending_unique" on "kol_invitation" ("community_id", "member_id") where "status" = 'PENDING';`);
    this.addSql(`create table "kol_level" ("id" uuid not null, "community_id" uuid not null, "rank" int not null, "name" text not null, "points_needed" int not null, "posts_needed" int not null, "paying_invitees_needed" int not null, "entitlements" text[] not null, "updated_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "kol_level" add constraint "kol_level_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "kol_level" add constraint "kol_level_community_id_rank_unique" unique ("community_id", "rank");`);
    this.addSql(`create table "kol_paying_invitee" ("community_id" uuid not null, "user_id" uuid not null, "inviter_member_id" uuid not null, "order_id" uuid not null, "paid_at" timestamptz(3) not null, primary key ("community_id", "user_id"));`);
    this.addSql(`create index "kol_paying_invitee_inviter_index" on "kol_paying_invitee" ("community_id", "inviter_member_id");`);
    this.addSql(`create table "kol_post" ("community_id" uuid not null, "post_id" uuid not null, "member_id" uuid not null, "is_deleted" boolean not null, primary key ("community_id", "post_id"));`);
    this.addSql(`create index "kol_post_member_index" on "kol_post" ("community_id", "member_id");`);
    this.addSql(`create table "kol_standing" ("id" uuid not null, "community_id" uuid not null, "member_id" uuid not null, "user_id" uuid not null, "level_id" uuid null, "entitlements" text[] not null, "change_count" int not null default 0, "joined_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "kol_standing_order_index" on "kol_standing" ("community_id", "joined_at", "id");`);
    this.addSql(`alter table "kol_standing" add constraint "kol_standing_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create unique index "kol_standing_running_unique" on "kol_standing" ("community_id", "member_id") where "ended_at" is null;`);
    this.addSql(`create table "kol_standing_change" ("community_id" uuid not null, "standing_id" uuid not null, "position" int not null, "kind" text not null, "from_level" text null, "to_level" text null, "reason" text null, "had_met_targets" boolean null, "by_member_id" uuid null, "occurred_at" timestamptz(3) not null, primary key ("community_id", "standing_id", "position"));`);
    this.addSql(`alter table "kol_level" add constraint "kol_level_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_standing" add constraint "kol_standing_member_id_foreign" foreign key ("community_id", "member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_standing" add constraint "kol_standing_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_standing" add constraint "kol_standing_level_id_foreign" foreign key ("community_id", "level_id") references "kol_level" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "kol_standing_change" add constraint "kol_standing_change_standing_id_foreign" foreign key ("community_id", "standing_id") references "kol_standing" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_standing_change" add constraint "kol_standing_change_by_member_id_foreign" foreign key ("community_id", "by_member_id") references "member" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "kol_invitation" add constraint "kol_invitation_member_id_foreign" foreign key ("community_id", "member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_invitation" add constraint "kol_invitation_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_invitation" add constraint "kol_invitation_invited_by_member_id_foreign" foreign key ("community_id", "invited_by_member_id") references "member" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "kol_activity" add constraint "kol_activity_member_id_foreign" foreign key ("community_id", "member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_post" add constraint "kol_post_member_id_foreign" foreign key ("community_id", "member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_paying_invitee" add constraint "kol_paying_invitee_inviter_member_id_foreign" foreign key ("community_id", "inviter_member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "kol_paying_invitee" add constraint "kol_paying_invitee_user_id_foreign" foreign key ("user_id") references "user_account" ("id") deferrable initially deferred;`);
  }
}
