import { Migration } from '@mikro-orm/migrations';

/** What was agreed stays as it was. */
const UNCHANGING = {
  service_offer: ['id', 'community_id', 'provider_user_id', 'kind', 'title', 'description', 'amount_minor', 'currency', 'within_hours', 'created_at'],
  escrow: ['id', 'community_id', 'order_id', 'offer_id', 'purpose', 'payer_user_id', 'recipient_user_id', 'subject', 'within_hours', 'created_at'],
};

export class Escrows extends Migration {
  override up(): void {
    this.addSql(`create table "service_offer" ("id" uuid not null, "community_id" uuid not null, "provider_user_id" uuid not null, "kind" text not null, "title" text not null, "description" text null, "amount_minor" bigint not null, "currency" text not null, "within_hours" int not null, "created_at" timestamptz(3) not null, "closed_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "service_offer_community_index" on "service_offer" ("community_id", "created_at", "id");`);
    this.addSql(`create index "service_offer_open_index" on "service_offer" ("community_id", "provider_user_id") where closed_at is null;`);
    this.addSql(`alter table "service_offer" add constraint "service_offer_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "escrow" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "offer_id" uuid null, "purpose" text not null, "payer_user_id" uuid not null, "recipient_user_id" uuid not null, "subject" text null, "within_hours" int null, "state" text not null, "state_before" text null, "due_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "paid_at" timestamptz(3) null, "fulfilled_at" timestamptz(3) null, "settled_at" timestamptz(3) null, "ended_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "escrow_payer_index" on "escrow" ("payer_user_id", "created_at", "id");`);
    this.addSql(`create index "escrow_recipient_index" on "escrow" ("recipient_user_id", "created_at", "id");`);
    this.addSql(`create index "escrow_due_index" on "escrow" ("due_at", "id") where state in ('HELD', 'FULFILLED');`);
    this.addSql(`create index "escrow_unpaid_index" on "escrow" ("id") where state = 'AWAITING_PAYMENT';`);
    this.addSql(`alter table "escrow" add constraint "escrow_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "escrow" add constraint "escrow_order_unique" unique ("community_id", "order_id");`);
    for (const table of ['service_offer', 'escrow']) this.addSql(`alter table "${table}" add constraint "${table}_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "service_offer" add constraint "service_offer_provider_user_id_foreign" foreign key ("community_id", "provider_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "escrow" add constraint "escrow_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "escrow" add constraint "escrow_offer_id_foreign" foreign key ("community_id", "offer_id") references "service_offer" ("community_id", "id") deferrable initially deferred;`);
    for (const person of ['payer', 'recipient']) this.addSql(`alter table "escrow" add constraint "escrow_${person}_user_id_foreign" foreign key ("community_id", "${person}_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    for (const [table, columns] of Object.entries(UNCHANGING)) {
      const isChanged = columns.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
      this.addSql(`create trigger "${table}_unchanging" before update on "${table}" for each row when (${isChanged}) execute function refuse_change();`);
    }
  }
}
