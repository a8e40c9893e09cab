import { Migration } from '@mikro-orm/migrations';

/** Who comes later goes by what the list said. */
const UNCHANGING = {
  relay_list: ['id', 'community_id', 'room_id', 'message_id', 'author_id', 'capacity', 'capacity_unit', 'max_quantity', 'closes_at', 'created_at'],
  relay_entry: ['id', 'community_id', 'relay_list_id', 'user_id', 'position', 'created_at'],
};

/** What hangs on messages, and relay lists, the first of it. */
export class Relays extends Migration {
  override up(): void {
    this.addSql(`alter table "room_message" add "attachment_kind" text null, add "attachment_id" uuid null;`);
    this.addSql(`alter table "room_message" add constraint "room_message_whole_attachment" check (num_nonnulls(attachment_kind, attachment_id) <> 1);`);
    this.addSql(`create table "relay_entry" ("id" uuid not null, "community_id" uuid not null, "relay_list_id" uuid not null, "user_id" uuid not null, "position" int not null, "quantity" int not null, "variant" text null, "note" text not null default '', "state" text not null, "promoted_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create unique index "relay_entry_one_per_person" on "relay_entry" ("relay_list_id", "user_id") where state in ('IN', 'WAITING');`);
    this.addSql(`create index "relay_entry_person_index" on "relay_entry" ("community_id", "user_id", "state");`);
    this.addSql(`alter table "relay_entry" add constraint "relay_entry_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "relay_entry" add constraint "relay_entry_position_unique" unique ("community_id", "relay_list_id", "position");`);
    this.addSql(`create table "relay_list" ("id" uuid not null, "community_id" uuid not null, "room_id" uuid not null, "message_id" uuid not null, "author_id" uuid not null, "title" text not null, "description" text not null default '', "capacity" int null, "capacity_unit" text not null, "max_quantity" int not null, "variants" text[] not null, "closes_at" timestamptz(3) null, "closed_at" timestamptz(3) null, "closed_because" text null, "taken" int not null default 0, "entry_count" int not null default 0, "waiting_count" int not null default 0, "last_position" int not null default 0, "created_at" timestamptz(3) not null, primary key ("id"));`);
    this.addSql(`create index "relay_list_due_index" on "relay_list" ("closes_at", "id") where closed_at is null;`);
    this.addSql(`create index "relay_list_message_index" on "relay_list" ("community_id", "room_id", "message_id");`);
    this.addSql(`alter table "relay_list" add constraint "relay_list_community_id_id_unique" unique ("community_id", "id");`);
    this.addSql(`alter table "relay_entry" add constraint "relay_entry_takes_something" check (quantity >= 1);`);
    this.addSql(`alter table "relay_list" add constraint "relay_list_within_capacity" check (taken >= 0 and taken <= coalesce(capacity, taken));`);
    this.addSql(`alter table "relay_list" add constraint "relay_list_counts" check (waiting_count >= 0 and waiting_count <= entry_count and entry_count <= last_position);`);
    this.addSql(`alter table "relay_list" add constraint "relay_list_closed_for_a_reason" check ((closed_at is null) = (closed_because is null));`);
    this.addSql(`alter table "relay_list" add constraint "relay_list_room_id_foreign" foreign key ("community_id", "room_id") references "room" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "relay_list" add constraint "relay_list_message_id_foreign" foreign key ("community_id", "room_id", "message_id") references "room_message" ("community_id", "room_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "relay_list" add constraint "relay_list_author_id_foreign" foreign key ("community_id", "author_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    this.addSql(`alter table "relay_entry" add constraint "relay_entry_relay_list_id_foreign" foreign key ("community_id", "relay_list_id") references "relay_list" ("community_id", "id") on delete cascade deferrable initially deferred;`);
    this.addSql(`alter table "relay_entry" add constraint "relay_entry_user_id_foreign" foreign key ("community_id", "user_id") references "member" ("community_id", "user_id") deferrable initially deferred;`);
    for (const [table, columns] of Object.entries(UNCHANGING)) {
      const isChanged = columns.map((column) => `old."${column}" is distinct from new."${column}"`).join(' or ');
      this.addSql(`create trigger "${table}_unchanging" before update on "${table}" for each row when (${isChanged}) execute function refuse_change();`);
    }
  }
}
