import { Migration } from '@mikro-orm/migrations';

/** Counts how often everyone was mentioned in a room by what was sent, whether or not it was taken back. */
export class MentionsOfEveryone extends Migration {
  override up(): void {
    this.addSql(`create index "room_message_everyone_index" on "room_message" ("room_id", "created_at") where "mentions_everyone";`);
  }
}
