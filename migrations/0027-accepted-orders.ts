import { Migration } from '@mikro-orm/migrations';

/** Orders whose money differs from what was agreed can be accepted, with the reason. */
export class AcceptedOrders extends Migration {
  override up(): void {
    this.addSql('alter table "purchase_order" add column "accepted_at" timestamptz(3) null, add column "accept_reason" text null;');
  }
}
