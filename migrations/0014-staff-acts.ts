import { Migration } from '@mikro-orm/migrations';

export class StaffActs extends Migration {
  override up(): void {
    this.addSql(`create table "staff_act" ("id" uuid not null, "user_id" uuid not null, "act" text not null, "target" text not null, "occurred_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "staff_act_occurred_at_index" on "staff_act" ("occurred_at", "id");`);
    this.addSql(`alter table "staff_act" add constraint "staff_act_user_id_foreign" foreign key ("user_id") references "user_account" ("id") deferrable initially deferred;`);
    this.addSql(`create trigger "staff_act_unchanging" before update or delete on "staff_act" for each row execute function refuse_change();`);
    this.addSql(`create trigger "staff_act_kept" before truncate on "staff_act" for each statement execute function refuse_change();`);
  }
}
