import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** What a plan costs in one currency from one time to another. Nothing but an earlier end ever changes: the database refuses it too. */
export const PriceSchema = defineEntity({
  name: 'Price',
  tableName: 'price',
  uniques: [{ name: 'price_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [{ name: 'price_validity', expression: 'valid_to is null or valid_to >= valid_from' }],
  indexes: [
    { name: 'price_one_open', expression: 'create unique index "price_one_open" on "price" ("plan_id", "currency") where valid_to is null' },
    { name: 'price_plan_index', properties: ['planId', 'validFrom'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    planId: column.reference(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** Days that a plan which renews gives before its first payment. */
    trialDays: p.integer().nullable(),
    /** What who had the term before pays: while it runs, up to 30 days after its end, later. Null: the amount. */
    earlyMinor: column.bigint().nullable(),
    lapsedMinor: column.bigint().nullable(),
    lapsedLongerMinor: column.bigint().nullable(),
    validFrom: column.time(),
    /** Null: until another one takes its place. */
    validTo: column.time().nullable(),
  },
});
export class Price extends PriceSchema.class {
  isOffered(at: Date): boolean {
    return this.validFrom <= at && (this.validTo == null || this.validTo > at);
  }
  /** Ends it, at its beginning when that is still to come; an earlier end stays. */
  close(at: Date): void {
    const end = at < this.validFrom ? this.validFrom : at;
    if (this.validTo == null || this.validTo > end) this.validTo = end;
  }
}
PriceSchema.setClass(Price);

export type PriceRow = RowOf<typeof PriceSchema>;
export interface PriceTables {
  price: TableOf<typeof PriceSchema>;
}
