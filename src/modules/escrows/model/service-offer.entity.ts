import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** QUESTION: an answer to a question. SERVICE: an hour of advice, a review of a recipe, whatever one person does for another. */
export const OFFER_KINDS = ['QUESTION', 'SERVICE'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];
export const MAX_TITLE = 60;
export const MAX_DESCRIPTION = 1_000;
/** How long one may take at most. */
export const MAX_HOURS = 30 * 24;
export const MAX_OFFERS = 20;

/** What a member does for others at a price. Only its end changes: another price is another offer. */
export const ServiceOfferSchema = defineEntity({
  name: 'ServiceOffer',
  tableName: 'service_offer',
  uniques: [{ name: 'service_offer_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'service_offer_community_index', properties: ['communityId', 'createdAt', 'id'] },
    { name: 'service_offer_open_index', expression: 'create index "service_offer_open_index" on "service_offer" ("community_id", "provider_user_id") where closed_at is null' },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    providerUserId: column.reference(),
    kind: p.text().$type<OfferKind>(),
    title: p.text(),
    description: p.text().nullable(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** From the payment until it has to be done. */
    withinHours: p.integer(),
    createdAt: column.time(),
    closedAt: column.time().nullable(),
  },
});
export class ServiceOffer extends ServiceOfferSchema.class {
  close(at: Date): void {
    this.closedAt ??= at;
  }
  isOpen(): boolean {
    return this.closedAt == null;
  }
}
ServiceOfferSchema.setClass(ServiceOffer);

export type ServiceOfferRow = RowOf<typeof ServiceOfferSchema>;
export interface ServiceOfferTables {
  service_offer: TableOf<typeof ServiceOfferSchema>;
}
