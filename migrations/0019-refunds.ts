import { Migration } from '@mikro-orm/migrations';

export class Refunds extends Migration {
  override up(): void {
    this.addSql(`alter table "access_grant" add column "suspended_at" timestamptz(3) null;`);
    this.addSql(`create table "refund_policy" ("community_id" uuid not null, "window_hours" int not null, "on_fraud_warning" text not null, "changed_at" timestamptz(3) not null, primary key ("community_id"));`);
    this.addSql(`alter table "refund_policy" add constraint "refund_policy_community_id_foreign" foreign key ("community_id") references "community" ("id") on delete cascade deferrable initially deferred;`);
  }
}
