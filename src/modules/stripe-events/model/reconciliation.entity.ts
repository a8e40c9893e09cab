import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** BACKFILL: events that no endpoint took. ACCOUNTS: those of connected accounts. HOURLY: what waits for an answer of the provider. NIGHTLY: everything, with the provider's balance. */
export const RECONCILIATION_KINDS = ['BACKFILL', 'ACCOUNTS', 'HOURLY', 'NIGHTLY'] as const;
export type ReconciliationKind = (typeof RECONCILIATION_KINDS)[number];
/** FAILED: a check could not be finished; the next run covers its time as well. */
export const RECONCILIATION_STATES = ['RUNNING', 'DONE', 'FAILED'] as const;
export type ReconciliationState = (typeof RECONCILIATION_STATES)[number];

/** One comparison with the provider, and the time that it covered. */
export const ReconciliationRunSchema = defineEntity({
  name: 'ReconciliationRun',
  tableName: 'reconciliation_run',
  indexes: [
    { name: 'reconciliation_run_kind_index', properties: ['kind', 'startedAt', 'id'] },
    { name: 'reconciliation_run_started_at_index', properties: ['startedAt', 'id'] },
  ],
  properties: {
    id: column.key(),
    kind: p.text().$type<ReconciliationKind>(),
    state: p.text().$type<ReconciliationState>(),
    coversFrom: column.time(),
    coversUntil: column.time(),
    /** How many objects were compared. */
    compared: p.integer().default(0),
    differences: p.integer().default(0),
    /** The checks that failed, by name. */
    failedChecks: p.text().nullable(),
    startedAt: column.time(),
    finishedAt: column.time().nullable(),
  },
});
export type ReconciliationRunRow = RowOf<typeof ReconciliationRunSchema>;

/**
 * ORDER_BEHIND, SUBSCRIPTION_BEHIND: what webhooks never told, taken over by this run. POSTING_MISSING: the provider moved money that is not booked.
 * MOVEMENT_MISSING: booked, and never moved. AMOUNT_DIFFERS: both, with other amounts. MOVEMENT_UNCLAIMED: money moved for nothing that we know.
 * TRANSFER_DIFFERS, PAYOUT_DIFFERS, ACCOUNT_DIFFERS: another state, or another amount, than the provider's. CHARGE_DIFFERS: another amount was taken
 * than had been accepted. CUSTOMER_CREDIT: a customer has credit or debts with the provider. INVOICE_SHORT: an invoice is paid with less money than it asks for.
 */
export const DIFFERENCE_KINDS = ['ORDER_BEHIND', 'SUBSCRIPTION_BEHIND', 'POSTING_MISSING', 'MOVEMENT_MISSING', 'AMOUNT_DIFFERS', 'MOVEMENT_UNCLAIMED', 'TRANSFER_DIFFERS', 'PAYOUT_DIFFERS', 'ACCOUNT_DIFFERS', 'CHARGE_DIFFERS', 'CUSTOMER_CREDIT', 'INVOICE_SHORT'] as const;
export type DifferenceKind = (typeof DIFFERENCE_KINDS)[number];

/** One thing of which the provider and we say something else, once per run. */
export const ReconciliationDifferenceSchema = defineEntity({
  name: 'ReconciliationDifference',
  tableName: 'reconciliation_difference',
  uniques: [{ name: 'reconciliation_difference_subject_unique', properties: ['runId', 'kind', 'subject'] }],
  indexes: [
    { name: 'reconciliation_difference_unhealed_index', properties: ['kind', 'subject'], where: 'not is_healed' },
    { name: 'reconciliation_difference_open_index', expression: 'create index "reconciliation_difference_open_index" on "reconciliation_difference" ("found_at", "id") where not is_healed' },
  ],
  properties: {
    id: column.key(),
    runId: column.reference(),
    kind: p.text().$type<DifferenceKind>(),
    /** An id of ours or of the provider's, as staff can look it up. */
    subject: p.text(),
    /** What the provider says. */
    theirsMinor: column.bigint().nullable(),
    /** What we say. */
    oursMinor: column.bigint().nullable(),
    currency: p.text().nullable(),
    /** In what state each side has it, where it has any. */
    theirState: p.text().nullable(),
    ourState: p.text().nullable(),
    /** Whether the run has put it right itself, or a later one found that both agree. */
    isHealed: p.boolean(),
    foundAt: column.time(),
  },
});
export type ReconciliationDifferenceRow = RowOf<typeof ReconciliationDifferenceSchema>;

export interface ReconciliationTables {
  reconciliation_run: TableOf<typeof ReconciliationRunSchema>;
  reconciliation_difference: TableOf<typeof ReconciliationDifferenceSchema>;
}
