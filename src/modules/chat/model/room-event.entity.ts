import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const ROOM_EVENT_KINDS = ['MESSAGE_SENT', 'MESSAGE_RECALLED', 'ROOM_CLOSED'] as const;
export type RoomEventKind = (typeof ROOM_EVENT_KINDS)[number];

/** The log of a room: one row per change, in commit order, without gaps. */
export const RoomEventSchema = defineEntity({
  name: 'RoomEvent',
  tableName: 'room_event',
  properties: {
    roomId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    communityId: column.reference(),
    kind: p.text().$type<RoomEventKind>(),
    messageId: column.reference().nullable(),
    actorId: column.reference(),
    occurredAt: column.time(),
  },
});
export class RoomEvent extends RoomEventSchema.class {}
RoomEventSchema.setClass(RoomEvent);

export type RoomEventRow = RowOf<typeof RoomEventSchema>;
export interface RoomEventTables {
  room_event: TableOf<typeof RoomEventSchema>;
}
