import { Migration } from '@mikro-orm/migrations';

/** What was recorded before payees were asked stands as confirmed, or was taken back. */
export class ManualPayoutAnswers extends Migration {
  override up(): void {
    this.addSql(`alter table "payment_share" add "reserved_minor" bigint not null default '0';`);
    this.addSql(`create index "payment_share_reserved_index" on "payment_share" ("payee_user_id", "id") where "reserved_minor" > 0;`);
    this.addSql(`alter table "manual_payout" add "state" text not null default 'CONFIRMED', add "answered_by_user_id" uuid null, add "answered_at" timestamptz(3) null;`);
    this.addSql(`update "manual_payout" set "state" = 'REVERSED' where "reversed_at" is not null;`);
    this.addSql(`update "manual_payout" set "answered_at" = "created_at", "answered_by_user_id" = "recorded_by_user_id";`);
    this.addSql(`alter table "manual_payout" alter "state" drop default;`);
    this.addSql(`drop index "manual_payout_reference_unique";`);
    this.addSql(`create unique index "manual_payout_reference_unique" on "manual_payout" ("community_id", "reference") where "state" in ('AWAITING_CONFIRMATION', 'CONFIRMED');`);
    this.addSql(`create index "manual_payout_awaiting_index" on "manual_payout" ("community_id", "payee_user_id", "created_at", "id") where "state" = 'AWAITING_CONFIRMATION';`);
    this.addSql(`alter table "manual_payout" add constraint "manual_payout_answered_by_user_id_foreign" foreign key ("answered_by_user_id") references "user_account" ("id") deferrable initially deferred;`);
  }
}
