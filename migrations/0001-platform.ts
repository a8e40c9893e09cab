import { Migration } from '@mikro-orm/migrations';

export class Platform extends Migration {
  override up(): void {
    this.addSql(`create table "idempotency_key" ("user_id" uuid not null, "operation" text not null, "key" text not null, "input_hash" text not null, "result_id" uuid null, "created_at" timestamptz(3) not null, primary key ("user_id", "operation", "key"));`);
    this.addSql(`create index "idempotency_key_created_at_index" on "idempotency_key" ("created_at");`);
  }
}
