import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';
import type { PointKind } from './point-kind.ts';

/** A community has a rule for every kind, or none at all: then the defaults hold. */
export const PointRuleSchema = defineEntity({
  name: 'PointRule',
  tableName: 'point_rule',
  properties: {
    communityId: p.uuid().primary(),
    kind: p.text().$type<PointKind>().primary(),
    points: p.integer(),
    dailyCap: p.integer().nullable(),
    updatedAt: column.time(),
  },
});
export class PointRuleEntity extends PointRuleSchema.class {}
PointRuleSchema.setClass(PointRuleEntity);

export interface PointRuleTables {
  point_rule: TableOf<typeof PointRuleSchema>;
}
