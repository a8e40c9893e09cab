import { Migration } from '@mikro-orm/migrations';

export class StripeEvents extends Migration {
  override up(): void {
    this.addSql(`alter table "stripe_event" add "origin" text not null default 'PLATFORM', add "object" text not null default 'unknown', add "object_id" text null, add "payment_id" text null, add "charge_id" text null, add "customer_id" text null, add "account_id" text null;`);
  }
}
