import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const TierSchema = defineEntity({
  name: 'Tier',
  tableName: 'tier',
  uniques: [{ name: 'tier_community_id_id_unique', properties: ['communityId', 'id'] }, { name: 'tier_community_id_name_unique', properties: ['communityId', 'name'] }],
  indexes: [{ name: 'tier_one_default', expression: 'create unique index "tier_one_default" on "tier" ("community_id") where is_default' }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    name: p.text(),
    description: p.text().default(''),
    /** A member's tier is the highest that a grant gives. */
    rank: p.integer(),
    entitlements: p.array().columnType('text[]'),
    /** What every member has without a grant. */
    isDefault: p.boolean().default(false),
    archivedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class Tier extends TierSchema.class {}
TierSchema.setClass(Tier);

export type TierRow = RowOf<typeof TierSchema>;
export interface TierTables {
  tier: TableOf<typeof TierSchema>;
}
