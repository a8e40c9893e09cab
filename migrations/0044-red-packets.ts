import { Migration } from '@mikro-orm/migrations';

/** What was promised to the room stays as it was. */
const UNCHANGING = ['id', 'community_id', 'room_id', 'giver_id', 'content', 'split', 'total', 'shares', 'step', 'currency', 'min_spend_minor', 'voucher_days', 'expires_at', 'created_at'];
/** At the end of every transaction the shares that were claimed are those that the packet has booked. */
const BALANCED = `create function red_packet_balanced() returns trigger language plpgsql as $$
declare
  packet uuid;
  booked record;
begin
  if tg_table_name = 'red_packet' then packet := new.id; else packet := new.red_packet_id; end if;
  select p.claimed, p.claimed_count, coalesce(sum(c.amount), 0) as amount, count(c.user_id) as shares into booked
    from red_packet p left join red_packet_claim c on c.red_packet_id = p.id where p.id = packet group by p.id;
  if booked.claimed <> booked.amount or booked.claimed_count <> booked.shares then
    raise exception 'a red packet has booked other shares than were claimed' using errcode = 'check_violation';
  end if;
  return null;
end $$;`;

/** Points that go from one member to another, and red packets of points and vouchers. */
export class RedPackets extends Migration {
  override up(): void {
    this.addSql(`create table "points_movement" ("id" uuid not null, "community_id" uuid not null, "member_id" uuid not null, "position" int not null, "kind" text not null, "source_id" uuid not null, "amount" int not null, "balance" int not null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`alter table "points_movement" add constraint "points_movement_member_position_unique" unique ("community_id", "member_id", "position");`);
    this.addSql(`alter table "points_movement" add constraint "points_movement_source_unique" unique ("community_id", "source_id", "kind", "member_id");`);
    this.addSql(`alter table "member_growth" add "moved_points" int not null default 0, add "movement_count" int not null default 0;`);
    this.addSql(`alter table "points_movement" add constraint "points_movement_covered" check (amount <> 0 and (amount > 0 or balance >= 0));`);
    this.addSql(`alter table "points_movement" add constraint "points_movement_member_id_foreign" foreign key ("community_id", "member_id") references "member" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`create trigger "points_movement_unchanging" before update on "points_movement" for each row execute function refuse_change();`);
    this.addSql(`create table "red_packet" ("id" uuid not null, "community_id" uuid not null, "room_id" uuid not null, "message_id" uuid null, "giver_id" uuid not null, "content" text not null, "split" text not null, "title" text not null, "total" bigint not null, "shares" int not null, "step" int not null, "currency" text null, "min_spend_minor" bigint not null default '0', "voucher_days" int null, "claimed" bigint not null default '0', "claimed_count" int not null default 0, "returned" bigint not null default '0', "expires_at" timestamptz(3) not null, "ended_at" timestamptz(3) null, "ended_because" text null, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "red_packet_due_index" on "red_packet" ("expires_at", "id") where ended_at is null;`);
    this.addSql(`create index "red_packet_message_index" on "red_packet" ("community_id", "room_id", "message_id");`);
    this.addSql(`alter table "red_packet" add constraint "red_packet_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`create table "red_packet_claim" ("red_packet_id" uuid not null, "user_id" uuid not null, "community_id" uuid not null, "position" int not null, "amount" bigint not null, "voucher_id" uuid null, "created_at" timestamptz(3) not null, primary key ("red_packet_id", "user_id"));`);
    this.addSql(`alter table "red_packet_claim" add constraint "red_packet_claim_position_unique" unique ("community_id", "red_packet_id", "position");`);
    this.addSql(`alter table "red_packet" add constraint "red_packet_shares" check (shares >= 1 and shares <= 200 and step >= 1 and total % step = 0 and total >= shares * step and (split = 'RANDOM' or total % (shares * step) = 0));`);
    this.addSql(`alter table "red_packet" add constraint "red_packet_claimed" check (claimed >= claimed_count * step and claimed_count >= 0 and total - claimed >= (shares - claimed_count) * step and claimed_count <= shares and (claimed_count < shares or claimed = total));`);
    this.addSql(`alter table "red_packet" add constraint "red_packet_returned" check ((ended_at is null) = (ended_because is null) and returned = case when ended_at is null then 0 else total - claimed end);`);
    this.addSql(`alter table "red_packet" add constraint "red_packet_currency" check ((content = 'VOUCHERS') = (currency is not null));`);
    this.addSql(`alter table "red_packet_claim" add constraint "red_packet_claim_something" check (amount >= 1);`);
    this.addSql(`alter table "red_packet" add constraint "red_packet_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "red_packet" add constraint "red_packet_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete set null ("message_id") deferrable initially deferred;`);
    this.addSql(`alter table "red_packet" add constraint "red_packet_giver_id_foreign" foreign key ("community_id", "giver_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "red_packet_claim" add constraint "red_packet_claim_red_packet_id_foreign" foreign key ("community_id", "red_packet_id") references "red_packet" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "red_packet_claim" add constraint "red_packet_claim_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "red_packet_claim" add constraint "red_packet_claim_voucher_id_foreign" foreign key ("community_id", "voucher_id") references "voucher" ("community_id", "id") deferrable initially deferred;`);
    const isChanged = UNCHANGING.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
    this.addSql(`create trigger "red_packet_unchanging" before update on "red_packet" for each row when (${isChanged} or old.ended_at is not null and (old.claimed, old.returned) is distinct from (new.claimed, new.returned)) execute function refuse_change();`);
    this.addSql(`create trigger "red_packet_claim_unchanging" before update on "red_packet_claim" for each row execute function refuse_change();`);
    this.addSql(BALANCED);
    this.addSql(`create constraint trigger "red_packet_balanced" after update on "red_packet" deferrable initially deferred for each row when (old.claimed is distinct from new.claimed) execute function red_packet_balanced();`);
    this.addSql(`create constraint trigger "red_packet_claim_balanced" after insert on "red_packet_claim" deferrable initially deferred for each row execute function red_packet_balanced();`);
  }
}
