import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** RESERVED: the order, or a change to the plan, is open. COMMITTED: it is paid. RELEASED: it was not paid. RETURNED: the order was refunded in full. The first two count. */
export const PIECE_STATES = ['RESERVED', 'COMMITTED', 'RELEASED', 'RETURNED'] as const;
export type PieceState = (typeof PIECE_STATES)[number];

/** One sale of a plan, and which order holds it: of each plan at most one, however often the order comes back to it. */
export const PlanPieceSchema = defineEntity({
  name: 'PlanPiece',
  tableName: 'plan_piece',
  indexes: [{ name: 'plan_piece_plan_index', properties: ['communityId', 'planId', 'userId'] }],
  properties: {
    communityId: column.reference(),
    orderId: p.uuid().primary(),
    planId: p.uuid().primary(),
    userId: column.reference(),
    state: p.text().$type<PieceState>(),
    createdAt: column.time(),
    settledAt: column.time().nullable(),
  },
});

export type PlanPieceRow = RowOf<typeof PlanPieceSchema>;
export interface PlanPieceTables {
  plan_piece: TableOf<typeof PlanPieceSchema>;
}
