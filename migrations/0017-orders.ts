import { Migration } from '@mikro-orm/migrations';

/** What was agreed, and what came in, stays as it was, whoever tries. */
const UNCHANGING = {
  plan: ['id', 'community_id', 'tier_id', 'kind', 'term_days', 'starts_on', 'ends_on', 'starts_at', 'ends_at'],
  price: ['id', 'community_id', 'plan_id', 'amount_minor', 'currency', 'trial_days', 'early_minor', 'lapsed_minor', 'lapsed_longer_minor', 'valid_from'],
  purchase_order: ['id', 'community_id', 'user_id', 'purpose', 'tier_id', 'plan_id', 'price_id', 'kind', 'recipient_user_id', 'list_minor', 'amount_minor', 'currency', 'rules', 'quote_id', 'payable_until', 'channel', 'created_at'],
  quote: ['id', 'community_id', 'user_id', 'tier_id', 'plan_id', 'price_id', 'kind', 'channel', 'list_minor', 'amount_minor', 'currency', 'rules', 'trial_days', 'created_at', 'expires_at'],
  payment: ['id', 'community_id', 'order_id', 'user_id', 'subscription_id', 'provider_payment_id', 'amount_minor', 'currency', 'received_at', 'refundable_until'],
};

/** Plans of every length and prices with a validity, orders of every purpose, and a row for all money that comes in. */
export class Orders extends Migration {
  override up(): void {
    this.widenPlans();
    this.widenOrders();
    this.addPayments();
    this.addQuotes();
    for (const [table, columns] of Object.entries(UNCHANGING)) {
      const isChanged = columns.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
      const isLater = table === 'price' ? ' or (old."valid_to" is not null and (new."valid_to" is null or new."valid_to" > old."valid_to"))' : '';
      this.addSql(`create or replace trigger "${table}_unchanging" before update on "${table}" for each row when (${isChanged}${isLater}) execute function refuse_change();`);
    }
  }

  private widenPlans(): void {
    this.addSql(`alter table "plan" drop constraint "plan_tier_id_kind_unique";`);
    this.addSql(`alter table "plan" add column "name" text null, add column "term_days" int null, add column "starts_on" text null, add column "ends_on" text null, add column "starts_at" timestamptz(3) null, add column "ends_at" timestamptz(3) null;`);
    this.addSql(`update "plan" set "term_days" = 365 where "kind" = 'TERM';`);
    this.addSql(`alter table "plan" add constraint "plan_term" check ((kind = 'TERM') = (term_days is not null));`);
    this.addSql(`alter table "plan" add constraint "plan_period" check ((kind = 'FIXED_PERIOD') = (ends_at is not null) and num_nonnulls(starts_on, ends_on, starts_at, ends_at) % 4 = 0);`);
    this.addSql(`create unique index "plan_tier_id_kind_name_unique" on "plan" ("tier_id", "kind", coalesce("name", ''));`);
    this.addSql(`alter table "price" add column "trial_days" int null, add column "early_minor" bigint null, add column "lapsed_minor" bigint null, add column "lapsed_longer_minor" bigint null;`);
    this.addSql(`alter table "price" add constraint "price_validity" check (valid_to is null or valid_to >= valid_from);`);
    this.addSql(`drop index "price_one_current";`);
    this.addSql(`create unique index "price_one_open" on "price" ("plan_id", "currency") where valid_to is null;`);
    this.addSql(`create index "price_plan_index" on "price" ("plan_id", "valid_from");`);
  }

  private widenOrders(): void {
    this.addSql(`alter table "purchase_order" add column "purpose" text not null default 'MEMBERSHIP', add column "recipient_user_id" uuid null, add column "list_minor" bigint null, add column "refunded_minor" bigint not null default '0', add column "shares" jsonb null, add column "rules" jsonb not null default '[]', add column "quote_id" uuid null, add column "payable_until" timestamptz(3) null;`);
    this.addSql(`update "purchase_order" set "list_minor" = "amount_minor";`);
    this.addSql(`alter table "purchase_order" alter column "list_minor" set not null;`);
    for (const column of ['tier_id', 'plan_id', 'price_id', 'kind']) this.addSql(`alter table "purchase_order" alter column "${column}" drop not null;`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_whole_offer" check (num_nonnulls(tier_id, plan_id, price_id, kind) % 4 = 0);`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_amounts" check (amount_minor >= 0 and list_minor >= 0 and refunded_minor >= 0);`);
    this.addSql(`drop index "purchase_order_one_open";`);
    this.addSql(`create unique index "purchase_order_one_open" on "purchase_order" ("community_id", "user_id") where state = 'OPEN' and purpose = 'MEMBERSHIP';`);
    this.addSql(`alter table "checkout_attempt" add column "payment_id" text null;`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_recipient_user_id_foreign" foreign key ("recipient_user_id") references "user_account" ("id") deferrable initially deferred;`);
  }

  private addQuotes(): void {
    this.addSql(`create table "quote" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "tier_id" uuid not null, "plan_id" uuid not null, "price_id" uuid not null, "kind" text not null, "channel" text not null, "list_minor" bigint not null, "amount_minor" bigint not null, "currency" text not null, "rules" jsonb not null, "trial_days" int null, "created_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "quote" add constraint "quote_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create index "quote_expires_index" on "quote" ("expires_at");`);
    this.addSql(`alter table "quote" add constraint "quote_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "quote" add constraint "quote_tier_id_foreign" foreign key ("community_id", "tier_id") references "tier" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "quote" add constraint "quote_plan_id_foreign" foreign key ("community_id", "plan_id") references "plan" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "quote" add constraint "quote_price_id_foreign" foreign key ("community_id", "price_id") references "price" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "quote" add constraint "quote_member_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_quote_id_foreign" foreign key ("community_id", "quote_id") references "quote" ("community_id", "id") deferrable initially deferred;`);
  }

  private addPayments(): void {
    this.addSql(`alter table "membership_subscription" add constraint "membership_subscription_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "payment" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "user_id" uuid not null, "subscription_id" uuid null, "standing" text not null, "provider_payment_id" text not null, "provider_charge_id" text null, "provider_invoice_id" text null, "amount_minor" bigint not null, "currency" text not null, "fee_minor" bigint null, "refunded_minor" bigint not null default '0', "received_at" timestamptz(3) not null, "refundable_until" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "payment" add constraint "payment_provider_payment_id_unique" unique ("provider_payment_id");`);
    this.addSql(`alter table "payment" add constraint "payment_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create index "payment_order_index" on "payment" ("community_id", "order_id", "received_at");`);
    this.addSql(`create index "payment_without_fee_index" on "payment" ("id") where fee_minor is null;`);
    this.addSql(`alter table "payment" add constraint "payment_refunded_within" check (amount_minor > 0 and refunded_minor >= 0 and refunded_minor <= amount_minor);`);
    this.addSql(`alter table "payment" add constraint "payment_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "payment" add constraint "payment_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "payment" add constraint "payment_subscription_id_foreign" foreign key ("community_id", "subscription_id") references "membership_subscription" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "payment" add constraint "payment_member_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
  }
}
