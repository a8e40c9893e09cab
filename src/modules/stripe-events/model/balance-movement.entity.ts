import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** One movement of the provider's balance, as it was listed; which record of ours it belongs to is found out afterwards. */
export const BalanceMovementSchema = defineEntity({
  name: 'BalanceMovement',
  tableName: 'balance_movement',
  indexes: [
    { name: 'balance_movement_source_index', properties: ['sourceType', 'sourceKey'] },
    { name: 'balance_movement_occurred_at_index', properties: ['occurredAt', 'id'] },
  ],
  properties: {
    id: p.text().primary(),
    type: p.text(),
    /** What it belongs to at the provider. */
    providerSourceId: p.text().nullable(),
    /** What came on the balance: the amount without the provider's fee. */
    netMinor: column.bigint(),
    currency: p.text(),
    /** What it belongs to here, as the ledger names it; null while nobody claims it. */
    sourceType: p.text().nullable(),
    sourceKey: p.text().nullable(),
    occurredAt: column.time(),
  },
});
export type BalanceMovementRow = RowOf<typeof BalanceMovementSchema>;
export interface BalanceMovementTables {
  balance_movement: TableOf<typeof BalanceMovementSchema>;
}

/** The operator's own business with the provider: withdrawals, top-ups, invoices and reserves. The ledger of the communities does not know it. */
const OF_THE_OPERATOR = new Set(['payout', 'payout_cancel', 'payout_failure', 'topup', 'topup_reversal', 'stripe_fee', 'stripe_fx_fee', 'tax_fee', 'network_cost', 'contribution', 'climate_order_purchase', 'climate_order_refund']);
export const concernsLedger = (type: string): boolean => !OF_THE_OPERATOR.has(type) && !type.includes('reserve');
