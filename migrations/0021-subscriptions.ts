import { Migration } from '@mikro-orm/migrations';

/** What was shown and asked for stays as it was, whoever tries. */
const UNCHANGING = ['id', 'community_id', 'subscription_id', 'user_id', 'wave', 'kind', 'from_price_id', 'price_id', 'at', 'due_minor', 'currency', 'lines', 'created_at'];

/** Plan changes, pauses and trials of subscriptions, and what people were told of them. */
export class Subscriptions extends Migration {
  override up(): void {
    this.addSql(`alter table "membership_subscription" add column "price_id" uuid null, add column "provider_price_id" text null, add column "trial_ends_at" timestamptz(3) null, add column "paused_at" timestamptz(3) null, add column "remaining_seconds" int null, add column "scheduled_price_id" uuid null, add column "scheduled_at" timestamptz(3) null;`);
    this.addSql(`update "membership_subscription" as s set "price_id" = o."price_id" from "purchase_order" as o where o."community_id" = s."community_id" and o."id" = s."order_id";`);
    this.addSql(`create index "membership_subscription_price_index" on "membership_subscription" ("community_id", "price_id") where ended_at is null;`);
    this.addSql(`alter table "purchase_order" add column "trial_days" int null;`);
    for (const column of ['price_id', 'scheduled_price_id']) {
      this.addSql(`alter table "membership_subscription" add constraint "membership_subscription_${column}_foreign" foreign key ("community_id", "${column}") references "price" ("community_id", "id") deferrable initially deferred;`);
    }
    this.addChanges();
    this.addMemory();
  }

  private addChanges(): void {
    this.addSql(`create table "subscription_change" ("id" uuid not null, "community_id" uuid not null, "subscription_id" uuid not null, "user_id" uuid not null, "wave" uuid null, "kind" text not null, "state" text not null, "from_price_id" uuid null, "price_id" uuid null, "at" timestamptz(3) not null, "due_minor" bigint null, "currency" text null, "lines" jsonb not null default '[]', "refusal" text null, "created_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`alter table "subscription_change" add constraint "subscription_change_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create index "subscription_change_subscription_index" on "subscription_change" ("community_id", "subscription_id");`);
    this.addSql(`create index "subscription_change_wave_index" on "subscription_change" ("community_id", "wave") where wave is not null;`);
    this.addSql(`create index "subscription_change_requested_index" on "subscription_change" ("id") where state = 'REQUESTED';`);
    this.addSql(`alter table "subscription_change" add constraint "subscription_change_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "subscription_change" add constraint "subscription_change_subscription_id_foreign" foreign key ("community_id", "subscription_id") references "membership_subscription" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "subscription_change" add constraint "subscription_change_user_id_foreign" foreign key ("user_id") references "user_account" ("id") deferrable initially deferred;`);
    for (const column of ['from_price_id', 'price_id']) {
      this.addSql(`alter table "subscription_change" add constraint "subscription_change_${column}_foreign" foreign key ("community_id", "${column}") references "price" ("community_id", "id") deferrable initially deferred;`);
    }
    const isChanged = UNCHANGING.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
    this.addSql(`create trigger "subscription_change_unchanging" before update on "subscription_change" for each row when (${isChanged}) execute function refuse_change();`);
  }

  private addMemory(): void {
    this.addSql(`create table "subscription_notice" ("subscription_id" uuid not null, "kind" text not null, "subject" text not null, "community_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("subscription_id", "kind", "subject"));`);
    this.addSql(`alter table "subscription_notice" add constraint "subscription_notice_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "subscription_notice" add constraint "subscription_notice_subscription_id_foreign" foreign key ("community_id", "subscription_id") references "membership_subscription" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`create table "trial_use" ("community_id" uuid not null, "user_id" uuid not null, "order_id" uuid not null, "started_at" timestamptz(3) not null, primary key ("community_id", "user_id"));`);
    this.addSql(`alter table "trial_use" add constraint "trial_use_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "trial_use" add constraint "trial_use_user_id_foreign" foreign key ("user_id") references "user_account" ("id") deferrable initially deferred;`);
    this.addSql(`alter table "trial_use" add constraint "trial_use_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
  }
}
