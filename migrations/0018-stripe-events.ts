import { Migration } from '@mikro-orm/migrations';

export class StripeEvents extends Migration {
  override up(): void {
    this.addSql(`alter table "stripe_event" add "origin" text not null default 'PLATFORM', add "object" text not null default 'unknown', add "object_id" text null, add "payment_id" text null, add "charge_id" text null, add "customer_id" text null, add "account_id" text null, add "claimed_at" timestamptz(3) null;`);
    this.addSql(`create table "reconciliation_run" ("id" uuid not null, "kind" text not null, "state" text not null, "covers_from" timestamptz(3) not null, "covers_until" timestamptz(3) not null, "compared" int not null default 0, "differences" int not null default 0, "failed_checks" text null, "started_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "reconciliation_run_kind_index" on "reconciliation_run" ("kind", "started_at", "id");`);
    this.addSql(`create index "reconciliation_run_started_at_index" on "reconciliation_run" ("started_at", "id");`);
    this.addSql(`create table "reconciliation_difference" ("id" uuid not null, "run_id" uuid not null, "kind" text not null, "subject" text not null, "theirs_minor" bigint null, "ours_minor" bigint null, "currency" text null, "is_healed" boolean not null, "found_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "reconciliation_difference_open_index" on "reconciliation_difference" ("found_at", "id") where not is_healed;`);
    this.addSql(`alter table "reconciliation_difference" add constraint "reconciliation_difference_subject_unique" unique ("run_id", "kind", "subject");`);
    this.addSql(`alter table "reconciliation_difference" add constraint "reconciliation_difference_run_id_foreign" foreign key ("run_id") references "reconciliation_run" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`create table "balance_movement" ("id" text not null, "type" text not null, "provider_source_id" text null, "net_minor" bigint not null, "currency" text not null, "source_type" text null, "source_key" text null, "occurred_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "balance_movement_source_index" on "balance_movement" ("source_type", "source_key");`);
    this.addSql(`create index "balance_movement_occurred_at_index" on "balance_movement" ("occurred_at", "id");`);
  }
}
