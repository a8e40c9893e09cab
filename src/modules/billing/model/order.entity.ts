import { defineEntity, p } from '@mikro-orm/core';
import { MINUTE } from '../../../kernel/clock.ts';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';
import type { ShareSnapshot } from '../../ledger/index.ts';
import type { PlanKind, SalesChannel } from '../../plans/index.ts';
import type { QuoteRule } from '../../promotions/index.ts';
import type { WishedMethod } from './payment-methods.ts';

/**
 * OPEN: waits for payment. PAID: access was given. PARTIALLY_REFUNDED: a part went back, access stays. REFUNDED: all went back. DISPUTED: the buyer's bank asks for the money,
 * access rests. CHARGED_BACK: the bank took it. EXPIRED: nobody paid in time. FAILED: a payment that settles later did not. HELD: money came that does not fit; no access, the operator decides.
 */
export const ORDER_STATES = ['OPEN', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED', 'DISPUTED', 'CHARGED_BACK', 'EXPIRED', 'FAILED', 'HELD'] as const;
export type OrderState = (typeof ORDER_STATES)[number];
/** What the money is for. MEMBERSHIP and GIFT buy a tier, the others something that one person does for another. */
export const ORDER_PURPOSES = ['MEMBERSHIP', 'GIFT', 'QUESTION', 'TIP', 'SERVICE'] as const;
export type OrderPurpose = (typeof ORDER_PURPOSES)[number];
/** Paid for something that is still to be done: nobody's share is paid out before. */
export const isEscrowed = (purpose: unknown): boolean => purpose === 'QUESTION' || purpose === 'SERVICE';
/** In these states what was bought is theirs. */
export const GIVING_STATES = ['PAID', 'PARTIALLY_REFUNDED'] as const satisfies readonly OrderState[];

/** The provider opens no page for less than 30 minutes; two more for the call. */
const SHORTEST_PAGE = 32 * MINUTE;

/** What was agreed: who buys what, at which price and why. All but its state and what went back is fixed when it is made. */
export const OrderSchema = defineEntity({
  name: 'Order',
  tableName: 'purchase_order',
  uniques: [{ name: 'purchase_order_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [
    { name: 'purchase_order_whole_offer', expression: 'num_nonnulls(tier_id, plan_id, price_id, kind) % 4 = 0' },
    { name: 'purchase_order_amounts', expression: 'amount_minor >= 0 and list_minor >= 0 and refunded_minor >= 0' },
  ],
  indexes: [
    { name: 'purchase_order_one_open', expression: `create unique index "purchase_order_one_open" on "purchase_order" ("community_id", "user_id") where state = 'OPEN' and purpose = 'MEMBERSHIP'` },
    { name: 'purchase_order_community_index', properties: ['communityId', 'createdAt', 'id'] },
    { name: 'purchase_order_user_index', properties: ['userId', 'createdAt', 'id'] },
    { name: 'purchase_order_open_index', expression: `create index "purchase_order_open_index" on "purchase_order" ("id") where state = 'OPEN'` },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    userId: column.reference(),
    purpose: p.text().$type<OrderPurpose>().default('MEMBERSHIP'),
    /** Of a tier; null for the other purposes. */
    tierId: column.reference().nullable(),
    planId: column.reference().nullable(),
    priceId: column.reference().nullable(),
    kind: p.text().$type<PlanKind>().nullable(),
    /** Who gets it, where that is not the buyer. */
    recipientUserId: column.reference().nullable(),
    /** The price before every rule, and what was agreed. */
    listMinor: column.bigint(),
    amountMinor: column.bigint(),
    currency: p.text(),
    /** The quote that it was made of, and the rules of it: why it costs what it costs. */
    quoteId: column.reference().nullable(),
    rules: p.json().$type<readonly QuoteRule[]>().default([]),
    /** How what comes in is divided: as the rules were when it was placed. */
    shares: p.json().$type<ShareSnapshot>().nullable(),
    /** Until when a price below the list price is honoured; null without such a limit. */
    payableUntil: column.time().nullable(),
    /** Days without payment that a plan which renews begins with. */
    trialDays: p.integer().nullable(),
    channel: p.text().$type<SalesChannel>(),
    /** The one method that the buyer asked for; null for any that the page offers. */
    paymentMethod: p.text().$type<WishedMethod>().nullable(),
    state: p.text().$type<OrderState>(),
    createdAt: column.time(),
    paidAt: column.time().nullable(),
    refundedMinor: column.bigint().default(0),
    /** When money that differs from what was agreed was accepted all the same, and why. */
    acceptedAt: column.time().nullable(),
    acceptReason: p.text().nullable(),
    /** Access that was paid once; of subscriptions the dates stand there. */
    accessStartsAt: column.time().nullable(),
    accessEndsAt: column.time().nullable(),
  },
});
export class Order extends OrderSchema.class {
  /** Money that came after the order had expired counts all the same; a paid order stays paid. */
  pay(at: Date): void {
    this.state = 'PAID';
    this.paidAt = at;
  }
  /** What is taken on the page: nothing while a trial comes first. */
  dueNow(): number {
    return this.trialDays == null ? (this.amountMinor as number) : 0;
  }
  /** Whether a page can still be opened for it at the price that was agreed. */
  isPayable(at: Date): boolean {
    return this.payableUntil == null || this.payableUntil.getTime() - at.getTime() >= SHORTEST_PAGE;
  }
  giveAccess(startsAt: Date, endsAt: Date | null): void {
    this.accessStartsAt = startsAt;
    this.accessEndsAt = endsAt;
  }
  hold(): void {
    if (!this.hasBeenPaid()) this.state = 'HELD';
  }
  /** Whoever may decide takes what came in for what was agreed. */
  accept(at: Date, reason: string): void {
    this.acceptedAt = at;
    this.acceptReason = reason;
  }
  expire(): void {
    if (this.state === 'OPEN') this.state = 'EXPIRED';
  }
  fail(): void {
    if (this.state === 'OPEN') this.state = 'FAILED';
  }
  /** Once paid, whatever became of the money since: another payment is surplus. */
  hasBeenPaid(): boolean {
    return this.paidAt != null;
  }
  givesAccess(): boolean {
    return GIVING_STATES.some((state) => state === this.state);
  }
  /** A part, or all, of what came in went back; a negative amount for a refund that failed. */
  refund(amountMinor: number, receivedMinor: number): void {
    this.refundedMinor = (this.refundedMinor as number) + amountMinor;
    if (this.state === 'DISPUTED' || this.state === 'CHARGED_BACK') return;
    this.state = this.stateByRefunds(receivedMinor);
  }
  /** It cost nothing, and what it gave is taken back. */
  takeBack(): void {
    if (this.givesAccess()) this.state = 'REFUNDED';
  }
  dispute(): void {
    if (this.givesAccess()) this.state = 'DISPUTED';
  }
  /** The bank has decided. */
  endDispute(isWon: boolean, receivedMinor: number): void {
    if (this.state === 'DISPUTED' || this.state === 'CHARGED_BACK') this.state = isWon ? this.stateByRefunds(receivedMinor) : 'CHARGED_BACK';
  }
  private stateByRefunds(receivedMinor: number): OrderState {
    const refunded = this.refundedMinor as number;
    return refunded <= 0 ? 'PAID' : refunded < receivedMinor ? 'PARTIALLY_REFUNDED' : 'REFUNDED';
  }
}
OrderSchema.setClass(Order);

/** Who has what an order bought. */
export const personOf = ({ recipientUserId, userId }: { recipientUserId?: string | null; userId: string }): string => recipientUserId ?? userId;

/** Lines of a price at most: list price, band, group-buy, ladder, coupon and ten vouchers. */
export const MAX_RULES = 15;

export type OrderRow = RowOf<typeof OrderSchema>;
export interface OrderTables {
  purchase_order: TableOf<typeof OrderSchema>;
}
