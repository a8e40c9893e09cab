import { Migration } from '@mikro-orm/migrations';

export class Identity extends Migration {
  override up(): void {
    this.addSql(`create table "user_account" ("id" uuid not null, "email" text null, "email_verified_at" timestamptz(3) null, "password_hash" text null, "display_name" text not null, "bio" text not null default '', "avatar_media_id" uuid null, "locale" text not null default 'zh-CN', "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "user_account" add constraint "user_account_email_unique" unique ("email");`);
  }
}
