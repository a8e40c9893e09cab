import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** How far the index has followed the log of a room. */
export const IndexedPositionSchema = defineEntity({
  name: 'IndexedPosition',
  tableName: 'room_indexed_position',
  properties: {
    roomId: p.uuid().primary(),
    communityId: column.reference(),
    /** Of the last event that is in the index. Moved under the row's lock. */
    seq: column.bigint(),
  },
});
export interface IndexedPositionTables {
  room_indexed_position: TableOf<typeof IndexedPositionSchema>;
}
