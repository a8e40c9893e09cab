import { Migration } from '@mikro-orm/migrations';

/** What was asked for stays as it was, whoever tries. */
const UNCHANGING = {
  refund: ['id', 'community_id', 'order_id', 'payment_id', 'amount_minor', 'currency', 'origin', 'source_key', 'requested_by', 'reason', 'requested_at'],
  dispute: ['id', 'community_id', 'order_id', 'payment_id', 'provider_id', 'currency', 'opened_at'],
};

/** Money that goes back, and access that rests meanwhile. */
export class Refunds extends Migration {
  override up(): void {
    this.addSql(`alter table "access_grant" add column "suspended_at" timestamptz(3) null;`);
    this.addSql(`alter table "membership_subscription" add column "revoked_at" timestamptz(3) null;`);
    this.addSql(`create table "refund_policy" ("community_id" uuid not null, "window_hours" int not null, "on_fraud_warning" text not null, "changed_at" timestamptz(3) not null, primary key ("community_id"));`);
    this.addSql(`alter table "refund_policy" add constraint "refund_policy_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addRefunds();
    this.addDisputes();
    for (const table of ['refund', 'dispute', 'fraud_warning']) {
      this.addSql(`alter table "${table}" add constraint "${table}_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
      this.addSql(`alter table "${table}" add constraint "${table}_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
      this.addSql(`alter table "${table}" add constraint "${table}_payment_id_foreign" foreign key ("community_id", "payment_id") references "payment" ("community_id", "id") deferrable initially deferred;`);
    }
    for (const [table, columns] of Object.entries(UNCHANGING)) {
      const isChanged = columns.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
      this.addSql(`create trigger "${table}_unchanging" before update on "${table}" for each row when (${isChanged}) execute function refuse_change();`);
    }
  }

  private addRefunds(): void {
    this.addSql(`create table "refund" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "payment_id" uuid not null, "amount_minor" bigint not null, "currency" text not null, "origin" text not null, "source_key" text null, "requested_by" uuid null, "reason" text null, "state" text not null, "provider_id" text null, "failure_reason" text null, "tries" int not null default 0, "key_number" int not null default 0, "keyed_at" timestamptz(3) null, "requested_at" timestamptz(3) not null, "booked_at" timestamptz(3) null, "has_ended_access" boolean not null default false, "settled_at" timestamptz(3) null, "reversed_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "refund" add constraint "refund_source_key_unique" unique ("source_key");`);
    this.addSql(`alter table "refund" add constraint "refund_provider_id_unique" unique ("provider_id");`);
    this.addSql(`create index "refund_order_index" on "refund" ("community_id", "order_id", "requested_at", "id");`);
    this.addSql(`create index "refund_community_index" on "refund" ("community_id", "requested_at", "id");`);
    this.addSql(`create index "refund_payment_index" on "refund" ("payment_id");`);
    this.addSql(`create index "refund_state_index" on "refund" ("state", "requested_at", "id");`);
    this.addSql(`alter table "refund" add constraint "refund_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "refund" add constraint "refund_amount" check (amount_minor > 0);`);
    this.addSql(`alter table "refund" add constraint "refund_requested_by_foreign" foreign key ("requested_by") references "user_account" ("id") deferrable initially deferred;`);
  }

  private addDisputes(): void {
    this.addSql(`create table "dispute" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "payment_id" uuid not null, "provider_id" text not null, "amount_minor" bigint not null, "currency" text not null, "fee_minor" bigint not null default '0', "fee_currency" text null, "reason" text not null, "state" text not null, "evidence_due_by" timestamptz(3) null, "opened_at" timestamptz(3) not null, "suspended_at" timestamptz(3) null, "closed_at" timestamptz(3) null, "has_ended_access" boolean not null default false, primary key ("id"));`);
    this.addSql(`alter table "dispute" add constraint "dispute_provider_id_unique" unique ("provider_id");`);
    this.addSql(`create index "dispute_community_index" on "dispute" ("community_id", "opened_at", "id");`);
    this.addSql(`create index "dispute_order_index" on "dispute" ("community_id", "order_id", "opened_at", "id");`);
    this.addSql(`create index "dispute_state_index" on "dispute" ("state", "opened_at", "id");`);
    this.addSql(`alter table "dispute" add constraint "dispute_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "fraud_warning" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "payment_id" uuid not null, "provider_id" text not null, "kind" text not null, "answer" text not null, "warned_at" timestamptz(3) not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "fraud_warning" add constraint "fraud_warning_provider_id_unique" unique ("provider_id");`);
    this.addSql(`create index "fraud_warning_community_index" on "fraud_warning" ("community_id", "warned_at", "id");`);
  }
}
