import { Migration } from '@mikro-orm/migrations';

export class Communities extends Migration {
  override up(): void {
    this.addSql(`create table "community" ("id" uuid not null, "slug" text not null, "name" text not null, "description" text not null default '', "visibility" text not null, "time_zone" text not null, "currency" text not null, "capacity" int null, "member_count" int not null default 0, "last_member_number" int not null default 0, "last_waiting_number" int not null default 0, "join_questions" jsonb not null default '[]', "current_rules_version" int not null default 0, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "community" add constraint "community_slug_unique" unique ("slug");`);
    this.addSql(`create index "community_listed_index" on "community" ("created_at", "id") where "visibility" in ('PUBLIC', 'APPLY');`);

    this.addSql(`create table "member" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "role" text not null, "status" text not null, "number" int not null, "nickname" text null, "muted_until" timestamptz(3) null, "guest_until" timestamptz(3) null, "invited_by_user_id" uuid null, "acknowledged_rules_version" int not null default 0, "access_version" int not null default 1, "joined_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "member_user_id_index" on "member" ("user_id");`);
    this.addSql(`create index "member_community_id_invited_by_user_id_index" on "member" ("community_id", "invited_by_user_id");`);
    this.addSql(`create index "member_banned_index" on "member" ("community_id", "number") where "status" = 'BANNED';`);
    this.addSql(`alter table "member" add constraint "member_community_id_user_id_unique" unique ("community_id", "user_id");`);
    this.addSql(`alter table "member" add constraint "member_community_id_number_unique" unique ("community_id", "number");`);
    this.addSql(`alter table "member" add constraint "member_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create unique index "member_community_id_owner_unique" on "member" ("community_id") where "role" = 'OWNER';`);

    this.addSql(`create table "rules_version" ("id" uuid not null, "community_id" uuid not null, "version" int not null, "body" text not null, "published_by_user_id" uuid not null, "published_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "rules_version" add constraint "rules_version_community_id_version_unique" unique ("community_id", "version");`);

    this.addSql(`create table "invitation" ("id" uuid not null, "community_id" uuid not null, "code" text not null, "created_by_user_id" uuid not null, "max_uses" int null, "use_count" int not null default 0, "expires_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "invitation" add constraint "invitation_code_unique" unique ("code");`);
    this.addSql(`create index "invitation_community_id_created_at_id_index" on "invitation" ("community_id", "created_at", "id");`);
    this.addSql(`alter table "invitation" add constraint "invitation_community_id_id_unique" unique ("community_id", "id");`);

    this.addSql(`create table "join_request" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "status" text not null, "answers" jsonb not null default '[]', "acknowledged_rules_version" int not null default 0, "invitation_id" uuid null, "waiting_number" int null, "decided_by_user_id" uuid null, "decided_at" timestamptz(3) null, "reason" text null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "join_request_community_id_status_created_at_id_index" on "join_request" ("community_id", "status", "created_at", "id");`);
    this.addSql(`create index "join_request_waiting_index" on "join_request" ("community_id", "waiting_number") where "status" = 'WAITING';`);
    this.addSql(`create index "join_request_user_id_index" on "join_request" ("user_id");`);
    this.addSql(`create unique index "join_request_open_unique" on "join_request" ("community_id", "user_id") where "status" in ('PENDING', 'WAITING');`);
    this.addSql(`alter table "join_request" add constraint "join_request_community_id_waiting_number_unique" unique ("community_id", "waiting_number");`);

    this.addSql(`alter table "member" add constraint "member_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "member" add constraint "member_user_id_foreign" foreign key ("user_id") references "user_account" ("id") deferrable initially deferred;`);
    this.addSql(`alter table "member" add constraint "member_invited_by_user_id_foreign" foreign key ("community_id", "invited_by_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "rules_version" add constraint "rules_version_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "rules_version" add constraint "rules_version_published_by_user_id_foreign" foreign key ("community_id", "published_by_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "invitation" add constraint "invitation_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "invitation" add constraint "invitation_created_by_user_id_foreign" foreign key ("community_id", "created_by_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "join_request" add constraint "join_request_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "join_request" add constraint "join_request_user_id_foreign" foreign key ("user_id") references "user_account" ("id") deferrable initially deferred;`);
    this.addSql(`alter table "join_request" add constraint "join_request_invitation_id_foreign" foreign key ("community_id", "invitation_id") references "invitation" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "join_request" add constraint "join_request_decided_by_user_id_foreign" foreign key ("community_id", "decided_by_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
  }
}
