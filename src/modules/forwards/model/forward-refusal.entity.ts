import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** A member whose words others may not take into posts. */
export const ForwardRefusalSchema = defineEntity({
  name: 'ForwardRefusal',
  tableName: 'forward_refusal',
  properties: {
    communityId: p.uuid().primary(),
    userId: p.uuid().primary(),
    createdAt: column.time(),
  },
});
export class ForwardRefusal extends ForwardRefusalSchema.class {}
ForwardRefusalSchema.setClass(ForwardRefusal);

export type ForwardRefusalRow = RowOf<typeof ForwardRefusalSchema>;
export interface ForwardRefusalTables {
  forward_refusal: TableOf<typeof ForwardRefusalSchema>;
}
