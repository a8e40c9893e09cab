import { Migration } from '@mikro-orm/migrations';

/** What was promised stays as it was, whoever tries. */
const UNCHANGING = {
  coupon: ['id', 'community_id', 'basis_points', 'amount_minor', 'currency', 'audience', 'audience_tier_id', 'tier_id', 'plan_id', 'stacking', 'starts_at', 'ends_at', 'max_uses', 'max_uses_per_person'],
  price_ladder: ['id', 'community_id', 'tier_id', 'plan_id', 'time_zone', 'day', 'steps', 'covers_earlier_members', 'starts_at', 'ends_at'],
  voucher: ['id', 'community_id', 'user_id', 'amount_minor', 'currency', 'min_spend_minor', 'source_kind', 'source_id'],
  group_buy_offer: ['id', 'community_id', 'plan_id', 'seats', 'hours', 'basis_points', 'amount_minor', 'currency', 'leader_perk_minor', 'leader_perk_currency'],
  group_buy: ['id', 'community_id', 'offer_id', 'leader_user_id', 'seats', 'deadline'],
  promotion_use: ['id', 'community_id', 'order_id', 'user_id', 'kind', 'source_id', 'coupon_id', 'amount_minor'],
};

/** Coupons and codes, ladders, vouchers, group-buys, and what orders hold of them. */
export class Promotions extends Migration {
  override up(): void {
    this.addSql(`create table "coupon" ("id" uuid not null, "community_id" uuid not null, "name" text not null, "basis_points" int null, "amount_minor" bigint null, "currency" text null, "audience" text not null, "audience_tier_id" uuid null, "tier_id" uuid null, "plan_id" uuid null, "stacking" text not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) null, "max_uses" int null, "max_uses_per_person" int null, "taken_count" int not null default 0, "closed_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "coupon_community_id_created_at_id_index" on "coupon" ("community_id", "created_at", "id");`);
    this.addSql(`alter table "coupon" add constraint "coupon_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "coupon_taker" ("community_id" uuid not null, "coupon_id" uuid not null, "user_id" uuid not null, "taken_count" int not null default 0, primary key ("community_id", "coupon_id", "user_id"));`);
    this.addSql(`create table "group_buy" ("id" uuid not null, "community_id" uuid not null, "offer_id" uuid not null, "leader_user_id" uuid not null, "seats" int not null, "deadline" timestamptz(3) not null, "state" text not null, "opened_at" timestamptz(3) not null, "settled_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "group_buy_open_index" on "group_buy" ("deadline", "id") where state = 'OPEN';`);
    this.addSql(`create index "group_buy_offer_index" on "group_buy" ("community_id", "offer_id", "opened_at", "id");`);
    this.addSql(`alter table "group_buy" add constraint "group_buy_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "group_buy_offer" ("id" uuid not null, "community_id" uuid not null, "plan_id" uuid not null, "name" text not null, "seats" int not null, "hours" int not null, "basis_points" int null, "amount_minor" bigint null, "currency" text null, "leader_perk_minor" bigint not null default '0', "leader_perk_currency" text not null, "ends_at" timestamptz(3) null, "closed_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "group_buy_offer_community_id_created_at_id_index" on "group_buy_offer" ("community_id", "created_at", "id");`);
    this.addSql(`alter table "group_buy_offer" add constraint "group_buy_offer_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "group_buy_seat" ("id" uuid not null, "community_id" uuid not null, "group_buy_id" uuid not null, "user_id" uuid not null, "order_id" uuid null, "is_leader" boolean not null, "state" text not null, "held_until" timestamptz(3) null, "created_at" timestamptz(3) not null, "settled_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create unique index "group_buy_seat_one_per_person" on "group_buy_seat" ("group_buy_id", "user_id") where state in ('HELD', 'RESERVED', 'PAID');`);
    this.addSql(`create index "group_buy_seat_order_index" on "group_buy_seat" ("order_id");`);
    this.addSql(`create index "group_buy_seat_user_index" on "group_buy_seat" ("user_id", "created_at", "id");`);
    this.addSql(`alter table "group_buy_seat" add constraint "group_buy_seat_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "price_ladder" ("id" uuid not null, "community_id" uuid not null, "name" text not null, "tier_id" uuid null, "plan_id" uuid null, "time_zone" text not null, "day" text null, "steps" jsonb not null, "covers_earlier_members" boolean not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) null, "closed_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "price_ladder_community_id_created_at_id_index" on "price_ladder" ("community_id", "created_at", "id");`);
    this.addSql(`alter table "price_ladder" add constraint "price_ladder_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "promotion_code" ("id" uuid not null, "community_id" uuid not null, "coupon_id" uuid not null, "code" text not null, "max_uses" int null, "taken_count" int not null default 0, "closed_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "promotion_code_coupon_index" on "promotion_code" ("community_id", "coupon_id", "created_at", "id");`);
    this.addSql(`alter table "promotion_code" add constraint "promotion_code_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "promotion_code" add constraint "promotion_code_community_id_code_unique" unique ("community_id", "code");`);
    this.addSql(`create table "promotion_use" ("id" uuid not null, "community_id" uuid not null, "order_id" uuid not null, "user_id" uuid not null, "kind" text not null, "source_id" uuid not null, "coupon_id" uuid null, "amount_minor" bigint not null, "state" text not null, "created_at" timestamptz(3) not null, "settled_at" timestamptz(3) null, primary key ("id"));`);
    this.addSql(`create index "promotion_use_source_index" on "promotion_use" ("community_id", "source_id", "state");`);
    this.addSql(`alter table "promotion_use" add constraint "promotion_use_order_id_kind_source_id_unique" unique ("order_id", "kind", "source_id");`);
    this.addSql(`create table "voucher" ("id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "amount_minor" bigint not null, "currency" text not null, "min_spend_minor" bigint not null default '0', "source_kind" text not null, "source_id" text not null, "reason" text null, "state" text not null, "expires_at" timestamptz(3) null, "used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "voucher_person_index" on "voucher" ("community_id", "user_id", "created_at", "id");`);
    this.addSql(`create index "voucher_user_index" on "voucher" ("user_id", "created_at", "id");`);
    this.addSql(`alter table "voucher" add constraint "voucher_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "voucher" add constraint "voucher_source_unique" unique ("community_id", "source_kind", "source_id", "user_id");`);
    this.addSql(`alter table "coupon" add constraint "coupon_one_amount" check (num_nonnulls(basis_points, amount_minor) = 1 and num_nonnulls(amount_minor, currency) % 2 = 0);`);
    this.addSql(`alter table "group_buy_offer" add constraint "group_buy_offer_one_amount" check (num_nonnulls(basis_points, amount_minor) = 1 and num_nonnulls(amount_minor, currency) % 2 = 0);`);
    this.addSql(`alter table "coupon" add constraint "coupon_within_limit" check (taken_count >= 0 and taken_count <= coalesce(max_uses, taken_count));`);
    this.addSql(`alter table "promotion_code" add constraint "promotion_code_within_limit" check (taken_count >= 0 and taken_count <= coalesce(max_uses, taken_count));`);
    this.addSql(`alter table "coupon_taker" add constraint "coupon_taker_not_negative" check (taken_count >= 0);`);
    this.addSql(`alter table "coupon" add constraint "coupon_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "promotion_code" add constraint "promotion_code_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "coupon_taker" add constraint "coupon_taker_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "price_ladder" add constraint "price_ladder_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "voucher" add constraint "voucher_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "promotion_use" add constraint "promotion_use_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "group_buy_offer" add constraint "group_buy_offer_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "group_buy" add constraint "group_buy_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "group_buy_seat" add constraint "group_buy_seat_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "coupon" add constraint "coupon_tier_id_foreign" foreign key ("community_id", "tier_id") references "tier" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "coupon" add constraint "coupon_plan_id_foreign" foreign key ("community_id", "plan_id") references "plan" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "price_ladder" add constraint "price_ladder_tier_id_foreign" foreign key ("community_id", "tier_id") references "tier" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "price_ladder" add constraint "price_ladder_plan_id_foreign" foreign key ("community_id", "plan_id") references "plan" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "coupon" add constraint "coupon_audience_tier_id_foreign" foreign key ("community_id", "audience_tier_id") references "tier" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "promotion_code" add constraint "promotion_code_coupon_id_foreign" foreign key ("community_id", "coupon_id") references "coupon" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "coupon_taker" add constraint "coupon_taker_coupon_id_foreign" foreign key ("community_id", "coupon_id") references "coupon" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "coupon_taker" add constraint "coupon_taker_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "voucher" add constraint "voucher_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "promotion_use" add constraint "promotion_use_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "promotion_use" add constraint "promotion_use_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "promotion_use" add constraint "promotion_use_coupon_id_foreign" foreign key ("community_id", "coupon_id") references "coupon" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "group_buy_offer" add constraint "group_buy_offer_plan_id_foreign" foreign key ("community_id", "plan_id") references "plan" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "group_buy" add constraint "group_buy_offer_id_foreign" foreign key ("community_id", "offer_id") references "group_buy_offer" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "group_buy" add constraint "group_buy_leader_user_id_foreign" foreign key ("community_id", "leader_user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "group_buy_seat" add constraint "group_buy_seat_group_buy_id_foreign" foreign key ("community_id", "group_buy_id") references "group_buy" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "group_buy_seat" add constraint "group_buy_seat_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "group_buy_seat" add constraint "group_buy_seat_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    for (const [table, columns] of Object.entries(UNCHANGING)) {
      const isChanged = columns.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
      this.addSql(`create trigger "${table}_unchanging" before update on "${table}" for each row when (${isChanged}) execute function refuse_change();`);
    }
  }
}
