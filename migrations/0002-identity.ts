import { Migration } from '@mikro-orm/migrations';

export class Identity extends Migration {
  override up(): void {
    this.addSql(`create table "user_account" ("id" uuid not null, "email" text null, "email_verified_at" timestamptz(3) null, "pending_email" text null, "display_name" text not null, "bio" text not null default '', "avatar_media_id" uuid null, "locale" text not null default 'zh-CN', "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "user_account" add constraint "user_account_email_unique" unique ("email");`);
    this.addSql(`create table "user_credential" ("user_id" uuid not null, "password_hash" text null, "password_changed_at" timestamptz(3) null, "wechat_open_id" text null, "wechat_union_id" text null, primary key ("user_id"));`);
    this.addSql(`alter table "user_credential" add constraint "user_credential_wechat_open_id_unique" unique ("wechat_open_id");`);
    this.addSql(`alter table "user_credential" add constraint "user_credential_wechat_union_id_unique" unique ("wechat_union_id");`);
    this.addSql(`create table "user_session" ("id" uuid not null, "user_id" uuid not null, "device_name" text null, "created_at" timestamptz(3) not null, "last_used_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "ended_by" text null, primary key ("id"));`);
    this.addSql(`create index "user_session_user_id_index" on "user_session" ("user_id");`);
    this.addSql(`create index "user_session_expires_at_index" on "user_session" ("expires_at");`);
    this.addSql(`create table "refresh_token" ("hash" text not null, "session_id" uuid not null, "created_at" timestamptz(3) not null, "used_at" timestamptz(3) null, primary key ("hash"));`);
    this.addSql(`create index "refresh_token_session_id_index" on "refresh_token" ("session_id");`);
    this.addSql(`create table "mail_token" ("hash" text not null, "user_id" uuid not null, "purpose" text not null, "email" text not null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "used_at" timestamptz(3) null, primary key ("hash"));`);
    this.addSql(`create index "mail_token_user_id_index" on "mail_token" ("user_id");`);
    this.addSql(`create index "mail_token_expires_at_index" on "mail_token" ("expires_at");`);
    this.addSql(`create table "sign_in_failures" ("email_hash" text not null, "count" int not null, "last_failed_at" timestamptz(3) not null, "locked_until" timestamptz(3) null, primary key ("email_hash"));`);
    this.addSql(`create index "sign_in_failures_last_failed_at_index" on "sign_in_failures" ("last_failed_at");`);
    this.addSql(`alter table "user_credential" add constraint "user_credential_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "user_session" add constraint "user_session_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "refresh_token" add constraint "refresh_token_session_id_foreign" foreign key ("session_id") references "user_session" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "mail_token" add constraint "mail_token_user_id_foreign" foreign key ("user_id") references "user_account" ("id") on delete cascade deferrable initially deferred;`);
  }
}
