import { Migration } from '@mikro-orm/migrations';

/** Finds mutes and grants whose time is over, and remembers who was told. What time does in a room nobody does. */
export class EndedTerms extends Migration {
  override up(): void {
    this.addSql(`alter table "room_event" alter column "actor_id" drop not null;`);
    this.addSql(`create index "room_mute_until_index" on "room_mute" ("until") where "until" is not null;`);
    this.addSql(`create index "member_muted_until_index" on "member" ("muted_until") where "muted_until" is not null;`);
    this.addSql(`alter table "access_grant" add "end_told_at" timestamptz(3) null;`);
    this.addSql(`update "access_grant" set "end_told_at" = "ends_at" where "ends_at" <= now();`);
    this.addSql(`create index "access_grant_untold_end_index" on "access_grant" ("ends_at") where "end_told_at" is distinct from "ends_at";`);
  }
}
