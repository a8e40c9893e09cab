import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { RoleWindows } from './room-settings.ts';

export const RoomSchema = defineEntity({
  name: 'Room',
  tableName: 'room',
  uniques: [{ name: 'room_community_id_id_unique', properties: ['communityId', 'id'] }, { name: 'room_community_id_name_unique', properties: ['communityId', 'name'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    name: p.text(),
    description: p.text().default(''),
    /** Null: every member enters. */
    entitlement: p.text().nullable(),
    /** The position of the newest event. Taken under the row's lock, so that commit order is position order. */
    lastSeq: column.bigint().default(0),
    /** The oldest position that the log still holds. */
    firstSeq: column.bigint().default(1),
    /** How many messages there ever were; unread counts are differences of it. */
    lastOrdinal: column.bigint().default(0),
    /** Seconds between two messages of one person; 0 for none. */
    slowModeSeconds: p.integer().default(0),
    /** Only those who manage rooms send. */
    isAnnouncement: p.boolean().default(false),
    /** Everybody but those who manage rooms is mute. */
    isMuted: p.boolean().default(false),
    /** Seconds within which a role edits its own messages; roles left out have the usual window. */
    editWindows: p.json().$type<RoleWindows>().defaultRaw(`'{}'`),
    /** The same for taking messages back. */
    recallWindows: p.json().$type<RoleWindows>().defaultRaw(`'{}'`),
    /** Days after which messages are deleted; null: never. */
    retentionDays: p.integer().nullable(),
    /** How long after joining somebody is a newcomer; 0: nobody is. */
    newcomerDays: p.integer().default(0),
    /** Null: as many as everybody. */
    newcomerHourlyMessages: p.integer().nullable(),
    newcomersMayLink: p.boolean().default(true),
    newcomersMayMention: p.boolean().default(true),
    /** How many messages one person may send within `floodSeconds`; 0: any number. */
    floodMessages: p.integer().default(20),
    floodSeconds: p.integer().default(10),
    /** How long the same text of one person is refused; 0: never. */
    duplicateSeconds: p.integer().default(5),
    /** How often everyone may be mentioned in a day, by all together; 0: never. */
    everyoneMentionsPerDay: p.integer().default(5),
    closedAt: column.time().nullable(),
    createdBy: column.reference(),
    createdAt: column.time(),
  },
});
export class Room extends RoomSchema.class {}
RoomSchema.setClass(Room);

export type RoomRow = RowOf<typeof RoomSchema>;
export interface RoomTables {
  room: TableOf<typeof RoomSchema>;
}
