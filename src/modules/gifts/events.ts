import type { DomainEvent } from '../../kernel/event.ts';

/** A gift is paid; its code opens. */
export type GiftReady = DomainEvent<'gifts.ready', { giftId: string; buyerUserId: string; recipientUserId: string | null }>;
/** Somebody has the gift. */
export type GiftRedeemed = DomainEvent<'gifts.redeemed', { giftId: string; buyerUserId: string; userId: string }>;
