import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { TransferState } from './payout-transfer.entity.ts';

/** OWED: a refund or a lost dispute took it back. HELD: a dispute runs, it is sent again when that is won. PROVIDER: somebody at the provider's Dashboard. */
export const REVERSAL_CAUSES = ['OWED', 'HELD', 'PROVIDER'] as const;
export type ReversalCause = (typeof REVERSAL_CAUSES)[number];

/** Money of a transfer that comes back from a payee's account. */
export const TransferReversalSchema = defineEntity({
  name: 'TransferReversal',
  tableName: 'transfer_reversal',
  uniques: [{ name: 'transfer_reversal_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'transfer_reversal_transfer_index', properties: ['communityId', 'transferId'] },
    { name: 'transfer_reversal_intended_index', properties: ['createdAt', 'id'], where: `"state" = 'INTENDED'` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    transferId: column.reference(),
    amountMinor: column.bigint(),
    cause: p.text().$type<ReversalCause>(),
    state: p.text().$type<TransferState>(),
    providerId: p.text().nullable().unique(),
    failureReason: p.text().nullable(),
    tries: p.integer().default(0),
    keyNumber: p.integer().default(0),
    keyedAt: column.time().nullable(),
    createdAt: column.time(),
    settledAt: column.time().nullable(),
  },
});
export class TransferReversal extends TransferReversalSchema.class {}
TransferReversalSchema.setClass(TransferReversal);

export type TransferReversalRow = RowOf<typeof TransferReversalSchema>;
export interface TransferReversalTables {
  transfer_reversal: TableOf<typeof TransferReversalSchema>;
}
