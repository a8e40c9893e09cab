import { Migration } from '@mikro-orm/migrations';

export class AccountListings extends Migration {
  override up(): void {
    this.addSql(`create table "account_listing" ("account_id" text not null, "covered_until" timestamptz(3) null, "started_at" timestamptz(3) null, "last_event_id" text null, "attempted_at" timestamptz(3) null, primary key ("account_id"));`);
    this.addSql(`create index "account_listing_attempted_at_index" on "account_listing" ("attempted_at" nulls first, "account_id");`);
  }
}
