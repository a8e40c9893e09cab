import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** A member's time in the programme. Whoever comes back begins another. */
export const KolStandingSchema = defineEntity({
  name: 'KolStanding',
  tableName: 'kol_standing',
  uniques: [
    { name: 'kol_standing_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'kol_standing_running_unique', properties: ['communityId', 'memberId'], where: '"ended_at" is null' },
  ],
  indexes: [{ name: 'kol_standing_order_index', properties: ['communityId', 'joinedAt', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    memberId: column.reference(),
    userId: column.reference(),
    /** Null once it has ended. */
    levelId: column.reference().nullable(),
    /** What the grant for the level gives now. */
    entitlements: p.array().columnType('text[]'),
    /** Lines of its history. */
    changeCount: p.integer().default(0),
    joinedAt: column.time(),
    endedAt: column.time().nullable(),
  },
});
export class KolStanding extends KolStandingSchema.class {
  isRunning(): boolean {
    return this.endedAt === null || this.endedAt === undefined;
  }
  end(at: Date): void {
    this.levelId = null;
    this.entitlements = [];
    this.endedAt = at;
  }
  nextChange(): number {
    this.changeCount += 1;
    return this.changeCount;
  }
  gives(entitlements: readonly string[]): boolean {
    return entitlements.length === this.entitlements.length && entitlements.every((entitlement, index) => entitlement === this.entitlements[index]);
  }
}
KolStandingSchema.setClass(KolStanding);

export type KolStandingRow = RowOf<typeof KolStandingSchema>;
export interface KolStandingTables {
  kol_standing: TableOf<typeof KolStandingSchema>;
}
