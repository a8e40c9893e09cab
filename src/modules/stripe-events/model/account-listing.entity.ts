import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** How far the events of one connected account have been listed. */
export const AccountListingSchema = defineEntity({
  name: 'AccountListing',
  tableName: 'account_listing',
  indexes: [{ name: 'account_listing_attempted_at_index', expression: 'create index "account_listing_attempted_at_index" on "account_listing" ("attempted_at" nulls first, "account_id")' }],
  properties: {
    accountId: p.text().primary(),
    /** Until when everything is known; null before the first listing has come to its end. */
    coveredUntil: column.time().nullable(),
    /** Of a listing that one night did not finish: when it began, and the event behind which it goes on. */
    startedAt: column.time().nullable(),
    lastEventId: p.text().nullable(),
    /** Whoever waited longest is next. */
    attemptedAt: column.time().nullable(),
  },
});
export type AccountListingRow = RowOf<typeof AccountListingSchema>;
export interface AccountListingTables {
  account_listing: TableOf<typeof AccountListingSchema>;
}
