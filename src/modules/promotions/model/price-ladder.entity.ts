import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { LadderStep } from './ladder.ts';

/** Prices by the time of joining. Zone and steps never change, nor does the time of joining: so the step of each member is locked. */
export const PriceLadderSchema = defineEntity({
  name: 'PriceLadder',
  tableName: 'price_ladder',
  uniques: [{ name: 'price_ladder_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [{ name: 'price_ladder_community_id_created_at_id_index', properties: ['communityId', 'createdAt', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    name: p.text(),
    /** What it lowers: null for everything. */
    tierId: column.reference().nullable(),
    planId: column.reference().nullable(),
    /** The community's, when the ladder was made. */
    timeZone: p.text(),
    day: p.text().nullable(),
    steps: p.json().$type<readonly LadderStep[]>(),
    coversEarlierMembers: p.boolean(),
    startsAt: column.time(),
    /** Until when the steps can be used; null: without end. */
    endsAt: column.time().nullable(),
    closedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class PriceLadder extends PriceLadderSchema.class {
  close(at: Date): void {
    this.closedAt ??= at;
  }
}
PriceLadderSchema.setClass(PriceLadder);

export type PriceLadderRow = RowOf<typeof PriceLadderSchema>;
export interface PriceLadderTables {
  price_ladder: TableOf<typeof PriceLadderSchema>;
}
