import { Migration } from '@mikro-orm/migrations';

/** What was agreed stays as it was, whoever tries: a price and an order keep everything but their end and their state. */
const UNCHANGING = {
  price: ['id', 'community_id', 'plan_id', 'amount_minor', 'currency', 'valid_from'],
  purchase_order: ['id', 'community_id', 'user_id', 'tier_id', 'plan_id', 'price_id', 'kind', 'amount_minor', 'currency', 'channel', 'created_at'],
};

export class Billing extends Migration {
  override up(): void {
    this.addSql(`create table "plan" ("id" uuid not null, "community_id" uuid not null, "tier_id" uuid not null, "kind" text not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "plan" add constraint "plan_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "plan" add constraint "plan_tier_id_kind_unique" unique ("tier_id", "kind");`);
    this.addSql(`create table "price" ("id" uuid not null, "community_id" uuid not null, "plan_id" uuid not null, "amount_minor" bigint not null, "currency" text not null, "valid_from" timestamptz(3) not null, "valid_to" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create unique index "price_one_current" on "price" ("plan_id") where valid_to is null;`);
    this.addSql(`alter table "price" add constraint "price_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "purchase_order" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "tier_id" uuid not null, "plan_id" uuid not null, "price_id" uuid not null, "kind" text not null, "amount_minor" bigint not null, "currency" text not null, "channel" text not null, "state" text not null, "created_at" timestamptz(3) not null, "paid_at" timestamptz(3) null, "access_starts_at" timestamptz(3) null, "access_ends_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create unique index "purchase_order_one_open" on "purchase_order" ("community_id", "user_id") where state = 'OPEN';`);
    this.addSql(`create index "purchase_order_community_index" on "purchase_order" ("community_id", "created_at", "id");`);
    this.addSql(`create index "purchase_order_user_index" on "purchase_order" ("user_id", "created_at", "id");`);
    this.addSql(`create index "purchase_order_open_index" on "purchase_order" ("id") where state = 'OPEN';`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "checkout_attempt" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "number" int not null, "state" text not null, "tries" int not null default 0, "session_id" text null, "url" text null, "expires_at" timestamptz(3) null, "received_minor" bigint null, "received_currency" text null, "subscription_id" text null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "checkout_attempt" add constraint "checkout_attempt_session_id_unique" unique ("session_id");`);
    this.addSql(`create index "checkout_attempt_review_index" on "checkout_attempt" ("id") where state in ('SURPLUS', 'MISMATCHED', 'BUYER_LEFT');`);
    this.addSql(`create index "checkout_attempt_open_index" on "checkout_attempt" ("order_id") where state = 'OPEN';`);
    this.addSql(`alter table "checkout_attempt" add constraint "checkout_attempt_order_id_number_unique" unique ("order_id", "number");`);
    this.addSql(`create table "membership_subscription" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "tier_id" uuid not null, "order_id" uuid not null, "provider_id" text not null, "status" text not null, "cancel_at" timestamptz(3) null, "current_period_start" timestamptz(3) not null, "current_period_end" timestamptz(3) not null, "paid_through" timestamptz(3) not null, "access_ends_at" timestamptz(3) null, "ended_at" timestamptz(3) null, "pending_cancellation" boolean null, "change_number" int not null default 0, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "membership_subscription" add constraint "membership_subscription_order_id_unique" unique ("order_id");`);
    this.addSql(`alter table "membership_subscription" add constraint "membership_subscription_provider_id_unique" unique ("provider_id");`);
    this.addSql(`create index "membership_subscription_person_index" on "membership_subscription" ("community_id", "user_id");`);
    this.addSql(`create index "membership_subscription_user_index" on "membership_subscription" ("user_id");`);
    this.addSql(`create index "membership_subscription_live_index" on "membership_subscription" ("id") where ended_at is null;`);
    this.addSql(`create table "provider_object" ("kind" text not null, "own_id" uuid not null, "provider_id" text null, "failures" int not null default 0, "created_at" timestamptz(3) not null, primary key ("kind", "own_id"));`);
    this.addSql(`alter table "provider_object" add constraint "provider_object_provider_id_unique" unique ("provider_id");`);
    this.addSql(`create table "stripe_event" ("id" text not null, "type" text not null, "is_live" boolean not null, "order_id" uuid null, "checkout_id" text null, "subscription_id" text null, "state" text not null, "tries" int not null default 0, "next_try_at" timestamptz(3) null, "error" text null, "happened_at" timestamptz(3) not null, "received_at" timestamptz(3) not null, "handled_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "stripe_event_state_index" on "stripe_event" ("state", "received_at", "id");`);
    this.addSql(`create index "stripe_event_received_at_index" on "stripe_event" ("received_at", "id");`);
    this.addSql(`alter table "plan" add constraint "plan_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "price" add constraint "price_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "checkout_attempt" add constraint "checkout_attempt_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "membership_subscription" add constraint "membership_subscription_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "plan" add constraint "plan_tier_id_foreign" foreign key ("community_id", "tier_id") references "tier" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "price" add constraint "price_plan_id_foreign" foreign key ("community_id", "plan_id") references "plan" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_tier_id_foreign" foreign key ("community_id", "tier_id") references "tier" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_plan_id_foreign" foreign key ("community_id", "plan_id") references "plan" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_price_id_foreign" foreign key ("community_id", "price_id") references "price" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "purchase_order" add constraint "purchase_order_member_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "checkout_attempt" add constraint "checkout_attempt_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "membership_subscription" add constraint "membership_subscription_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "membership_subscription" add constraint "membership_subscription_tier_id_foreign" foreign key ("community_id", "tier_id") references "tier" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "membership_subscription" add constraint "membership_subscription_member_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`create function refuse_change() returns trigger language plpgsql as $$ begin raise exception 'A % never changes', tg_table_name; end $$;`);
    for (const [table, columns] of Object.entries(UNCHANGING)) {
      const isChanged = columns.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
      this.addSql(`create trigger "${table}_unchanging" before update on "${table}" for each row when (${isChanged}) execute function refuse_change();`);
    }
  }
}
