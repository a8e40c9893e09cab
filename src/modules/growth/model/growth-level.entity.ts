import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** A community has a whole schedule, or none at all: then the default one holds. */
export const GrowthLevelSchema = defineEntity({
  name: 'GrowthLevel',
  tableName: 'growth_level',
  properties: {
    communityId: p.uuid().primary(),
    /** Counted from 1. */
    number: p.integer().primary(),
    name: p.text(),
    threshold: p.integer(),
    entitlements: p.array().columnType('text[]'),
    updatedAt: column.time(),
  },
});
export class GrowthLevel extends GrowthLevelSchema.class {}
GrowthLevelSchema.setClass(GrowthLevel);

export interface GrowthLevelTables {
  growth_level: TableOf<typeof GrowthLevelSchema>;
}
