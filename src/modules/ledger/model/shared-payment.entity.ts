import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** A payment as the ledger knows it: what came in, and how much of it was taken back. Its row is locked before its shares. */
export const SharedPaymentSchema = defineEntity({
  name: 'SharedPayment',
  tableName: 'shared_payment',
  uniques: [{ name: 'shared_payment_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'shared_payment_due_index', properties: ['holdUntil', 'id'], where: `"released_at" is null and "held_at" is null` },
    { name: 'shared_payment_order_id_index', properties: ['communityId', 'orderId'] },
  ],
  properties: {
    /** That of the payment. */
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    grossMinor: column.bigint(),
    currency: p.text(),
    /** What the provider booked for it, when its balance has another currency. */
    settlementMinor: column.bigint().nullable(),
    settlementCurrency: p.text().nullable(),
    /** Refunds, and what disputes took. */
    takenBackMinor: column.bigint().default(0),
    /** When its shares can be paid out. */
    holdUntil: column.time(),
    /** Since when a dispute holds them, whatever the time. */
    heldAt: column.time().nullable(),
    releasedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class SharedPayment extends SharedPaymentSchema.class {}
SharedPaymentSchema.setClass(SharedPayment);

export type SharedPaymentRow = RowOf<typeof SharedPaymentSchema>;
export interface SharedPaymentTables {
  shared_payment: TableOf<typeof SharedPaymentSchema>;
}
