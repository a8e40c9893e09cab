import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Where a grant comes from. Together with the source's id it names the grant: giving it again changes its dates. */
export const GRANT_SOURCES = ['ORDER', 'SUBSCRIPTION', 'COMPLIMENTARY', 'GROWTH_LEVEL', 'KOL_LEVEL'] as const;
export type GrantSource = (typeof GRANT_SOURCES)[number];

export const GrantSchema = defineEntity({
  name: 'Grant',
  tableName: 'access_grant',
  uniques: [{ name: 'access_grant_source_unique', properties: ['communityId', 'sourceKind', 'sourceId'] }],
  indexes: [{ name: 'access_grant_person_index', properties: ['communityId', 'userId'] }, { name: 'access_grant_untold_begin_index', properties: ['startsAt'], where: '"begin_told_at" is distinct from "starts_at"' }, { name: 'access_grant_untold_end_index', properties: ['endsAt'], where: '"end_told_at" is distinct from "ends_at"' }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    /** Null: the grant gives single entitlements. */
    tierId: column.reference().nullable(),
    entitlements: p.array().columnType('text[]'),
    sourceKind: p.text().$type<GrantSource>(),
    sourceId: p.text(),
    startsAt: column.time(),
    /** Null: without end. */
    endsAt: column.time().nullable(),
    /** The beginning and the end that the person was told of when they came. */
    beginToldAt: column.time().nullable(),
    endToldAt: column.time().nullable(),
    revokedAt: column.time().nullable(),
    /** Since when it rests, because the payment behind it is disputed; its end does not move meanwhile. */
    suspendedAt: column.time().nullable(),
    reason: p.text().nullable(),
    givenBy: column.reference().nullable(),
    createdAt: column.time(),
  },
});
export class Grant extends GrantSchema.class {
  /** Whether its term is over, or somebody has ended it: perhaps a moment later than this, as whoever waits for a lock began earlier. */
  isOver(at: Date): boolean {
    return this.revokedAt != null || (this.endsAt != null && this.endsAt <= at);
  }
  /** Ends it at a time; an earlier end stays. */
  revoke(at: Date, reason: string | null): void {
    if (this.revokedAt === null || this.revokedAt === undefined || this.revokedAt > at) this.revokedAt = at;
    if (reason !== null) this.reason = reason;
  }
  /** Both tell whether that changed anything. */
  suspend(at: Date): boolean {
    if (this.suspendedAt != null) return false;
    this.suspendedAt = at;
    return true;
  }
  resume(): boolean {
    if (this.suspendedAt == null) return false;
    this.suspendedAt = null;
    return true;
  }
}
GrantSchema.setClass(Grant);

export type GrantRow = RowOf<typeof GrantSchema>;
export interface GrantTables {
  access_grant: TableOf<typeof GrantSchema>;
}
