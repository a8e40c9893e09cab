import { Migration } from '@mikro-orm/migrations';

/** What was booked stays: lines are added, never changed or removed. */
const APPEND_ONLY = ['ledger_transaction', 'ledger_entry', 'share_rule'];

export class Ledger extends Migration {
  override up(): void {
    this.addSql(`create table "share_rule" ("id" uuid not null, "community_id" uuid not null, "version" int not null, "platform_basis_points" int not null, "kol_basis_points" int not null, "partners" jsonb not null, "set_by_user_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "share_rule" add constraint "share_rule_community_id_version_unique" unique ("community_id", "version");`);
    this.addSql(`alter table "share_rule" add constraint "share_rule_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "shared_payment" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "gross_minor" bigint not null, "currency" text not null, "settlement_minor" bigint null, "settlement_currency" text null, "taken_back_minor" bigint not null default '0', "hold_until" timestamptz(3) not null, "held_at" timestamptz(3) null, "released_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "shared_payment_due_index" on "shared_payment" ("hold_until", "id") where "released_at" is null and "held_at" is null;`);
    this.addSql(`create index "shared_payment_order_id_index" on "shared_payment" ("community_id", "order_id");`);
    this.addSql(`alter table "shared_payment" add constraint "shared_payment_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "payment_share" ("id" uuid not null, "community_id" uuid not null, "payment_id" uuid not null, "position" int not null, "kind" text not null, "payee_user_id" uuid null, "basis_points" int not null, "currency" text not null, "amount_minor" bigint not null, "reversed_minor" bigint not null default '0', "pending_minor" bigint not null default '0', "available_minor" bigint not null default '0', "settled_minor" bigint not null default '0', "owed_minor" bigint not null default '0', "recovered_minor" bigint not null default '0', "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "payment_share_payee_index" on "payment_share" ("community_id", "payee_user_id", "id");`);
    this.addSql(`create index "payment_share_available_index" on "payment_share" ("payee_user_id", "id") where "available_minor" > 0;`);
    this.addSql(`create index "payment_share_owed_index" on "payment_share" ("payee_user_id", "id") where "owed_minor" > 0;`);
    this.addSql(`alter table "payment_share" add constraint "payment_share_position_unique" unique ("community_id", "payment_id", "position");`);
    this.addSql(`alter table "payment_share" add constraint "payment_share_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "ledger_account" ("id" uuid not null, "community_id" uuid not null, "kind" text not null, "currency" text not null, "payee_user_id" uuid null, "holder" text not null, "balance_minor" bigint not null default '0', primary key ("id"));`);
    this.addSql(`create index "ledger_account_payee_index" on "ledger_account" ("payee_user_id");`);
    this.addSql(`alter table "ledger_account" add constraint "ledger_account_key_unique" unique ("community_id", "kind", "currency", "holder");`);
    this.addSql(`alter table "ledger_account" add constraint "ledger_account_community_id_id_currency_unique" unique ("community_id", "id", "currency");`);
    this.addSql(`create table "ledger_transaction" ("id" uuid not null, "community_id" uuid not null, "kind" text not null, "source_type" text not null, "source_id" text not null, "payment_id" uuid null, "occurred_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "ledger_transaction_community_index" on "ledger_transaction" ("community_id", "occurred_at", "id");`);
    this.addSql(`create index "ledger_transaction_payment_index" on "ledger_transaction" ("community_id", "payment_id");`);
    this.addSql(`alter table "ledger_transaction" add constraint "ledger_transaction_source_unique" unique ("source_type", "source_id", "kind");`);
    this.addSql(`alter table "ledger_transaction" add constraint "ledger_transaction_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "ledger_entry" ("id" uuid not null, "community_id" uuid not null, "transaction_id" uuid not null, "position" int not null, "account_id" uuid not null, "currency" text not null, "amount_minor" bigint not null, "share_id" uuid null, primary key ("id"));`);
    this.addSql(`create index "ledger_entry_account_index" on "ledger_entry" ("account_id", "id");`);
    this.addSql(`create index "ledger_entry_share_index" on "ledger_entry" ("share_id");`);
    this.addSql(`alter table "ledger_entry" add constraint "ledger_entry_position_unique" unique ("transaction_id", "position");`);
    this.keys();
    this.rules();
  }

  private keys(): void {
    for (const table of ['share_rule', 'shared_payment', 'payment_share', 'ledger_account', 'ledger_transaction', 'ledger_entry']) {
      this.addSql(`alter table "${table}" add constraint "${table}_community_id_foreign" foreign key ("community_id") references "community" ("id") deferrable initially deferred;`);
    }
    this.addSql(`alter table "share_rule" add constraint "share_rule_set_by_user_id_foreign" foreign key ("set_by_user_id") references "user_account" ("id") deferrable initially deferred;`);
    this.addSql(`alter table "payment_share" add constraint "payment_share_payment_id_foreign" foreign key ("community_id", "payment_id") references "shared_payment" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "payment_share" add constraint "payment_share_payee_user_id_foreign" foreign key ("community_id", "payee_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "ledger_account" add constraint "ledger_account_payee_user_id_foreign" foreign key ("community_id", "payee_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "ledger_transaction" add constraint "ledger_transaction_payment_id_foreign" foreign key ("community_id", "payment_id") references "shared_payment" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "ledger_entry" add constraint "ledger_entry_transaction_id_foreign" foreign key ("community_id", "transaction_id") references "ledger_transaction" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "ledger_entry" add constraint "ledger_entry_account_id_foreign" foreign key ("community_id", "account_id", "currency") references "ledger_account" ("community_id", "id", "currency") deferrable initially deferred;`);
    this.addSql(`alter table "ledger_entry" add constraint "ledger_entry_share_id_foreign" foreign key ("community_id", "share_id") references "payment_share" ("community_id", "id") deferrable initially deferred;`);
  }

  private rules(): void {
    for (const table of APPEND_ONLY) {
      this.addSql(`create trigger "${table}_unchanging" before update or delete on "${table}" for each row execute function refuse_change();`);
      this.addSql(`create trigger "${table}_kept" before truncate on "${table}" for each statement execute function refuse_change();`);
    }
    this.addSql(`create function require_zero_sum() returns trigger language plpgsql as $$ begin
      if exists (select from ledger_entry where transaction_id = new.transaction_id group by currency having sum(amount_minor) <> 0) then raise exception 'A ledger transaction does not add up to zero'; end if;
      return null; end $$;`);
    this.addSql(`create constraint trigger "ledger_entry_zero_sum" after insert on "ledger_entry" deferrable initially deferred for each row execute function require_zero_sum();`);
    this.addSql(`create function refuse_overdraft() returns trigger language plpgsql as $$ begin raise exception 'An account of a payee would be overdrawn'; end $$;`);
    this.addSql(`create trigger "ledger_account_bounds" after insert or update of "balance_minor" on "ledger_account" for each row
      when ((new.kind in ('PAYEE_PENDING', 'PAYEE_AVAILABLE') and new.balance_minor > 0) or (new.kind = 'PAYEE_RECEIVABLE' and new.balance_minor < 0)) execute function refuse_overdraft();`);
  }
}
