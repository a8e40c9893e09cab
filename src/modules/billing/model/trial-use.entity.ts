import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { TableOf } from '../../../platform/database/tables.ts';

/** Who has had a trial in a community. It outlives the membership, so that leaving and joining again brings no second one. */
export const TrialUseSchema = defineEntity({
  name: 'TrialUse',
  tableName: 'trial_use',
  properties: {
    communityId: p.uuid().primary(),
    userId: p.uuid().primary(),
    orderId: column.reference(),
    startedAt: column.time(),
  },
});

export interface TrialUseTables {
  trial_use: TableOf<typeof TrialUseSchema>;
}
