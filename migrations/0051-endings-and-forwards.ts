import { Migration } from '@mikro-orm/migrations';

/** Finds mutes and grants whose time is over, and remembers who was told; what time does in a room nobody does. Who lets nobody forward their words. */
export class EndingsAndForwards extends Migration {
  override up(): void {
    this.addSql(`alter table "room_event" alter column "actor_id" drop not null;`);
    this.addSql(`create index "room_mute_until_index" on "room_mute" ("until") where "until" is not null;`);
    this.addSql(`create index "member_muted_until_index" on "member" ("muted_until") where "muted_until" is not null;`);
    this.addSql(`alter table "access_grant" add "end_told_at" timestamptz(3) null;`);
    this.addSql(`update "access_grant" set "end_told_at" = "ends_at" where "ends_at" <= now();`);
    this.addSql(`create index "access_grant_untold_end_index" on "access_grant" ("ends_at") where "end_told_at" is distinct from "ends_at";`);
    this.addSql(`create table "forward_refusal" ("community_id" uuid not null, "user_id" uuid not null, "created_at" timestamptz(3) not null, primary key ("community_id", "user_id"));`);
    this.addSql(`alter table "forward_refusal" add constraint "forward_refusal_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
  }
}
