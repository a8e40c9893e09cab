import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { AccountKind } from './account-kind.ts';

/** One account of a community, per currency, and per payee where it belongs to one. Its balance is the sum of its entries. */
export const LedgerAccountSchema = defineEntity({
  name: 'LedgerAccount',
  tableName: 'ledger_account',
  uniques: [
    { name: 'ledger_account_key_unique', properties: ['communityId', 'kind', 'currency', 'holder'] },
    { name: 'ledger_account_community_id_id_currency_unique', properties: ['communityId', 'id', 'currency'] },
  ],
  indexes: [{ name: 'ledger_account_payee_index', properties: ['payeeUserId'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    kind: p.text().$type<AccountKind>(),
    currency: p.text(),
    payeeUserId: column.reference().nullable(),
    /** The payee as a text, empty for the house: part of the key, where nothing may be null. */
    holder: p.text(),
    /** A debit when positive. */
    balanceMinor: column.bigint().default(0),
  },
});
export class LedgerAccount extends LedgerAccountSchema.class {}
LedgerAccountSchema.setClass(LedgerAccount);

export type LedgerAccountRow = RowOf<typeof LedgerAccountSchema>;
export interface LedgerAccountTables {
  ledger_account: TableOf<typeof LedgerAccountSchema>;
}
