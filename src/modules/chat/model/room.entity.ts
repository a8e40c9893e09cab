import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

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
