import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { ProviderPayoutStatus } from '../../../platform/payments/payments.ts';

/** Money on its way from a payee's account to their bank, mirrored from the provider. */
export const BankPayoutSchema = defineEntity({
  name: 'BankPayout',
  tableName: 'bank_payout',
  indexes: [{ name: 'bank_payout_account_index', properties: ['accountId', 'createdAt', 'id'] }],
  properties: {
    id: column.key(),
    accountId: column.reference(),
    providerId: p.text().unique(),
    amountMinor: column.bigint(),
    currency: p.text(),
    status: p.text().$type<ProviderPayoutStatus>(),
    /** The provider's word for why the bank sent it back. */
    failureReason: p.text().nullable(),
    arrivesAt: column.time(),
    createdAt: column.time(),
  },
});
export class BankPayout extends BankPayoutSchema.class {}
BankPayoutSchema.setClass(BankPayout);

export type BankPayoutRow = RowOf<typeof BankPayoutSchema>;
export interface BankPayoutTables {
  bank_payout: TableOf<typeof BankPayoutSchema>;
}
