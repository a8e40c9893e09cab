import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** INTENDED: set aside, and to be asked for. MADE: in the payee's account. FAILED: refused, and payable again. */
export const TRANSFER_STATES = ['INTENDED', 'MADE', 'FAILED'] as const;
export type TransferState = (typeof TRANSFER_STATES)[number];

/** One payee's share of one payment on its way to their account. */
export const PayoutTransferSchema = defineEntity({
  name: 'PayoutTransfer',
  tableName: 'payout_transfer',
  uniques: [{ name: 'payout_transfer_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'payout_transfer_share_index', properties: ['communityId', 'shareId'] },
    { name: 'payout_transfer_payment_index', properties: ['communityId', 'paymentId'] },
    { name: 'payout_transfer_account_index', properties: ['accountId'] },
    { name: 'payout_transfer_community_index', properties: ['communityId', 'createdAt', 'id'] },
    { name: 'payout_transfer_intended_index', properties: ['createdAt', 'id'], where: `"state" = 'INTENDED'` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    paymentId: column.reference(),
    shareId: column.reference(),
    payeeUserId: column.reference(),
    accountId: column.reference(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** What came back so far. */
    reversedMinor: column.bigint().default(0),
    state: p.text().$type<TransferState>(),
    providerId: p.text().nullable().unique(),
    /** The provider's word for why it refused. */
    failureReason: p.text().nullable(),
    tries: p.integer().default(0),
    keyNumber: p.integer().default(0),
    keyedAt: column.time().nullable(),
    createdAt: column.time(),
    settledAt: column.time().nullable(),
  },
});
export class PayoutTransfer extends PayoutTransferSchema.class {}
PayoutTransferSchema.setClass(PayoutTransfer);

export type PayoutTransferRow = RowOf<typeof PayoutTransferSchema>;
export interface PayoutTransferTables {
  payout_transfer: TableOf<typeof PayoutTransferSchema>;
}
