import type { EntityClass } from './platform/database/database.ts';
import { IdempotencyKeySchema } from './platform/database/idempotency.ts';
import { StaffActSchema } from './platform/database/staff-acts.ts';
import { CheckoutAttempt, MembershipSubscription, Order, Payment, ProviderObjectSchema, RefundPolicySchema, SubscriptionNoticeSchema, TrialUseSchema } from './modules/billing/index.ts';
import { Quote } from './modules/checkout/index.ts';
import { SubscriptionChange } from './modules/subscriptions/index.ts';
import { Message, MessageRevision, ReadPosition, Room, RoomEvent, RoomMention, RoomMute } from './modules/chat/index.ts';
import { Bot, BotToken, BotTokenRoomSchema } from './modules/bots/index.ts';
import { ForwardRefusal, MessageForward } from './modules/forwards/index.ts';
import { MessageReaction } from './modules/message-marks/index.ts';
import { ViewerEvent, ViewerLogSchema } from './modules/viewer-streams/index.ts';
import { Community, Invitation, JoinRequest, Member, RulesVersion } from './modules/communities/index.ts';
import { Gift } from './modules/gifts/index.ts';
import { GrowthLevel, MemberGrowth, PointRuleEntity, PointsEntry, PointsMovement, PointsSource } from './modules/growth/index.ts';
import { Credential, MailToken, RefreshToken, Session, SignInFailures, User } from './modules/identity/index.ts';
import { KolActivitySchema, KolInvitation, KolLevel, KolPayingInviteeSchema, KolPostSchema, KolStanding, KolStandingChange } from './modules/kol/index.ts';
import { LedgerAccount, LedgerEntry, LedgerTransaction, PaymentShare, SharedPayment, ShareRule } from './modules/ledger/index.ts';
import { Dispute, FraudWarningSchema, Refund } from './modules/refunds/index.ts';
import { Escrow, ServiceOffer } from './modules/escrows/index.ts';
import { Media } from './modules/media/index.ts';
import { BankPayout, ManualPayout, PayoutAccount, PayoutTransfer, TransferReversal } from './modules/payouts/index.ts';
import { Plan, PlanPieceSchema, Price } from './modules/plans/index.ts';
import { Coupon, CouponTakerSchema, GroupBuy, GroupBuyOffer, GroupBuySeat, PriceLadder, PromotionCode, PromotionUse, Voucher } from './modules/promotions/index.ts';
import { AccountListingSchema, BalanceMovementSchema, ReconciliationDifferenceSchema, ReconciliationRunSchema, StripeEventSchema } from './modules/stripe-events/index.ts';
import { Referral, ReferralDebtSchema, ReferralProgramme, ReferralRefundSchema } from './modules/referrals/index.ts';
import { RedPacket, RedPacketClaim } from './modules/red-packets/index.ts';
import { RelayEntry, RelayList } from './modules/relays/index.ts';
import { Grant, Tier } from './modules/tiers/index.ts';
import { Comment, ReactionRecord } from './modules/comments/index.ts';
import { IndexedPositionSchema, MessageWordsSchema } from './modules/room-search/index.ts';
import { Post, PostRevision } from './modules/posts/index.ts';
import { Topic } from './modules/topics/index.ts';
import type { EntitySchemaWithMeta } from '@mikro-orm/core';

/** Every table of the product. */
export const entities: readonly (EntityClass | EntitySchemaWithMeta)[] = [
  IdempotencyKeySchema, StaffActSchema,
  User, Credential, Session, RefreshToken, MailToken, SignInFailures,
  Community, Member, RulesVersion, Invitation, JoinRequest,
  Tier, Grant,
  Media,
  Topic, Post, PostRevision, Comment, ReactionRecord,
  Plan, PlanPieceSchema, Price, Quote, Order, CheckoutAttempt, Payment, MembershipSubscription, SubscriptionChange, SubscriptionNoticeSchema, TrialUseSchema, RefundPolicySchema, ProviderObjectSchema, Refund, Dispute, FraudWarningSchema, StripeEventSchema, ReconciliationRunSchema, ReconciliationDifferenceSchema, BalanceMovementSchema, AccountListingSchema, ServiceOffer, Escrow,
  Coupon, PromotionCode, CouponTakerSchema, PriceLadder, Voucher, PromotionUse, GroupBuyOffer, GroupBuy, GroupBuySeat,
  PayoutAccount, PayoutTransfer, TransferReversal, ManualPayout, BankPayout,
  ShareRule, SharedPayment, PaymentShare, LedgerAccount, LedgerTransaction, LedgerEntry,
  ReferralProgramme, Referral, ReferralDebtSchema, ReferralRefundSchema, Gift,
  Room, Message, MessageWordsSchema, IndexedPositionSchema, MessageReaction, MessageRevision, MessageForward, ForwardRefusal, RoomEvent, ReadPosition, RoomMute, ViewerEvent, ViewerLogSchema, RoomMention,
  Bot, BotToken, BotTokenRoomSchema,
  RelayList, RelayEntry, RedPacket, RedPacketClaim,
  PointRuleEntity, GrowthLevel, PointsSource, PointsEntry, PointsMovement, MemberGrowth,
  KolLevel, KolStanding, KolStandingChange, KolInvitation, KolActivitySchema, KolPostSchema, KolPayingInviteeSchema,
];
