import type { DomainEvent } from '../../kernel/event.ts';

/** A person was given money off. */
export type VoucherGiven = DomainEvent<'promotions.voucher-given', { voucherId: string; userId: string }>;
export type GroupBuyOpened = DomainEvent<'promotions.group-buy-opened', { groupBuyId: string; leaderUserId: string }>;
/** Every seat is paid. */
export type GroupBuySucceeded = DomainEvent<'promotions.group-buy-succeeded', { groupBuyId: string; leaderUserId: string }>;
/** A group-buy that succeeded has all its seats paid again: a refund of one failed. */
export type GroupBuyFilled = DomainEvent<'promotions.group-buy-filled', { groupBuyId: string }>;
/** One paid order whose group-buy failed, or whose seat was gone when the money came: all of it is to be refunded. Once per order. */
export type GroupBuyFailed = DomainEvent<'promotions.group-buy-failed', { groupBuyId: string; seatId: string; orderId: string; userId: string }>;
