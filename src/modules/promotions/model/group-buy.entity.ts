import { defineEntity, p } from '@mikro-orm/core';
import { column } from '../../../platform/database/columns.ts';
import type { RowOf, TableOf } from '../../../platform/database/tables.ts';

/** What members may open: so many seats in so many hours, and so much off for each. Fixed when it is made. */
export const GroupBuyOfferSchema = defineEntity({
  name: 'GroupBuyOffer',
  tableName: 'group_buy_offer',
  uniques: [{ name: 'group_buy_offer_community_id_id_unique', properties: ['communityId', 'id'] }],
  checks: [{ name: 'group_buy_offer_one_amount', expression: 'num_nonnulls(basis_points, amount_minor) = 1 and num_nonnulls(amount_minor, currency) % 2 = 0' }],
  indexes: [{ name: 'group_buy_offer_community_id_created_at_id_index', properties: ['communityId', 'createdAt', 'id'] }],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    planId: column.reference(),
    name: p.text(),
    seats: p.integer(),
    hours: p.integer(),
    basisPoints: p.integer().nullable(),
    amountMinor: column.bigint().nullable(),
    currency: p.text().nullable(),
    /** The voucher for whoever opened it, when it succeeds; 0 for none. */
    leaderPerkMinor: column.bigint().default(0),
    leaderPerkCurrency: p.text(),
    endsAt: column.time().nullable(),
    closedAt: column.time().nullable(),
    createdAt: column.time(),
  },
});
export class GroupBuyOffer extends GroupBuyOfferSchema.class {
  close(at: Date): void {
    this.closedAt ??= at;
  }
}
GroupBuyOfferSchema.setClass(GroupBuyOffer);

/** OPEN: people join and pay. SUCCEEDED: every seat is paid. FAILED: the deadline came first; what was paid is refunded. */
export const GROUP_BUY_STATES = ['OPEN', 'SUCCEEDED', 'FAILED'] as const;
export type GroupBuyState = (typeof GROUP_BUY_STATES)[number];

export const GroupBuySchema = defineEntity({
  name: 'GroupBuy',
  tableName: 'group_buy',
  uniques: [{ name: 'group_buy_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'group_buy_open_index', expression: `create index "group_buy_open_index" on "group_buy" ("deadline", "id") where state = 'OPEN'` },
    { name: 'group_buy_offer_index', properties: ['communityId', 'offerId', 'openedAt', 'id'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    offerId: column.reference(),
    leaderUserId: column.reference(),
    seats: p.integer(),
    deadline: column.time(),
    state: p.text().$type<GroupBuyState>(),
    openedAt: column.time(),
    settledAt: column.time().nullable(),
  },
});
export class GroupBuy extends GroupBuySchema.class {}
GroupBuySchema.setClass(GroupBuy);

/**
 * HELD: joined, for half an hour without an order. RESERVED: an open order holds it. PAID: paid for. RELEASED: given up.
 * REFUND_DUE: paid, and then there was no such group-buy. REFUNDED: the money went back.
 */
export const SEAT_STATES = ['HELD', 'RESERVED', 'PAID', 'RELEASED', 'REFUND_DUE', 'REFUNDED'] as const;
export type SeatState = (typeof SEAT_STATES)[number];

export const GroupBuySeatSchema = defineEntity({
  name: 'GroupBuySeat',
  tableName: 'group_buy_seat',
  uniques: [{ name: 'group_buy_seat_community_id_id_unique', properties: ['communityId', 'id'] }],
  indexes: [
    { name: 'group_buy_seat_one_per_person', expression: `create unique index "group_buy_seat_one_per_person" on "group_buy_seat" ("group_buy_id", "user_id") where state in ('HELD', 'RESERVED', 'PAID')` },
    { name: 'group_buy_seat_order_index', properties: ['orderId'] },
    { name: 'group_buy_seat_user_index', properties: ['userId', 'createdAt', 'id'] },
  ],
  properties: {
    id: column.key(),
    communityId: column.reference(),
    groupBuyId: column.reference(),
    userId: column.reference(),
    orderId: column.reference().nullable(),
    isLeader: p.boolean(),
    state: p.text().$type<SeatState>(),
    heldUntil: column.time().nullable(),
    createdAt: column.time(),
    settledAt: column.time().nullable(),
  },
});
export class GroupBuySeat extends GroupBuySeatSchema.class {}
GroupBuySeatSchema.setClass(GroupBuySeat);

export type GroupBuyOfferRow = RowOf<typeof GroupBuyOfferSchema>;
export type GroupBuyRow = RowOf<typeof GroupBuySchema>;
export type GroupBuySeatRow = RowOf<typeof GroupBuySeatSchema>;
export interface GroupBuyTables {
  group_buy_offer: TableOf<typeof GroupBuyOfferSchema>;
  group_buy: TableOf<typeof GroupBuySchema>;
  group_buy_seat: TableOf<typeof GroupBuySeatSchema>;
}

/** Whether a seat stands at a time: a held one only for its while. */
export const isTaken = ({ state, heldUntil }: Pick<GroupBuySeatRow, 'state' | 'heldUntil'>, at: Date): boolean =>
  state === 'RESERVED' || state === 'PAID' || (state === 'HELD' && heldUntil !== null && heldUntil > at);
