import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** Money that a payee was given outside the provider, as somebody recorded it. */
export const ManualPayoutSchema = defineEntity({
  name: 'ManualPayout',
  tableName: 'manual_payout',
  uniques: [
    { name: 'manual_payout_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'manual_payout_reference_unique', properties: ['communityId', 'reference'], where: '"reversed_at" is null' },
  ],
  indexes: [{ name: 'manual_payout_community_index', properties: ['communityId', 'createdAt', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    payeeUserId: column.reference(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** Where the payment is found again, such as the number of a bank transfer. */
    reference: p.text(),
    recordedByUserId: column.reference(),
    createdAt: column.time(),
    /** When it turned out not to have arrived. */
    reversedAt: column.time().nullable(),
  },
});
export class ManualPayout extends ManualPayoutSchema.class {}
ManualPayoutSchema.setClass(ManualPayout);

export type ManualPayoutRow = RowOf<typeof ManualPayoutSchema>;
export interface ManualPayoutTables {
  manual_payout: TableOf<typeof ManualPayoutSchema>;
}
