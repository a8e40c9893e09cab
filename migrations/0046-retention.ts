import { Migration } from '@mikro-orm/migrations';

/** An event and an answer outlive the message that they name, so its id is all that they keep of it. */
export class Retention extends Migration {
  override up(): void {
    this.addSql(`alter table "room_event" drop constraint "room_event_message_id_foreign";`);
    this.addSql(`alter table "room_message" drop constraint "room_message_reply_to_id_foreign";`);
  }
}
