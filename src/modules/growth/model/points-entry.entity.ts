import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { PointKind } from './point-kind.ts';

/** One line of the ledger. Never changed and never deleted: what is undone is reversed by a line of its own, once. */
export const PointsEntrySchema = defineEntity({
  name: 'PointsEntry',
  tableName: 'points_entry',
  uniques: [
    { name: 'points_entry_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'points_entry_member_position_unique', properties: ['communityId', 'memberId', 'position'] },
    { name: 'points_entry_event_unique', properties: ['communityId', 'sourceId', 'eventId'] },
    { name: 'points_entry_community_id_reverses_id_unique', properties: ['communityId', 'reversesId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    memberId: column.reference(),
    /** Counted from 1 in the member's ledger. */
    position: p.integer(),
    kind: p.text().$type<PointKind>(),
    sourceId: column.reference(),
    /** Positive for an award; the negative of what it reverses otherwise. */
    amount: p.integer(),
    /** The member's points after this line. */
    balance: p.integer(),
    reversesId: column.reference().nullable(),
    /** The event that caused it. */
    eventId: column.reference(),
    occurredAt: column.time(),
    createdAt: column.time(),
  },
});
export class PointsEntry extends PointsEntrySchema.class {}
PointsEntrySchema.setClass(PointsEntry);

export type PointsEntryRow = RowOf<typeof PointsEntrySchema>;
export interface PointsEntryTables {
  points_entry: TableOf<typeof PointsEntrySchema>;
}
