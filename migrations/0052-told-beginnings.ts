import { Migration } from '@mikro-orm/migrations';

/** Finds grants whose time has begun, and remembers whose beginning was told. */
export class ToldBeginnings extends Migration {
  override up(): void {
    this.addSql(`alter table "access_grant" add "begin_told_at" timestamptz(3) null;`);
    this.addSql(`update "access_grant" set "begin_told_at" = "starts_at" where "starts_at" <= now();`);
    this.addSql(`create index "access_grant_untold_begin_index" on "access_grant" ("starts_at") where "begin_told_at" is distinct from "starts_at";`);
  }
}
