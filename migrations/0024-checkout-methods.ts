import { Migration } from '@mikro-orm/migrations';

/** How an order is paid: the method that was asked for, and what its page offers. */
export class CheckoutMethods extends Migration {
  override up(): void {
    this.addSql(`alter table "purchase_order" add column "payment_method" text null;`);
    this.addSql(`alter table "checkout_attempt" add column "methods" text[] not null default '{}';`);
  }
}
