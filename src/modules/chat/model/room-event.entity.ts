import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const ROOM_EVENT_KINDS = [
  'MESSAGE_SENT', 'MESSAGE_EDITED', 'MESSAGE_RECALLED', 'REACTIONS_CHANGED', 'MESSAGE_PINNED', 'MESSAGE_UNPINNED', 'ATTACHMENT_CHANGED',
  'MEMBER_MUTED', 'MEMBER_UNMUTED', 'ROOM_CHANGED', 'ROOM_CLOSED',
] as const;
export type RoomEventKind = (typeof ROOM_EVENT_KINDS)[number];

type Plain = string | number | boolean | null;
export type RoomEventData = Readonly<Record<string, Plain | Readonly<Record<string, Plain>>>>;

/** The log of a room: one row per change, in commit order, without gaps. Partitioned by room. */
export const RoomEventSchema = defineEntity({
  name: 'RoomEvent',
  tableName: 'room_event',
  properties: {
    roomId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    communityId: column.reference(),
    kind: p.text().$type<RoomEventKind>(),
    messageId: column.reference().nullable(),
    /** Null for what time did. */
    actorId: column.reference().nullable(),
    /** The member whom it is about, when it is about one. */
    subjectId: column.reference().nullable(),
    /** What its kind needs beyond the columns, as plain data. */
    data: p.json().$type<RoomEventData>().nullable(),
    occurredAt: column.time(),
  },
});
export class RoomEvent extends RoomEventSchema.class {}
RoomEventSchema.setClass(RoomEvent);

export type RoomEventRow = RowOf<typeof RoomEventSchema>;
export interface RoomEventTables {
  room_event: TableOf<typeof RoomEventSchema>;
}
