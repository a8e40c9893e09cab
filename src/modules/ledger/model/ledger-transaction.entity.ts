import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { SourceType, TransactionKind } from './account-kind.ts';

/** One movement of money, once per source and kind. Never changed: what is undone is reversed by another. */
export const LedgerTransactionSchema = defineEntity({
  name: 'LedgerTransaction',
  tableName: 'ledger_transaction',
  uniques: [
    { name: 'ledger_transaction_source_unique', properties: ['sourceType', 'sourceId', 'kind'] },
    { name: 'ledger_transaction_community_id_id_unique', properties: ['communityId', 'id'] },
  ],
  indexes: [
    { name: 'ledger_transaction_community_index', properties: ['communityId', 'occurredAt', 'id'] },
    { name: 'ledger_transaction_payment_index', properties: ['communityId', 'paymentId'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    kind: p.text().$type<TransactionKind>(),
    sourceType: p.text().$type<SourceType>(),
    sourceId: p.text(),
    /** The payment that it concerns; null for what concerns several. */
    paymentId: column.reference().nullable(),
    occurredAt: column.time(),
  },
});
export class LedgerTransaction extends LedgerTransactionSchema.class {}
LedgerTransactionSchema.setClass(LedgerTransaction);

export type LedgerTransactionRow = RowOf<typeof LedgerTransactionSchema>;
export interface LedgerTransactionTables {
  ledger_transaction: TableOf<typeof LedgerTransactionSchema>;
}
