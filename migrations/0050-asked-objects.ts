import { Migration } from '@mikro-orm/migrations';

/** What is being asked of the provider, with which key and since when. */
export class AskedObjects extends Migration {
  override up(): void {
    this.addSql(`alter table "provider_object" add "asked_key" text null, add "asked_with" jsonb null, add "asked_at" timestamptz(3) null;`);
    // What has brought no answer yet was asked for; what was sent with it is not known.
    this.addSql(`update "provider_object" set "asked_key" = lower("kind") || ':' || "own_id" || ':' || ("failures" / 2), "asked_at" = "created_at" where "provider_id" is null;`);
  }
}
