import { Migration } from '@mikro-orm/migrations';

export class DifferenceStates extends Migration {
  override up(): void {
    this.addSql(`alter table "reconciliation_difference" add "their_state" text null, add "our_state" text null;`);
    this.addSql(`create index "reconciliation_difference_unhealed_index" on "reconciliation_difference" ("kind", "subject") where not is_healed;`);
  }
}
