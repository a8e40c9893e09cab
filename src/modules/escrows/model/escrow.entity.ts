import { defineEntity, p } from '@mikro-orm/core';
import { after, DAY, HOUR } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

export const ESCROW_PURPOSES = ['QUESTION', 'TIP', 'SERVICE'] as const;
export type EscrowPurpose = (typeof ESCROW_PURPOSES)[number];
/**
 * AWAITING_PAYMENT: agreed, not paid. HELD: paid, to be done until `dueAt`. FULFILLED: done, as the recipient says; the payer may object until `dueAt`. REJECTED: the payer objects, somebody decides.
 * SETTLED: the money is the recipient's.
 * EXPIRED: not done in time, or declined; the money is on its way back. REFUNDED: it is back. CANCELED: nobody paid.
 */
export const ESCROW_STATES = ['AWAITING_PAYMENT', 'HELD', 'FULFILLED', 'REJECTED', 'SETTLED', 'EXPIRED', 'REFUNDED', 'CANCELED'] as const;
export type EscrowState = (typeof ESCROW_STATES)[number];

/** How long the payer may look at what was done before it counts as accepted. */
export const REVIEWED_WITHIN = 3 * DAY;
export const MAX_SUBJECT = 200;
/** How much the payer may say against what was done, and whoever decides about it. */
export const MAX_REASON = 500;

/** What one person pays another for, between the payment and the day when it is theirs. */
export const EscrowSchema = defineEntity({
  name: 'Escrow',
  tableName: 'escrow',
  uniques: [
    { name: 'escrow_community_id_id_unique', properties: ['communityId', 'id'] },
    { name: 'escrow_order_unique', properties: ['communityId', 'orderId'] },
  ],
  indexes: [
    { name: 'escrow_payer_index', properties: ['payerUserId', 'createdAt', 'id'] },
    { name: 'escrow_recipient_index', properties: ['recipientUserId', 'createdAt', 'id'] },
    { name: 'escrow_due_index', expression: `create index "escrow_due_index" on "escrow" ("due_at", "id") where state in ('HELD', 'FULFILLED')` },
    { name: 'escrow_rejected_index', expression: `create index "escrow_rejected_index" on "escrow" ("created_at", "id") where state = 'REJECTED'` },
    { name: 'escrow_unpaid_index', expression: `create index "escrow_unpaid_index" on "escrow" ("id") where state = 'AWAITING_PAYMENT'` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    orderId: column.reference(),
    offerId: column.reference().nullable(),
    purpose: p.text().$type<EscrowPurpose>(),
    payerUserId: column.reference(),
    recipientUserId: column.reference(),
    /** What it is about: the question, the wish, the words with a tip. */
    subject: p.text().nullable(),
    /** From the payment until it has to be done; null for a tip. */
    withinHours: p.integer().nullable(),
    state: p.text().$type<EscrowState>(),
    /** Where it stood before a refund took it, should the refund fail. */
    stateBefore: p.text().$type<EscrowState>().nullable(),
    /** By when the recipient, or in FULFILLED the payer, has to say something. */
    dueAt: column.time().nullable(),
    createdAt: column.time(),
    paidAt: column.time().nullable(),
    fulfilledAt: column.time().nullable(),
    settledAt: column.time().nullable(),
    endedAt: column.time().nullable(),
    /** What the payer says against it, and when. */
    objection: p.text().nullable(),
    rejectedAt: column.time().nullable(),
    /** Why it was decided as it was. */
    decision: p.text().nullable(),
    decidedAt: column.time().nullable(),
    decidedByUserId: column.reference().nullable(),
  },
});
export class Escrow extends EscrowSchema.class {
  /** Also when it had been given up: money that came late counts all the same. A tip is theirs at once. */
  pay(at: Date): boolean {
    if (this.state !== 'AWAITING_PAYMENT' && this.state !== 'CANCELED') return false;
    this.paidAt = at;
    this.endedAt = null;
    if (this.purpose === 'TIP') return this.settle(at);
    this.state = 'HELD';
    this.dueAt = after(at, (this.withinHours as number) * HOUR);
    return true;
  }
  /** Answered or delivered, within its time. */
  fulfil(at: Date): boolean {
    if (this.state !== 'HELD' || this.isDue(at)) return false;
    this.state = 'FULFILLED';
    this.fulfilledAt = at;
    this.dueAt = after(at, REVIEWED_WITHIN);
    return true;
  }
  /** The payer accepts it, also after all, or has said nothing in time. */
  confirm(at: Date): boolean {
    return (this.state === 'FULFILLED' || this.state === 'REJECTED') && this.settle(at);
  }
  /** The payer says in time that it was not done: the money stays where it is until somebody decides. */
  reject(at: Date, objection: string): boolean {
    if (this.state !== 'FULFILLED' || this.isDue(at)) return false;
    Object.assign(this, { state: 'REJECTED', dueAt: null, rejectedAt: at, objection });
    return true;
  }
  decide(at: Date, by: string, decision: string): void {
    Object.assign(this, { decidedAt: at, decidedByUserId: by, decision });
  }
  /** Not done in time, declined, or the recipient is gone; or the payer objects, and the recipient or whoever decides agrees: the money goes back. */
  expire(at: Date): boolean {
    if (this.state !== 'HELD' && this.state !== 'REJECTED') return false;
    this.end('EXPIRED', at);
    return true;
  }
  cancel(at: Date): boolean {
    if (this.state !== 'AWAITING_PAYMENT') return false;
    this.end('CANCELED', at);
    return true;
  }
  /** All of the money went back, for whatever reason. */
  refund(at: Date): void {
    if (this.state === 'REFUNDED') return;
    this.stateBefore = this.state;
    this.end('REFUNDED', at);
  }
  /** The refund did not arrive, or the bank decided for the recipient: whoever has to do something has their time anew. */
  takeRefundBack(at: Date): void {
    if (this.state !== 'REFUNDED' || this.stateBefore == null) return;
    this.state = this.stateBefore;
    this.stateBefore = null;
    if (this.state !== 'EXPIRED') this.endedAt = null;
    if (this.state === 'HELD') this.dueAt = after(at, (this.withinHours as number) * HOUR);
    if (this.state === 'FULFILLED') this.dueAt = after(at, REVIEWED_WITHIN);
  }
  isDue(now: Date): boolean {
    return this.dueAt != null && this.dueAt <= now;
  }
  private settle(at: Date): boolean {
    this.settledAt = at;
    this.end('SETTLED', at);
    return true;
  }
  private end(state: EscrowState, at: Date): void {
    this.state = state;
    this.endedAt = at;
    this.dueAt = null;
  }
}
EscrowSchema.setClass(Escrow);

export type EscrowRow = RowOf<typeof EscrowSchema>;
export interface EscrowTables {
  escrow: TableOf<typeof EscrowSchema>;
}
