import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** How far a person has read a room. */
export const ReadPositionSchema = defineEntity({
  name: 'ReadPosition',
  tableName: 'room_read_position',
  properties: {
    roomId: p.uuid().primary(),
    userId: p.uuid().primary(),
    communityId: column.reference(),
    /** Of the last message read. It never goes back. */
    ordinal: column.bigint(),
    updatedAt: column.time(),
  },
});
export class ReadPosition extends ReadPositionSchema.class {}
ReadPositionSchema.setClass(ReadPosition);

export interface ReadPositionTables {
  room_read_position: TableOf<typeof ReadPositionSchema>;
}
