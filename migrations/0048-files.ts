import { Migration } from '@mikro-orm/migrations';

/** Uploads that are no pictures: kept as they are, with a name, and without a size in pixels. */
export class Files extends Migration {
  override up(): void {
    this.addSql(`alter table "media" add "kind" text not null default 'PICTURE', add "file_kind" text null, add "file_name" text null, alter column "width" drop not null, alter column "height" drop not null;`);
    this.addSql(`alter table "media" add constraint "media_kind" check ((kind = 'PICTURE') = (width is not null) and (kind = 'PICTURE') = (height is not null) and (kind = 'FILE') = (file_name is not null) and (kind = 'FILE') = (file_kind is not null) and (kind = 'PICTURE' or post_id is null));`);
    this.addSql(`alter table "community" add "files_allowed" boolean not null default true;`);
  }
}
