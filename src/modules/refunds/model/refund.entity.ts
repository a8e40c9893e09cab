import { defineEntity, p } from '@mikro-orm/core';
import { HOUR } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { ProviderRefund } from '../../../platform/payments/payments.ts';

/** REQUESTED: decided, and to be asked for. SUBMITTED: the provider has taken it on, and what the order gave is undone. SUCCEEDED: the money arrived. FAILED: it did not go, or came back. */
export const REFUND_STATES = ['REQUESTED', 'SUBMITTED', 'SUCCEEDED', 'FAILED'] as const;
export type RefundState = (typeof REFUND_STATES)[number];
/**
 * Who wanted it. PROVIDER: somebody at the provider's Dashboard. SURPLUS: the order had been paid already. GROUP_BUY: there was no seat. FRAUD_WARNING: the buyer's bank warned.
 * ESCROW: what was paid for was not done.
 */
export const REFUND_ORIGINS = ['BUYER', 'COMMUNITY', 'STAFF', 'PROVIDER', 'SURPLUS', 'GROUP_BUY', 'FRAUD_WARNING', 'ESCROW'] as const;
export type RefundOrigin = (typeof REFUND_ORIGINS)[number];
/** Of themselves: they are owed whoever asks, and wait while a bank has the payment in question. */
export const AUTOMATIC_ORIGINS = ['SURPLUS', 'GROUP_BUY', 'FRAUD_WARNING', 'ESCROW'] as const satisfies readonly RefundOrigin[];
export const isAutomatic = ({ origin }: { readonly origin: RefundOrigin }): boolean => AUTOMATIC_ORIGINS.some((automatic) => automatic === origin);
/** The provider's word for a payment that its buyer's bank has in question, or took. */
export const CHARGE_DISPUTED = 'charge_disputed';

/** Stripe forgets a key after a day at the earliest, and repeats even a fault under it. */
const KEY_HOURS = 23;
const TRIES_PER_KEY = 2;

/** Money of a payment that goes back. Of what was asked for, only the state changes. */
export const RefundSchema = defineEntity({
  name: 'Refund',
  tableName: 'refund',
  uniques: [{ name: 'refund_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [{ name: 'refund_amount', expression: 'amount_minor > 0' }],
  indexes: [
    { name: 'refund_order_index', properties: ['communityId', 'orderId', 'requestedAt', 'id'] },
    { name: 'refund_community_index', properties: ['communityId', 'requestedAt', 'id'] },
    { name: 'refund_payment_index', properties: ['paymentId'] },
    { name: 'refund_state_index', properties: ['state', 'requestedAt', 'id'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    paymentId: column.reference(),
    amountMinor: column.bigint(),
    currency: p.text(),
    origin: p.text().$type<RefundOrigin>(),
    /** What it is for, where it may be wanted once only; the same never makes a second refund. */
    sourceKey: p.text().nullable().unique(),
    requestedBy: column.reference().nullable(),
    reason: p.text().nullable(),
    state: p.text().$type<RefundState>(),
    providerId: p.text().nullable().unique(),
    failureReason: p.text().nullable(),
    tries: p.integer().default(0),
    /** Numbers its keys, and when the one in use was first used. */
    keyNumber: p.integer().default(0),
    keyedAt: column.time().nullable(),
    requestedAt: column.time(),
    /** When it went into the books, and what the order gave was undone. */
    bookedAt: column.time().nullable(),
    /** Whether access ended with it. */
    hasEndedAccess: p.boolean().default(false),
    settledAt: column.time().nullable(),
    /** When the books were turned back because it failed. */
    reversedAt: column.time().nullable(),
  },
});
export class Refund extends RefundSchema.class {
  /** Whether its amount is gone, or on the way. */
  isLive(): boolean {
    return this.state !== 'FAILED';
  }
  /** Counts one more call, and gives its key: the same for the same call, a new one once the provider may have forgotten or spent the old. */
  nextKey(now: Date): { key: string; isRepeat: boolean } {
    const tries = this.tries as number;
    const isSpent = tries > 0 && (tries % TRIES_PER_KEY === 0 || (this.keyedAt != null && now.getTime() - this.keyedAt.getTime() > KEY_HOURS * HOUR));
    if (isSpent) this.keyNumber = (this.keyNumber as number) + 1;
    if (isSpent || tries === 0) this.keyedAt = now;
    this.tries = tries + 1;
    return { key: `refund:${this.id}:${this.keyNumber}`, isRepeat: tries > 0 };
  }
  /** Takes over how the provider has it. One that failed there does not rise again; one that we gave up, and that is there after all, does. */
  follow({ id, status, failureReason }: Pick<ProviderRefund, 'id' | 'status' | 'failureReason'>, now: Date): void {
    if (this.state === 'FAILED' && this.providerId != null) return;
    this.providerId ??= id;
    if (status === 'FAILED' || status === 'CANCELED') return this.fail(failureReason ?? status.toLowerCase(), now);
    if (status === 'SUCCEEDED' && this.state !== 'SUCCEEDED') this.settledAt = now;
    if (this.state !== 'SUCCEEDED') this.state = status === 'SUCCEEDED' ? 'SUCCEEDED' : 'SUBMITTED';
  }
  fail(reason: string, now: Date): void {
    this.state = 'FAILED';
    this.failureReason = reason;
    this.settledAt = now;
  }
  book(now: Date, hasEndedAccess: boolean): void {
    this.bookedAt = now;
    this.hasEndedAccess = hasEndedAccess;
  }
  isBooked(): boolean {
    return this.bookedAt != null && this.reversedAt == null;
  }
  reverse(now: Date): void {
    this.reversedAt = now;
  }
}
RefundSchema.setClass(Refund);

export type RefundRow = RowOf<typeof RefundSchema>;
export interface RefundTables {
  refund: TableOf<typeof RefundSchema>;
}
