import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** SETTLED: paid the order, or a period of its subscription. SURPLUS: came on top, to be refunded. MISMATCHED: differs from what was agreed, the operator decides. */
export const PAYMENT_STANDINGS = ['SETTLED', 'SURPLUS', 'MISMATCHED'] as const;
export type PaymentStanding = (typeof PAYMENT_STANDINGS)[number];

/** Money that came in: one row for each time. What came in never changes; how much of it went back does. */
export const PaymentSchema = defineEntity({
  name: 'Payment',
  tableName: 'payment',
  uniques: [{ name: 'payment_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [{ name: 'payment_refunded_within', expression: 'amount_minor > 0 and refunded_minor >= 0 and refunded_minor <= amount_minor' }],
  indexes: [
    { name: 'payment_order_index', properties: ['communityId', 'orderId', 'receivedAt'] },
    { name: 'payment_without_fee_index', expression: 'create index "payment_without_fee_index" on "payment" ("id") where fee_minor is null' },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    userId: column.reference(),
    /** The subscription that it paid a period of. */
    subscriptionId: column.reference().nullable(),
    standing: p.text().$type<PaymentStanding>(),
    providerPaymentId: p.text().unique(),
    providerChargeId: p.text().nullable(),
    providerInvoiceId: p.text().nullable(),
    /** Paid on top of the period that ran, for a change of plan. */
    isProration: p.boolean().default(false),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** What the provider keeps, in the currency of its balance; null until it says so. */
    feeMinor: column.bigint().nullable(),
    refundedMinor: column.bigint().default(0),
    receivedAt: column.time(),
    /** Until when the buyer may have it back without asking, by the community's rule of that day; the shares are held as long. */
    refundableUntil: column.time(),
  },
});
export class Payment extends PaymentSchema.class {
  /** What did not fit is accepted, or not wanted beside what was. */
  decide(standing: 'SETTLED' | 'SURPLUS'): void {
    if (this.standing === 'MISMATCHED') this.standing = standing;
  }
  /** What has not gone back yet. */
  remaining(): number {
    return (this.amountMinor as number) - (this.refundedMinor as number);
  }
  /** A part of it went back; a negative amount for a refund that failed. More than came in never goes back. */
  refund(amountMinor: number): void {
    const refunded = (this.refundedMinor as number) + amountMinor;
    if (refunded < 0 || refunded > (this.amountMinor as number)) throw new RangeError('A refund beyond the payment');
    this.refundedMinor = refunded;
  }
  /** Takes over what the provider tells only later; true when the fee is new. */
  learn(chargeId: string | null, feeMinor: number | null): boolean {
    this.providerChargeId ??= chargeId;
    if (this.feeMinor != null || feeMinor === null) return false;
    this.feeMinor = feeMinor;
    return true;
  }
}
PaymentSchema.setClass(Payment);

export type PaymentRow = RowOf<typeof PaymentSchema>;
export interface PaymentTables {
  payment: TableOf<typeof PaymentSchema>;
}
