import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Who reads a room but does not write there. */
export const RoomMuteSchema = defineEntity({
  name: 'RoomMute',
  tableName: 'room_mute',
  indexes: [{ name: 'room_mute_until_index', properties: ['until'], where: '"until" is not null' }],
  properties: {
    roomId: p.uuid().primary(),
    userId: p.uuid().primary(),
    communityId: column.reference(),
    /** Null: until it is lifted. */
    until: column.time().nullable(),
    mutedBy: column.reference(),
    /** For those who manage the room; empty for none. */
    reason: p.text().default(''),
    createdAt: column.time(),
  },
});
export class RoomMute extends RoomMuteSchema.class {}
RoomMuteSchema.setClass(RoomMute);

export type RoomMuteRow = RowOf<typeof RoomMuteSchema>;
export interface RoomMuteTables {
  room_mute: TableOf<typeof RoomMuteSchema>;
}
