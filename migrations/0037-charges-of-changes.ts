import { Migration } from '@mikro-orm/migrations';

/** What was taken for a change of plan, beside what had been accepted. */
export class ChargesOfChanges extends Migration {
  override up(): void {
    this.addSql(`alter table "subscription_change" add "charged_minor" bigint null, add "is_as_accepted" boolean null;`);
    this.addSql(`create index "subscription_change_differing_index" on "subscription_change" ("id") where not is_as_accepted;`);
  }
}
