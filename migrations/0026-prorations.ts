import { Migration } from '@mikro-orm/migrations';

/** What came in stays as it was, whoever tries. */
const UNCHANGING = ['id', 'community_id', 'order_id', 'user_id', 'subscription_id', 'provider_payment_id', 'is_proration', 'amount_minor', 'currency', 'received_at', 'refundable_until'];

/** Which payments of a subscription were paid on top of a period. */
export class Prorations extends Migration {
  override up(): void {
    this.addSql(`alter table "payment" add column "is_proration" boolean not null default false;`);
    const isChanged = UNCHANGING.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
    this.addSql(`create or replace trigger "payment_unchanging" before update on "payment" for each row when (${isChanged}) execute function refuse_change();`);
  }
}
