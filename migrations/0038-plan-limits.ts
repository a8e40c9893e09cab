import { Migration } from '@mikro-orm/migrations';

const UNCHANGING = ['community_id', 'order_id', 'plan_id', 'user_id', 'created_at'];
/** What an order that was placed before holds of its plan. */
const STATE = `case when o.state = 'OPEN' then 'RESERVED' when o.state in ('PAID', 'PARTIALLY_REFUNDED', 'DISPUTED') then 'COMMITTED' when o.state in ('REFUNDED', 'CHARGED_BACK') then 'RETURNED' else 'RELEASED' end`;

/** How many of a plan may be sold, and which order holds which piece. */
export class PlanLimits extends Migration {
  override up(): void {
    this.addSql(`alter table "plan" add "sales_limit" int null, add "taken_count" int not null default 0;`);
    this.addSql(`alter table "plan" add constraint "plan_within_limit" check (taken_count >= 0 and taken_count <= coalesce(sales_limit, taken_count));`);
    this.addSql(`create table "plan_piece" ("order_id" uuid not null, "plan_id" uuid not null, "community_id" uuid not null, "user_id" uuid not null, "state" text not null, "created_at" timestamptz(3) not null, "settled_at" timestamptz(3) null, primary key ("order_id", "plan_id"));`);
    this.addSql(`create index "plan_piece_plan_index" on "plan_piece" ("community_id", "plan_id", "user_id");`);
    this.addSql(`alter table "plan_piece" add constraint "plan_piece_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "plan_piece" add constraint "plan_piece_order_id_foreign" foreign key ("community_id", "order_id") references "purchase_order" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "plan_piece" add constraint "plan_piece_plan_id_foreign" foreign key ("community_id", "plan_id") references "plan" ("community_id", "id") deferrable initially deferred;`);
    this.addSql(`alter table "plan_piece" add constraint "plan_piece_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    const isChanged = UNCHANGING.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
    this.addSql(`create trigger "plan_piece_unchanging" before update on "plan_piece" for each row when (${isChanged}) execute function refuse_change();`);
    this.countWhatWasSold();
  }

  /** Of a subscription also the plans that it has come to since, and will come to at the end of its period. */
  private countWhatWasSold(): void {
    const columns = `"order_id", "plan_id", "community_id", "user_id", "state", "created_at", "settled_at"`;
    this.addSql(`insert into "plan_piece" (${columns}) select o.id, o.plan_id, o.community_id, o.user_id, ${STATE}, o.created_at, case when o.state <> 'OPEN' then coalesce(o.paid_at, o.created_at) end from "purchase_order" o where o.plan_id is not null;`);
    for (const [price, state] of [['price_id', STATE], ['scheduled_price_id', `'RESERVED'`]] as const) {
      const isOpen = price === 'price_id' ? '' : ' and s.ended_at is null';
      this.addSql(`insert into "plan_piece" (${columns}) select o.id, p.plan_id, o.community_id, o.user_id, ${state}, o.created_at, ${isOpen === '' ? 'coalesce(o.paid_at, o.created_at)' : 'null'} from "membership_subscription" s join "purchase_order" o on o.id = s.order_id join "price" p on p.id = s.${price} where o.plan_id is not null${isOpen} on conflict do nothing;`);
    }
    this.addSql(`update "plan" set "taken_count" = held.pieces from (select plan_id, count(*) as pieces from "plan_piece" where state in ('RESERVED', 'COMMITTED') group by plan_id) held where held.plan_id = "plan".id;`);
  }
}
