import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { AccountState } from './account-state.ts';

/** Where a person is paid out to: an account at the provider, mirrored, never changed here first. One at a time per person. */
export const PayoutAccountSchema = defineEntity({
  name: 'PayoutAccount',
  tableName: 'payout_account',
  uniques: [{ name: 'payout_account_one_live_unique', properties: ['userId'], where: `"state" <> 'DEAUTHORIZED'` }],
  indexes: [{ name: 'payout_account_user_id_index', properties: ['userId', 'createdAt'] }],
  properties: {
    id: column.key(),
    userId: column.reference(),
    /** ISO 3166-1, where the payee said so; cannot be changed at the provider afterwards. */
    country: p.text().nullable(),
    providerId: p.text().nullable().unique(),
    state: p.text().$type<AccountState>(),
    /** The provider's words for what it wants to know. */
    requirements: p.json().$type<readonly string[]>().default([]),
    currentDeadline: column.time().nullable(),
    tries: p.integer().default(0),
    keyNumber: p.integer().default(0),
    keyedAt: column.time().nullable(),
    checkedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class PayoutAccount extends PayoutAccountSchema.class {}
PayoutAccountSchema.setClass(PayoutAccount);

export type PayoutAccountRow = RowOf<typeof PayoutAccountSchema>;
export interface PayoutAccountTables {
  payout_account: TableOf<typeof PayoutAccountSchema>;
}
