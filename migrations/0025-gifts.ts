import { Migration } from '@mikro-orm/migrations';

/** What was agreed stays as it was. Only a gift takes its recipient later, once. */
const UNCHANGING = ['id', 'community_id', 'user_id', 'purpose', 'tier_id', 'plan_id', 'price_id', 'kind', 'list_minor', 'amount_minor', 'currency', 'rules', 'quote_id', 'payable_until', 'channel', 'created_at'];

/** Terms that one person buys for another. */
export class Gifts extends Migration {
  override up(): void {
    this.addSql(`create table "gift" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "buyer_user_id" uuid not null, "recipient_user_id" uuid null, "code" text not null, "message" text not null default '', "state" text not null, "redeemed_by_user_id" uuid null, "redeemed_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "gift" add constraint "gift_code_unique" unique ("code");`);
    this.addSql(`create index "gift_buyer_index" on "gift" ("buyer_user_id", "created_at", "id");`);
    this.addSql(`create index "gift_open_index" on "gift" ("id") where state = 'AWAITING_PAYMENT';`);
    this.addSql(`alter table "gift" add constraint "gift_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "gift" add constraint "gift_order_id_unique" unique ("order_id");`);
    this.addSql(`alter table "gift" add constraint "gift_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "gift" add constraint "gift_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    for (const column of ['buyer_user_id', 'recipient_user_id', 'redeemed_by_user_id']) {
      this.addSql(`alter table "gift" add constraint "gift_${column}_foreign" foreign key ("community_id", "${column}") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    }
    const isChanged = UNCHANGING.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
    const isGivenAgain = `(old."recipient_user_id" is distinct from new."recipient_user_id" and (old."purpose" <> 'GIFT' or old."recipient_user_id" is not null))`;
    this.addSql(`create or replace trigger "purchase_order_unchanging" before update on "purchase_order" for each row when (${isChanged} or ${isGivenAgain}) execute function refuse_change();`);
  }
}
