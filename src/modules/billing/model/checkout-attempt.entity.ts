import { defineEntity, p } from '@mikro-orm/core';
import { HOUR } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { PaymentMethod } from './payment-methods.ts';

/**
 * REQUESTED: the page was asked for, the answer is not known yet. OPEN: waits for the person. SETTLING: the person has paid, their bank has not. PAID: settled the order.
 * EXPIRED: over unpaid. FAILED: never opened, without the method that was asked for, or the bank did not pay. SURPLUS: paid although the order was paid already, to be refunded. MISMATCHED: another amount, currency or payer than agreed.
 * BUYER_LEFT: settled the order of somebody who was no member any more.
 */
const ATTEMPT_STATES = ['REQUESTED', 'OPEN', 'SETTLING', 'PAID', 'EXPIRED', 'FAILED', 'SURPLUS', 'MISMATCHED', 'BUYER_LEFT'] as const;
export type AttemptState = (typeof ATTEMPT_STATES)[number];
/** What the operator has to decide on. */
export const STATES_TO_REVIEW = ['SURPLUS', 'MISMATCHED', 'BUYER_LEFT'] as const satisfies readonly AttemptState[];

/** Stripe forgets a key after a day at the earliest, and repeats even a fault under it: then a new page needs a new key. */
const KEY_HOURS = 23;
const TRIES_PER_KEY = 2;

export const CheckoutAttemptSchema = defineEntity({
  name: 'CheckoutAttempt',
  tableName: 'checkout_attempt',
  uniques: [{ name: 'checkout_attempt_order_id_number_unique', properties: ['orderId', 'number'] }],
  indexes: [
    { name: 'checkout_attempt_review_index', expression: `create index "checkout_attempt_review_index" on "checkout_attempt" ("id") where state in ('SURPLUS', 'MISMATCHED', 'BUYER_LEFT')` },
    { name: 'checkout_attempt_open_index', expression: `create index "checkout_attempt_open_index" on "checkout_attempt" ("order_id") where state = 'OPEN'` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    number: p.integer(),
    state: p.text().$type<AttemptState>(),
    tries: p.integer().default(0),
    sessionId: p.text().nullable().unique(),
    url: p.text().nullable(),
    expiresAt: column.time().nullable(),
    /** What the page offers, as the provider said. */
    methods: p.array().columnType('text[]').$type<PaymentMethod[]>().default([]),
    receivedMinor: column.bigint().nullable(),
    receivedCurrency: p.text().nullable(),
    subscriptionId: p.text().nullable(),
    /** The provider's payment that this page brought. */
    paymentId: p.text().nullable(),
    createdAt: column.time(),
  },
});
export class CheckoutAttempt extends CheckoutAttemptSchema.class {
  open(session: { id: string; url: string | null; expiresAt: Date; methods: readonly PaymentMethod[] }): void {
    if (this.state !== 'REQUESTED') return;
    this.state = 'OPEN';
    this.sessionId = session.id;
    this.url = session.url;
    this.expiresAt = session.expiresAt;
    this.methods = [...session.methods];
  }
  /** The page is over, the bank has been asked. */
  beginSettling(): void {
    this.state = 'SETTLING';
    this.url = null;
  }
  close(state: Exclude<AttemptState, 'REQUESTED' | 'OPEN' | 'SETTLING'>): void {
    this.state = state;
    this.url = null;
  }
  /** Shown to nobody any more, until the provider has closed it too. */
  withdraw(): void {
    if (this.state === 'REQUESTED') this.state = 'FAILED';
    this.url = null;
  }
  hasSettled(): boolean {
    return this.state === 'PAID' || this.state === 'BUYER_LEFT';
  }
  isOver(): boolean {
    return this.state !== 'REQUESTED' && !this.isAwaited();
  }
  /** The person, or their bank, may still pay by it. */
  isAwaited(): boolean {
    return this.state === 'OPEN' || this.state === 'SETTLING';
  }
  /** Asked for too often or too long ago to be asked for again with its key. */
  isSpent(now: Date): boolean {
    return this.state === 'REQUESTED' && (this.tries >= TRIES_PER_KEY || now.getTime() - this.createdAt.getTime() > KEY_HOURS * HOUR);
  }
  /** A try that did not reach the provider under this key. */
  giveTryBack(): void {
    this.tries = Math.max(0, (this.tries as number) - 1);
  }
  /** The same for the same attempt, so that asking again after a crash never opens a second page. */
  key(): string {
    return `checkout:${this.orderId}:${this.number}`;
  }
}
CheckoutAttemptSchema.setClass(CheckoutAttempt);

export type CheckoutAttemptRow = RowOf<typeof CheckoutAttemptSchema>;
export interface CheckoutAttemptTables {
  checkout_attempt: TableOf<typeof CheckoutAttemptSchema>;
}
