import { Migration } from '@mikro-orm/migrations';

/** What was agreed with the provider, or recorded, stays as it was but for its state. */
const UNCHANGING = {
  payout_transfer: ['id', 'community_id', 'payment_id', 'share_id', 'payee_user_id', 'account_id', 'amount_minor', 'currency', 'created_at'],
  transfer_reversal: ['id', 'community_id', 'transfer_id', 'amount_minor', 'cause', 'created_at'],
  manual_payout: ['id', 'community_id', 'payee_user_id', 'amount_minor', 'currency', 'reference', 'recorded_by_user_id', 'created_at'],
};

export class Payouts extends Migration {
  override up(): void {
    this.addSql(`create table "payout_account" ("id" uuid not null, "user_id" uuid not null, "country" text null, "provider_id" text null, "state" text not null, "requirements" jsonb not null default '[]', "current_deadline" timestamptz(3) null, "tries" int not null default 0, "key_number" int not null default 0, "keyed_at" timestamptz(3) null, "checked_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "payout_account" add constraint "payout_account_provider_id_unique" unique ("provider_id");`);
    this.addSql(`create unique index "payout_account_one_live_unique" on "payout_account" ("user_id") where "state" <> 'DEAUTHORIZED';`);
    this.addSql(`create index "payout_account_user_id_index" on "payout_account" ("user_id", "created_at");`);
    this.addSql(`create table "payout_transfer" ("id" uuid not null, "community_id" uuid not null, "payment_id" uuid not null, "share_id" uuid not null, "payee_user_id" uuid not null, "account_id" uuid not null, "amount_minor" bigint not null, "currency" text not null, "reversed_minor" bigint not null default '0', "state" text not null, "provider_id" text null, "failure_reason" text null, "tries" int not null default 0, "key_number" int not null default 0, "keyed_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "settled_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "payout_transfer" add constraint "payout_transfer_provider_id_unique" unique ("provider_id");`);
    this.addSql(`alter table "payout_transfer" add constraint "payout_transfer_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create index "payout_transfer_share_index" on "payout_transfer" ("community_id", "share_id");`);
    this.addSql(`create index "payout_transfer_payment_index" on "payout_transfer" ("community_id", "payment_id");`);
    this.addSql(`create index "payout_transfer_account_index" on "payout_transfer" ("account_id");`);
    this.addSql(`create index "payout_transfer_community_index" on "payout_transfer" ("community_id", "created_at", "id");`);
    this.addSql(`create index "payout_transfer_intended_index" on "payout_transfer" ("created_at", "id") where "state" = 'INTENDED';`);
    this.addSql(`create table "transfer_reversal" ("id" uuid not null, "community_id" uuid not null, "transfer_id" uuid not null, "amount_minor" bigint not null, "cause" text not null, "state" text not null, "provider_id" text null, "failure_reason" text null, "tries" int not null default 0, "key_number" int not null default 0, "keyed_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "settled_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "transfer_reversal" add constraint "transfer_reversal_provider_id_unique" unique ("provider_id");`);
    this.addSql(`alter table "transfer_reversal" add constraint "transfer_reversal_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create index "transfer_reversal_transfer_index" on "transfer_reversal" ("community_id", "transfer_id");`);
    this.addSql(`create index "transfer_reversal_intended_index" on "transfer_reversal" ("created_at", "id") where "state" = 'INTENDED';`);
    this.addSql(`create table "manual_payout" ("id" uuid not null, "community_id" uuid not null, "payee_user_id" uuid not null, "amount_minor" bigint not null, "currency" text not null, "reference" text not null, "recorded_by_user_id" uuid not null, "created_at" timestamptz(3) not null, "reversed_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "manual_payout" add constraint "manual_payout_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create unique index "manual_payout_reference_unique" on "manual_payout" ("community_id", "reference") where "reversed_at" is null;`);
    this.addSql(`create index "manual_payout_community_index" on "manual_payout" ("community_id", "created_at", "id");`);
    this.addSql(`create table "bank_payout" ("id" uuid not null, "account_id" uuid not null, "provider_id" text not null, "amount_minor" bigint not null, "currency" text not null, "status" text not null, "failure_reason" text null, "arrives_at" timestamptz(3) not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "bank_payout" add constraint "bank_payout_provider_id_unique" unique ("provider_id");`);
    this.addSql(`create index "bank_payout_account_index" on "bank_payout" ("account_id", "created_at", "id");`);
    this.keys();
    for (const [table, columns] of Object.entries(UNCHANGING)) {
      const isChanged = columns.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
      this.addSql(`create trigger "${table}_unchanging" before update on "${table}" for each row when (${isChanged}) execute function refuse_change();`);
    }
  }

  private keys(): void {
    const key = (table: string, name: string, columns: string, target: string): void => this.addSql(`alter table "${table}" add constraint "${table}_${name}_foreign" foreign key (${columns}) references ${target} deferrable initially deferred;`);
    for (const table of ['payout_transfer', 'transfer_reversal', 'manual_payout']) key(table, 'community_id', '"community_id"', '"community" ("id")');
    key('payout_account', 'user_id', '"user_id"', '"user_account" ("id")');
    key('bank_payout', 'account_id', '"account_id"', '"payout_account" ("id")');
    key('payout_transfer', 'account_id', '"account_id"', '"payout_account" ("id")');
    key('payout_transfer', 'payment_id', '"community_id", "payment_id"', '"shared_payment" ("community_id", "id")');
    key('payout_transfer', 'share_id', '"community_id", "share_id"', '"payment_share" ("community_id", "id")');
    key('payout_transfer', 'payee_user_id', '"community_id", "payee_user_id"', '"member" ("community_id", "user_id")');
    key('transfer_reversal', 'transfer_id', '"community_id", "transfer_id"', '"payout_transfer" ("community_id", "id")');
    key('manual_payout', 'payee_user_id', '"community_id", "payee_user_id"', '"member" ("community_id", "user_id")');
    key('manual_payout', 'recorded_by_user_id', '"recorded_by_user_id"', '"user_account" ("id")');
  }
}
