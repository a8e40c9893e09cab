import { Migration } from '@mikro-orm/migrations';

/** What a payer says against what was done, and what it comes to. */
export class EscrowObjections extends Migration {
  override up(): void {
    this.addSql(`alter table "escrow" add "objection" text null, add "rejected_at" timestamptz(3) null, add "decision" text null, add "decided_at" timestamptz(3) null, add "decided_by_user_id" uuid null;`);
    this.addSql(`create index "escrow_rejected_index" on "escrow" ("created_at", "id") where state = 'REJECTED';`);
    this.addSql(`alter table "escrow" add constraint "escrow_decided_by_user_id_foreign" foreign key ("decided_by_user_id") references "user_account" ("id") deferrable initially deferred;`);
  }
}
