import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { RuleKind } from './pricing.ts';

/** RESERVED: the order is open. COMMITTED: it is paid. RELEASED: it was not paid. RETURNED: it was refunded in full. */
export const USE_STATES = ['RESERVED', 'COMMITTED', 'RELEASED', 'RETURNED'] as const;
export type UseState = (typeof USE_STATES)[number];

/** What an order holds of promotions: one row for each discount in its quote. */
export const PromotionUseSchema = defineEntity({
  name: 'PromotionUse',
  tableName: 'promotion_use',
  uniques: [{ name: 'promotion_use_order_id_kind_source_id_unique', properties: ['orderId', 'kind', 'sourceId'] }],
  indexes: [{ name: 'promotion_use_source_index', properties: ['communityId', 'sourceId', 'state'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    userId: column.reference(),
    kind: p.text().$type<Exclude<RuleKind, 'LIST' | 'RENEWAL_BAND'>>(),
    /** The ladder, group-buy, promotion code or voucher. */
    sourceId: column.reference(),
    /** Of a coupon, beside its code. */
    couponId: column.reference().nullable(),
    amountMinor: column.bigint(),
    state: p.text().$type<UseState>(),
    createdAt: column.time(),
    settledAt: column.time().nullable(),
  },
});
export class PromotionUse extends PromotionUseSchema.class {}
PromotionUseSchema.setClass(PromotionUse);

export type PromotionUseRow = RowOf<typeof PromotionUseSchema>;
export interface PromotionUseTables {
  promotion_use: TableOf<typeof PromotionUseSchema>;
}
