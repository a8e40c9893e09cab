import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** One line of a transaction. The database refuses to change or remove it, and to commit lines that do not add up to zero. */
export const LedgerEntrySchema = defineEntity({
  name: 'LedgerEntry',
  tableName: 'ledger_entry',
  uniques: [{ name: 'ledger_entry_position_unique', properties: ['transactionId', 'position'] }],
  indexes: [
    { name: 'ledger_entry_account_index', properties: ['accountId', 'id'] },
    { name: 'ledger_entry_share_index', properties: ['shareId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    transactionId: column.reference(),
    position: p.integer(),
    accountId: column.reference(),
    currency: p.text(),
    /** A debit when positive. */
    amountMinor: column.bigint(),
    shareId: column.reference().nullable(),
  },
});
export class LedgerEntry extends LedgerEntrySchema.class {}
LedgerEntrySchema.setClass(LedgerEntry);

export type LedgerEntryRow = RowOf<typeof LedgerEntrySchema>;
export interface LedgerEntryTables {
  ledger_entry: TableOf<typeof LedgerEntrySchema>;
}
