import { Migration } from '@mikro-orm/migrations';

/** What bringing members is worth, who brought whom, and what is owed for vouchers that were used before they were taken back. */
export class Referrals extends Migration {
  override up(): void {
    this.addSql(`create table "referral" ("id" uuid not null, "community_id" uuid not null, "referrer_user_id" uuid not null, "referee_user_id" uuid not null, "order_id" uuid not null, "state" text not null, "referrer_voucher_id" uuid null, "referee_voucher_id" uuid null, "created_at" timestamptz(3) not null, "taken_back_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "referral_community_id_created_at_id_index" on "referral" ("community_id", "created_at", "id");`);
    this.addSql(`create index "referral_referrer_index" on "referral" ("community_id", "referrer_user_id", "created_at", "id");`);
    this.addSql(`create index "referral_order_index" on "referral" ("community_id", "order_id");`);
    this.addSql(`alter table "referral" add constraint "referral_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "referral" add constraint "referral_community_id_referee_unique" unique ("community_id", "referee_user_id");`);
    this.addSql(`create table "referral_debt" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "voucher_id" uuid not null, "amount_minor" bigint not null, "currency" text not null, "settled_minor" bigint not null default '0', "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "referral_debt_person_index" on "referral_debt" ("community_id", "user_id");`);
    this.addSql(`alter table "referral_debt" add constraint "referral_debt_voucher_id_unique" unique ("voucher_id");`);
    this.addSql(`create table "referral_programme" ("community_id" uuid not null, "is_active" boolean not null, "referrer_minor" bigint not null, "referee_minor" bigint not null, "currency" text not null, "voucher_days" int null, "updated_at" timestamptz(3) not null, primary key ("community_id"));`);
    this.addSql(`create table "referral_refund" ("community_id" uuid not null, "order_id" uuid not null, primary key ("community_id", "order_id"));`);
    this.addSql(`alter table "referral" add constraint "referral_two_people" check (referrer_user_id <> referee_user_id);`);
    this.addSql(`alter table "referral_debt" add constraint "referral_debt_within" check (settled_minor >= 0 and settled_minor <= amount_minor);`);
    this.addSql(`alter table "referral_programme" add constraint "referral_programme_amounts" check (referrer_minor >= 0 and referee_minor >= 0);`);
    this.addSql(`alter table "referral_programme" add constraint "referral_programme_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "referral" add constraint "referral_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "referral_debt" add constraint "referral_debt_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "referral_refund" add constraint "referral_refund_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "referral" add constraint "referral_referrer_user_id_foreign" foreign key ("community_id", "referrer_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "referral" add constraint "referral_referee_user_id_foreign" foreign key ("community_id", "referee_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "referral" add constraint "referral_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "referral" add constraint "referral_referrer_voucher_id_foreign" foreign key ("community_id", "referrer_voucher_id") references "voucher" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "referral" add constraint "referral_referee_voucher_id_foreign" foreign key ("community_id", "referee_voucher_id") references "voucher" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "referral_debt" add constraint "referral_debt_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "referral_debt" add constraint "referral_debt_voucher_id_foreign" foreign key ("community_id", "voucher_id") references "voucher" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "referral_refund" add constraint "referral_refund_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
  }
}
