import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { RoomEventData } from '../../chat/index.ts';

export const VIEWER_EVENT_KINDS = ['MENTIONED', 'MEMBERSHIP_CHANGED', 'ROLE_CHANGED', 'RIGHTS_CHANGED', 'MUTED', 'UNMUTED', 'MUTED_IN_ROOM', 'UNMUTED_IN_ROOM', 'RELAY_PLACE_GAINED'] as const;
export type ViewerEventKind = (typeof VIEWER_EVENT_KINDS)[number];

/** What is addressed to one person, over all communities: kept for a time, replayed by `myEvents`. Numbers may be missing, never out of order. */
export const ViewerEventSchema = defineEntity({
  name: 'ViewerEvent',
  tableName: 'viewer_event',
  uniques: [{ name: 'viewer_event_user_id_cause_id_unique', properties: ['userId', 'causeId'] }],
  indexes: [
    { name: 'viewer_event_occurred_at_index', properties: ['occurredAt'] },
    { name: 'viewer_event_message_id_index', expression: 'create index "viewer_event_message_id_index" on "viewer_event" ("room_id", "message_id") where message_id is not null' },
  ],
  properties: {
    userId: p.uuid().primary(),
    seq: p.bigint('number').primary(),
    communityId: column.reference(),
    kind: p.text().$type<ViewerEventKind>(),
    /** The message or the domain event behind it: told twice, it is stored once. */
    causeId: p.uuid(),
    roomId: column.reference().nullable(),
    messageId: column.reference().nullable(),
    data: p.json().$type<RoomEventData>().nullable(),
    occurredAt: column.time(),
  },
});
export class ViewerEvent extends ViewerEventSchema.class {}
ViewerEventSchema.setClass(ViewerEvent);

/** The head of a person's events. Positions are taken under its row's lock, the last of all locks, so that commit order is position order. */
export const ViewerLogSchema = defineEntity({
  name: 'ViewerLog',
  tableName: 'viewer_log',
  properties: {
    userId: p.uuid().primary(),
    lastSeq: column.bigint().default(0),
    /** The oldest position that is still kept. */
    firstSeq: column.bigint().default(1),
    /** Counts how often the person marked something as read, so that other devices look again. */
    readVersion: column.bigint().default(0),
  },
});
export class ViewerLog extends ViewerLogSchema.class {}
ViewerLogSchema.setClass(ViewerLog);

export type ViewerEventRow = RowOf<typeof ViewerEventSchema>;
export type ViewerLogRow = RowOf<typeof ViewerLogSchema>;
export interface ViewerTables {
  viewer_event: TableOf<typeof ViewerEventSchema>;
  viewer_log: TableOf<typeof ViewerLogSchema>;
}
