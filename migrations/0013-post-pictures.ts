import { Migration } from '@mikro-orm/migrations';

export class PostPictures extends Migration {
  override up(): void {
    this.addSql(`alter table "media" add constraint "media_post_id_foreign" foreign key ("community_id", "post_id") references "post" ("community_id", "id") deferrable initially deferred;`);
  }
}
