import { defineEntity, p } from '@mikro-orm/core';
import { after, HOUR, MINUTE } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/**
 * RECEIVED: stored, not looked at. APPLIED: what it is about was fetched and taken over. IGNORED: nothing of ours. REJECTED: of the other mode, test or live.
 * RETRYING: could not be applied yet. PARKED: given up after a day; the operator decides.
 */
export const STRIPE_EVENT_STATES = ['RECEIVED', 'APPLIED', 'IGNORED', 'REJECTED', 'RETRYING', 'PARKED'] as const;
export type StripeEventState = (typeof STRIPE_EVENT_STATES)[number];

/** PLATFORM: delivered at the endpoint for our own account. CONNECT: told by a connected one, at its endpoint or in its list. BACKFILL: found in our own list. */
export const STRIPE_EVENT_ORIGINS = ['PLATFORM', 'CONNECT', 'BACKFILL'] as const;
export type StripeEventOrigin = (typeof STRIPE_EVENT_ORIGINS)[number];

const GIVEN_UP_AFTER = 24 * HOUR;
const LONGEST_WAIT = 2 * HOUR;

/** When to try again after so many tries; null when a day has passed. */
export function nextTry(receivedAt: Date, now: Date, tries: number): Date | null {
  if (now.getTime() - receivedAt.getTime() >= GIVEN_UP_AFTER) return null;
  return after(now, Math.min(MINUTE * 2 ** (tries - 1), LONGEST_WAIT));
}

/** The inbox of webhooks. Only references are kept: what an event tells is fetched again, and its body may name people. */
export const StripeEventSchema = defineEntity({
  name: 'StripeEvent',
  tableName: 'stripe_event',
  indexes: [
    { name: 'stripe_event_state_index', properties: ['state', 'receivedAt', 'id'] },
    { name: 'stripe_event_received_at_index', properties: ['receivedAt', 'id'] },
  ],
  properties: {
    id: p.text().primary(),
    type: p.text(),
    isLive: p.boolean(),
    /** How it came. */
    origin: p.text().$type<StripeEventOrigin>().default('PLATFORM'),
    /** Hints of what it is about, to be fetched again. */
    object: p.text().default('unknown'),
    objectId: p.text().nullable(),
    orderId: column.reference().nullable(),
    checkoutId: p.text().nullable(),
    subscriptionId: p.text().nullable(),
    paymentId: p.text().nullable(),
    chargeId: p.text().nullable(),
    customerId: p.text().nullable(),
    accountId: p.text().nullable(),
    state: p.text().$type<StripeEventState>(),
    tries: p.integer().default(0),
    nextTryAt: column.time().nullable(),
    /** Since when a worker is at it; one that ended with its process is let go after a while. */
    claimedAt: column.time().nullable(),
    error: p.text().nullable(),
    /** By the provider's clock. */
    happenedAt: column.time(),
    receivedAt: column.time(),
    handledAt: column.time().nullable(),
  },
});

export type StripeEventRow = RowOf<typeof StripeEventSchema>;
export interface StripeEventTables {
  stripe_event: TableOf<typeof StripeEventSchema>;
}
