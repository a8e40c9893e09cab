import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** What a plan costs from one time to another. Amount and currency never change: the database refuses it too. */
export const PriceSchema = defineEntity({
  name: 'Price',
  tableName: 'price',
  uniques: [{ name: 'price_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [{ name: 'price_one_current', expression: 'create unique index "price_one_current" on "price" ("plan_id") where valid_to is null' }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    planId: column.reference(),
    amountMinor: column.bigint(),
    currency: p.text(),
    validFrom: column.time(),
    /** Null: the price of today. */
    validTo: column.time().nullable(),
  },
});
export class Price extends PriceSchema.class {
  close(at: Date): void {
    this.validTo ??= at;
  }
}
PriceSchema.setClass(Price);

export type PriceRow = RowOf<typeof PriceSchema>;
export interface PriceTables {
  price: TableOf<typeof PriceSchema>;
}
