import { defineEntity, p } from '@mikro-orm/core';
import { MINUTE } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { PlanKind, SalesChannel } from '../../plans/index.ts';
import type { QuoteRule } from '../../promotions/index.ts';

/** How long an order can be made of a quote. */
export const QUOTE_LIFETIME = 30 * MINUTE;
/** How long an order that is cheaper than the list price can be paid: longer than the provider's shortest page, an hour. */
export const HONOURED_FOR = 60 * MINUTE;

/** What one person would pay for one plan, and every rule that made it. It never changes: the database refuses it too. */
export const QuoteSchema = defineEntity({
  name: 'Quote',
  tableName: 'quote',
  uniques: [{ name: 'quote_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [{ name: 'quote_expires_index', properties: ['expiresAt'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    tierId: column.reference(),
    planId: column.reference(),
    priceId: column.reference(),
    kind: p.text().$type<PlanKind>(),
    channel: p.text().$type<SalesChannel>(),
    listMinor: column.bigint(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** The lines add up to the amount. */
    rules: p.json().$type<readonly QuoteRule[]>(),
    trialDays: p.integer().nullable(),
    createdAt: column.time(),
    expiresAt: column.time(),
  },
});
export class Quote extends QuoteSchema.class {
  isOver(at: Date): boolean {
    return this.expiresAt <= at;
  }
}
QuoteSchema.setClass(Quote);

/** Whether a price is what the plan costs, or has been changed by what holds for a while or for some only. */
export const isReduced = ({ rules }: { readonly rules: readonly QuoteRule[] }): boolean => rules.some(({ kind }) => kind !== 'LIST');

export type QuoteRow = RowOf<typeof QuoteSchema>;
export interface QuoteTables {
  quote: TableOf<typeof QuoteSchema>;
}
