import { Migration } from '@mikro-orm/migrations';

/** Changes of plans that wait until whoever pays has confirmed the payment on the provider's page. */
export class AwaitedChanges extends Migration {
  override up(): void {
    this.addSql('alter table "subscription_change" add column "provider_invoice_id" text null, add column "confirm_url" text null, add column "confirmable_until" timestamptz(3) null;');
    this.addSql(`create index "subscription_change_awaited_index" on "subscription_change" ("id") where state = 'AWAITING_PAYMENT';`);
  }
}
