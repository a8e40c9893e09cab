import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Why points went from one member to another. */
export const MOVEMENT_KINDS = ['RED_PACKET_SENT', 'RED_PACKET_CLAIMED', 'RED_PACKET_RETURNED'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** Points that were given or received: a line for each, never changed. They can be spent, but do not count for levels, which are earned by contributing. */
export const PointsMovementSchema = defineEntity({
  name: 'PointsMovement',
  tableName: 'points_movement',
  uniques: [
    { name: 'points_movement_member_position_unique', properties: ['communityId', 'memberId', 'position'] },
    { name: 'points_movement_source_unique', properties: ['communityId', 'sourceId', 'kind', 'memberId'] },
  ],
  checks: [{ name: 'points_movement_covered', expression: 'amount <> 0 and (amount > 0 or balance >= 0)' }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    memberId: column.reference(),
    /** Counted from 1 among the movements of the member. */
    position: p.integer(),
    kind: p.text().$type<MovementKind>(),
    /** What moved them, such as a red packet: together with the kind and the member it names the movement. */
    sourceId: column.reference(),
    /** Negative for what was given. */
    amount: p.integer(),
    /** What the member could spend after this line. Points that were earned, given away and then reversed are owed: later ones fill the gap first. */
    balance: p.integer(),
    createdAt: column.time(),
  },
});
export class PointsMovement extends PointsMovementSchema.class {}
PointsMovementSchema.setClass(PointsMovement);

export type PointsMovementRow = RowOf<typeof PointsMovementSchema>;
export interface PointsMovementTables {
  points_movement: TableOf<typeof PointsMovementSchema>;
}
