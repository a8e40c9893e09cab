/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** A held order whose money is accepted. */
export type AcceptHeldOrderInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The order: of a community whose plans the viewer manages, or any for staff; never one of their own. */
  orderId: string;
  /** Why, up to 500 characters; the buyer sees it. */
  reason: string;
};

/** Why a gated thing is open to the viewer, or closed. New reasons may be added. */
export type AccessReason =
  /** The viewer wrote it. */
  | 'AUTHOR'
  /** The viewer's tier or grants give the right. */
  | 'ENTITLED'
  /** Closed: the viewer lacks the right. */
  | 'ENTITLEMENT_MISSING'
  /** Closed: the viewer is not an active member. */
  | 'NOT_A_MEMBER'
  /** Closed: the viewer is a visitor. */
  | 'NOT_SIGNED_IN'
  /** Open to every member. */
  | 'OPEN'
  /** The viewer's role opens every gate. */
  | 'ROLE';

/** What to say, and below what. */
export type AddCommentInput = {
  /** The words, as plain text: 1 to 2,000 characters. */
  body: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The comment that is answered; the post itself when absent. */
  parentId?: string | null | undefined;
  /** The post. */
  postId: string;
};

/** Which role a member gets. */
export type AssignRoleInput = {
  /** When a guest becomes an ordinary member; never when absent. */
  guestUntil?: string | null | undefined;
  /** The member. */
  memberId: string;
  /** A role below the viewer's own. */
  role: Role;
};

/** How a payout to the bank stands. */
export type BankPayoutStatus =
  /** It was called back. */
  | 'CANCELED'
  /** The bank sent it back: the money is in the payout account again. */
  | 'FAILED'
  /** It arrived. */
  | 'PAID'
  /** On its way. */
  | 'PENDING';

/** What a token of a bot is good for. */
export type BotScope =
  /** To write in announcement rooms, too. */
  | 'ANNOUNCE'
  /** To name everyone in a room. */
  | 'MENTION_EVERYONE'
  /** To mute members and guests in rooms, and to recall their messages. */
  | 'MODERATE'
  /** To read the rooms' logs and follow them live. */
  | 'READ_MESSAGES'
  /** To send messages, and to edit and recall its own. */
  | 'SEND_MESSAGES';

/** Which subscription to end. */
export type CancelSubscriptionInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** A subscription of the viewer. */
  subscriptionId: string;
};

/** Where the account moves to. */
export type ChangeEmailInput = {
  /** The new address. */
  email: string;
  /** The password, for accounts that have one. */
  password?: string | null | undefined;
  /** A fresh code of `wx.login`, for accounts without a password; not needed within ten minutes of signing in. */
  wechatCode?: string | null | undefined;
};

/** The old password and the new one. */
export type ChangePasswordInput = {
  /** The password until now. */
  currentPassword: string;
  /** 8 to 128 characters that are not easy to guess. */
  newPassword: string;
};

/** Which preview to accept. */
export type ChangePlanInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** A preview of the viewer, at most 15 minutes old. */
  planChangeId: string;
};

/** A claim. */
export type ClaimRedPacketInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The red packet. */
  redPacketId: string;
};

/** Who sees a community, and how one joins. */
export type CommunityVisibility =
  /** Listed; an application is approved or declined. */
  | 'APPLY'
  /** Seen by anyone with the address; joined with an invitation code. */
  | 'INVITE'
  /** Not there for those who are not members; joined with an invitation code. */
  | 'PRIVATE'
  /** Listed; anyone joins. */
  | 'PUBLIC'
  /** Not listed; anyone with the address joins. */
  | 'UNLISTED';

/** Which subscription is to go on. */
export type ContinueSubscriptionInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** A subscription of the viewer that rests. */
  subscriptionId: string;
};

/** Whom a coupon is for. New audiences may be added. */
export type CouponAudience =
  /** All members. */
  | 'EVERYONE'
  /** Members who had paid access, and have none now. */
  | 'LAPSED'
  /** Members who never had paid access here. */
  | 'NEW_MEMBERS'
  /** Members who hold the named tier now. */
  | 'TIER_HOLDERS';

/** With what a coupon goes together. Of a ladder step and a coupon that stands without it, the one that takes more off counts. */
export type CouponStacking =
  /** With nothing else. */
  | 'ALONE'
  /** With everything. */
  | 'WITH_ALL'
  /** On top of a ladder step and a group-buy. */
  | 'WITH_LADDER'
  /** Vouchers count on what it leaves. */
  | 'WITH_VOUCHERS';

/** A new bot. */
export type CreateBotInput = {
  /** The community it acts in. */
  communityId: string;
  /** What it is for: up to 500 characters. */
  description?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The name that stands on its messages: up to 40 characters. */
  name: string;
};

/** What a token is good for. */
export type CreateBotTokenInput = {
  /** The bot that it is for. */
  botId: string;
  /** When it ends; never when absent. */
  expiresAt?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** What tells it from others: up to 60 characters. */
  name: string;
  /** The rooms that it is good for, up to 50; every room of the community when absent. */
  roomIds?: Array<string> | null | undefined;
  /** What it is good for: one scope or more. */
  scopes: Array<BotScope>;
};

/** What a community starts with. */
export type CreateCommunityInput = {
  /** How many members it takes; no limit when absent. */
  capacity?: number | null | undefined;
  /** The currency of its prices; CNY when absent. */
  currency?: string | null | undefined;
  /** What it is about: up to 2,000 characters. */
  description?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** What whoever applies is asked: up to 5 questions of up to 200 characters. */
  joinQuestions?: Array<string> | null | undefined;
  /** The name for people: 2 to 60 characters. */
  name: string;
  /** The name in the address: 3 to 50 lower-case letters, digits and hyphens. */
  slug: string;
  /** IANA name; Asia/Shanghai when absent. */
  timeZone?: string | null | undefined;
  /** Who sees it, and how one joins. */
  visibility: CommunityVisibility;
};

/** A new coupon: a share or an amount off. */
export type CreateCouponInput = {
  /** The amount off in minor units of the community's currency. */
  amountMinor?: number | null | undefined;
  /** Whom it is for; EVERYONE when absent. */
  audience?: CouponAudience | null | undefined;
  /** With the audience TIER_HOLDERS: the tier. */
  audienceTierId?: string | null | undefined;
  /** The share off in basis points, 1 to 10,000; 3,000 is 30 %. */
  basisPoints?: number | null | undefined;
  /** The community. */
  communityId: string;
  /** Until when; without end when absent. */
  endsAt?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** How often all its codes together can be used, up to 1,000,000; without limit when absent. */
  maxUses?: number | null | undefined;
  /** How often one person can use it; once when absent, without limit when null. */
  maxUsesPerPerson?: number | null | undefined;
  /** The name for people: up to 60 characters. */
  name: string;
  /** The plan whose price it lowers; all when absent. */
  planId?: string | null | undefined;
  /** With what it goes together; ALONE when absent. */
  stacking?: CouponStacking | null | undefined;
  /** From when it counts; now when absent. */
  startsAt?: string | null | undefined;
  /** The tier whose price it lowers; all when absent. */
  tierId?: string | null | undefined;
};

/** What members may open group-buys of: a share or an amount off. */
export type CreateGroupBuyOfferInput = {
  /** The amount off in minor units of the community's currency. */
  amountMinor?: number | null | undefined;
  /** The share off in basis points, 1 to 10,000. */
  basisPoints?: number | null | undefined;
  /** The community. */
  communityId: string;
  /** Until when group-buys can be opened; without end when absent. */
  endsAt?: string | null | undefined;
  /** Within how many hours of its opening: 1 to 720. */
  hours: number;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The voucher for whoever opens one that succeeds, in minor units; none when absent. */
  leaderPerkMinor?: number | null | undefined;
  /** The name for people: up to 60 characters. */
  name: string;
  /** The plan that is bought. */
  planId: string;
  /** How many must pay: 2 to 100. */
  seats: number;
};

/** What an invitation opens, and for how long. */
export type CreateInvitationInput = {
  /** The community. */
  communityId: string;
  /** Until when it can be used; always when absent. */
  expiresAt?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** How often it can be used, up to 10,000; no limit when absent. */
  maxUses?: number | null | undefined;
};

/** A new way to buy a tier. */
export type CreatePlanInput = {
  /** The last day of a FIXED_PERIOD in the time zone of the community. */
  endsOn?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** How it is paid, and how long it lasts. */
  kind: PlanKind;
  /** Tells it from other plans of its kind, such as 学生价; 1 to 40 characters. */
  name?: string | null | undefined;
  /** How many may be sold in all, 1 to 1000000; no limit when absent. */
  salesLimit?: number | null | undefined;
  /** The first day of a FIXED_PERIOD in the time zone of the community, such as `2026-09-01`. */
  startsOn?: string | null | undefined;
  /** How many days a TERM lasts, 1 to 3660; 365 when absent. */
  termDays?: number | null | undefined;
  /** The tier to sell; not the one that every member has. */
  tierId: string;
};

/** A new price. */
export type CreatePriceInput = {
  /** The currency; the community's when absent. A plan has one price of a time for each currency. */
  currency?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The amount in the smallest unit of the currency: 1250 is 12.50 CNY. */
  minorUnits: number;
  /** The plan that it is for. */
  planId: string;
  /** What those pay who had the TERM before. */
  renewal?: RenewalAmountsInput | null | undefined;
  /** Days without payment at the beginning of a plan that renews, 1 to 730. */
  trialDays?: number | null | undefined;
  /** From when it is offered; from now on when absent. The price of that time ends then. */
  validFrom?: string | null | undefined;
  /** Until when it is offered; until another one takes its place when absent. */
  validTo?: string | null | undefined;
};

/** A new early-bird ladder. */
export type CreatePriceLadderInput = {
  /** The community; its time zone of now is the one of the ladder for ever. */
  communityId: string;
  /** Whether people who joined before its day count as before its first hour; yes when absent. */
  coversEarlierMembers?: boolean | null | undefined;
  /** The day whose hours count, such as `2026-11-22`; the day on which each person joins when absent. */
  day?: string | null | undefined;
  /** Until when; without end when absent. */
  endsAt?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The name for people: up to 60 characters. */
  name: string;
  /** The plan whose price it lowers; all when absent. */
  planId?: string | null | undefined;
  /** From when the steps can be used; now when absent. */
  startsAt?: string | null | undefined;
  /** The steps, by hour: 1 to 24. */
  steps: Array<PriceLadderStepInput>;
  /** The tier whose price it lowers; all when absent. */
  tierId?: string | null | undefined;
};

/** Codes for a coupon: either `codes` or `count`. */
export type CreatePromotionCodesInput = {
  /** Codes of your choice: 4 to 32 letters and digits each, up to 100, unlike other codes of the community. */
  codes?: Array<string> | null | undefined;
  /** How many codes to make up, 1 to 100. */
  count?: number | null | undefined;
  /** The coupon. */
  couponId: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** How often each can be used; without a limit of its own when absent. */
  maxUses?: number | null | undefined;
};

/** What to buy, and with which promises of money off. */
export type CreateQuoteInput = {
  /** Where the buyer is; WEB when absent. */
  channel?: SalesChannel | null | undefined;
  /** A group-buy to take a seat in. */
  groupBuyId?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The price, as `Tier.plans` offers it. */
  priceId: string;
  /** A code that lowers the price. */
  promotionCode?: string | null | undefined;
  /** Vouchers of the viewer, at most 10. */
  voucherIds?: Array<string> | null | undefined;
};

/** A relay list. */
export type CreateRelayListInput = {
  /** How many places it has, 1 to 100,000; no bound when absent. */
  capacity?: number | null | undefined;
  /** What the capacity counts; people when absent. */
  capacityUnit?: RelayCapacityUnit | null | undefined;
  /** When it closes by itself; never when absent. */
  closesAt?: string | null | undefined;
  /** What one should know before: up to 1,000 characters. */
  description?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The most that one person takes, 1 to 1,000; 1 when absent. */
  maxQuantity?: number | null | undefined;
  /** The room to post it in. */
  roomId: string;
  /** What it is about: 1 to 100 characters. */
  title: string;
  /** What to choose from: up to 20, each of 1 to 40 characters. */
  variants?: Array<string> | null | undefined;
};

/** A new room. */
export type CreateRoomInput = {
  /** The community it belongs to. */
  communityId: string;
  /** What it is about: up to 500 characters. */
  description?: string | null | undefined;
  /** The right that lets one in, such as `rooms.join.vip`; every member enters when absent. Nothing needs to give the right yet: until a tier, a level or a grant does, only those who pass every gate enter. */
  entitlement?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The name for people: up to 60 characters, unlike that of other rooms. */
  name: string;
};

/** What a member does for others. */
export type CreateServiceOfferInput = {
  /** Where it is offered; only members do. */
  communityId: string;
  /** What one gets for it; at most 1,000 characters. */
  description?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** An answer or a service. */
  kind: ServiceOfferKind;
  /** What it costs, in minor units of the community's currency. */
  minorUnits: number;
  /** What it is; 1 to 60 characters. */
  title: string;
  /** Within how many hours of the payment it is done, 1 to 720. */
  withinHours: number;
};

/** A new tier. */
export type CreateTierInput = {
  /** The community it belongs to. */
  communityId: string;
  /** What it offers: up to 1,000 characters. */
  description?: string | null | undefined;
  /** The names of the rights it gives: up to 50, such as `posts.read.premium`. */
  entitlements: Array<string>;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** Whether every member has it without a grant; one tier at most. */
  isDefault?: boolean | null | undefined;
  /** The name for people: up to 40 characters, unlike that of other tiers. */
  name: string;
  /** From 0 to 1,000; a member's tier is the one of the highest rank. */
  rank: number;
};

/** What a topic starts with. */
export type CreateTopicInput = {
  /** The community it belongs to. */
  communityId: string;
  /** What belongs in it: up to 500 characters. */
  description?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The entitlement that reading its posts takes; every member reads them when absent. Nothing needs to give it yet. Needs the permission to manage topics. */
  readEntitlement?: string | null | undefined;
  /** The name: 1 to 60 characters. */
  title: string;
  /** The entitlement that posting takes; every reader posts when absent. Nothing needs to give it yet. Needs the permission to manage topics. */
  writeEntitlement?: string | null | undefined;
};

/** What an objection comes to, and why. */
export type DecideEscrowInput = {
  /** Whose the money is. */
  decision: EscrowDecision;
  /** What the payer objects to. */
  escrowId: string;
  /** Why; payer and recipient read it. At most 500 characters. */
  reason: string;
};

/** To which level, and why. */
export type DemoteKolInput = {
  /** Why, for the KOL and the record: up to 500 characters. */
  reason: string;
  /** A lower level of the same community. */
  toLevelId: string;
};

/** How a dispute stands. New states may be added. */
export type DisputeState =
  /** The question came to nothing. */
  | 'CLOSED'
  /** The buyer's bank asks; nothing was taken. */
  | 'INQUIRY'
  /** The money is gone, and access with it. */
  | 'LOST'
  /** The bank has taken the money until it decides: access rests, shares are held. */
  | 'OPEN'
  /** The money came back, access and shares with it. */
  | 'WON';

/** Other words for a message. */
export type EditMessageInput = {
  /** The text: 1 to 4,000 characters; it may be empty beside pictures. */
  body: string;
};

/** Why it ends. */
export type EndKolStandingInput = {
  /** Why, for the KOL and the record: up to 500 characters. */
  reason: string;
};

/** A line of a relay list. */
export type EnterRelayInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** What to say: up to 200 characters. */
  note?: string | null | undefined;
  /** How much to take, up to the list's `maxQuantity`; 1 when absent. */
  quantity?: number | null | undefined;
  /** The list. */
  relayListId: string;
  /** One of the variants; needed where there are some. */
  variant?: string | null | undefined;
};

/** What an objection comes to. */
export type EscrowDecision =
  /** It was done: the money is the recipient's. */
  | 'FULFILLED'
  /** It was not: the money goes back. */
  | 'REFUND';

/** What one member pays another for. New purposes may be added. */
export type EscrowPurpose =
  /** An answer. */
  | 'QUESTION'
  /** Something that is done for one person. */
  | 'SERVICE'
  /** Nothing but thanks. */
  | 'TIP';

/** On which side the viewer is. */
export type EscrowSide =
  /** Is to decide what a payer objects to: those who sell in the community, and staff. */
  | 'DECIDER'
  /** Pays. */
  | 'PAYER'
  /** Is paid. */
  | 'RECIPIENT';

/** Where the money is. New states may be added. */
export type EscrowState =
  /** Agreed, not paid. */
  | 'AWAITING_PAYMENT'
  /** Nobody paid. */
  | 'CANCELED'
  /** Not done in time, or declined: the money goes back. */
  | 'EXPIRED'
  /** Done, as the recipient says; the payer has three days to say otherwise. */
  | 'FULFILLED'
  /** Paid, and held until it is done. */
  | 'HELD'
  /** The money went back. */
  | 'REFUNDED'
  /** The payer objects: the money stays where it is until somebody decides. */
  | 'REJECTED'
  /** The money is the recipient's. */
  | 'SETTLED';

/** Why paid access ends. New reasons may be added. */
export type ExpiryReason =
  /** A term ends, or a subscription was canceled. */
  | 'ENDING'
  /** A renewal has not been paid. */
  | 'PAYMENT_FAILED';

/** What a file is, by its bytes. New kinds may be added. */
export type FileKind =
  /** Other files together: zip. */
  | 'ARCHIVE'
  /** Sound: mp3, m4a. */
  | 'AUDIO'
  /** A document for writing: docx. */
  | 'DOCUMENT'
  /** A PDF document. */
  | 'PDF'
  /** Slides: pptx. */
  | 'PRESENTATION'
  /** A table: xlsx. */
  | 'SPREADSHEET'
  /** Plain text. */
  | 'TEXT'
  /** A film: mp4. */
  | 'VIDEO';

/** Messages for a post: either by id, or all between two positions. */
export type ForwardMessagesInput = {
  /** The `seq` of the first message. */
  fromSeq?: number | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The messages: 1 to 100. */
  messageIds?: Array<string> | null | undefined;
  /** The room they are in. */
  roomId: string;
  /** The title of the post, which everybody who sees the community may read. */
  title: string;
  /** The `seq` of the last message; at most 100 lie between. */
  toSeq?: number | null | undefined;
  /** The topic to post in. */
  topicId: string;
};

/** What a warning of fraud brings about. New answers may be added. */
export type FraudWarningAnswer =
  /** The operator is told; the payment stays. */
  | 'ALARM'
  /** The payment goes back at once, while that still keeps the bank from a dispute. */
  | 'REFUND';

/** How a gift stands. New states may be added. */
export type GiftState =
  /** Ordered, and not paid yet. */
  | 'AWAITING_PAYMENT'
  /** It was not paid in time. */
  | 'CANCELED'
  /** Paid; its code opens. */
  | 'READY'
  /** Somebody has it. */
  | 'REDEEMED'
  /** The money went back; its code opens nothing. */
  | 'REFUNDED';

/** A tier given without payment. */
export type GiveComplimentaryGrantInput = {
  /** For how many days, 1 to 3,660; without end when absent. */
  days?: number | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** Who gets it: an active member of the same community. */
  memberId: string;
  /** Why, for the record: up to 200 characters. */
  reason: string;
  /** The tier to give. */
  tierId: string;
};

/** Money off for a member, once. */
export type GiveVoucherInput = {
  /** What it takes off at most, in minor units of the community's currency. */
  amountMinor: number;
  /** For how many days it can be used, 1 to 3,660; without end when absent. */
  days?: number | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** Who gets it: an active member. */
  memberId: string;
  /** What must be left to pay before vouchers, so that it counts; nothing when absent. */
  minSpendMinor?: number | null | undefined;
  /** Why: up to 200 characters, shown to the member. */
  reason?: string | null | undefined;
};

/** Where a grant comes from. New sources may be added. */
export type GrantSource =
  /** Given by the people who run the community. */
  | 'COMPLIMENTARY'
  /** A growth level that was reached. */
  | 'GROWTH_LEVEL'
  /** A standing in the KOL programme. */
  | 'KOL_LEVEL'
  /** A one-time payment. */
  | 'ORDER'
  /** A running subscription. */
  | 'SUBSCRIPTION';

/** How a seat stands. New states may be added. */
export type GroupBuySeatState =
  /** Joined, and not ordered yet. */
  | 'HELD'
  /** Paid for. */
  | 'PAID'
  /** The money went back. */
  | 'REFUNDED'
  /** Paid, without a group-buy in the end: the money goes back. */
  | 'REFUND_DUE'
  /** Given up. */
  | 'RELEASED'
  /** An open order holds it. */
  | 'RESERVED';

/** How a group-buy stands. New states may be added. */
export type GroupBuyState =
  /** The deadline came first; what was paid is refunded. */
  | 'FAILED'
  /** Members join and pay. */
  | 'OPEN'
  /** Every seat is paid. */
  | 'SUCCEEDED';

/** One level of a schedule. */
export type GrowthLevelInput = {
  /** The rights it adds to those below; none on the first level, whose rights are those of the default tier. */
  entitlements?: Array<string> | null | undefined;
  /** The name for people: up to 40 characters, unlike that of other levels. */
  name: string;
  /** The points that reach it: 0 for the first level, then rising. */
  threshold: number;
};

/** Whom to ask to become a KOL. */
export type InviteKolInput = {
  /** For how many days it can be answered, 1 to 90; 14 when absent. */
  expiresInDays?: number | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** A member who has what the first level asks for. */
  memberId: string;
  /** Words for the member: up to 500 characters. */
  message?: string | null | undefined;
};

/** How somebody knocks. */
export type JoinCommunityInput = {
  /** The version of the rules that the person has read and accepts; only the current one counts. */
  acknowledgedRulesVersion?: number | null | undefined;
  /** Answers to the community's questions, in their order; needed where somebody decides. */
  answers?: Array<string> | null | undefined;
  /** The community. */
  communityId: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
};

/** Which group-buy. */
export type JoinGroupBuyInput = {
  /** The group-buy. */
  groupBuyId: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
};

/** How far somebody at the door has come. */
export type JoinRequestStatus =
  /** Came in. */
  | 'ADMITTED'
  /** Was sent away; may apply again. */
  | 'DECLINED'
  /** Somebody will decide. */
  | 'PENDING'
  /** May come in as soon as there is room. */
  | 'WAITING'
  /** Went away. */
  | 'WITHDRAWN';

/** How somebody comes in by a code. */
export type JoinWithInvitationInput = {
  /** The version of the rules that the person has read and accepts; only the current one counts. */
  acknowledgedRulesVersion?: number | null | undefined;
  /** The code, in any case, also with spaces and hyphens. */
  code: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
};

/** Which subscription keeps its plan. */
export type KeepPlanInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** A subscription of the viewer. */
  subscriptionId: string;
};

/** What became of an invitation. */
export type KolInvitationStatus =
  /** The member became a KOL. */
  | 'ACCEPTED'
  /** The member said no. */
  | 'DECLINED'
  /** Nobody answered in time. */
  | 'EXPIRED'
  /** Can be answered. */
  | 'PENDING'
  /** It was taken back, or the member left the community. */
  | 'WITHDRAWN';

/** One level of the KOL programme. */
export type KolLevelInput = {
  /** The rights it adds to those of the levels below, such as `topics.create`. */
  entitlements?: Array<string> | null | undefined;
  /** The name for people: up to 40 characters, unlike that of other levels. */
  name: string;
  /** Invited people who paid that it takes; not fewer than the level below. */
  payingInvitees: number;
  /** Growth points that it takes; not fewer than the level below. */
  points: number;
  /** Published posts that it takes; not fewer than the level below. */
  posts: number;
};

/** What became of a KOL. */
export type KolStandingChangeKind =
  /** Was put back to a lower level. */
  | 'DEMOTED'
  /** Is a KOL no longer. */
  | 'ENDED'
  /** Accepted an invitation. */
  | 'JOINED'
  /** Was raised to a higher level. */
  | 'PROMOTED';

/** What a KOL level asks for. New kinds may be added. */
export type KolTargetKind =
  /** People whom the member invited and who paid; each counts once. */
  | 'PAYING_INVITEES'
  /** Growth points. */
  | 'POINTS'
  /** Published posts that were not deleted. */
  | 'POSTS';

/** What an account holds. New kinds may be added. */
export type LedgerAccountKind =
  /** The account: connected balance. */
  | 'CONNECTED_BALANCE'
  /** The account: dispute fees. */
  | 'DISPUTE_FEES'
  /** The account: dispute hold. */
  | 'DISPUTE_HOLD'
  /** The account: fx clearing. */
  | 'FX_CLEARING'
  /** The account: manual payout. */
  | 'MANUAL_PAYOUT'
  /** The account: payee available. */
  | 'PAYEE_AVAILABLE'
  /** The account: payee pending. */
  | 'PAYEE_PENDING'
  /** The account: payee receivable. */
  | 'PAYEE_RECEIVABLE'
  /** The account: platform revenue. */
  | 'PLATFORM_REVENUE'
  /** The account: refunds clearing. */
  | 'REFUNDS_CLEARING'
  /** The account: stripe balance. */
  | 'STRIPE_BALANCE'
  /** The account: stripe fees. */
  | 'STRIPE_FEES'
  /** The account: transferred. */
  | 'TRANSFERRED';

/** What moved the money. New kinds may be added: show the explanation. */
export type LedgerTransactionKind =
  /** The movement: dispute lost. */
  | 'DISPUTE_LOST'
  /** The movement: dispute opened. */
  | 'DISPUTE_OPENED'
  /** The movement: dispute won. */
  | 'DISPUTE_WON'
  /** The movement: fee. */
  | 'FEE'
  /** The movement: hold. */
  | 'HOLD'
  /** The movement: manual payout. */
  | 'MANUAL_PAYOUT'
  /** The movement: manual payout reversed. */
  | 'MANUAL_PAYOUT_REVERSED'
  /** The movement: netting. */
  | 'NETTING'
  /** The movement: payment. */
  | 'PAYMENT'
  /** The movement: payout. */
  | 'PAYOUT'
  /** The movement: payout failed. */
  | 'PAYOUT_FAILED'
  /** The movement: refund. */
  | 'REFUND'
  /** The movement: refund reversed. */
  | 'REFUND_REVERSED'
  /** The movement: refund settled. */
  | 'REFUND_SETTLED'
  /** The movement: release. */
  | 'RELEASE'
  /** The movement: shared. */
  | 'SHARED'
  /** The movement: transfer. */
  | 'TRANSFER'
  /** The movement: transfer failed. */
  | 'TRANSFER_FAILED'
  /** The movement: transfer made. */
  | 'TRANSFER_MADE'
  /** The movement: transfer reversed. */
  | 'TRANSFER_REVERSED';

/** A language that people are written to in. */
export type Locale =
  /** English. */
  | 'EN'
  /** Chinese, simplified. */
  | 'ZH_CN';

/** What became of what was recorded as paid by hand. */
export type ManualPayoutState =
  /** The payee has not answered; it is set aside, and nothing is booked. */
  | 'AWAITING_CONFIRMATION'
  /** The payee has it; it is booked as paid. */
  | 'CONFIRMED'
  /** The payee says that they have not got it; it can be paid out again. */
  | 'DISPUTED'
  /** Taken back by staff after it was confirmed. */
  | 'REVERSED'
  /** Taken back before the payee answered. */
  | 'WITHDRAWN';

/** Whether a person is in a community, or how they went. */
export type MemberStatus =
  /** In it. */
  | 'ACTIVE'
  /** Was put out and may not come back. */
  | 'BANNED'
  /** Not a person: a program that writes here. */
  | 'BOT'
  /** Went by themselves; may come back. */
  | 'LEFT'
  /** Was put out; may come back. */
  | 'REMOVED';

/** Whose subscribers change. */
export type MigrateSubscribersInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** A plan of a community whose plans the viewer manages. */
  planId: string;
};

/** Where a topic goes. */
export type MoveTopicInput = {
  /** The topic that it follows; first of all when absent. */
  afterTopicId?: string | null | undefined;
};

/** Opens the page of the payment provider. */
export type OpenBillingPortalInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
};

/** Which offer. */
export type OpenGroupBuyInput = {
  /** The offer. */
  groupBuyOfferId: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
};

/** Whose page to open: always the viewer's own. */
export type OpenPayoutOnboardingInput = {
  /** The account whose link went stale, as the way back from the provider names it; somebody else's is not found. */
  accountId?: string | null | undefined;
  /** Where the payee lives, ISO 3166-1 such as `SG`; it cannot be changed once the account is open. */
  country?: string | null | undefined;
};

/** What the money is for. New purposes may be added. */
export type OrderPurpose =
  /** A tier for somebody else. */
  | 'GIFT'
  /** A tier for the buyer. */
  | 'MEMBERSHIP'
  /** A question that somebody answers. */
  | 'QUESTION'
  /** A service between two people. */
  | 'SERVICE'
  /** A tip. */
  | 'TIP';

/** What is ordered of another member. */
export type OrderServiceInput = {
  /** Where the payer is; only WEB can pay. */
  channel?: SalesChannel | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The offer. */
  offerId: string;
  /** The question, or what is wished; at most 200 characters. A question needs one. */
  subject?: string | null | undefined;
};

/** How an order stands. New states may be added. */
export type OrderState =
  /** The buyer's bank took the money back. */
  | 'CHARGED_BACK'
  /** The buyer's bank asks for the money; access rests. */
  | 'DISPUTED'
  /** Nobody paid in time. */
  | 'EXPIRED'
  /** A payment that settles later did not come. */
  | 'FAILED'
  /** Money came in that differs from what was agreed: no access, the operator decides. */
  | 'HELD'
  /** Waits for payment. */
  | 'OPEN'
  /** Paid; what was bought has been given. */
  | 'PAID'
  /** A part of the money went back; what was bought stays. */
  | 'PARTIALLY_REFUNDED'
  /** All of the money went back. */
  | 'REFUNDED';

/** What one partner gets of each sale. */
export type PartnerShareInput = {
  /** In basis points of what the buyer paid: 1 to 10,000. */
  basisPoints: number;
  /** A member with the role PARTNER. */
  memberId: string;
};

/** Which subscription to let rest. */
export type PauseSubscriptionInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** A subscription of the viewer. */
  subscriptionId: string;
};

/** How something is paid. New methods may be added. */
export type PaymentMethod =
  /** Alipay, for what is paid once. */
  | 'ALIPAY'
  /** The buyer's bank is asked for the money and answers within days: the order waits meanwhile. It cannot be asked for by name. */
  | 'BANK_DEBIT'
  /** A card; the only way to pay what renews by itself. */
  | 'CARD'
  /** Another way that the page offers. It cannot be asked for by name. */
  | 'OTHER'
  /** WeChat Pay, for what is paid once. */
  | 'WECHAT_PAY';

/** Why somebody has to look at a payment. New reasons may be added. */
export type PaymentReviewReason =
  /** The buyer was no member any more when it came in: recorded, and not renewed. */
  | 'BUYER_LEFT'
  /** Amount, currency or payer differ from the order: no access was given. */
  | 'MISMATCHED'
  /** The order had been paid already, or the buyer had it by another one: goes back by itself. */
  | 'SURPLUS';

/** What a payment is to its order. New ones may be added. */
export type PaymentStanding =
  /** Differs from what was agreed: the operator decides. */
  | 'MISMATCHED'
  /** Paid the order, or a period of its subscription. */
  | 'SETTLED'
  /** Came in on top of it: to be refunded. */
  | 'SURPLUS';

/** How far a payee is with the account that money is sent to. New states may be added. */
export type PayoutAccountState =
  /** The payee took our access away; another account can be opened. */
  | 'DEAUTHORIZED'
  /** Money is sent. */
  | 'ENABLED'
  /** The payee has not told the provider who they are. */
  | 'NOT_STARTED'
  /** The provider checks what it was told. */
  | 'PENDING_VERIFICATION'
  /** The provider turned the payee down. */
  | 'REJECTED'
  /** Something is missing or overdue; nothing is sent. */
  | 'RESTRICTED'
  /** Money is sent; something has to be told before the deadline. */
  | 'RESTRICTED_SOON';

/** How a transfer stands. */
export type PayoutTransferState =
  /** Refused; the share can be paid out again. */
  | 'FAILED'
  /** Set aside, and being asked for. */
  | 'INTENDED'
  /** In the payout account. */
  | 'MADE';

/** What changes in a subscription, and when. New kinds may be added. */
export type PlanChangeKind =
  /** It goes on. */
  | 'CONTINUE'
  /** When the period that is paid for ends. */
  | 'DOWNGRADE'
  /** A change that waits is taken back. */
  | 'KEEP'
  /** The price of today from the next renewal on. */
  | 'MIGRATE'
  /** It rests. */
  | 'PAUSE'
  /** At once; the difference is paid. */
  | 'UPGRADE';

/** How a change stands. New states may be added. */
export type PlanChangeState =
  /** Nothing has changed until the payment is confirmed at `confirmUrl`. */
  | 'AWAITING_PAYMENT'
  /** Done. */
  | 'DONE'
  /** Shown, not asked for. */
  | 'PREVIEWED'
  /** Refused, not confirmed in time, or taken back; nothing has changed. */
  | 'REFUSED'
  /** Asked for; the payment provider has not answered. */
  | 'REQUESTED';

/** How a plan is paid, and how long it lasts. New kinds may be added. */
export type PlanKind =
  /** Paid once, from one day of the calendar to another. */
  | 'FIXED_PERIOD'
  /** Paid once, without end. */
  | 'LIFETIME'
  /** Renews by itself every month. */
  | 'MONTHLY'
  /** Renews by itself every three months. */
  | 'QUARTERLY'
  /** Paid once for a number of days. Terms follow each other. */
  | 'TERM'
  /** Renews by itself every year. */
  | 'YEARLY';

/** What earns points. New kinds may be added: treat an unknown one as another contribution. */
export type PointKind =
  /** The member commented. */
  | 'COMMENT_ADDED'
  /** Somebody else reacted to a post or comment of the member; all that one person gives to one thing counts once. */
  | 'LIKE_RECEIVED'
  /** A post of the member was published. */
  | 'POST_PUBLISHED'
  /** The member paid an order. */
  | 'PURCHASE';

/** What one kind of contribution earns. */
export type PointRuleInput = {
  /** The most that a member earns so in a day: 1 to 100,000; no limit when absent. */
  dailyCap?: number | null | undefined;
  /** The contribution. */
  kind: PointKind;
  /** Points for each: 0 to 1,000. */
  points: number;
};

/** Why points went from one member to another. New kinds may be added. */
export type PointsMovementKind =
  /** A share of a red packet. */
  | 'RED_PACKET_CLAIMED'
  /** What was left of a red packet of the member. */
  | 'RED_PACKET_RETURNED'
  /** Put into a red packet. */
  | 'RED_PACKET_SENT';

/** How a feed is ordered. */
export type PostOrder =
  /** By attention and age: ten times the reactions and comments weigh as much as twelve hours. */
  | 'HOTTEST'
  /** By the time of publishing, newest first. */
  | 'NEWEST';

/** What a post is. New types may be added: show an unknown one by its title and teaser. */
export type PostType =
  /** A longer text with a title. */
  | 'ARTICLE'
  /** A few words, without a title. */
  | 'TALK';

/** What to change to. */
export type PreviewPlanChangeInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The price that it would have: on sale, of a plan of the same community that renews, in the same currency. */
  priceId: string;
  /** A subscription of the viewer. */
  subscriptionId: string;
};

/** A step: whoever joined before this time has this share off. */
export type PriceLadderStepInput = {
  /** The share off in basis points, less than that of the step before. */
  basisPoints: number;
  /** A local time from `00:00` to `24:00`, later than that of the step before. */
  before: string;
};

/** What made a line of a price, in the order in which they count. New kinds may be added. */
export type PriceRuleKind =
  /** A promotion code. */
  | 'COUPON'
  /** A seat in a group-buy. */
  | 'GROUP_BUY'
  /** The early-bird step of the time of joining. */
  | 'LADDER_STEP'
  /** The price of the plan. */
  | 'LIST'
  /** The price of renewing at this time. */
  | 'RENEWAL_BAND'
  /** A voucher of the buyer. */
  | 'VOUCHER';

/** To which level, and why. */
export type PromoteKolInput = {
  /** Whether to promote although the KOL lacks something that the level asks for. */
  despiteTargets?: boolean | null | undefined;
  /** Why, for the KOL and the record: up to 500 characters. */
  reason: string;
  /** A higher level of the same community. */
  toLevelId: string;
};

/** What a post says, and where. */
export type PublishPostInput = {
  /** The words in CommonMark: up to 10,000 characters in a talk, 30,000 in an article. HTML is shown as text. */
  body: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** Its pictures in order: up to 9 uploads of the viewer. */
  mediaIds?: Array<string> | null | undefined;
  /** What those who may not read get to see: up to 200 characters; the beginning of the first paragraph when absent. */
  teaser?: string | null | undefined;
  /** The title of an article: 1 to 120 characters. A talk has none. */
  title?: string | null | undefined;
  /** The topic it stands in. */
  topicId: string;
  /** What it is. */
  type: PostType;
};

/** The new rules of a community. */
export type PublishRulesInput = {
  /** The text: up to 10,000 characters. */
  body: string;
  /** The community. */
  communityId: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
};

/** A reaction to give. */
export type ReactInput = {
  /** The kind. */
  kind: ReactionKind;
  /** A post or a comment. */
  targetId: string;
};

/** What a person says with one tap. New kinds may be added: treat an unknown one as another kind of praise. */
export type ReactionKind =
  /** Well done. */
  | 'APPLAUD'
  /** It made me laugh. */
  | 'LAUGH'
  /** I like it. */
  | 'LIKE'
  /** I love it. */
  | 'LOVE'
  /** It helped me. */
  | 'THANK';

/** Of what the provider and we say something else. New kinds may be added. */
export type ReconciliationDifferenceKind =
  /** A payout account stood otherwise than was known. */
  | 'ACCOUNT_DIFFERS'
  /** Other amounts moved than are booked. */
  | 'AMOUNT_DIFFERS'
  /** Another amount was taken for a change of plan than its preview said. */
  | 'CHARGE_DIFFERS'
  /** A customer has credit or debts with the provider: the next invoice, whosever it is, would be paid otherwise than by money. */
  | 'CUSTOMER_CREDIT'
  /** An invoice is paid with less money than it asks for. */
  | 'INVOICE_SHORT'
  /** Money is booked that the provider never moved. */
  | 'MOVEMENT_MISSING'
  /** Money moved for nothing that is known here. */
  | 'MOVEMENT_UNCLAIMED'
  /** An order had not heard what became of it. */
  | 'ORDER_BEHIND'
  /** The state or amount of a payout to a bank is not the provider's. */
  | 'PAYOUT_DIFFERS'
  /** The provider moved money that is not booked. */
  | 'POSTING_MISSING'
  /** A subscription had not heard what became of it. */
  | 'SUBSCRIPTION_BEHIND'
  /** The state of a transfer, or what is left of it in the payee's account, is not the provider's. */
  | 'TRANSFER_DIFFERS';

/** What is compared with the payment provider. New kinds may be added. */
export type ReconciliationKind =
  /** Events of connected accounts that did not arrive, every night. */
  | 'ACCOUNTS'
  /** Events that no endpoint took, every quarter of an hour. */
  | 'BACKFILL'
  /** Orders that wait for an answer. */
  | 'HOURLY'
  /** Everything, and the balance against the ledger. */
  | 'NIGHTLY';

/** How far a comparison is. New states may be added. */
export type ReconciliationState =
  /** Finished. */
  | 'DONE'
  /** Some checks could not be finished; the next run covers their time too. */
  | 'FAILED'
  /** Under way, or ended with its process. */
  | 'RUNNING';

/** What was paid to whom. */
export type RecordManualPayoutInput = {
  /** The community whose sales it was earned with. */
  communityId: string;
  /** In which currency. */
  currency: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** How much, in minor units; not more than can be paid out. */
  minorUnits: number;
  /** The payee: the id of a `User` who is or was a member. */
  payeeId: string;
  /** Where the payment is found again, such as the number of a bank transfer: up to 100 characters, used once. */
  reference: string;
};

/** What is in a red packet. New contents may be added. */
export type RedPacketContent =
  /** Points of the giver. */
  | 'POINTS'
  /** Vouchers of the community, one for each share. */
  | 'VOUCHERS';

/** How a red packet is shared. */
export type RedPacketSplit =
  /** The same for each. */
  | 'FIXED'
  /** Drawn at each claim: at least the smallest part, below twice the average of what is left. */
  | 'RANDOM';

/** How a red packet stands. New states may be added. */
export type RedPacketState =
  /** All shares are gone. */
  | 'EMPTY'
  /** Its time is over; what is left goes back to the giver. */
  | 'EXPIRED'
  /** There are shares to claim. */
  | 'OPEN'
  /** Its message was taken back. */
  | 'RECALLED';

/** A gift that somebody handed over. */
export type RedeemGiftInput = {
  /** The code. Case, spaces and hyphens do not matter. */
  code: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
};

/** How a referral stands. New states may be added. */
export type ReferralState =
  /** Both were given their vouchers. */
  | 'GIVEN'
  /** The order was refunded, and the vouchers were taken back. */
  | 'TAKEN_BACK';

/** Why money goes back. New origins may be added. */
export type RefundOrigin =
  /** The buyer wanted it, inside the window. */
  | 'BUYER'
  /** Those who sell in the community decided so. */
  | 'COMMUNITY'
  /** What was paid for was not done in time. */
  | 'ESCROW'
  /** The buyer's bank warned of fraud. */
  | 'FRAUD_WARNING'
  /** The group-buy failed, or had no seat left. */
  | 'GROUP_BUY'
  /** Made at the payment provider's Dashboard. */
  | 'PROVIDER'
  /** The operator decided so. */
  | 'STAFF'
  /** The order had been paid already. */
  | 'SURPLUS';

/** How a refund stands. New states may be added. */
export type RefundState =
  /** The money did not go, or came back; what had been undone is done again. */
  | 'FAILED'
  /** Decided; the payment provider has not taken it on yet. */
  | 'REQUESTED'
  /** The provider has taken it on; what the order gave is undone, the money is on its way. */
  | 'SUBMITTED'
  /** The money went back. */
  | 'SUCCEEDED';

/** What the capacity of a relay list counts. */
export type RelayCapacityUnit =
  /** People who are in. */
  | 'ENTRIES'
  /** What they take together. */
  | 'QUANTITY';

/** How a line of a relay list stands. New states may be added. */
export type RelayEntryState =
  /** It has its place. */
  | 'IN'
  /** It comes in when there is room, in order. */
  | 'WAITING'
  /** It was given up. */
  | 'WITHDRAWN';

/** What those pay who had the term before, in the smallest unit of the currency; the amount of the price where one is absent. */
export type RenewalAmountsInput = {
  /** While the last term still runs. */
  earlyMinorUnits?: number | null | undefined;
  /** Later. */
  lapsedLongerMinorUnits?: number | null | undefined;
  /** Up to 30 days after its end. */
  lapsedMinorUnits?: number | null | undefined;
};

/** Money of an order to give back. */
export type RequestRefundInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** How much, in the smallest unit of the currency; all that is left when absent. A buyer takes all that is left: parts are given by those who sell and by staff. */
  minorUnits?: number | null | undefined;
  /** The order: one of the viewer, or of a community whose plans the viewer manages. */
  orderId: string;
  /** One payment of it: each goes back by itself, by its own date. The newest that was owed when absent. */
  paymentId?: string | null | undefined;
  /** Why, up to 500 characters: free for the buyer, needed from everybody else. */
  reason?: string | null | undefined;
};

/** A new password, by mail. */
export type ResetPasswordInput = {
  /** 8 to 128 characters that are not easy to guess. */
  newPassword: string;
  /** The token of the link: it works once, within an hour. */
  token: string;
};

/** Which subscription to go on with. */
export type ResumeSubscriptionInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** A subscription of the viewer. */
  subscriptionId: string;
};

/** What a member is in a community: a named set of permissions. */
export type Role =
  /** Keeps order. */
  | 'ADMIN'
  /** Invited to contribute; reads everything. */
  | 'GUEST'
  /** Everybody else. */
  | 'MEMBER'
  /** Opened it, or took it over; may do everything. */
  | 'OWNER'
  /** Runs it together with the owner. */
  | 'PARTNER';

/** How long a role may do something after sending. */
export type RoleWindowInput = {
  /** The role. */
  role: Role;
  /** Seconds from the moment of sending, up to 2,592,000; 0 for never, null for ever. */
  seconds?: number | null | undefined;
};

/** A token that another takes the place of. */
export type RotateBotTokenInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The token, which lives. */
  tokenId: string;
};

/** Where the buyer is. New channels may be added. */
export type SalesChannel =
  /** An app of its own. */
  | 'APP'
  /** The mini-program on Android. */
  | 'MINI_PROGRAM_ANDROID'
  /** The mini-program on iOS. */
  | 'MINI_PROGRAM_IOS'
  /** A browser. */
  | 'WEB';

/** Whether something can be bought in a place. New answers may be added. */
export type SellingAnswer =
  /** It may be shown with its price, and cannot be bought now. */
  | 'NOT_OFFERED'
  /** Neither it nor its price nor where it is sold may be shown there. */
  | 'NOT_SHOWN'
  /** It can be bought there. */
  | 'SOLD'
  /** It may be shown with its price, and is bought in a browser. */
  | 'SOLD_ON_WEB';

/** Why something cannot be bought in a place, or now. New reasons may be added. */
export type SellingReason =
  /** The payment page cannot be opened there. */
  | 'NO_PAYMENT_PAGE_HERE'
  /** As many as may be sold are sold, or held by open orders. */
  | 'SOLD_OUT'
  /** The store wants digital goods to be bought from itself. */
  | 'STORE_TAKES_OVER';

/** A message. */
export type SendMessageInput = {
  /** The text: 1 to 4,000 characters; it may be empty beside pictures and files. */
  body: string;
  /** Its files in order, up to 9 together with its pictures: of the viewer's uploads that nothing shows yet. */
  fileIds?: Array<string> | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** Its pictures in order: up to 9 of the viewer's uploads that nothing shows yet. */
  mediaIds?: Array<string> | null | undefined;
  /** Members whom it names, who are told: up to 20 who may enter the room. */
  mentionedMemberIds?: Array<string> | null | undefined;
  /** Whether it names everyone in the room; so many times a day as the room allows. */
  mentionsEveryone?: boolean | null | undefined;
  /** The message of the same room that it answers. */
  replyToId?: string | null | undefined;
  /** The room to post to. */
  roomId: string;
};

/** A red packet. */
export type SendRedPacketInput = {
  /** Points: the viewer's own. Vouchers: with the permission to manage plans. */
  content: RedPacketContent;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** Vouchers: what must be left to pay so that one counts; nothing when absent. */
  minSpendMinor?: number | null | undefined;
  /** For how long it can be claimed: 1 to 1,440 minutes; a day when absent. */
  minutes?: number | null | undefined;
  /** The room to give it to. */
  roomId: string;
  /** How many can claim: 1 to 200. */
  shares: number;
  /** How it is shared; a fixed split must come out even. */
  split: RedPacketSplit;
  /** Words to go with it: up to 40 characters; the usual ones when absent. */
  title?: string | null | undefined;
  /** All that is in it: points, or minor units of the community's currency; at least the smallest part for each share. */
  total: number;
  /** Vouchers: for how many days one can be used, 1 to 3,660; without end when absent. */
  voucherDays?: number | null | undefined;
};

/** A tip. */
export type SendTipInput = {
  /** Where the payer is; only WEB can pay. */
  channel?: SalesChannel | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** Who gets it. */
  memberId: string;
  /** How much, in minor units of the community's currency. */
  minorUnits: number;
  /** A word with it; at most 200 characters. */
  subject?: string | null | undefined;
};

/** What a member does for others. New kinds may be added. */
export type ServiceOfferKind =
  /** Answers a question. */
  | 'QUESTION'
  /** Does something for one person. */
  | 'SERVICE';

/** A whole schedule. */
export type SetGrowthLevelsInput = {
  /** 1 to 30 levels, from the first; they replace the present ones. */
  levels: Array<GrowthLevelInput>;
};

/** All levels. */
export type SetKolLevelsInput = {
  /** Up to 10 levels, from the first. They replace the present ones by rank; none ends the programme. */
  levels: Array<KolLevelInput>;
};

/** All rules. */
export type SetPointRulesInput = {
  /** One for each kind that earns points; what is left out earns none. */
  rules: Array<PointRuleInput>;
};

/** What bringing members is worth from now on. */
export type SetReferralProgrammeInput = {
  /** Whether it is in use. */
  isActive: boolean;
  /** The voucher for whoever was invited; 20 whole units when absent, none when 0. */
  refereeMinor?: number | null | undefined;
  /** The voucher for whoever invited, in minor units of the community's currency; 30 whole units when absent, none when 0. */
  referrerMinor?: number | null | undefined;
  /** For how many days the vouchers can be used, 1 to 3,660; 90 when absent, without end when null. */
  voucherDays?: number | null | undefined;
};

/** Who has a share of a sale. New kinds may be added. */
export type ShareKind =
  /** The KOL who brought the buyer. */
  | 'KOL'
  /** The owner of the community. */
  | 'OWNER'
  /** A partner. */
  | 'PARTNER'
  /** The platform. */
  | 'PLATFORM'
  /** Whoever answers, serves or is tipped. */
  | 'SELLER';

/** Who signs in, and how. */
export type SignInInput = {
  /** What the device is called in the list of sessions, such as `iPhone 17`. */
  deviceName?: string | null | undefined;
  /** The address of the account. */
  email: string;
  /** Its password. */
  password: string;
};

/** A sign-in from the mini-program. */
export type SignInWithWechatInput = {
  /** What `wx.login` gave: it works once, within five minutes. */
  code: string;
  /** What the device is called in the list of sessions, such as `iPhone 17`. */
  deviceName?: string | null | undefined;
};

/** A new account. */
export type SignUpInput = {
  /** What the device is called in the list of sessions, such as `iPhone 17`. */
  deviceName?: string | null | undefined;
  /** The name that others see: 1 to 40 characters of any script. */
  displayName: string;
  /** The address to sign in with. */
  email: string;
  /** The language of messages and mails; that of the request when absent. */
  locale?: Locale | null | undefined;
  /** 8 to 128 characters that are not easy to guess. */
  password: string;
};

/** What staff can do that is written down. New acts may be added. */
export type StaffActKind =
  /** Accepted money of an order that differs from what was agreed. */
  | 'ACCEPT_HELD_ORDER'
  /** Confirmed for a payee who is gone that they were paid by hand. */
  | 'CONFIRM_MANUAL_PAYOUT'
  /** Decided what a payer objects to. */
  | 'DECIDE_ESCROW'
  /** Opened a community where only staff may. */
  | 'OPEN_COMMUNITY'
  /** Recorded that a payee was paid by hand. */
  | 'RECORD_MANUAL_PAYOUT'
  /** Put an event of the payment provider back to the beginning. */
  | 'REDELIVER_STRIPE_EVENT'
  /** Gave money of an order back. */
  | 'REFUND_ORDER'
  /** Queued parked work again. */
  | 'RETRY_PARKED_JOB'
  /** Took back what was recorded and confirmed as paid by hand. */
  | 'REVERSE_MANUAL_PAYOUT'
  /** Set what the platform keeps of a community's sales. */
  | 'SET_PLATFORM_FEE'
  /** Compare everything with the payment provider now. */
  | 'START_RECONCILIATION'
  /** Took back what was recorded as paid by hand, before the payee answered. */
  | 'WITHDRAW_MANUAL_PAYOUT';

/** What to buy. */
export type StartCheckoutInput = {
  /** Where the buyer is; as in the quote, or WEB, when absent. */
  channel?: SalesChannel | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The one method to pay by, out of `Plan.paymentMethods`; any that the page offers when absent. Refused when the page cannot offer it. */
  paymentMethod?: PaymentMethod | null | undefined;
  /** The price, as `Tier.plans` offers it. It says which tier and plan; the amount is what the server has for it. Not needed with a quote. */
  priceId?: string | null | undefined;
  /** A quote of the viewer: the order is made at its price. */
  quoteId?: string | null | undefined;
};

/** What to give, and to whom. */
export type StartGiftInput = {
  /** Where the buyer is; WEB when absent. */
  channel?: SalesChannel | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** What to write to them: up to 500 characters. */
  message?: string | null | undefined;
  /** The price of a plan that is paid once, as `Tier.plans` offers it. */
  priceId: string;
  /** A promotion code of the buyer. */
  promotionCode?: string | null | undefined;
  /** Who gets it as soon as it is paid: an active member. Whoever has the code when absent. */
  recipientMemberId?: string | null | undefined;
  /** Vouchers of the buyer: up to 10. */
  voucherIds?: Array<string> | null | undefined;
};

/** What became of an event. New states may be added. */
export type StripeEventState =
  /** What it is about was fetched and taken over. */
  | 'APPLIED'
  /** About nothing of ours. */
  | 'IGNORED'
  /** Given up after a day. */
  | 'PARKED'
  /** Stored, not looked at. */
  | 'RECEIVED'
  /** Of the other mode: test in production, or the reverse. */
  | 'REJECTED'
  /** Could not be applied yet; tried again. */
  | 'RETRYING';

/** What the payment provider says of a subscription. New statuses may be added. */
export type SubscriptionStatus =
  /** Paid. */
  | 'ACTIVE'
  /** Over. */
  | 'CANCELED'
  /** The first payment is not done. */
  | 'INCOMPLETE'
  /** The first payment was never done. */
  | 'INCOMPLETE_EXPIRED'
  /** A renewal failed; access goes on for the days of grace. */
  | 'PAST_DUE'
  /** Paused; no access. */
  | 'PAUSED'
  /** In its free trial. */
  | 'TRIALING'
  /** Something new; nothing changes until it is understood. */
  | 'UNKNOWN'
  /** The provider gave up collecting; no access. */
  | 'UNPAID';

/** A reaction to take back. */
export type UnreactInput = {
  /** The kind. */
  kind: ReactionKind;
  /** A post or a comment. */
  targetId: string;
};

/** What changes; what is omitted stays. */
export type UpdateBotInput = {
  /** What it is for: up to 500 characters; null for nothing. */
  description?: string | null | undefined;
  /** The name: up to 40 characters. */
  name?: string | null | undefined;
};

/** What to change of a community. An omitted field stays as it is; `null` clears. */
export type UpdateCommunityInput = {
  /** How many members it takes; null for no limit. More room lets in who waits, less removes nobody. */
  capacity?: number | null | undefined;
  /** What it is about: up to 2,000 characters. */
  description?: string | null | undefined;
  /** Whether messages may carry files beside pictures; those that were sent stay. It cannot be cleared. */
  filesAllowed?: boolean | null | undefined;
  /** What whoever applies is asked: up to 5 questions of up to 200 characters. */
  joinQuestions?: Array<string> | null | undefined;
  /** The name for people: 2 to 60 characters. It cannot be cleared. */
  name?: string | null | undefined;
  /** IANA name. It cannot be cleared. */
  timeZone?: string | null | undefined;
  /** Who sees it, and how one joins. It cannot be cleared. */
  visibility?: CommunityVisibility | null | undefined;
};

/** What to change of the way the viewer appears in one community. An omitted field stays as it is; `null` clears. */
export type UpdateMembershipInput = {
  /** A name for this community: up to 40 characters. */
  nickname?: string | null | undefined;
};

/** What changes; what is omitted stays. */
export type UpdatePostInput = {
  /** The words, as in `publishPost`. */
  body?: string | null | undefined;
  /** Its pictures in order; null and an empty list take them away. */
  mediaIds?: Array<string> | null | undefined;
  /** Up to 200 characters; null goes back to the beginning of the first paragraph. */
  teaser?: string | null | undefined;
  /** The title of an article: 1 to 120 characters. */
  title?: string | null | undefined;
};

/** What is absent stays as it is. */
export type UpdateProfileInput = {
  /** Up to 500 characters; null clears it. */
  bio?: string | null | undefined;
  /** The name that others see: 1 to 40 characters of any script. */
  displayName?: string | null | undefined;
  /** The language of messages and mails. */
  locale?: Locale | null | undefined;
};

/** What changes in the rules for refunds: an absent field keeps its value. */
export type UpdateRefundPolicyInput = {
  /** What a warning of fraud brings about. */
  onFraudWarning?: FraudWarningAnswer | null | undefined;
  /** For how many hours after a payment its buyer may have it back: 0 to 8,760. */
  windowHours?: number | null | undefined;
};

/** What to change of one's own line; what is left out stays. */
export type UpdateRelayEntryInput = {
  /** What to say; null for nothing. */
  note?: string | null | undefined;
  /** How much to take; null for 1. */
  quantity?: number | null | undefined;
  /** One of the variants. */
  variant?: string | null | undefined;
};

/** What changes; what is omitted stays, null is what a new room has. */
export type UpdateRoomInput = {
  /** What it is about: up to 500 characters. */
  description?: string | null | undefined;
  /** How long the same text of one person is refused: up to 86,400; 0 for never. */
  duplicateSeconds?: number | null | undefined;
  /** How long roles edit their own messages; roles left out keep theirs. */
  editWindows?: Array<RoleWindowInput> | null | undefined;
  /** The right that lets one in; null opens it to every member. Nothing needs to give the right yet: until a tier, a level or a grant does, only those who pass every gate enter. */
  entitlement?: string | null | undefined;
  /** How often everyone may be mentioned in a day, by all together: 0 to 100. What was recalled counts. */
  everyoneMentionsPerDay?: number | null | undefined;
  /** How many messages one person sends within `floodSeconds`: up to 1,000; 0 for any number. */
  floodMessages?: number | null | undefined;
  /** The span that `floodMessages` counts in: 1 to 3,600. */
  floodSeconds?: number | null | undefined;
  /** Whether only those who manage rooms send. */
  isAnnouncement?: boolean | null | undefined;
  /** Whether everybody but those who manage rooms is mute. */
  isMuted?: boolean | null | undefined;
  /** The name for people: 1 to 60 characters, unlike that of other rooms. */
  name?: string | null | undefined;
  /** For how many days after joining somebody is a newcomer: 0 to 365. */
  newcomerDays?: number | null | undefined;
  /** How many messages a newcomer sends in an hour: 0 to 1,000; null for as many as everybody. */
  newcomerHourlyMessages?: number | null | undefined;
  /** Whether newcomers may send links. */
  newcomersMayLink?: boolean | null | undefined;
  /** Whether newcomers may mention others. */
  newcomersMayMention?: boolean | null | undefined;
  /** How long roles take messages back; roles left out keep theirs. */
  recallWindows?: Array<RoleWindowInput> | null | undefined;
  /** Days after which messages are deleted: 1 to 3,650; null for never. */
  retentionDays?: number | null | undefined;
  /** Seconds between two messages of one person: 0 to 21,600. */
  slowModeSeconds?: number | null | undefined;
};

/** The owner's part of how sales are divided. What is left out stays as it is. */
export type UpdateShareRuleInput = {
  /** What a KOL gets of what people buy whom they invited, in basis points; null for nothing. */
  kolBasisPoints?: number | null | undefined;
  /** All partners that get a share, up to 20; null for none. */
  partners?: Array<PartnerShareInput> | null | undefined;
};

/** What changes in a tier: an absent field keeps its value. */
export type UpdateTierInput = {
  /** What it offers; null clears it. */
  description?: string | null | undefined;
  /** All rights it gives from now on: up to 50. */
  entitlements?: Array<string> | null | undefined;
  /** The name for people: up to 40 characters. */
  name?: string | null | undefined;
  /** From 0 to 1,000. */
  rank?: number | null | undefined;
};

/** What changes; what is omitted stays. */
export type UpdateTopicInput = {
  /** What belongs in it: up to 500 characters; null clears it. */
  description?: string | null | undefined;
  /** The entitlement that reading its posts takes; null opens it to every member. Nothing needs to give it yet. */
  readEntitlement?: string | null | undefined;
  /** The name: 1 to 60 characters. */
  title?: string | null | undefined;
  /** The entitlement that posting takes; null opens it to every reader. Nothing needs to give it yet. */
  writeEntitlement?: string | null | undefined;
};

/** Why a mutation was refused. New codes may be added: treat an unknown one as a general refusal. */
export type UserErrorCode =
  /** Refused: account locked. */
  | 'ACCOUNT_LOCKED'
  /** Refused: already a kol. */
  | 'ALREADY_A_KOL'
  /** Refused: already canceled. */
  | 'ALREADY_CANCELED'
  /** Refused: already claimed. */
  | 'ALREADY_CLAIMED'
  /** Refused: already decided. */
  | 'ALREADY_DECIDED'
  /** Refused: already entered. */
  | 'ALREADY_ENTERED'
  /** Refused: already invited. */
  | 'ALREADY_INVITED'
  /** Refused: already joined. */
  | 'ALREADY_JOINED'
  /** Refused: already member. */
  | 'ALREADY_MEMBER'
  /** Refused: already refunded. */
  | 'ALREADY_REFUNDED'
  /** Refused: already requested. */
  | 'ALREADY_REQUESTED'
  /** Refused: already subscribed. */
  | 'ALREADY_SUBSCRIBED'
  /** Refused: amount too small. */
  | 'AMOUNT_TOO_SMALL'
  /** Refused: announcement only. */
  | 'ANNOUNCEMENT_ONLY'
  /** Refused: answer required. */
  | 'ANSWER_REQUIRED'
  /** Refused: archived. */
  | 'ARCHIVED'
  /** Refused: banned. */
  | 'BANNED'
  /** Refused: change under way. */
  | 'CHANGE_UNDER_WAY'
  /** Refused: code expired. */
  | 'CODE_EXPIRED'
  /** Refused: community full. */
  | 'COMMUNITY_FULL'
  /** Refused: covered until. */
  | 'COVERED_UNTIL'
  /** Refused: currency differs. */
  | 'CURRENCY_DIFFERS'
  /** Refused: deleted. */
  | 'DELETED'
  /** Refused: duplicate message. */
  | 'DUPLICATE_MESSAGE'
  /** Refused: edit window passed. */
  | 'EDIT_WINDOW_PASSED'
  /** Refused: email not verified. */
  | 'EMAIL_NOT_VERIFIED'
  /** Refused: entitlement missing. */
  | 'ENTITLEMENT_MISSING'
  /** Refused: escrow over. */
  | 'ESCROW_OVER'
  /** Refused: files off. */
  | 'FILES_OFF'
  /** Refused: file too large. */
  | 'FILE_TOO_LARGE'
  /** Refused: file type refused. */
  | 'FILE_TYPE_REFUSED'
  /** Refused: file unreadable. */
  | 'FILE_UNREADABLE'
  /** Refused: forwarding refused. */
  | 'FORWARDING_REFUSED'
  /** Refused: gift spent. */
  | 'GIFT_SPENT'
  /** Refused: group buy full. */
  | 'GROUP_BUY_FULL'
  /** Refused: group buy over. */
  | 'GROUP_BUY_OVER'
  /** Refused: invalid. */
  | 'INVALID'
  /** Refused: invitation expired. */
  | 'INVITATION_EXPIRED'
  /** Refused: invitation required. */
  | 'INVITATION_REQUIRED'
  /** Refused: invitation spent. */
  | 'INVITATION_SPENT'
  /** Refused: level in use. */
  | 'LEVEL_IN_USE'
  /** Refused: mention quota spent. */
  | 'MENTION_QUOTA_SPENT'
  /** Refused: more than available. */
  | 'MORE_THAN_AVAILABLE'
  /** Refused: muted. */
  | 'MUTED'
  /** Refused: muted in room. */
  | 'MUTED_IN_ROOM'
  /** Refused: newcomer limited. */
  | 'NEWCOMER_LIMITED'
  /** Refused: nothing bought. */
  | 'NOTHING_BOUGHT'
  /** Refused: nothing held. */
  | 'NOTHING_HELD'
  /** Refused: nothing scheduled. */
  | 'NOTHING_SCHEDULED'
  /** Refused: nothing to refund. */
  | 'NOTHING_TO_REFUND'
  /** Refused: not all yours. */
  | 'NOT_ALL_YOURS'
  /** Refused: not a gift. */
  | 'NOT_A_GIFT'
  /** Refused: not a kol. */
  | 'NOT_A_KOL'
  /** Refused: not a member. */
  | 'NOT_A_MEMBER'
  /** Refused: not confirmed. */
  | 'NOT_CONFIRMED'
  /** Refused: not eligible. */
  | 'NOT_ELIGIBLE'
  /** Refused: not entered. */
  | 'NOT_ENTERED'
  /** Refused: not found. */
  | 'NOT_FOUND'
  /** Refused: not in parts. */
  | 'NOT_IN_PARTS'
  /** Refused: not paused. */
  | 'NOT_PAUSED'
  /** Refused: not refundable. */
  | 'NOT_REFUNDABLE'
  /** Refused: not sold here. */
  | 'NOT_SOLD_HERE'
  /** Refused: no subscription. */
  | 'NO_SUBSCRIPTION'
  /** Refused: no such level. */
  | 'NO_SUCH_LEVEL'
  /** Refused: offer closed. */
  | 'OFFER_CLOSED'
  /** Refused: open to others. */
  | 'OPEN_TO_OTHERS'
  /** Refused: order closed. */
  | 'ORDER_CLOSED'
  /** Refused: out of range. */
  | 'OUT_OF_RANGE'
  /** Refused: owner cannot leave. */
  | 'OWNER_CANNOT_LEAVE'
  /** Refused: party to it. */
  | 'PARTY_TO_IT'
  /** Refused: password too easy. */
  | 'PASSWORD_TOO_EASY'
  /** Refused: payee decides. */
  | 'PAYEE_DECIDES'
  /** Refused: paying yourself. */
  | 'PAYING_YOURSELF'
  /** Refused: payments unavailable. */
  | 'PAYMENTS_UNAVAILABLE'
  /** Refused: payment declined. */
  | 'PAYMENT_DECLINED'
  /** Refused: payment disputed. */
  | 'PAYMENT_DISPUTED'
  /** Refused: payment method not offered. */
  | 'PAYMENT_METHOD_NOT_OFFERED'
  /** Refused: payment not confirmed. */
  | 'PAYMENT_NOT_CONFIRMED'
  /** Refused: payment overdue. */
  | 'PAYMENT_OVERDUE'
  /** Refused: payment settling. */
  | 'PAYMENT_SETTLING'
  /** Refused: period over. */
  | 'PERIOD_OVER'
  /** Refused: points missing. */
  | 'POINTS_MISSING'
  /** Refused: preview outdated. */
  | 'PREVIEW_OUTDATED'
  /** Refused: price not offered. */
  | 'PRICE_NOT_OFFERED'
  /** Refused: promotions not combinable. */
  | 'PROMOTIONS_NOT_COMBINABLE'
  /** Refused: promotion exhausted. */
  | 'PROMOTION_EXHAUSTED'
  /** Refused: promotion expired. */
  | 'PROMOTION_EXPIRED'
  /** Refused: promotion not applicable. */
  | 'PROMOTION_NOT_APPLICABLE'
  /** Refused: promotion not for you. */
  | 'PROMOTION_NOT_FOR_YOU'
  /** Refused: promotion not started. */
  | 'PROMOTION_NOT_STARTED'
  /** Refused: quote expired. */
  | 'QUOTE_EXPIRED'
  /** Refused: recall window passed. */
  | 'RECALL_WINDOW_PASSED'
  /** Refused: red packet empty. */
  | 'RED_PACKET_EMPTY'
  /** Refused: red packet over. */
  | 'RED_PACKET_OVER'
  /** Refused: refund window closed. */
  | 'REFUND_WINDOW_CLOSED'
  /** Refused: relay closed. */
  | 'RELAY_CLOSED'
  /** Refused: relay full. */
  | 'RELAY_FULL'
  /** Refused: required. */
  | 'REQUIRED'
  /** Refused: role too low. */
  | 'ROLE_TOO_LOW'
  /** Refused: room closed. */
  | 'ROOM_CLOSED'
  /** Refused: room muted. */
  | 'ROOM_MUTED'
  /** Refused: rules not acknowledged. */
  | 'RULES_NOT_ACKNOWLEDGED'
  /** Refused: sign in unavailable. */
  | 'SIGN_IN_UNAVAILABLE'
  /** Refused: slow mode. */
  | 'SLOW_MODE'
  /** Refused: sold out. */
  | 'SOLD_OUT'
  /** Refused: subscription ended. */
  | 'SUBSCRIPTION_ENDED'
  /** Refused: subscription paused. */
  | 'SUBSCRIPTION_PAUSED'
  /** Refused: taken. */
  | 'TAKEN'
  /** Refused: target not met. */
  | 'TARGET_NOT_MET'
  /** Refused: too long. */
  | 'TOO_LONG'
  /** Refused: too many attempts. */
  | 'TOO_MANY_ATTEMPTS'
  /** Refused: too many bots. */
  | 'TOO_MANY_BOTS'
  /** Refused: too many bot tokens. */
  | 'TOO_MANY_BOT_TOKENS'
  /** Refused: too many emoji. */
  | 'TOO_MANY_EMOJI'
  /** Refused: too many invitations. */
  | 'TOO_MANY_INVITATIONS'
  /** Refused: too many messages. */
  | 'TOO_MANY_MESSAGES'
  /** Refused: too many pins. */
  | 'TOO_MANY_PINS'
  /** Refused: too short. */
  | 'TOO_SHORT'
  /** Refused: voucher expired. */
  | 'VOUCHER_EXPIRED'
  /** Refused: voucher needs more. */
  | 'VOUCHER_NEEDS_MORE'
  /** Refused: voucher pending. */
  | 'VOUCHER_PENDING'
  /** Refused: voucher spent. */
  | 'VOUCHER_SPENT'
  /** Refused: wrong credentials. */
  | 'WRONG_CREDENTIALS';

/** What a voucher was given for. New sources may be added. */
export type VoucherSource =
  /** Given by the people who run the community. */
  | 'GIFT_OF_OWNER'
  /** For opening a group-buy that succeeded. */
  | 'GROUP_BUY_LEADER'
  /** A share of a red packet. */
  | 'RED_PACKET'
  /** For bringing a member who paid, or for having been brought. */
  | 'REFERRAL';

/** How a voucher stands. New states may be added. */
export type VoucherState =
  /** Can be used until it expires. */
  | 'AVAILABLE'
  /** Cannot be used before `usableFrom`: until then the payment that earned it can be taken back, and the voucher with it. */
  | 'PENDING'
  /** An open order holds it. */
  | 'RESERVED'
  /** It was taken back. */
  | 'REVOKED'
  /** It was paid with. */
  | 'USED';

export type CommunityPlansQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityPlansQuery = { community: { id: string, tiers: Array<{ id: string, name: string, plans: Array<{ id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null }> }>, viewerSubscription: { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, tier: { id: string, name: string } } | null } | null };

export type CommunityOrdersQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityOrdersQuery = { community: { id: string, orders: { nodes: Array<{ id: string, state: OrderState, purpose: OrderPurpose, kind: PlanKind | null, channel: SalesChannel, payableUntil: string | null, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, paymentMethod: PaymentMethod | null, offeredPaymentMethods: Array<PaymentMethod>, isSettling: boolean, buyer: { id: string, number: number } | null, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }>, payments: Array<{ id: string, standing: PaymentStanding, receivedAt: string, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string } }>, tier: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OrderQueryVariables = Exact<{
  id: string;
}>;


export type OrderQuery = { order: { id: string, state: OrderState, purpose: OrderPurpose, kind: PlanKind | null, channel: SalesChannel, payableUntil: string | null, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, paymentMethod: PaymentMethod | null, offeredPaymentMethods: Array<PaymentMethod>, isSettling: boolean, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }>, payments: Array<{ id: string, standing: PaymentStanding, receivedAt: string, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string } }>, tier: { id: string, name: string } | null } | null };

export type ViewerOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ViewerOrdersQuery = { viewerOrders: { nodes: Array<{ id: string, state: OrderState, purpose: OrderPurpose, kind: PlanKind | null, channel: SalesChannel, payableUntil: string | null, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, paymentMethod: PaymentMethod | null, offeredPaymentMethods: Array<PaymentMethod>, isSettling: boolean, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }>, payments: Array<{ id: string, standing: PaymentStanding, receivedAt: string, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string } }>, tier: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ViewerSubscriptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerSubscriptionsQuery = { viewerSubscriptions: Array<{ id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, tier: { id: string, name: string } }> };

export type CreateQuoteMutationVariables = Exact<{
  input: CreateQuoteInput;
}>;


export type CreateQuoteMutation = { createQuote: { quote: { id: string, kind: PlanKind, trialDays: number | null, createdAt: string, expiresAt: string, startsAt: string | null, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, usableFrom: string }
    > } | null };

export type StartCheckoutMutationVariables = Exact<{
  input: StartCheckoutInput;
}>;


export type StartCheckoutMutation = { startCheckout: { order: { id: string, state: OrderState, purpose: OrderPurpose, kind: PlanKind | null, channel: SalesChannel, payableUntil: string | null, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, paymentMethod: PaymentMethod | null, offeredPaymentMethods: Array<PaymentMethod>, isSettling: boolean, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }>, payments: Array<{ id: string, standing: PaymentStanding, receivedAt: string, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string } }>, tier: { id: string, name: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SyncOrderMutationVariables = Exact<{
  orderId: string;
}>;


export type SyncOrderMutation = { syncOrder: { order: { id: string, state: OrderState, purpose: OrderPurpose, kind: PlanKind | null, channel: SalesChannel, payableUntil: string | null, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, paymentMethod: PaymentMethod | null, offeredPaymentMethods: Array<PaymentMethod>, isSettling: boolean, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }>, payments: Array<{ id: string, standing: PaymentStanding, receivedAt: string, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string } }>, tier: { id: string, name: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CancelSubscriptionMutationVariables = Exact<{
  input: CancelSubscriptionInput;
}>;


export type CancelSubscriptionMutation = { cancelSubscription: { subscription: { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, tier: { id: string, name: string } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ResumeSubscriptionMutationVariables = Exact<{
  input: ResumeSubscriptionInput;
}>;


export type ResumeSubscriptionMutation = { resumeSubscription: { subscription: { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, tier: { id: string, name: string } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PriceLineFragment = { kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } };

export type AmountFragment = { minorUnits: number, currency: string, decimal: string };

export type OrderStateFragment = { id: string, state: OrderState, purpose: OrderPurpose, kind: PlanKind | null, channel: SalesChannel, payableUntil: string | null, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, paymentMethod: PaymentMethod | null, offeredPaymentMethods: Array<PaymentMethod>, isSettling: boolean, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }>, payments: Array<{ id: string, standing: PaymentStanding, receivedAt: string, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string } }>, tier: { id: string, name: string } | null };

export type SubscriptionStateFragment = { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, tier: { id: string, name: string } };

export type CreateBotMutationVariables = Exact<{
  input: CreateBotInput;
}>;


export type CreateBotMutation = { createBot: { bot: { id: string, name: string, description: string, createdAt: string, removedAt: string | null, member: { id: string, displayName: string, isBot: boolean } | null, createdBy: { id: string, displayName: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UpdateBotMutationVariables = Exact<{
  botId: string;
  input: UpdateBotInput;
}>;


export type UpdateBotMutation = { updateBot: { bot: { id: string, name: string, description: string, createdAt: string, removedAt: string | null, member: { id: string, displayName: string, isBot: boolean } | null, createdBy: { id: string, displayName: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RemoveBotMutationVariables = Exact<{
  botId: string;
}>;


export type RemoveBotMutation = { removeBot: { bot: { id: string, removedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreateBotTokenMutationVariables = Exact<{
  input: CreateBotTokenInput;
}>;


export type CreateBotTokenMutation = { createBotToken: { secret: string | null, token: { id: string, name: string, scopes: Array<BotScope>, isForAllRooms: boolean, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, rooms: Array<{ id: string, name: string }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RotateBotTokenMutationVariables = Exact<{
  input: RotateBotTokenInput;
}>;


export type RotateBotTokenMutation = { rotateBotToken: { secret: string | null, token: { id: string, name: string, scopes: Array<BotScope>, isForAllRooms: boolean, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null, rooms: Array<{ id: string, name: string }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RevokeBotTokenMutationVariables = Exact<{
  tokenId: string;
}>;


export type RevokeBotTokenMutation = { revokeBotToken: { token: { id: string, name: string, scopes: Array<BotScope>, isForAllRooms: boolean, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CommunityBotsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityBotsQuery = { community: { id: string, bots: { nodes: Array<{ id: string, name: string, description: string, createdAt: string, removedAt: string | null, tokens: { nodes: Array<{ id: string, name: string, scopes: Array<BotScope>, isForAllRooms: boolean, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null }> }, member: { id: string, displayName: string, isBot: boolean } | null, createdBy: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type BotFactsFragment = { id: string, name: string, description: string, createdAt: string, removedAt: string | null, member: { id: string, displayName: string, isBot: boolean } | null, createdBy: { id: string, displayName: string } | null };

export type BotTokenFactsFragment = { id: string, name: string, scopes: Array<BotScope>, isForAllRooms: boolean, createdAt: string, expiresAt: string | null, lastUsedAt: string | null, revokedAt: string | null };

export type RoomsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RoomsQuery = { community: { id: string, rooms: { nodes: Array<{ id: string, name: string, description: string, entitlement: string | null, closedAt: string | null, lastSeq: number, viewerUnreadCount: number, viewerMentionCount: number, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
            | { __typename: 'BuyTierPath', title: string }
            | { __typename: 'JoinCommunityPath', title: string }
            | { __typename: 'ReachLevelPath', title: string }
          > } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RoomHistoryQueryVariables = Exact<{
  roomId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type RoomHistoryQuery = { node:
    | { id: string, name: string, lastSeq: number, viewerUnreadCount: number, viewerMentionCount: number, presentMembers: { count: number, members: Array<{ id: string, displayName: string }> }, access: { allowed: boolean, reason: AccessReason }, messages: { nodes: Array<{ id: string, seq: number, ordinal: number, body: string, createdAt: string, editedAt: string | null, recalledAt: string | null, pinnedAt: string | null, viewerReactions: Array<string>, viewerCanEdit: boolean, viewerCanRecall: boolean, files: Array<{ id: string, name: string, kind: FileKind, bytes: number, contentType: string, url: string }>, reactions: Array<{ emoji: string, count: number }>, author: { id: string, number: number, displayName: string } | null, replyTo: { id: string, body: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type RoomEventsSubscriptionVariables = Exact<{
  roomId: string;
  after?: number | null | undefined;
}>;


export type RoomEventsSubscription = { roomEvents:
    | { __typename: 'AttachmentChanged', seq: number, occurredAt: string, by: { id: string, displayName: string } | null }
    | { __typename: 'EventUnavailable', seq: number, occurredAt: string }
    | { __typename: 'MemberMuted', until: string | null, seq: number, occurredAt: string, by: { id: string, displayName: string } | null, member: { id: string, displayName: string } | null }
    | { __typename: 'MemberUnmuted', seq: number, occurredAt: string, by: { id: string, displayName: string } | null, member: { id: string, displayName: string } | null }
    | { __typename: 'MessageEdited', seq: number, occurredAt: string, message: { id: string, body: string, editedAt: string | null } }
    | { __typename: 'MessagePinned', seq: number, occurredAt: string, message: { id: string, pinnedAt: string | null }, by: { id: string, displayName: string } | null }
    | { __typename: 'MessageRecalled', seq: number, occurredAt: string, message: { id: string, recalledAt: string | null } }
    | { __typename: 'MessageSent', seq: number, occurredAt: string, message: { id: string, ordinal: number, body: string, author: { id: string, number: number, displayName: string } | null } }
    | { __typename: 'MessageUnpinned', seq: number, occurredAt: string, message: { id: string, pinnedAt: string | null }, by: { id: string, displayName: string } | null }
    | { __typename: 'ReactionsChanged', emoji: string, isGiven: boolean, seq: number, occurredAt: string, message: { id: string, reactions: Array<{ emoji: string, count: number }> }, by: { id: string, displayName: string } | null }
    | { __typename: 'ResyncRequired', firstAvailableSeq: number, seq: number, occurredAt: string }
    | { __typename: 'RoomChanged', name: string, description: string, entitlement: string | null, seq: number, occurredAt: string, by: { id: string, displayName: string } | null, settings: { slowModeSeconds: number, isAnnouncement: boolean, isMuted: boolean } }
    | { __typename: 'RoomClosed', seq: number, occurredAt: string }
   };

export type CreateRoomMutationVariables = Exact<{
  input: CreateRoomInput;
}>;


export type CreateRoomMutation = { createRoom: { room: { id: string, name: string, entitlement: string | null, lastSeq: number } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CloseRoomMutationVariables = Exact<{
  roomId: string;
}>;


export type CloseRoomMutation = { closeRoom: { room: { id: string, closedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SendMessageMutationVariables = Exact<{
  input: SendMessageInput;
}>;


export type SendMessageMutation = { sendMessage: { message: { id: string, seq: number, ordinal: number, body: string, createdAt: string } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null, entitlement: string, unlockPaths: Array<
          | { __typename: 'BuyTierPath', title: string }
          | { __typename: 'JoinCommunityPath', title: string }
          | { __typename: 'ReachLevelPath', title: string }
        > }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedInRoomError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'TooSoonError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RecallMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type RecallMessageMutation = { recallMessage: { message: { id: string, recalledAt: string | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'WindowPassedError', code: UserErrorCode, message: string, path: Array<string> | null, until: string }
    > } | null };

export type MarkRoomReadMutationVariables = Exact<{
  roomId: string;
  ordinal?: number | null | undefined;
}>;


export type MarkRoomReadMutation = { markRoomRead: { room: { id: string, viewerUnreadCount: number } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RoomChangesQueryVariables = Exact<{
  roomId: string;
  after: number;
  first?: number | null | undefined;
}>;


export type RoomChangesQuery = { roomChanges: { nextAfter: number, hasMore: boolean, head: number, events: Array<
      | { __typename: 'AttachmentChanged', seq: number, occurredAt: string }
      | { __typename: 'EventUnavailable', seq: number, occurredAt: string }
      | { __typename: 'MemberMuted', seq: number, occurredAt: string }
      | { __typename: 'MemberUnmuted', seq: number, occurredAt: string }
      | { __typename: 'MessageEdited', seq: number, occurredAt: string }
      | { __typename: 'MessagePinned', seq: number, occurredAt: string }
      | { __typename: 'MessageRecalled', seq: number, occurredAt: string, message: { id: string, recalledAt: string | null } }
      | { __typename: 'MessageSent', seq: number, occurredAt: string, message: { id: string, ordinal: number, body: string, author: { id: string, number: number, displayName: string } | null } }
      | { __typename: 'MessageUnpinned', seq: number, occurredAt: string }
      | { __typename: 'ReactionsChanged', seq: number, occurredAt: string }
      | { __typename: 'ResyncRequired', firstAvailableSeq: number, seq: number, occurredAt: string }
      | { __typename: 'RoomChanged', seq: number, occurredAt: string }
      | { __typename: 'RoomClosed', seq: number, occurredAt: string }
     | null> } };

export type MyEventsSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type MyEventsSubscription = { myEvents:
    | { __typename: 'MembershipChanged', communityId: string, status: MemberStatus, cursor: string, occurredAt: string, community: { id: string, slug: string, name: string } | null }
    | { __typename: 'Mentioned', cursor: string, occurredAt: string, room: { id: string, name: string }, message: { id: string, seq: number, body: string, author: { id: string, displayName: string } | null } }
    | { __typename: 'RelayPlaceGained', cursor: string, occurredAt: string, room: { id: string }, message: { id: string, seq: number } }
    | { __typename: 'RightsChanged', communityId: string, cursor: string, occurredAt: string }
    | { __typename: 'RoleChanged', communityId: string, role: Role, cursor: string, occurredAt: string }
    | { __typename: 'RoomHeadChanged', lastSeq: number, unreadCount: number, mentionCount: number, cursor: string, occurredAt: string, room: { id: string, name: string } }
    | { __typename: 'RoomHeads', isLast: boolean, cursor: string, occurredAt: string, heads: Array<{ lastSeq: number, unreadCount: number, mentionCount: number, room: { id: string, name: string } }> }
    | { __typename: 'ViewerMuted', communityId: string, until: string | null, cursor: string, occurredAt: string }
    | { __typename: 'ViewerMutedInRoom', until: string | null, cursor: string, occurredAt: string, room: { id: string, name: string } }
    | { __typename: 'ViewerResyncRequired', cursor: string, occurredAt: string }
    | { __typename: 'ViewerUnmuted', communityId: string, cursor: string, occurredAt: string }
    | { __typename: 'ViewerUnmutedInRoom', cursor: string, occurredAt: string, room: { id: string, name: string } }
   };

export type RoomSignalsSubscriptionVariables = Exact<{
  roomId: string;
}>;


export type RoomSignalsSubscription = { roomSignals:
    | { __typename: 'PresenceSignal', present: { count: number, members: Array<{ id: string, displayName: string }> } }
    | { __typename: 'TypingSignal', expiresAt: string, member: { id: string, displayName: string } }
   };

export type SignalTypingMutationVariables = Exact<{
  roomId: string;
}>;


export type SignalTypingMutation = { signalTyping: { expiresAt: string | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedInRoomError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type EditMessageMutationVariables = Exact<{
  messageId: string;
  input: EditMessageInput;
}>;


export type EditMessageMutation = { editMessage: { message: { id: string, body: string, editedAt: string | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedInRoomError', code: UserErrorCode, message: string, path: Array<string> | null, mutedUntil: string | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'TooSoonError', code: UserErrorCode, message: string, path: Array<string> | null, retryAt: string | null }
      | { __typename: 'WindowPassedError', code: UserErrorCode, message: string, path: Array<string> | null, until: string }
    > } | null };

export type ReactToMessageMutationVariables = Exact<{
  messageId: string;
  emoji: string;
}>;


export type ReactToMessageMutation = { reactToMessage: { message: { id: string, viewerReactions: Array<string>, reactions: Array<{ emoji: string, count: number }> } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RemoveReactionMutationVariables = Exact<{
  messageId: string;
  emoji: string;
}>;


export type RemoveReactionMutation = { removeReaction: { message: { id: string, viewerReactions: Array<string>, reactions: Array<{ emoji: string, count: number }> } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PinMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type PinMessageMutation = { pinMessage: { message: { id: string, pinnedAt: string | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UnpinMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type UnpinMessageMutation = { unpinMessage: { message: { id: string, pinnedAt: string | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RoomManagementQueryVariables = Exact<{
  roomId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RoomManagementQuery = { node:
    | { id: string, name: string, settings: { slowModeSeconds: number, isAnnouncement: boolean, isMuted: boolean, retentionDays: number | null, newcomerDays: number, newcomerHourlyMessages: number | null, newcomersMayLink: boolean, newcomersMayMention: boolean, floodMessages: number, floodSeconds: number, duplicateSeconds: number, everyoneMentionsPerDay: number, editWindows: Array<{ role: Role, seconds: number | null }>, recallWindows: Array<{ role: Role, seconds: number | null }> }, pinnedMessages: Array<{ id: string, body: string, pinnedAt: string | null }>, viewerMute: { until: string | null, reason: string } | null, mutes: { nodes: Array<{ until: string | null, reason: string, createdAt: string, member: { id: string, displayName: string } | null, mutedBy: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type MessageRevisionsQueryVariables = Exact<{
  messageId: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MessageRevisionsQuery = { node:
    | { id: string, body: string, editedAt: string | null, revisions: { nodes: Array<{ number: number, body: string, writtenAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, forwardedTo: Array<{ id: string, title: string | null }> }
    | Record<PropertyKey, never>
   | null };

export type PostSourceQueryVariables = Exact<{
  postId: string;
}>;


export type PostSourceQuery = { node:
    | { id: string, source: { messageCount: number, isChanged: boolean, authors: Array<{ id: string, displayName: string }>, room: { id: string, name: string } | null } | null }
    | Record<PropertyKey, never>
   | null };

export type UpdateRoomMutationVariables = Exact<{
  roomId: string;
  input: UpdateRoomInput;
}>;


export type UpdateRoomMutation = { updateRoom: { room: { id: string, name: string, settings: { slowModeSeconds: number, isAnnouncement: boolean, isMuted: boolean } } | null, errors: Array<
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null, minimum: number | null, maximum: number | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null, minimum: number | null, maximum: number | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null, minimum: number | null, maximum: number | null }
    > } | null };

export type MuteInRoomMutationVariables = Exact<{
  roomId: string;
  memberId: string;
  until?: string | null | undefined;
  reason?: string | null | undefined;
}>;


export type MuteInRoomMutation = { muteInRoom: { mute: { until: string | null, reason: string, member: { id: string } | null } | null, errors: Array<
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UnmuteInRoomMutationVariables = Exact<{
  roomId: string;
  memberId: string;
}>;


export type UnmuteInRoomMutation = { unmuteInRoom: { member: { id: string } | null, errors: Array<
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ForwardMessagesMutationVariables = Exact<{
  input: ForwardMessagesInput;
}>;


export type ForwardMessagesMutation = { forwardMessages: { post: { id: string, title: string | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'ForwardRefusedError', code: UserErrorCode, message: string, path: Array<string> | null, messages: Array<{ id: string }> }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type AllowForwardingMutationVariables = Exact<{
  communityId: string;
  isAllowed: boolean;
}>;


export type AllowForwardingMutation = { allowForwarding: { community: { id: string, viewerAllowsForwarding: boolean | null } | null, errors: Array<
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    > } | null };

export type CommentCardFragment = { id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> };

export type PostCommentsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  replies?: number;
}>;


export type PostCommentsQuery = { node:
    | { id: string, commentCount: number, viewerCanComment: boolean, comments: { nodes: Array<{ id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, replies: { nodes: Array<{ id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type CommentThreadQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommentThreadQuery = { node:
    | { id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, thread: { nodes: Array<{ id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> }
    | Record<PropertyKey, never>
   | null };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { addComment: { comment: { id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> } | null, post: { id: string, commentCount: number } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type DeleteCommentMutationVariables = Exact<{
  commentId: string;
}>;


export type DeleteCommentMutation = { deleteComment: { comment: { id: string, isDeleted: boolean } | null, post: { id: string, commentCount: number } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ReactMutationVariables = Exact<{
  input: ReactInput;
}>;


export type ReactMutation = { react: { target:
      | { reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, reactions: Array<{ kind: ReactionKind, count: number }> }
      | { reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, reactions: Array<{ kind: ReactionKind, count: number }> }
     | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UnreactMutationVariables = Exact<{
  input: UnreactInput;
}>;


export type UnreactMutation = { unreact: { target:
      | { reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, reactions: Array<{ kind: ReactionKind, count: number }> }
      | { reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, reactions: Array<{ kind: ReactionKind, count: number }> }
     | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CommunityQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityQuery = { community: { id: string, slug: string, name: string, description: string, visibility: CommunityVisibility } | null };

export type CommunityCardFragment = { id: string, slug: string, name: string, description: string, visibility: CommunityVisibility };

export type CreateCommunityMutationVariables = Exact<{
  input: CreateCommunityInput;
}>;


export type CreateCommunityMutation = { createCommunity: { community: { id: string, slug: string, name: string, description: string, visibility: CommunityVisibility } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CommunityDoorQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityDoorQuery = { community: { memberCount: number, joinQuestions: Array<string>, id: string, slug: string, name: string, description: string, visibility: CommunityVisibility, rules: { version: number, body: string } | null, viewerMember: { id: string, number: number, displayName: string, role: Role, joinedAt: string } | null } | null };

export type CommunityMembersQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityMembersQuery = { community: { id: string, members: { nodes: Array<{ id: string, number: number, displayName: string, role: Role, joinedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type JoinRequestsQueryVariables = Exact<{
  slug: string;
  status?: JoinRequestStatus;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type JoinRequestsQuery = { community: { id: string, joinRequests: { nodes: Array<{ id: string, displayName: string, status: JoinRequestStatus, createdAt: string, answers: Array<{ question: string, answer: string }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type JoinCommunityMutationVariables = Exact<{
  input: JoinCommunityInput;
}>;


export type JoinCommunityMutation = { joinCommunity: { community: { id: string, slug: string, name: string, description: string, visibility: CommunityVisibility, viewerMember: { id: string, number: number, displayName: string, role: Role, joinedAt: string } | null } | null, joinRequest: { id: string, status: JoinRequestStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type JoinWithInvitationMutationVariables = Exact<{
  input: JoinWithInvitationInput;
}>;


export type JoinWithInvitationMutation = { joinWithInvitation: { community: { id: string, slug: string, name: string, description: string, visibility: CommunityVisibility, viewerMember: { id: string, number: number, displayName: string, role: Role, joinedAt: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ApproveJoinRequestMutationVariables = Exact<{
  joinRequestId: string;
}>;


export type ApproveJoinRequestMutation = { approveJoinRequest: { joinRequest: { id: string, status: JoinRequestStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreateInvitationMutationVariables = Exact<{
  input: CreateInvitationInput;
}>;


export type CreateInvitationMutation = { createInvitation: { invitation: { id: string, code: string, maxUses: number | null, useCount: number, expiresAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UpdateCommunityMutationVariables = Exact<{
  communityId: string;
  input: UpdateCommunityInput;
}>;


export type UpdateCommunityMutation = { updateCommunity: { community: { joinQuestions: Array<string>, id: string, slug: string, name: string, description: string, visibility: CommunityVisibility } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PublishRulesMutationVariables = Exact<{
  input: PublishRulesInput;
}>;


export type PublishRulesMutation = { publishRules: { community: { id: string, rules: { version: number, body: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type AcknowledgeRulesMutationVariables = Exact<{
  communityId: string;
  version: number;
}>;


export type AcknowledgeRulesMutation = { acknowledgeRules: { community: { id: string, viewerMember: { id: string, number: number, displayName: string, role: Role, joinedAt: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type LeaveCommunityMutationVariables = Exact<{
  communityId: string;
}>;


export type LeaveCommunityMutation = { leaveCommunity: { community: { id: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type MemberCardFragment = { id: string, number: number, displayName: string, role: Role, joinedAt: string };

export type CommunitiesQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunitiesQuery = { communities: { nodes: Array<{ memberCount: number, id: string, slug: string, name: string, description: string, visibility: CommunityVisibility }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MyMembershipsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyMembershipsQuery = { viewer: { id: string, memberships: { nodes: Array<{ id: string, number: number, displayName: string, role: Role, joinedAt: string, community: { id: string, slug: string, name: string, description: string, visibility: CommunityVisibility } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type InvitationPreviewQueryVariables = Exact<{
  code: string;
}>;


export type InvitationPreviewQuery = { invitation: { name: string, description: string, expiresAt: string | null, rules: { version: number, body: string } | null } | null };

export type CommunityInvitationsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityInvitationsQuery = { community: { id: string, invitations: { nodes: Array<{ id: string, code: string, useCount: number, maxUses: number | null, expiresAt: string | null, revokedAt: string | null, createdBy: { id: string, number: number, displayName: string, role: Role, joinedAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type BannedMembersQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type BannedMembersQuery = { community: { id: string, bannedMembers: { nodes: Array<{ status: MemberStatus, mutedUntil: string | null, viewerCanMute: boolean, viewerCanRemove: boolean, viewerCanBan: boolean, id: string, number: number, displayName: string, role: Role, joinedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type RulesVersionsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RulesVersionsQuery = { community: { id: string, rulesVersions: { nodes: Array<{ id: string, version: number, body: string, publishedAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type DeclineJoinRequestMutationVariables = Exact<{
  joinRequestId: string;
  reason?: string | null | undefined;
}>;


export type DeclineJoinRequestMutation = { declineJoinRequest: { joinRequest: { id: string, status: JoinRequestStatus, reason: string | null, waitingPosition: number | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type WithdrawJoinRequestMutationVariables = Exact<{
  joinRequestId: string;
}>;


export type WithdrawJoinRequestMutation = { withdrawJoinRequest: { joinRequest: { id: string, status: JoinRequestStatus, reason: string | null, waitingPosition: number | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RevokeInvitationMutationVariables = Exact<{
  invitationId: string;
}>;


export type RevokeInvitationMutation = { revokeInvitation: { invitation: { id: string, revokedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UpdateMembershipMutationVariables = Exact<{
  communityId: string;
  input: UpdateMembershipInput;
}>;


export type UpdateMembershipMutation = { updateMembership: { member: { nickname: string | null, id: string, number: number, displayName: string, role: Role, joinedAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type AssignRoleMutationVariables = Exact<{
  input: AssignRoleInput;
}>;


export type AssignRoleMutation = { assignRole: { member: { guestUntil: string | null, id: string, number: number, displayName: string, role: Role, joinedAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type MuteMemberMutationVariables = Exact<{
  memberId: string;
  until: string;
}>;


export type MuteMemberMutation = { muteMember: { member: { status: MemberStatus, mutedUntil: string | null, viewerCanMute: boolean, viewerCanRemove: boolean, viewerCanBan: boolean, id: string, number: number, displayName: string, role: Role, joinedAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UnmuteMemberMutationVariables = Exact<{
  memberId: string;
}>;


export type UnmuteMemberMutation = { unmuteMember: { member: { status: MemberStatus, mutedUntil: string | null, viewerCanMute: boolean, viewerCanRemove: boolean, viewerCanBan: boolean, id: string, number: number, displayName: string, role: Role, joinedAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RemoveMemberMutationVariables = Exact<{
  memberId: string;
}>;


export type RemoveMemberMutation = { removeMember: { member: { status: MemberStatus, mutedUntil: string | null, viewerCanMute: boolean, viewerCanRemove: boolean, viewerCanBan: boolean, id: string, number: number, displayName: string, role: Role, joinedAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type BanMemberMutationVariables = Exact<{
  memberId: string;
}>;


export type BanMemberMutation = { banMember: { member: { status: MemberStatus, mutedUntil: string | null, viewerCanMute: boolean, viewerCanRemove: boolean, viewerCanBan: boolean, id: string, number: number, displayName: string, role: Role, joinedAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UnbanMemberMutationVariables = Exact<{
  memberId: string;
}>;


export type UnbanMemberMutation = { unbanMember: { member: { status: MemberStatus, mutedUntil: string | null, viewerCanMute: boolean, viewerCanRemove: boolean, viewerCanBan: boolean, id: string, number: number, displayName: string, role: Role, joinedAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type TransferOwnershipMutationVariables = Exact<{
  memberId: string;
}>;


export type TransferOwnershipMutation = { transferOwnership: { member: { status: MemberStatus, mutedUntil: string | null, viewerCanMute: boolean, viewerCanRemove: boolean, viewerCanBan: boolean, id: string, number: number, displayName: string, role: Role, joinedAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SanctionedMemberFragment = { status: MemberStatus, mutedUntil: string | null, viewerCanMute: boolean, viewerCanRemove: boolean, viewerCanBan: boolean, id: string, number: number, displayName: string, role: Role, joinedAt: string };

export type EscrowStateFragment = { id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } };

export type ServiceOffersQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ServiceOffersQuery = { community: { id: string, serviceOffers: { nodes: Array<{ id: string, kind: ServiceOfferKind, title: string, description: string | null, withinHours: number, price: { minorUnits: number, currency: string }, provider: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ViewerEscrowsQueryVariables = Exact<{
  side: EscrowSide;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ViewerEscrowsQuery = { viewerEscrows: { nodes: Array<{ id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateServiceOfferMutationVariables = Exact<{
  input: CreateServiceOfferInput;
}>;


export type CreateServiceOfferMutation = { createServiceOffer: { offer: { id: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CloseServiceOfferMutationVariables = Exact<{
  offerId: string;
}>;


export type CloseServiceOfferMutation = { closeServiceOffer: { offer: { id: string, closedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type OrderServiceMutationVariables = Exact<{
  input: OrderServiceInput;
}>;


export type OrderServiceMutation = { orderService: { escrow: { id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } } | null, order: { id: string, checkoutUrl: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SendTipMutationVariables = Exact<{
  input: SendTipInput;
}>;


export type SendTipMutation = { sendTip: { escrow: { id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } } | null, order: { id: string, checkoutUrl: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type FulfilEscrowMutationVariables = Exact<{
  escrowId: string;
}>;


export type FulfilEscrowMutation = { fulfilEscrow: { escrow: { id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type DeclineEscrowMutationVariables = Exact<{
  escrowId: string;
}>;


export type DeclineEscrowMutation = { declineEscrow: { escrow: { id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ConfirmEscrowMutationVariables = Exact<{
  escrowId: string;
}>;


export type ConfirmEscrowMutation = { confirmEscrow: { escrow: { id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RejectEscrowMutationVariables = Exact<{
  escrowId: string;
  reason: string;
}>;


export type RejectEscrowMutation = { rejectEscrow: { escrow: { objection: string | null, id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type DecideEscrowMutationVariables = Exact<{
  input: DecideEscrowInput;
}>;


export type DecideEscrowMutation = { decideEscrow: { escrow: { decision: string | null, id: string, purpose: EscrowPurpose, state: EscrowState, subject: string | null, dueAt: string | null, createdAt: string, paidAt: string | null, fulfilledAt: string | null, endedAt: string | null, payer: { id: string, displayName: string } | null, recipient: { id: string, displayName: string } | null, offer: { id: string, title: string } | null, order: { id: string, state: OrderState, amount: { minorUnits: number, currency: string } } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type GiftQueryVariables = Exact<{
  code: string;
}>;


export type GiftQuery = { gift: { id: string, state: GiftState, message: string, communityId: string, communityName: string, tier: { id: string, name: string, description: string } } | null };

export type ViewerGiftsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ViewerGiftsQuery = { viewerGifts: { nodes: Array<{ id: string, state: GiftState, code: string | null, message: string, communityName: string, createdAt: string, redeemedAt: string | null, startsAt: string | null, tier: { id: string, name: string }, order: { id: string, state: OrderState, checkoutUrl: string | null, amount: { decimal: string, minorUnits: number, currency: string } } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StartGiftMutationVariables = Exact<{
  input: StartGiftInput;
}>;


export type StartGiftMutation = { startGift: { gift: { id: string, state: GiftState, code: string | null, message: string, communityName: string, createdAt: string, redeemedAt: string | null, startsAt: string | null, tier: { id: string, name: string }, order: { id: string, state: OrderState, checkoutUrl: string | null, amount: { decimal: string, minorUnits: number, currency: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, usableFrom: string }
    > } | null };

export type RedeemGiftMutationVariables = Exact<{
  input: RedeemGiftInput;
}>;


export type RedeemGiftMutation = { redeemGift: { gift: { id: string, state: GiftState, redeemedAt: string | null, communityName: string, tier: { id: string, name: string } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type GiftFieldsFragment = { id: string, state: GiftState, code: string | null, message: string, communityName: string, createdAt: string, redeemedAt: string | null, startsAt: string | null, tier: { id: string, name: string }, order: { id: string, state: OrderState, checkoutUrl: string | null, amount: { decimal: string, minorUnits: number, currency: string } } | null };

export type CommunityGrowthQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityGrowthQuery = { community: { id: string, growthLevels: Array<{ number: number, name: string, threshold: number, entitlements: Array<string> }>, pointRules: Array<{ kind: PointKind, points: number, dailyCap: number | null }>, viewerMember: { id: string, growth: { points: number, level: { number: number, name: string }, nextLevel: { number: number, name: string, entitlements: Array<string> } | null, progress: { points: number, nextThreshold: number, missingPoints: number } | null } } | null } | null };

export type MyPointsHistoryQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MyPointsHistoryQuery = { community: { id: string, viewerMember: { id: string, pointsHistory: { nodes: Array<{ id: string, kind: PointKind, amount: number, balance: number, occurredAt: string, reverses: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type LeaderboardQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LeaderboardQuery = { community: { id: string, leaderboard: { nodes: Array<{ rank: number, points: number, member: { id: string, displayName: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, viewerLeaderboardEntry: { rank: number, points: number } | null } | null };

export type SetGrowthLevelsMutationVariables = Exact<{
  communityId: string;
  input: SetGrowthLevelsInput;
}>;


export type SetGrowthLevelsMutation = { setGrowthLevels: { community: { id: string, growthLevels: Array<{ number: number, name: string, threshold: number, entitlements: Array<string> }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SetPointRulesMutationVariables = Exact<{
  communityId: string;
  input: SetPointRulesInput;
}>;


export type SetPointRulesMutation = { setPointRules: { community: { id: string, pointRules: Array<{ kind: PointKind, points: number, dailyCap: number | null }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { id: string, displayName: string, bio: string, email: string | null, isEmailVerified: boolean | null, pendingEmail: string | null, locale: Locale | null, hasPassword: boolean | null, isStaff: boolean | null } | null };

export type MySessionsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type MySessionsQuery = { viewer: { id: string, sessions: { nodes: Array<{ id: string, deviceName: string | null, createdAt: string, lastUsedAt: string, expiresAt: string, isCurrent: boolean }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SignUpMutationVariables = Exact<{
  input: SignUpInput;
}>;


export type SignUpMutation = { signUp: { tokens: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, user: { id: string, displayName: string, bio: string, email: string | null, isEmailVerified: boolean | null, pendingEmail: string | null, locale: Locale | null, hasPassword: boolean | null, isStaff: boolean | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, retryAt: string }
    > } | null };

export type SignInMutationVariables = Exact<{
  input: SignInInput;
}>;


export type SignInMutation = { signIn: { tokens: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, user: { id: string, displayName: string, bio: string, email: string | null, isEmailVerified: boolean | null, pendingEmail: string | null, locale: Locale | null, hasPassword: boolean | null, isStaff: boolean | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, retryAt: string }
    > } | null };

export type SignInWithWechatMutationVariables = Exact<{
  input: SignInWithWechatInput;
}>;


export type SignInWithWechatMutation = { signInWithWechat: { tokens: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, user: { id: string, displayName: string, bio: string, email: string | null, isEmailVerified: boolean | null, pendingEmail: string | null, locale: Locale | null, hasPassword: boolean | null, isStaff: boolean | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RefreshSessionMutationVariables = Exact<{
  refreshToken: string;
  idempotencyKey?: string | null | undefined;
}>;


export type RefreshSessionMutation = { refreshSession: { tokens: { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } | null };

export type SignOutMutationVariables = Exact<{ [key: string]: never; }>;


export type SignOutMutation = { signOut: { errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } | null };

export type RevokeSessionMutationVariables = Exact<{
  sessionId: string;
}>;


export type RevokeSessionMutation = { revokeSession: { session: { endedAt: string | null, id: string, deviceName: string | null, createdAt: string, lastUsedAt: string, expiresAt: string, isCurrent: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RevokeOtherSessionsMutationVariables = Exact<{ [key: string]: never; }>;


export type RevokeOtherSessionsMutation = { revokeOtherSessions: { endedSessions: number | null, errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
    > } | null };

export type RequestEmailVerificationMutationVariables = Exact<{ [key: string]: never; }>;


export type RequestEmailVerificationMutation = { requestEmailVerification: { errors: Array<
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string }
      | { code: UserErrorCode, message: string, retryAt: string }
    > } | null };

export type VerifyEmailMutationVariables = Exact<{
  token: string;
}>;


export type VerifyEmailMutation = { verifyEmail: { user: { id: string, isEmailVerified: boolean | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ChangeEmailMutationVariables = Exact<{
  input: ChangeEmailInput;
}>;


export type ChangeEmailMutation = { changeEmail: { user: { id: string, displayName: string, bio: string, email: string | null, isEmailVerified: boolean | null, pendingEmail: string | null, locale: Locale | null, hasPassword: boolean | null, isStaff: boolean | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, retryAt: string }
    > } | null };

export type RequestPasswordResetMutationVariables = Exact<{
  email: string;
}>;


export type RequestPasswordResetMutation = { requestPasswordReset: { errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, retryAt: string }
    > } | null };

export type ResetPasswordMutationVariables = Exact<{
  input: ResetPasswordInput;
}>;


export type ResetPasswordMutation = { resetPassword: { errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ChangePasswordMutationVariables = Exact<{
  input: ChangePasswordInput;
}>;


export type ChangePasswordMutation = { changePassword: { endedSessions: number | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, retryAt: string }
    > } | null };

export type UpdateProfileMutationVariables = Exact<{
  input: UpdateProfileInput;
}>;


export type UpdateProfileMutation = { updateProfile: { user: { id: string, displayName: string, bio: string, email: string | null, isEmailVerified: boolean | null, pendingEmail: string | null, locale: Locale | null, hasPassword: boolean | null, isStaff: boolean | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type TokensFragment = { accessToken: string, accessTokenExpiresAt: string, refreshToken: string, refreshTokenExpiresAt: string };

export type AccountFragment = { id: string, displayName: string, bio: string, email: string | null, isEmailVerified: boolean | null, pendingEmail: string | null, locale: Locale | null, hasPassword: boolean | null, isStaff: boolean | null };

export type SessionLineFragment = { id: string, deviceName: string | null, createdAt: string, lastUsedAt: string, expiresAt: string, isCurrent: boolean };

export type KolProgrammeQueryVariables = Exact<{
  slug: string;
}>;


export type KolProgrammeQuery = { community: { id: string, kolLevels: Array<{ id: string, rank: number, name: string, entitlements: Array<string>, targets: Array<{ kind: KolTargetKind, need: number }> }>, kols: { nodes: Array<{ id: string, joinedAt: string, level: { id: string, name: string } | null, member: { id: string, displayName: string } | null }> }, viewerKolInvitation: { id: string, message: string, expiresAt: string } | null, viewerMember: { id: string, kolStanding: { id: string, level: { id: string, rank: number, name: string } | null, history: { nodes: Array<{ kind: KolStandingChangeKind, fromLevel: string | null, toLevel: string | null, reason: string | null, occurredAt: string }> } } | null, kolProgress: { isComplete: boolean, nextLevel: { id: string, rank: number, name: string }, targets: Array<{ kind: KolTargetKind, have: number, need: number, isMet: boolean }> } | null } | null } | null };

export type KolCandidatesQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type KolCandidatesQuery = { community: { id: string, viewerCanScoutKols: boolean, kolCandidates: { nodes: Array<{ member: { id: string, displayName: string }, targets: Array<{ kind: KolTargetKind, have: number, need: number }>, openInvitation: { id: string, status: KolInvitationStatus, expiresAt: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SetKolLevelsMutationVariables = Exact<{
  communityId: string;
  input: SetKolLevelsInput;
}>;


export type SetKolLevelsMutation = { setKolLevels: { community: { id: string, kolLevels: Array<{ id: string, rank: number, name: string }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type InviteKolMutationVariables = Exact<{
  input: InviteKolInput;
}>;


export type InviteKolMutation = { inviteKol: { invitation: { id: string, status: KolInvitationStatus, expiresAt: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type WithdrawKolInvitationMutationVariables = Exact<{
  invitationId: string;
}>;


export type WithdrawKolInvitationMutation = { withdrawKolInvitation: { invitation: { id: string, status: KolInvitationStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type AcceptKolInvitationMutationVariables = Exact<{
  invitationId: string;
  idempotencyKey: string;
}>;


export type AcceptKolInvitationMutation = { acceptKolInvitation: { invitation: { id: string, status: KolInvitationStatus } | null, kol: { id: string, level: { id: string, rank: number, name: string, entitlements: Array<string> } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type DeclineKolInvitationMutationVariables = Exact<{
  invitationId: string;
}>;


export type DeclineKolInvitationMutation = { declineKolInvitation: { invitation: { id: string, status: KolInvitationStatus } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PromoteKolMutationVariables = Exact<{
  kolId: string;
  input: PromoteKolInput;
}>;


export type PromoteKolMutation = { promoteKol: { kol: { id: string, level: { id: string, rank: number, name: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type DemoteKolMutationVariables = Exact<{
  kolId: string;
  input: DemoteKolInput;
}>;


export type DemoteKolMutation = { demoteKol: { kol: { id: string, level: { id: string, rank: number, name: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type EndKolStandingMutationVariables = Exact<{
  kolId: string;
  input: EndKolStandingInput;
}>;


export type EndKolStandingMutation = { endKolStanding: { kol: { id: string, endedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CommunityShareRuleQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityShareRuleQuery = { community: { id: string, shareRule: { version: number, platformBasisPoints: number, kolBasisPoints: number, ownerBasisPoints: number, createdAt: string | null, partners: Array<{ basisPoints: number, user: { id: string, displayName: string } | null }> } | null, shareRuleVersions: { nodes: Array<{ version: number, platformBasisPoints: number, kolBasisPoints: number, ownerBasisPoints: number, createdAt: string | null, partners: Array<{ basisPoints: number, user: { id: string, displayName: string } | null }> }> } } | null };

export type CommunityLedgerQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityLedgerQuery = { community: { id: string, ledgerAccounts: Array<{ kind: LedgerAccountKind, balance: { minorUnits: number, currency: string, decimal: string } }>, payeeBalances: Array<{ payee: { id: string, displayName: string } | null, pending: { minorUnits: number, currency: string, decimal: string }, available: { minorUnits: number, currency: string, decimal: string }, owed: { minorUnits: number, currency: string, decimal: string }, transferred: { minorUnits: number, currency: string, decimal: string }, awaitingConfirmation: { minorUnits: number, currency: string, decimal: string }, paidManually: { minorUnits: number, currency: string, decimal: string } }>, ledgerTransactions: { nodes: Array<{ id: string, kind: LedgerTransactionKind, occurredAt: string, explanation: string, entries: Array<{ account: LedgerAccountKind, explanation: string, payee: { id: string, displayName: string } | null, amount: { minorUnits: number, currency: string, decimal: string } }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ViewerBalancesQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerBalancesQuery = { viewerBalances: Array<{ community: { id: string, name: string } | null, pending: { minorUnits: number, currency: string, decimal: string }, available: { minorUnits: number, currency: string, decimal: string }, owed: { minorUnits: number, currency: string, decimal: string }, transferred: { minorUnits: number, currency: string, decimal: string }, awaitingConfirmation: { minorUnits: number, currency: string, decimal: string }, paidManually: { minorUnits: number, currency: string, decimal: string } }> };

export type UpdateShareRuleMutationVariables = Exact<{
  communityId: string;
  input: UpdateShareRuleInput;
}>;


export type UpdateShareRuleMutation = { updateShareRule: { shareRule: { version: number, platformBasisPoints: number, kolBasisPoints: number, ownerBasisPoints: number, createdAt: string | null, partners: Array<{ basisPoints: number, user: { id: string, displayName: string } | null }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SetPlatformFeeMutationVariables = Exact<{
  communityId: string;
  basisPoints: number;
}>;


export type SetPlatformFeeMutation = { setPlatformFee: { shareRule: { version: number, platformBasisPoints: number, kolBasisPoints: number, ownerBasisPoints: number, createdAt: string | null, partners: Array<{ basisPoints: number, user: { id: string, displayName: string } | null }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ShareRuleTermsFragment = { version: number, platformBasisPoints: number, kolBasisPoints: number, ownerBasisPoints: number, createdAt: string | null, partners: Array<{ basisPoints: number, user: { id: string, displayName: string } | null }> };

export type PayeeBalanceAmountsFragment = { pending: { minorUnits: number, currency: string, decimal: string }, available: { minorUnits: number, currency: string, decimal: string }, owed: { minorUnits: number, currency: string, decimal: string }, transferred: { minorUnits: number, currency: string, decimal: string }, awaitingConfirmation: { minorUnits: number, currency: string, decimal: string }, paidManually: { minorUnits: number, currency: string, decimal: string } };

export type ViewerPayoutAccountQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ViewerPayoutAccountQuery = { viewerPayoutAccount: { id: string, state: PayoutAccountState, canReceive: boolean, country: string | null, requirements: Array<string>, deadline: string | null, bankPayouts: { nodes: Array<{ status: BankPayoutStatus, failureReason: string | null, arrivesAt: string, amount: { minorUnits: number, currency: string, decimal: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PayoutStatementQueryVariables = Exact<{
  communityId: string;
  month: string;
  currency: string;
  payeeId?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PayoutStatementQuery = { payoutStatement: { month: string, opening: { minorUnits: number, currency: string, decimal: string }, closing: { minorUnits: number, currency: string, decimal: string }, accountOpening: { minorUnits: number, currency: string, decimal: string }, accountClosing: { minorUnits: number, currency: string, decimal: string }, awaitingConfirmation: { minorUnits: number, currency: string, decimal: string }, awaitingPayouts: { nodes: Array<{ id: string, state: ManualPayoutState, reference: string, createdAt: string, answeredAt: string | null, reversedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null }> }, totals: Array<{ kind: LedgerTransactionKind, change: { minorUnits: number, currency: string, decimal: string }, accountChange: { minorUnits: number, currency: string, decimal: string } }>, lines: { nodes: Array<{ kind: LedgerTransactionKind, occurredAt: string, explanation: string, orderReference: string | null, change: { minorUnits: number, currency: string, decimal: string }, accountChange: { minorUnits: number, currency: string, decimal: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CommunityPayoutsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityPayoutsQuery = { community: { id: string, payoutTransfers: { nodes: Array<{ id: string, state: PayoutTransferState, createdAt: string, amount: { minorUnits: number, currency: string, decimal: string }, reversed: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, manualPayouts: { nodes: Array<{ id: string, state: ManualPayoutState, reference: string, createdAt: string, answeredAt: string | null, reversedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OpenPayoutOnboardingMutationVariables = Exact<{
  input: OpenPayoutOnboardingInput;
}>;


export type OpenPayoutOnboardingMutation = { openPayoutOnboarding: { url: string | null, expiresAt: string | null, account: { id: string, state: PayoutAccountState, canReceive: boolean, country: string | null, requirements: Array<string>, deadline: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SyncPayoutAccountMutationVariables = Exact<{ [key: string]: never; }>;


export type SyncPayoutAccountMutation = { syncPayoutAccount: { account: { id: string, state: PayoutAccountState, canReceive: boolean, country: string | null, requirements: Array<string>, deadline: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RecordManualPayoutMutationVariables = Exact<{
  input: RecordManualPayoutInput;
}>;


export type RecordManualPayoutMutation = { recordManualPayout: { manualPayout: { id: string, state: ManualPayoutState, reference: string, createdAt: string, answeredAt: string | null, reversedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ConfirmManualPayoutMutationVariables = Exact<{
  manualPayoutId: string;
}>;


export type ConfirmManualPayoutMutation = { confirmManualPayout: { manualPayout: { id: string, state: ManualPayoutState, reference: string, createdAt: string, answeredAt: string | null, reversedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type DisputeManualPayoutMutationVariables = Exact<{
  manualPayoutId: string;
}>;


export type DisputeManualPayoutMutation = { disputeManualPayout: { manualPayout: { id: string, state: ManualPayoutState, reference: string, createdAt: string, answeredAt: string | null, reversedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type WithdrawManualPayoutMutationVariables = Exact<{
  manualPayoutId: string;
}>;


export type WithdrawManualPayoutMutation = { withdrawManualPayout: { manualPayout: { id: string, state: ManualPayoutState, reference: string, createdAt: string, answeredAt: string | null, reversedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ReverseManualPayoutMutationVariables = Exact<{
  manualPayoutId: string;
}>;


export type ReverseManualPayoutMutation = { reverseManualPayout: { manualPayout: { id: string, state: ManualPayoutState, reference: string, createdAt: string, answeredAt: string | null, reversedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PayoutAccountStateFragment = { id: string, state: PayoutAccountState, canReceive: boolean, country: string | null, requirements: Array<string>, deadline: string | null };

export type RecordedPayoutFragment = { id: string, state: ManualPayoutState, reference: string, createdAt: string, answeredAt: string | null, reversedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, displayName: string } | null };

export type PurchaseOptionsQueryVariables = Exact<{
  communityId: string;
  channel: SalesChannel;
}>;


export type PurchaseOptionsQuery = { purchaseOptions: Array<{ answer: SellingAnswer, reason: SellingReason | null, tier: { id: string, name: string }, plan: { paymentMethods: Array<PaymentMethod>, takenCount: number | null, id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, prices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, upcomingPrices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null } | null }> };

export type CreatePlanMutationVariables = Exact<{
  input: CreatePlanInput;
}>;


export type CreatePlanMutation = { createPlan: { plan: { takenCount: number | null, id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, prices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, upcomingPrices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreatePriceMutationVariables = Exact<{
  input: CreatePriceInput;
}>;


export type CreatePriceMutation = { createPrice: { price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null, plan: { takenCount: number | null, id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, prices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, upcomingPrices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ClosePlanMutationVariables = Exact<{
  planId: string;
}>;


export type ClosePlanMutation = { closePlan: { plan: { takenCount: number | null, id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, prices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, upcomingPrices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ClosePriceMutationVariables = Exact<{
  priceId: string;
}>;


export type ClosePriceMutation = { closePrice: { plan: { takenCount: number | null, id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, prices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, upcomingPrices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SetPlanSalesLimitMutationVariables = Exact<{
  planId: string;
  salesLimit?: number | null | undefined;
}>;


export type SetPlanSalesLimitMutation = { setPlanSalesLimit: { plan: { takenCount: number | null, id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, prices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, upcomingPrices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null, minimum: number | null, maximum: number | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, minimum: number | null, maximum: number | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null, minimum: number | null, maximum: number | null }
    > } | null };

export type PlanOfferFragment = { takenCount: number | null, id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, prices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, upcomingPrices: Array<{ id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null }>, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null };

export type PlanCardFragment = { id: string, kind: PlanKind, name: string | null, termDays: number | null, startsOn: string | null, endsOn: string | null, endsAt: string | null, salesLimit: number | null, remaining: number | null, isSoldOut: boolean, price: { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null } | null };

export type PriceOfferFragment = { id: string, validFrom: string, validTo: string | null, trialDays: number | null, amount: { minorUnits: number, currency: string, decimal: string }, earlyRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null, lapsedLongerRenewalAmount: { minorUnits: number, currency: string, decimal: string } | null };

export type PostCardFragment = { id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
      | { __typename: 'BuyTierPath', title: string }
      | { __typename: 'JoinCommunityPath', title: string }
      | { __typename: 'ReachLevelPath', title: string }
    > }, reactions: Array<{ kind: ReactionKind, count: number }> };

type Reactions_Comment_Fragment = { reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, reactions: Array<{ kind: ReactionKind, count: number }> };

type Reactions_Post_Fragment = { reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, reactions: Array<{ kind: ReactionKind, count: number }> };

export type ReactionsFragment =
  | Reactions_Comment_Fragment
  | Reactions_Post_Fragment
;

export type CommunityFeedQueryVariables = Exact<{
  slug: string;
  orderBy?: PostOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityFeedQuery = { community: { id: string, posts: { nodes: Array<{ id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
            | { __typename: 'BuyTierPath', title: string }
            | { __typename: 'JoinCommunityPath', title: string }
            | { __typename: 'ReachLevelPath', title: string }
          > }, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TopicFeedQueryVariables = Exact<{
  id: string;
  orderBy?: PostOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type TopicFeedQuery = { node:
    | { id: string, title: string, posts: { nodes: Array<{ id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
              | { __typename: 'BuyTierPath', title: string }
              | { __typename: 'JoinCommunityPath', title: string }
              | { __typename: 'ReachLevelPath', title: string }
            > }, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type PostQueryVariables = Exact<{
  id: string;
}>;


export type PostQuery = { node:
    | { body: string | null, revisionNumber: number, viewerCanEdit: boolean, viewerCanDelete: boolean, viewerCanComment: boolean, id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
          | { __typename: 'BuyTierPath', title: string }
          | { __typename: 'JoinCommunityPath', title: string }
          | { __typename: 'ReachLevelPath', title: string }
        > }, reactions: Array<{ kind: ReactionKind, count: number }> }
    | Record<PropertyKey, never>
   | null };

export type PostRevisionsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PostRevisionsQuery = { node:
    | { id: string, revisions: { nodes: Array<{ id: string, number: number, title: string | null, body: string, bodyHtml: string, writtenAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type PublishPostMutationVariables = Exact<{
  input: PublishPostInput;
}>;


export type PublishPostMutation = { publishPost: { post: { id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
          | { __typename: 'BuyTierPath', title: string }
          | { __typename: 'JoinCommunityPath', title: string }
          | { __typename: 'ReachLevelPath', title: string }
        > }, reactions: Array<{ kind: ReactionKind, count: number }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null, entitlement: string, unlockPaths: Array<
          | { __typename: 'BuyTierPath', title: string }
          | { __typename: 'JoinCommunityPath', title: string }
          | { __typename: 'ReachLevelPath', title: string }
        > }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UpdatePostMutationVariables = Exact<{
  postId: string;
  input: UpdatePostInput;
}>;


export type UpdatePostMutation = { updatePost: { post: { body: string | null, revisionNumber: number, id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, viewerCanReact: boolean, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
          | { __typename: 'BuyTierPath', title: string }
          | { __typename: 'JoinCommunityPath', title: string }
          | { __typename: 'ReachLevelPath', title: string }
        > }, reactions: Array<{ kind: ReactionKind, count: number }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type DeletePostMutationVariables = Exact<{
  postId: string;
}>;


export type DeletePostMutation = { deletePost: { post: { id: string, isDeleted: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PriceTimelineQueryVariables = Exact<{
  planId: string;
}>;


export type PriceTimelineQuery = { priceTimeline: { points: Array<{ from: string, until: string | null, price: { decimal: string, minorUnits: number, currency: string } | null, rules: Array<{ kind: PriceRuleKind, title: string, basisPoints: number | null, joinedBefore: string | null, amount: { decimal: string, minorUnits: number, currency: string } }> }>, groupBuys: Array<{ id: string, deadline: string }>, vouchers: Array<{ id: string, state: VoucherState, source: VoucherSource, reason: string | null, usableFrom: string | null, expiresAt: string | null, usedAt: string | null, amount: { decimal: string, minorUnits: number, currency: string }, minSpend: { decimal: string, minorUnits: number, currency: string } }> } | null };

export type ViewerVouchersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ViewerVouchersQuery = { viewerVouchers: { nodes: Array<{ id: string, state: VoucherState, source: VoucherSource, reason: string | null, usableFrom: string | null, expiresAt: string | null, usedAt: string | null, community: { id: string, name: string } | null, amount: { decimal: string, minorUnits: number, currency: string }, minSpend: { decimal: string, minorUnits: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CommunityOffersQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityOffersQuery = { community: { id: string, priceLadders: Array<{ id: string, name: string, timeZone: string, day: string | null, coversEarlierMembers: boolean, startsAt: string, endsAt: string | null, steps: Array<{ before: string, basisPoints: number }> }>, groupBuyOffers: Array<{ id: string, name: string, planId: string, seats: number, hours: number, basisPoints: number | null, endsAt: string | null, groupBuys: Array<{ id: string, state: GroupBuyState, seatCount: number, paidCount: number, freeCount: number, deadline: string, viewerSeat: { state: GroupBuySeatState, isLeader: boolean, heldUntil: string | null } | null }>, amount: { decimal: string, minorUnits: number, currency: string } | null, leaderPerk: { decimal: string, minorUnits: number, currency: string } }>, viewerVouchers: Array<{ id: string, state: VoucherState, source: VoucherSource, reason: string | null, usableFrom: string | null, expiresAt: string | null, usedAt: string | null, amount: { decimal: string, minorUnits: number, currency: string }, minSpend: { decimal: string, minorUnits: number, currency: string } }>, viewerGroupBuys: Array<{ id: string, state: GroupBuyState, seatCount: number, paidCount: number, freeCount: number, deadline: string, offer: { id: string, name: string, planId: string }, viewerSeat: { state: GroupBuySeatState, isLeader: boolean, heldUntil: string | null } | null }> } | null };

export type GroupBuyQueryVariables = Exact<{
  id: string;
}>;


export type GroupBuyQuery = { node:
    | { id: string, state: GroupBuyState, seatCount: number, paidCount: number, freeCount: number, deadline: string, offer: { id: string, name: string, planId: string, seats: number, hours: number, basisPoints: number | null, endsAt: string | null, amount: { decimal: string, minorUnits: number, currency: string } | null, leaderPerk: { decimal: string, minorUnits: number, currency: string } }, seats: Array<{ state: GroupBuySeatState, isLeader: boolean, member: { id: string, displayName: string } | null }>, viewerSeat: { state: GroupBuySeatState, isLeader: boolean, heldUntil: string | null } | null }
    | Record<PropertyKey, never>
   | null };

export type CouponsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CouponsQuery = { community: { id: string, coupons: { nodes: Array<{ id: string, name: string, basisPoints: number | null, audience: CouponAudience, stacking: CouponStacking, startsAt: string, endsAt: string | null, maxUses: number | null, maxUsesPerPerson: number | null, takenCount: number, closedAt: string | null, codes: { nodes: Array<{ id: string, code: string, maxUses: number | null, takenCount: number, closedAt: string | null }> }, amount: { decimal: string, minorUnits: number, currency: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CommunityVouchersQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityVouchersQuery = { community: { id: string, vouchers: { nodes: Array<{ id: string, state: VoucherState, source: VoucherSource, reason: string | null, usableFrom: string | null, expiresAt: string | null, usedAt: string | null, member: { id: string, displayName: string } | null, amount: { decimal: string, minorUnits: number, currency: string }, minSpend: { decimal: string, minorUnits: number, currency: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CreateCouponMutationVariables = Exact<{
  input: CreateCouponInput;
}>;


export type CreateCouponMutation = { createCoupon: { coupon: { id: string, name: string, basisPoints: number | null, audience: CouponAudience, stacking: CouponStacking, startsAt: string, endsAt: string | null, maxUses: number | null, maxUsesPerPerson: number | null, takenCount: number, closedAt: string | null, amount: { decimal: string, minorUnits: number, currency: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CloseCouponMutationVariables = Exact<{
  couponId: string;
}>;


export type CloseCouponMutation = { closeCoupon: { coupon: { id: string, closedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreatePromotionCodesMutationVariables = Exact<{
  input: CreatePromotionCodesInput;
}>;


export type CreatePromotionCodesMutation = { createPromotionCodes: { promotionCodes: Array<{ id: string, code: string, maxUses: number | null, takenCount: number, closedAt: string | null }> | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ClosePromotionCodeMutationVariables = Exact<{
  promotionCodeId: string;
}>;


export type ClosePromotionCodeMutation = { closePromotionCode: { promotionCode: { id: string, closedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreatePriceLadderMutationVariables = Exact<{
  input: CreatePriceLadderInput;
}>;


export type CreatePriceLadderMutation = { createPriceLadder: { priceLadder: { id: string, name: string, timeZone: string, day: string | null, coversEarlierMembers: boolean, startsAt: string, endsAt: string | null, steps: Array<{ before: string, basisPoints: number }> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ClosePriceLadderMutationVariables = Exact<{
  priceLadderId: string;
}>;


export type ClosePriceLadderMutation = { closePriceLadder: { priceLadder: { id: string, closedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type GiveVoucherMutationVariables = Exact<{
  input: GiveVoucherInput;
}>;


export type GiveVoucherMutation = { giveVoucher: { voucher: { id: string, state: VoucherState, source: VoucherSource, reason: string | null, usableFrom: string | null, expiresAt: string | null, usedAt: string | null, amount: { decimal: string, minorUnits: number, currency: string }, minSpend: { decimal: string, minorUnits: number, currency: string } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RevokeVoucherMutationVariables = Exact<{
  voucherId: string;
}>;


export type RevokeVoucherMutation = { revokeVoucher: { voucher: { id: string, state: VoucherState } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreateGroupBuyOfferMutationVariables = Exact<{
  input: CreateGroupBuyOfferInput;
}>;


export type CreateGroupBuyOfferMutation = { createGroupBuyOffer: { groupBuyOffer: { id: string, name: string, planId: string, seats: number, hours: number, basisPoints: number | null, endsAt: string | null, amount: { decimal: string, minorUnits: number, currency: string } | null, leaderPerk: { decimal: string, minorUnits: number, currency: string } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CloseGroupBuyOfferMutationVariables = Exact<{
  groupBuyOfferId: string;
}>;


export type CloseGroupBuyOfferMutation = { closeGroupBuyOffer: { groupBuyOffer: { id: string, closedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type OpenGroupBuyMutationVariables = Exact<{
  input: OpenGroupBuyInput;
}>;


export type OpenGroupBuyMutation = { openGroupBuy: { groupBuy: { id: string, state: GroupBuyState, seatCount: number, paidCount: number, freeCount: number, deadline: string, viewerSeat: { state: GroupBuySeatState, isLeader: boolean, heldUntil: string | null } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type JoinGroupBuyMutationVariables = Exact<{
  input: JoinGroupBuyInput;
}>;


export type JoinGroupBuyMutation = { joinGroupBuy: { groupBuy: { id: string, state: GroupBuyState, seatCount: number, paidCount: number, freeCount: number, deadline: string, viewerSeat: { state: GroupBuySeatState, isLeader: boolean, heldUntil: string | null } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CouponFieldsFragment = { id: string, name: string, basisPoints: number | null, audience: CouponAudience, stacking: CouponStacking, startsAt: string, endsAt: string | null, maxUses: number | null, maxUsesPerPerson: number | null, takenCount: number, closedAt: string | null, amount: { decimal: string, minorUnits: number, currency: string } | null };

export type PromotionCodeFieldsFragment = { id: string, code: string, maxUses: number | null, takenCount: number, closedAt: string | null };

export type PriceLadderFieldsFragment = { id: string, name: string, timeZone: string, day: string | null, coversEarlierMembers: boolean, startsAt: string, endsAt: string | null, steps: Array<{ before: string, basisPoints: number }> };

export type VoucherFieldsFragment = { id: string, state: VoucherState, source: VoucherSource, reason: string | null, usableFrom: string | null, expiresAt: string | null, usedAt: string | null, amount: { decimal: string, minorUnits: number, currency: string }, minSpend: { decimal: string, minorUnits: number, currency: string } };

export type GroupBuyOfferFieldsFragment = { id: string, name: string, planId: string, seats: number, hours: number, basisPoints: number | null, endsAt: string | null, amount: { decimal: string, minorUnits: number, currency: string } | null, leaderPerk: { decimal: string, minorUnits: number, currency: string } };

export type GroupBuyFieldsFragment = { id: string, state: GroupBuyState, seatCount: number, paidCount: number, freeCount: number, deadline: string, viewerSeat: { state: GroupBuySeatState, isLeader: boolean, heldUntil: string | null } | null };

export type RedPacketQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RedPacketQuery = { node:
    | { currency: string | null, minSpendMinor: number, voucherDays: number | null, createdAt: string, id: string, title: string, content: RedPacketContent, split: RedPacketSplit, state: RedPacketState, total: number, shares: number, claimedCount: number, claimed: number, returned: number, expiresAt: string, endedAt: string | null, giver: { id: string, displayName: string } | null, claims: { nodes: Array<{ position: number, amount: number, createdAt: string, member: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, viewerClaim: { position: number, amount: number } | null }
    | Record<PropertyKey, never>
   | null };

export type SendRedPacketMutationVariables = Exact<{
  input: SendRedPacketInput;
}>;


export type SendRedPacketMutation = { sendRedPacket: { redPacket: { id: string, title: string, content: RedPacketContent, split: RedPacketSplit, state: RedPacketState, total: number, shares: number, claimedCount: number, claimed: number, returned: number, expiresAt: string, endedAt: string | null, viewerClaim: { position: number, amount: number } | null } | null, message: { id: string, seq: number } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null, maximum: number | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null, maximum: number | null }
      | { __typename: 'MutedError', code: UserErrorCode, message: string, path: Array<string> | null, maximum: number | null }
      | { __typename: 'MutedInRoomError', code: UserErrorCode, message: string, path: Array<string> | null, maximum: number | null, mutedUntil: string | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null, maximum: number | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null, maximum: number | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null, maximum: number | null }
    > } | null };

export type ClaimRedPacketMutationVariables = Exact<{
  input: ClaimRedPacketInput;
}>;


export type ClaimRedPacketMutation = { claimRedPacket: { claim: { position: number, amount: number } | null, redPacket: { id: string, title: string, content: RedPacketContent, split: RedPacketSplit, state: RedPacketState, total: number, shares: number, claimedCount: number, claimed: number, returned: number, expiresAt: string, endedAt: string | null, viewerClaim: { position: number, amount: number } | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    > } | null };

export type PointsMovementsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PointsMovementsQuery = { community: { id: string, viewerMember: { id: string, spendablePoints: number | null, pointsMovements: { nodes: Array<{ kind: PointsMovementKind, amount: number, balance: number, createdAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null } | null };

export type RedPacketPartsFragment = { id: string, title: string, content: RedPacketContent, split: RedPacketSplit, state: RedPacketState, total: number, shares: number, claimedCount: number, claimed: number, returned: number, expiresAt: string, endedAt: string | null, viewerClaim: { position: number, amount: number } | null };

export type ReferralsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReferralsQuery = { community: { id: string, referralProgramme: { isActive: boolean, voucherDays: number | null, referrerVoucher: { decimal: string, minorUnits: number, currency: string }, refereeVoucher: { decimal: string, minorUnits: number, currency: string } } | null, viewerReferralDebt: { decimal: string, minorUnits: number, currency: string } | null, referrals: { nodes: Array<{ id: string, state: ReferralState, createdAt: string, takenBackAt: string | null, referrer: { id: string, displayName: string } | null, referee: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SetReferralProgrammeMutationVariables = Exact<{
  communityId: string;
  input: SetReferralProgrammeInput;
}>;


export type SetReferralProgrammeMutation = { setReferralProgramme: { referralProgramme: { isActive: boolean, voucherDays: number | null, referrerVoucher: { decimal: string, minorUnits: number, currency: string }, refereeVoucher: { decimal: string, minorUnits: number, currency: string } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ReferralProgrammeFieldsFragment = { isActive: boolean, voucherDays: number | null, referrerVoucher: { decimal: string, minorUnits: number, currency: string }, refereeVoucher: { decimal: string, minorUnits: number, currency: string } };

export type PreviewRefundQueryVariables = Exact<{
  orderId: string;
  paymentId?: string | null | undefined;
  minorUnits?: number | null | undefined;
}>;


export type PreviewRefundQuery = { previewRefund: { preview: { endsAccess: boolean, refundableUntil: string, amount: { minorUnits: number, currency: string, decimal: string }, refundable: { minorUnits: number, currency: string, decimal: string }, payment: { id: string }, otherPayments: Array<{ id: string, amount: { minorUnits: number, currency: string, decimal: string } }>, undone: Array<
        | { __typename: 'AccessUndone', endsAt: string | null, title: string, tier: { id: string, name: string } }
        | { __typename: 'CommissionUndone', shareKind: ShareKind, title: string, amount: { minorUnits: number, currency: string, decimal: string }, owed: { minorUnits: number, currency: string, decimal: string }, payee: { id: string, number: number } | null }
        | { __typename: 'CouponUseUndone', title: string }
        | { __typename: 'EscrowUndone', title: string }
        | { __typename: 'GiftUndone', title: string }
        | { __typename: 'GroupBuyPerkUndone', title: string }
        | { __typename: 'GroupBuySeatUndone', title: string }
        | { __typename: 'PlanPieceUndone', title: string, plan: { id: string } | null }
        | { __typename: 'PointsUndone', points: number, title: string }
        | { __typename: 'ReferralVoucherUndone', title: string }
        | { __typename: 'VoucherUndone', title: string }
      > } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RequestRefundMutationVariables = Exact<{
  input: RequestRefundInput;
}>;


export type RequestRefundMutation = { requestRefund: { refund: { id: string, state: RefundState, origin: RefundOrigin, reason: string | null, hasEndedAccess: boolean, requestedAt: string, settledAt: string | null, amount: { minorUnits: number, currency: string, decimal: string } } | null, order: { id: string, state: OrderState, refunded: { minorUnits: number, currency: string, decimal: string } } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type OrderRefundsQueryVariables = Exact<{
  id: string;
}>;


export type OrderRefundsQuery = { order: { id: string, state: OrderState, payments: Array<{ id: string, isProration: boolean, receivedAt: string, refundableUntil: string, amount: { minorUnits: number, currency: string, decimal: string }, viewerRefundable: { minorUnits: number, currency: string, decimal: string } | null }>, refunds: Array<{ id: string, state: RefundState, origin: RefundOrigin, reason: string | null, hasEndedAccess: boolean, requestedAt: string, settledAt: string | null, payment: { id: string }, amount: { minorUnits: number, currency: string, decimal: string } }> } | null };

export type CommunityRefundPolicyQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityRefundPolicyQuery = { community: { id: string, refundPolicy: { windowHours: number, onFraudWarning: FraudWarningAnswer | null } } | null };

export type UpdateRefundPolicyMutationVariables = Exact<{
  communityId: string;
  input: UpdateRefundPolicyInput;
}>;


export type UpdateRefundPolicyMutation = { updateRefundPolicy: { refundPolicy: { windowHours: number, onFraudWarning: FraudWarningAnswer | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CommunityRefundsQueryVariables = Exact<{
  slug: string;
  state?: RefundState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityRefundsQuery = { community: { id: string, refunds: { nodes: Array<{ id: string, state: RefundState, origin: RefundOrigin, reason: string | null, hasEndedAccess: boolean, requestedAt: string, settledAt: string | null, order: { id: string, state: OrderState }, amount: { minorUnits: number, currency: string, decimal: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CommunityDisputesQueryVariables = Exact<{
  slug: string;
  state?: DisputeState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityDisputesQuery = { community: { id: string, disputes: { nodes: Array<{ id: string, state: DisputeState, reason: string, evidenceDueBy: string | null, openedAt: string, closedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, fee: { minorUnits: number, currency: string, decimal: string }, order: { id: string, state: OrderState } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, fraudWarnings: { nodes: Array<{ id: string, kind: string, answer: FraudWarningAnswer, warnedAt: string, order: { id: string } }> } } | null };

export type StaffRefundsQueryVariables = Exact<{
  state?: RefundState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StaffRefundsQuery = { refunds: { nodes: Array<{ id: string, state: RefundState, origin: RefundOrigin, reason: string | null, hasEndedAccess: boolean, requestedAt: string, settledAt: string | null, order: { id: string }, amount: { minorUnits: number, currency: string, decimal: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StaffDisputesQueryVariables = Exact<{
  state?: DisputeState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StaffDisputesQuery = { disputes: { nodes: Array<{ id: string, state: DisputeState, reason: string, evidenceDueBy: string | null, openedAt: string, closedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, fee: { minorUnits: number, currency: string, decimal: string }, order: { id: string, state: OrderState } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RefundStateFragment = { id: string, state: RefundState, origin: RefundOrigin, reason: string | null, hasEndedAccess: boolean, requestedAt: string, settledAt: string | null, amount: { minorUnits: number, currency: string, decimal: string } };

export type DisputeStateOfFragment = { id: string, state: DisputeState, reason: string, evidenceDueBy: string | null, openedAt: string, closedAt: string | null, amount: { minorUnits: number, currency: string, decimal: string }, fee: { minorUnits: number, currency: string, decimal: string }, order: { id: string, state: OrderState } };

export type RelayListQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RelayListQuery = { node:
    | { id: string, title: string, description: string, capacity: number | null, capacityUnit: RelayCapacityUnit, maxQuantity: number, variants: Array<string>, taken: number, left: number | null, waitingCount: number, isOpen: boolean, closesAt: string | null, closedAt: string | null, viewerCanManage: boolean, author: { id: string, displayName: string } | null, viewerEntry: { id: string, position: number, quantity: number, variant: string | null, note: string, state: RelayEntryState, promotedAt: string | null, createdAt: string } | null, entries: { nodes: Array<{ id: string, position: number, quantity: number, variant: string | null, note: string, state: RelayEntryState, promotedAt: string | null, createdAt: string, member: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type CreateRelayListMutationVariables = Exact<{
  input: CreateRelayListInput;
}>;


export type CreateRelayListMutation = { createRelayList: { relayList: { id: string, title: string } | null, message: { id: string, seq: number } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedInRoomError', code: UserErrorCode, message: string, path: Array<string> | null, mutedUntil: string | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type EnterRelayMutationVariables = Exact<{
  input: EnterRelayInput;
}>;


export type EnterRelayMutation = { enterRelay: { entry: { id: string, position: number, quantity: number, variant: string | null, note: string, state: RelayEntryState, promotedAt: string | null, createdAt: string } | null, relayList: { id: string, taken: number, left: number | null, waitingCount: number, viewerEntry: { id: string, state: RelayEntryState } | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedInRoomError', code: UserErrorCode, message: string, path: Array<string> | null, mutedUntil: string | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UpdateRelayEntryMutationVariables = Exact<{
  relayListId: string;
  input: UpdateRelayEntryInput;
}>;


export type UpdateRelayEntryMutation = { updateRelayEntry: { entry: { id: string, position: number, quantity: number, variant: string | null, note: string, state: RelayEntryState, promotedAt: string | null, createdAt: string } | null, relayList: { id: string, taken: number, left: number | null, waitingCount: number, viewerEntry: { id: string, state: RelayEntryState } | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'MutedInRoomError', code: UserErrorCode, message: string, path: Array<string> | null, mutedUntil: string | null }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type WithdrawFromRelayMutationVariables = Exact<{
  relayListId: string;
}>;


export type WithdrawFromRelayMutation = { withdrawFromRelay: { relayList: { id: string, taken: number, left: number | null, waitingCount: number, viewerEntry: { id: string, state: RelayEntryState } | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    > } | null };

export type CloseRelayListMutationVariables = Exact<{
  relayListId: string;
}>;


export type CloseRelayListMutation = { closeRelayList: { relayList: { id: string, isOpen: boolean, closedAt: string | null } | null, errors: Array<
      | { __typename: 'EntitlementMissingError', code: UserErrorCode, message: string }
      | { __typename: 'InvalidInputError', code: UserErrorCode, message: string }
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string }
    > } | null };

export type ExportRelayListQueryVariables = Exact<{
  relayListId: string;
}>;


export type ExportRelayListQuery = { exportRelayList: { fileName: string, csv: string } | null };

export type RelayLineFragment = { id: string, position: number, quantity: number, variant: string | null, note: string, state: RelayEntryState, promotedAt: string | null, createdAt: string };

export type RelayPlacesFragment = { id: string, taken: number, left: number | null, waitingCount: number, viewerEntry: { id: string, state: RelayEntryState } | null };

export type PaymentsToReviewQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PaymentsToReviewQuery = { paymentsToReview: { nodes: Array<{ reason: PaymentReviewReason, reference: string, received: { minorUnits: number, currency: string, decimal: string }, order: { id: string, state: OrderState, purpose: OrderPurpose, kind: PlanKind | null, channel: SalesChannel, payableUntil: string | null, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, paymentMethod: PaymentMethod | null, offeredPaymentMethods: Array<PaymentMethod>, isSettling: boolean, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }>, payments: Array<{ id: string, standing: PaymentStanding, receivedAt: string, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string } }>, tier: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type AcceptHeldOrderMutationVariables = Exact<{
  input: AcceptHeldOrderInput;
}>;


export type AcceptHeldOrderMutation = { acceptHeldOrder: { order: { acceptedAt: string | null, acceptReason: string | null, id: string, state: OrderState, purpose: OrderPurpose, kind: PlanKind | null, channel: SalesChannel, payableUntil: string | null, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, paymentMethod: PaymentMethod | null, offeredPaymentMethods: Array<PaymentMethod>, isSettling: boolean, listAmount: { minorUnits: number, currency: string, decimal: string }, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string }, rules: Array<{ kind: PriceRuleKind, title: string, code: string | null, basisPoints: number | null, joinedBefore: string | null, amount: { minorUnits: number, currency: string, decimal: string } }>, payments: Array<{ id: string, standing: PaymentStanding, receivedAt: string, amount: { minorUnits: number, currency: string, decimal: string }, refunded: { minorUnits: number, currency: string, decimal: string } }>, tier: { id: string, name: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SearchRoomQueryVariables = Exact<{
  roomId: string;
  query: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SearchRoomQuery = { searchRoom: { isComplete: boolean, messages: { nodes: Array<{ id: string, seq: number, ordinal: number, body: string, createdAt: string, author: { id: string, displayName: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type ParkedJobsQueryVariables = Exact<{ [key: string]: never; }>;


export type ParkedJobsQuery = { parkedJobs: Array<{ id: string, name: string, failedAt: string | null, error: string }> };

export type RetryParkedJobMutationVariables = Exact<{
  id: string;
}>;


export type RetryParkedJobMutation = { retryParkedJob: { parkedJobs: Array<{ id: string, name: string }> | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type StaffActsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StaffActsQuery = { staffActs: { nodes: Array<{ actor: string, act: StaffActKind, target: string, occurredAt: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StripeEventsQueryVariables = Exact<{
  state?: StripeEventState | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type StripeEventsQuery = { stripeEvents: { nodes: Array<{ eventId: string, type: string, state: StripeEventState, tries: number, error: string | null, receivedAt: string, nextTryAt: string | null, handledAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type RedeliverStripeEventMutationVariables = Exact<{
  eventId: string;
}>;


export type RedeliverStripeEventMutation = { redeliverStripeEvent: { event: { eventId: string, state: StripeEventState, tries: number } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ReconciliationRunsQueryVariables = Exact<{
  kind?: ReconciliationKind | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReconciliationRunsQuery = { reconciliationRuns: { nodes: Array<{ id: string, kind: ReconciliationKind, state: ReconciliationState, coversFrom: string, coversUntil: string, compared: number, differenceCount: number, failedChecks: string | null, startedAt: string, finishedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReconciliationDifferencesQueryVariables = Exact<{
  runId?: string | null | undefined;
  isHealed?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ReconciliationDifferencesQuery = { reconciliationDifferences: { nodes: Array<{ kind: ReconciliationDifferenceKind, subject: string, isHealed: boolean, foundAt: string, theirs: { minorUnits: number, currency: string } | null, ours: { minorUnits: number, currency: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StartReconciliationMutationVariables = Exact<{ [key: string]: never; }>;


export type StartReconciliationMutation = { startReconciliation: { isQueued: boolean | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type OrderInvoicesQueryVariables = Exact<{
  orderId: string;
}>;


export type OrderInvoicesQuery = { invoices: Array<{ number: string | null, status: string, createdAt: string, paidAt: string | null, pageUrl: string | null, pdfUrl: string | null, total: { minorUnits: number, currency: string, decimal: string }, paid: { minorUnits: number, currency: string, decimal: string } }> | null };

export type ExpiringMembersQueryVariables = Exact<{
  slug: string;
  withinDays: number;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ExpiringMembersQuery = { community: { id: string, expiringMembers: { nodes: Array<{ endsAt: string, reason: ExpiryReason, member: { id: string, number: number } | null, tier: { id: string, name: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PreviewPlanChangeMutationVariables = Exact<{
  input: PreviewPlanChangeInput;
}>;


export type PreviewPlanChangeMutation = { previewPlanChange: { planChange: { id: string, kind: PlanChangeKind, state: PlanChangeState, takesEffectAt: string, expiresAt: string, confirmUrl: string | null, confirmableUntil: string | null, dueNow: { minorUnits: number, currency: string, decimal: string } | null, lines: Array<{ title: string, isCredit: boolean, startsAt: string, endsAt: string, amount: { minorUnits: number, currency: string, decimal: string } }>, price: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ChangePlanMutationVariables = Exact<{
  input: ChangePlanInput;
}>;


export type ChangePlanMutation = { changePlan: { subscription: { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, scheduledAt: string | null, trialEndsAt: string | null, pausedAt: string | null, remainingSeconds: number | null, tier: { id: string, name: string }, order: { id: string }, price: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null, scheduledPrice: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, planChange: { id: string, kind: PlanChangeKind, state: PlanChangeState, takesEffectAt: string, expiresAt: string, confirmUrl: string | null, confirmableUntil: string | null, dueNow: { minorUnits: number, currency: string, decimal: string } | null, lines: Array<{ title: string, isCredit: boolean, startsAt: string, endsAt: string, amount: { minorUnits: number, currency: string, decimal: string } }>, price: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type KeepPlanMutationVariables = Exact<{
  input: KeepPlanInput;
}>;


export type KeepPlanMutation = { keepPlan: { subscription: { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, scheduledAt: string | null, trialEndsAt: string | null, pausedAt: string | null, remainingSeconds: number | null, tier: { id: string, name: string }, order: { id: string }, price: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null, scheduledPrice: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PauseSubscriptionMutationVariables = Exact<{
  input: PauseSubscriptionInput;
}>;


export type PauseSubscriptionMutation = { pauseSubscription: { subscription: { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, scheduledAt: string | null, trialEndsAt: string | null, pausedAt: string | null, remainingSeconds: number | null, tier: { id: string, name: string }, order: { id: string }, price: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null, scheduledPrice: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ContinueSubscriptionMutationVariables = Exact<{
  input: ContinueSubscriptionInput;
}>;


export type ContinueSubscriptionMutation = { continueSubscription: { subscription: { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, scheduledAt: string | null, trialEndsAt: string | null, pausedAt: string | null, remainingSeconds: number | null, tier: { id: string, name: string }, order: { id: string }, price: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null, scheduledPrice: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type MigrateSubscribersMutationVariables = Exact<{
  input: MigrateSubscribersInput;
}>;


export type MigrateSubscribersMutation = { migrateSubscribers: { subscribers: number | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type OpenBillingPortalMutationVariables = Exact<{
  input: OpenBillingPortalInput;
}>;


export type OpenBillingPortalMutation = { openBillingPortal: { url: string | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SubscriptionPlanFragment = { id: string, scheduledAt: string | null, trialEndsAt: string | null, pausedAt: string | null, remainingSeconds: number | null, order: { id: string }, price: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null, scheduledPrice: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null };

export type PlanChangeStateFragment = { id: string, kind: PlanChangeKind, state: PlanChangeState, takesEffectAt: string, expiresAt: string, confirmUrl: string | null, confirmableUntil: string | null, dueNow: { minorUnits: number, currency: string, decimal: string } | null, lines: Array<{ title: string, isCredit: boolean, startsAt: string, endsAt: string, amount: { minorUnits: number, currency: string, decimal: string } }>, price: { id: string, amount: { minorUnits: number, currency: string, decimal: string } } | null };

export type CommunityTiersQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityTiersQuery = { community: { id: string, viewerEntitlements: Array<string>, viewerHasEveryEntitlement: boolean, tiers: Array<{ id: string, name: string, description: string, rank: number, entitlements: Array<string>, isDefault: boolean }>, viewerMember: { id: string, tier: { id: string, name: string } | null, grants: Array<{ id: string, source: GrantSource, entitlements: Array<string>, startsAt: string, endsAt: string | null, revokedAt: string | null, reason: string | null, tier: { id: string, name: string } | null }> } | null } | null };

export type CreateTierMutationVariables = Exact<{
  input: CreateTierInput;
}>;


export type CreateTierMutation = { createTier: { tier: { id: string, name: string, rank: number, entitlements: Array<string>, isDefault: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UpdateTierMutationVariables = Exact<{
  tierId: string;
  input: UpdateTierInput;
}>;


export type UpdateTierMutation = { updateTier: { tier: { id: string, name: string, description: string, rank: number, entitlements: Array<string> } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type GiveComplimentaryGrantMutationVariables = Exact<{
  input: GiveComplimentaryGrantInput;
}>;


export type GiveComplimentaryGrantMutation = { giveComplimentaryGrant: { grant: { id: string, source: GrantSource, endsAt: string | null, tier: { id: string, name: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type EndComplimentaryGrantMutationVariables = Exact<{
  grantId: string;
  reason?: string | null | undefined;
}>;


export type EndComplimentaryGrantMutation = { endComplimentaryGrant: { grant: { id: string, revokedAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type TopicCardFragment = { id: string, title: string, description: string, isPinned: boolean, isArchived: boolean, postCount: number, viewerCanPost: boolean, viewerCanManage: boolean };

export type CommunityTopicsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  includesArchived?: boolean;
}>;


export type CommunityTopicsQuery = { community: { id: string, topics: { nodes: Array<{ id: string, title: string, description: string, isPinned: boolean, isArchived: boolean, postCount: number, viewerCanPost: boolean, viewerCanManage: boolean, access: { allowed: boolean, reason: AccessReason } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type TopicQueryVariables = Exact<{
  id: string;
}>;


export type TopicQuery = { node:
    | { readEntitlement: string | null, writeEntitlement: string | null, createdAt: string, id: string, title: string, description: string, isPinned: boolean, isArchived: boolean, postCount: number, viewerCanPost: boolean, viewerCanManage: boolean, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
          | { title: string }
          | { title: string }
          | { title: string }
        > } }
    | Record<PropertyKey, never>
   | null };

export type CreateTopicMutationVariables = Exact<{
  input: CreateTopicInput;
}>;


export type CreateTopicMutation = { createTopic: { topic: { id: string, title: string, description: string, isPinned: boolean, isArchived: boolean, postCount: number, viewerCanPost: boolean, viewerCanManage: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UpdateTopicMutationVariables = Exact<{
  topicId: string;
  input: UpdateTopicInput;
}>;


export type UpdateTopicMutation = { updateTopic: { topic: { readEntitlement: string | null, writeEntitlement: string | null, id: string, title: string, description: string, isPinned: boolean, isArchived: boolean, postCount: number, viewerCanPost: boolean, viewerCanManage: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ArchiveTopicMutationVariables = Exact<{
  topicId: string;
}>;


export type ArchiveTopicMutation = { archiveTopic: { topic: { id: string, isArchived: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RestoreTopicMutationVariables = Exact<{
  topicId: string;
}>;


export type RestoreTopicMutation = { restoreTopic: { topic: { id: string, isArchived: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type PinTopicMutationVariables = Exact<{
  topicId: string;
}>;


export type PinTopicMutation = { pinTopic: { topic: { id: string, isPinned: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UnpinTopicMutationVariables = Exact<{
  topicId: string;
}>;


export type UnpinTopicMutation = { unpinTopic: { topic: { id: string, isPinned: boolean } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type MoveTopicMutationVariables = Exact<{
  topicId: string;
  input: MoveTopicInput;
}>;


export type MoveTopicMutation = { moveTopic: { topic: { id: string } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const AmountFragmentDoc = new TypedDocumentString(`
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
    `, {"fragmentName":"Amount"}) as unknown as TypedDocumentString<AmountFragment, unknown>;
export const PriceLineFragmentDoc = new TypedDocumentString(`
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"PriceLine"}) as unknown as TypedDocumentString<PriceLineFragment, unknown>;
export const OrderStateFragmentDoc = new TypedDocumentString(`
    fragment OrderState on Order {
  id
  state
  purpose
  kind
  channel
  listAmount {
    ...Amount
  }
  amount {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rules {
    ...PriceLine
  }
  payments {
    id
    standing
    receivedAt
    amount {
      ...Amount
    }
    refunded {
      ...Amount
    }
  }
  payableUntil
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
  paymentMethod
  offeredPaymentMethods
  isSettling
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"OrderState"}) as unknown as TypedDocumentString<OrderStateFragment, unknown>;
export const SubscriptionStateFragmentDoc = new TypedDocumentString(`
    fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}
    `, {"fragmentName":"SubscriptionState"}) as unknown as TypedDocumentString<SubscriptionStateFragment, unknown>;
export const BotFactsFragmentDoc = new TypedDocumentString(`
    fragment BotFacts on Bot {
  id
  name
  description
  createdAt
  removedAt
  member {
    id
    displayName
    isBot
  }
  createdBy {
    id
    displayName
  }
}
    `, {"fragmentName":"BotFacts"}) as unknown as TypedDocumentString<BotFactsFragment, unknown>;
export const BotTokenFactsFragmentDoc = new TypedDocumentString(`
    fragment BotTokenFacts on BotToken {
  id
  name
  scopes
  isForAllRooms
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}
    `, {"fragmentName":"BotTokenFacts"}) as unknown as TypedDocumentString<BotTokenFactsFragment, unknown>;
export const ReactionsFragmentDoc = new TypedDocumentString(`
    fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}
    `, {"fragmentName":"Reactions"}) as unknown as TypedDocumentString<ReactionsFragment, unknown>;
export const CommentCardFragmentDoc = new TypedDocumentString(`
    fragment CommentCard on Comment {
  id
  body
  isDeleted
  createdAt
  replyCount
  viewerCanDelete
  author {
    id
    displayName
    role
  }
  parent {
    id
  }
  ...Reactions
}
    fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`, {"fragmentName":"CommentCard"}) as unknown as TypedDocumentString<CommentCardFragment, unknown>;
export const CommunityCardFragmentDoc = new TypedDocumentString(`
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}
    `, {"fragmentName":"CommunityCard"}) as unknown as TypedDocumentString<CommunityCardFragment, unknown>;
export const MemberCardFragmentDoc = new TypedDocumentString(`
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}
    `, {"fragmentName":"MemberCard"}) as unknown as TypedDocumentString<MemberCardFragment, unknown>;
export const SanctionedMemberFragmentDoc = new TypedDocumentString(`
    fragment SanctionedMember on Member {
  ...MemberCard
  status
  mutedUntil
  viewerCanMute
  viewerCanRemove
  viewerCanBan
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`, {"fragmentName":"SanctionedMember"}) as unknown as TypedDocumentString<SanctionedMemberFragment, unknown>;
export const EscrowStateFragmentDoc = new TypedDocumentString(`
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}
    `, {"fragmentName":"EscrowState"}) as unknown as TypedDocumentString<EscrowStateFragment, unknown>;
export const GiftFieldsFragmentDoc = new TypedDocumentString(`
    fragment GiftFields on Gift {
  id
  state
  code
  message
  communityName
  createdAt
  redeemedAt
  startsAt
  tier {
    id
    name
  }
  order {
    id
    state
    checkoutUrl
    amount {
      decimal
      minorUnits
      currency
    }
  }
}
    `, {"fragmentName":"GiftFields"}) as unknown as TypedDocumentString<GiftFieldsFragment, unknown>;
export const TokensFragmentDoc = new TypedDocumentString(`
    fragment Tokens on SessionTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}
    `, {"fragmentName":"Tokens"}) as unknown as TypedDocumentString<TokensFragment, unknown>;
export const AccountFragmentDoc = new TypedDocumentString(`
    fragment Account on User {
  id
  displayName
  bio
  email
  isEmailVerified
  pendingEmail
  locale
  hasPassword
  isStaff
}
    `, {"fragmentName":"Account"}) as unknown as TypedDocumentString<AccountFragment, unknown>;
export const SessionLineFragmentDoc = new TypedDocumentString(`
    fragment SessionLine on Session {
  id
  deviceName
  createdAt
  lastUsedAt
  expiresAt
  isCurrent
}
    `, {"fragmentName":"SessionLine"}) as unknown as TypedDocumentString<SessionLineFragment, unknown>;
export const ShareRuleTermsFragmentDoc = new TypedDocumentString(`
    fragment ShareRuleTerms on ShareRule {
  version
  platformBasisPoints
  kolBasisPoints
  ownerBasisPoints
  partners {
    basisPoints
    user {
      id
      displayName
    }
  }
  createdAt
}
    `, {"fragmentName":"ShareRuleTerms"}) as unknown as TypedDocumentString<ShareRuleTermsFragment, unknown>;
export const PayeeBalanceAmountsFragmentDoc = new TypedDocumentString(`
    fragment PayeeBalanceAmounts on PayeeBalance {
  pending {
    minorUnits
    currency
    decimal
  }
  available {
    minorUnits
    currency
    decimal
  }
  owed {
    minorUnits
    currency
    decimal
  }
  transferred {
    minorUnits
    currency
    decimal
  }
  awaitingConfirmation {
    minorUnits
    currency
    decimal
  }
  paidManually {
    minorUnits
    currency
    decimal
  }
}
    `, {"fragmentName":"PayeeBalanceAmounts"}) as unknown as TypedDocumentString<PayeeBalanceAmountsFragment, unknown>;
export const PayoutAccountStateFragmentDoc = new TypedDocumentString(`
    fragment PayoutAccountState on PayoutAccount {
  id
  state
  canReceive
  country
  requirements
  deadline
}
    `, {"fragmentName":"PayoutAccountState"}) as unknown as TypedDocumentString<PayoutAccountStateFragment, unknown>;
export const RecordedPayoutFragmentDoc = new TypedDocumentString(`
    fragment RecordedPayout on ManualPayout {
  id
  state
  reference
  createdAt
  answeredAt
  reversedAt
  amount {
    ...Amount
  }
  payee {
    id
    displayName
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"RecordedPayout"}) as unknown as TypedDocumentString<RecordedPayoutFragment, unknown>;
export const PriceOfferFragmentDoc = new TypedDocumentString(`
    fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"PriceOffer"}) as unknown as TypedDocumentString<PriceOfferFragment, unknown>;
export const PlanCardFragmentDoc = new TypedDocumentString(`
    fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`, {"fragmentName":"PlanCard"}) as unknown as TypedDocumentString<PlanCardFragment, unknown>;
export const PlanOfferFragmentDoc = new TypedDocumentString(`
    fragment PlanOffer on Plan {
  ...PlanCard
  takenCount
  prices {
    ...PriceOffer
  }
  upcomingPrices {
    ...PriceOffer
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`, {"fragmentName":"PlanOffer"}) as unknown as TypedDocumentString<PlanOfferFragment, unknown>;
export const PostCardFragmentDoc = new TypedDocumentString(`
    fragment PostCard on Post {
  id
  type
  title
  teaser
  bodyHtml
  isDeleted
  publishedAt
  editedAt
  commentCount
  author {
    id
    displayName
    role
  }
  topic {
    id
    title
  }
  pictures {
    id
    url
    width
    height
  }
  access {
    allowed
    reason
    unlockPaths {
      __typename
      title
    }
  }
  ...Reactions
}
    fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`, {"fragmentName":"PostCard"}) as unknown as TypedDocumentString<PostCardFragment, unknown>;
export const CouponFieldsFragmentDoc = new TypedDocumentString(`
    fragment CouponFields on Coupon {
  id
  name
  basisPoints
  amount {
    decimal
    minorUnits
    currency
  }
  audience
  stacking
  startsAt
  endsAt
  maxUses
  maxUsesPerPerson
  takenCount
  closedAt
}
    `, {"fragmentName":"CouponFields"}) as unknown as TypedDocumentString<CouponFieldsFragment, unknown>;
export const PromotionCodeFieldsFragmentDoc = new TypedDocumentString(`
    fragment PromotionCodeFields on PromotionCode {
  id
  code
  maxUses
  takenCount
  closedAt
}
    `, {"fragmentName":"PromotionCodeFields"}) as unknown as TypedDocumentString<PromotionCodeFieldsFragment, unknown>;
export const PriceLadderFieldsFragmentDoc = new TypedDocumentString(`
    fragment PriceLadderFields on PriceLadder {
  id
  name
  timeZone
  day
  coversEarlierMembers
  startsAt
  endsAt
  steps {
    before
    basisPoints
  }
}
    `, {"fragmentName":"PriceLadderFields"}) as unknown as TypedDocumentString<PriceLadderFieldsFragment, unknown>;
export const VoucherFieldsFragmentDoc = new TypedDocumentString(`
    fragment VoucherFields on Voucher {
  id
  amount {
    decimal
    minorUnits
    currency
  }
  minSpend {
    decimal
    minorUnits
    currency
  }
  state
  source
  reason
  usableFrom
  expiresAt
  usedAt
}
    `, {"fragmentName":"VoucherFields"}) as unknown as TypedDocumentString<VoucherFieldsFragment, unknown>;
export const GroupBuyOfferFieldsFragmentDoc = new TypedDocumentString(`
    fragment GroupBuyOfferFields on GroupBuyOffer {
  id
  name
  planId
  seats
  hours
  basisPoints
  amount {
    decimal
    minorUnits
    currency
  }
  leaderPerk {
    decimal
    minorUnits
    currency
  }
  endsAt
}
    `, {"fragmentName":"GroupBuyOfferFields"}) as unknown as TypedDocumentString<GroupBuyOfferFieldsFragment, unknown>;
export const GroupBuyFieldsFragmentDoc = new TypedDocumentString(`
    fragment GroupBuyFields on GroupBuy {
  id
  state
  seatCount
  paidCount
  freeCount
  deadline
  viewerSeat {
    state
    isLeader
    heldUntil
  }
}
    `, {"fragmentName":"GroupBuyFields"}) as unknown as TypedDocumentString<GroupBuyFieldsFragment, unknown>;
export const RedPacketPartsFragmentDoc = new TypedDocumentString(`
    fragment RedPacketParts on RedPacket {
  id
  title
  content
  split
  state
  total
  shares
  claimedCount
  claimed
  returned
  expiresAt
  endedAt
  viewerClaim {
    position
    amount
  }
}
    `, {"fragmentName":"RedPacketParts"}) as unknown as TypedDocumentString<RedPacketPartsFragment, unknown>;
export const ReferralProgrammeFieldsFragmentDoc = new TypedDocumentString(`
    fragment ReferralProgrammeFields on ReferralProgramme {
  isActive
  referrerVoucher {
    decimal
    minorUnits
    currency
  }
  refereeVoucher {
    decimal
    minorUnits
    currency
  }
  voucherDays
}
    `, {"fragmentName":"ReferralProgrammeFields"}) as unknown as TypedDocumentString<ReferralProgrammeFieldsFragment, unknown>;
export const RefundStateFragmentDoc = new TypedDocumentString(`
    fragment RefundState on Refund {
  id
  state
  origin
  amount {
    ...Amount
  }
  reason
  hasEndedAccess
  requestedAt
  settledAt
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"RefundState"}) as unknown as TypedDocumentString<RefundStateFragment, unknown>;
export const DisputeStateOfFragmentDoc = new TypedDocumentString(`
    fragment DisputeStateOf on Dispute {
  id
  state
  amount {
    ...Amount
  }
  fee {
    ...Amount
  }
  reason
  evidenceDueBy
  openedAt
  closedAt
  order {
    id
    state
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"DisputeStateOf"}) as unknown as TypedDocumentString<DisputeStateOfFragment, unknown>;
export const RelayLineFragmentDoc = new TypedDocumentString(`
    fragment RelayLine on RelayEntry {
  id
  position
  quantity
  variant
  note
  state
  promotedAt
  createdAt
}
    `, {"fragmentName":"RelayLine"}) as unknown as TypedDocumentString<RelayLineFragment, unknown>;
export const RelayPlacesFragmentDoc = new TypedDocumentString(`
    fragment RelayPlaces on RelayList {
  id
  taken
  left
  waitingCount
  viewerEntry {
    id
    state
  }
}
    `, {"fragmentName":"RelayPlaces"}) as unknown as TypedDocumentString<RelayPlacesFragment, unknown>;
export const SubscriptionPlanFragmentDoc = new TypedDocumentString(`
    fragment SubscriptionPlan on MembershipSubscription {
  id
  order {
    id
  }
  price {
    id
    amount {
      ...Amount
    }
  }
  scheduledPrice {
    id
    amount {
      ...Amount
    }
  }
  scheduledAt
  trialEndsAt
  pausedAt
  remainingSeconds
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"SubscriptionPlan"}) as unknown as TypedDocumentString<SubscriptionPlanFragment, unknown>;
export const PlanChangeStateFragmentDoc = new TypedDocumentString(`
    fragment PlanChangeState on PlanChange {
  id
  kind
  state
  takesEffectAt
  expiresAt
  confirmUrl
  confirmableUntil
  dueNow {
    ...Amount
  }
  lines {
    amount {
      ...Amount
    }
    title
    isCredit
    startsAt
    endsAt
  }
  price {
    id
    amount {
      ...Amount
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"PlanChangeState"}) as unknown as TypedDocumentString<PlanChangeStateFragment, unknown>;
export const TopicCardFragmentDoc = new TypedDocumentString(`
    fragment TopicCard on Topic {
  id
  title
  description
  isPinned
  isArchived
  postCount
  viewerCanPost
  viewerCanManage
}
    `, {"fragmentName":"TopicCard"}) as unknown as TypedDocumentString<TopicCardFragment, unknown>;
export const CommunityPlansDocument = new TypedDocumentString(`
    query CommunityPlans($slug: String!) {
  community(slug: $slug) {
    id
    tiers {
      id
      name
      plans {
        ...PlanCard
      }
    }
    viewerSubscription {
      ...SubscriptionState
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}
fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`) as unknown as TypedDocumentString<CommunityPlansQuery, CommunityPlansQueryVariables>;
export const CommunityOrdersDocument = new TypedDocumentString(`
    query CommunityOrders($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    orders(first: $first, after: $after) {
      nodes {
        ...OrderState
        buyer {
          id
          number
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  purpose
  kind
  channel
  listAmount {
    ...Amount
  }
  amount {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rules {
    ...PriceLine
  }
  payments {
    id
    standing
    receivedAt
    amount {
      ...Amount
    }
    refunded {
      ...Amount
    }
  }
  payableUntil
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
  paymentMethod
  offeredPaymentMethods
  isSettling
}`) as unknown as TypedDocumentString<CommunityOrdersQuery, CommunityOrdersQueryVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  order(id: $id) {
    ...OrderState
  }
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  purpose
  kind
  channel
  listAmount {
    ...Amount
  }
  amount {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rules {
    ...PriceLine
  }
  payments {
    id
    standing
    receivedAt
    amount {
      ...Amount
    }
    refunded {
      ...Amount
    }
  }
  payableUntil
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
  paymentMethod
  offeredPaymentMethods
  isSettling
}`) as unknown as TypedDocumentString<OrderQuery, OrderQueryVariables>;
export const ViewerOrdersDocument = new TypedDocumentString(`
    query ViewerOrders($first: Int, $after: String) {
  viewerOrders(first: $first, after: $after) {
    nodes {
      ...OrderState
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  purpose
  kind
  channel
  listAmount {
    ...Amount
  }
  amount {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rules {
    ...PriceLine
  }
  payments {
    id
    standing
    receivedAt
    amount {
      ...Amount
    }
    refunded {
      ...Amount
    }
  }
  payableUntil
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
  paymentMethod
  offeredPaymentMethods
  isSettling
}`) as unknown as TypedDocumentString<ViewerOrdersQuery, ViewerOrdersQueryVariables>;
export const ViewerSubscriptionsDocument = new TypedDocumentString(`
    query ViewerSubscriptions {
  viewerSubscriptions {
    ...SubscriptionState
  }
}
    fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}`) as unknown as TypedDocumentString<ViewerSubscriptionsQuery, ViewerSubscriptionsQueryVariables>;
export const CreateQuoteDocument = new TypedDocumentString(`
    mutation CreateQuote($input: CreateQuoteInput!) {
  createQuote(input: $input) {
    quote {
      id
      kind
      trialDays
      createdAt
      expiresAt
      startsAt
      listAmount {
        ...Amount
      }
      amount {
        ...Amount
      }
      rules {
        ...PriceLine
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
      ... on VoucherPendingError {
        usableFrom
      }
    }
  }
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}`) as unknown as TypedDocumentString<CreateQuoteMutation, CreateQuoteMutationVariables>;
export const StartCheckoutDocument = new TypedDocumentString(`
    mutation StartCheckout($input: StartCheckoutInput!) {
  startCheckout(input: $input) {
    order {
      ...OrderState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  purpose
  kind
  channel
  listAmount {
    ...Amount
  }
  amount {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rules {
    ...PriceLine
  }
  payments {
    id
    standing
    receivedAt
    amount {
      ...Amount
    }
    refunded {
      ...Amount
    }
  }
  payableUntil
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
  paymentMethod
  offeredPaymentMethods
  isSettling
}`) as unknown as TypedDocumentString<StartCheckoutMutation, StartCheckoutMutationVariables>;
export const SyncOrderDocument = new TypedDocumentString(`
    mutation SyncOrder($orderId: ID!) {
  syncOrder(orderId: $orderId) {
    order {
      ...OrderState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  purpose
  kind
  channel
  listAmount {
    ...Amount
  }
  amount {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rules {
    ...PriceLine
  }
  payments {
    id
    standing
    receivedAt
    amount {
      ...Amount
    }
    refunded {
      ...Amount
    }
  }
  payableUntil
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
  paymentMethod
  offeredPaymentMethods
  isSettling
}`) as unknown as TypedDocumentString<SyncOrderMutation, SyncOrderMutationVariables>;
export const CancelSubscriptionDocument = new TypedDocumentString(`
    mutation CancelSubscription($input: CancelSubscriptionInput!) {
  cancelSubscription(input: $input) {
    subscription {
      ...SubscriptionState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}`) as unknown as TypedDocumentString<CancelSubscriptionMutation, CancelSubscriptionMutationVariables>;
export const ResumeSubscriptionDocument = new TypedDocumentString(`
    mutation ResumeSubscription($input: ResumeSubscriptionInput!) {
  resumeSubscription(input: $input) {
    subscription {
      ...SubscriptionState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}`) as unknown as TypedDocumentString<ResumeSubscriptionMutation, ResumeSubscriptionMutationVariables>;
export const CreateBotDocument = new TypedDocumentString(`
    mutation CreateBot($input: CreateBotInput!) {
  createBot(input: $input) {
    bot {
      ...BotFacts
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment BotFacts on Bot {
  id
  name
  description
  createdAt
  removedAt
  member {
    id
    displayName
    isBot
  }
  createdBy {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<CreateBotMutation, CreateBotMutationVariables>;
export const UpdateBotDocument = new TypedDocumentString(`
    mutation UpdateBot($botId: ID!, $input: UpdateBotInput!) {
  updateBot(botId: $botId, input: $input) {
    bot {
      ...BotFacts
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment BotFacts on Bot {
  id
  name
  description
  createdAt
  removedAt
  member {
    id
    displayName
    isBot
  }
  createdBy {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<UpdateBotMutation, UpdateBotMutationVariables>;
export const RemoveBotDocument = new TypedDocumentString(`
    mutation RemoveBot($botId: ID!) {
  removeBot(botId: $botId) {
    bot {
      id
      removedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveBotMutation, RemoveBotMutationVariables>;
export const CreateBotTokenDocument = new TypedDocumentString(`
    mutation CreateBotToken($input: CreateBotTokenInput!) {
  createBotToken(input: $input) {
    token {
      ...BotTokenFacts
      rooms {
        id
        name
      }
    }
    secret
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment BotTokenFacts on BotToken {
  id
  name
  scopes
  isForAllRooms
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<CreateBotTokenMutation, CreateBotTokenMutationVariables>;
export const RotateBotTokenDocument = new TypedDocumentString(`
    mutation RotateBotToken($input: RotateBotTokenInput!) {
  rotateBotToken(input: $input) {
    token {
      ...BotTokenFacts
      rooms {
        id
        name
      }
    }
    secret
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment BotTokenFacts on BotToken {
  id
  name
  scopes
  isForAllRooms
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<RotateBotTokenMutation, RotateBotTokenMutationVariables>;
export const RevokeBotTokenDocument = new TypedDocumentString(`
    mutation RevokeBotToken($tokenId: ID!) {
  revokeBotToken(tokenId: $tokenId) {
    token {
      ...BotTokenFacts
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment BotTokenFacts on BotToken {
  id
  name
  scopes
  isForAllRooms
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<RevokeBotTokenMutation, RevokeBotTokenMutationVariables>;
export const CommunityBotsDocument = new TypedDocumentString(`
    query CommunityBots($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    bots(first: $first, after: $after) {
      nodes {
        ...BotFacts
        tokens(first: 10) {
          nodes {
            ...BotTokenFacts
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment BotFacts on Bot {
  id
  name
  description
  createdAt
  removedAt
  member {
    id
    displayName
    isBot
  }
  createdBy {
    id
    displayName
  }
}
fragment BotTokenFacts on BotToken {
  id
  name
  scopes
  isForAllRooms
  createdAt
  expiresAt
  lastUsedAt
  revokedAt
}`) as unknown as TypedDocumentString<CommunityBotsQuery, CommunityBotsQueryVariables>;
export const RoomsDocument = new TypedDocumentString(`
    query Rooms($slug: String!, $first: Int = 20, $after: String) {
  community(slug: $slug) {
    id
    rooms(first: $first, after: $after) {
      nodes {
        id
        name
        description
        entitlement
        closedAt
        lastSeq
        viewerUnreadCount
        viewerMentionCount
        access {
          allowed
          reason
          unlockPaths {
            __typename
            title
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoomsQuery, RoomsQueryVariables>;
export const RoomHistoryDocument = new TypedDocumentString(`
    query RoomHistory($roomId: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  node(id: $roomId) {
    ... on Room {
      id
      name
      lastSeq
      viewerUnreadCount
      viewerMentionCount
      presentMembers {
        count
        members {
          id
          displayName
        }
      }
      access {
        allowed
        reason
      }
      messages(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          id
          seq
          ordinal
          body
          files {
            id
            name
            kind
            bytes
            contentType
            url
          }
          createdAt
          editedAt
          recalledAt
          pinnedAt
          reactions {
            emoji
            count
          }
          viewerReactions
          viewerCanEdit
          viewerCanRecall
          author {
            id
            number
            displayName
          }
          replyTo {
            id
            body
          }
        }
        pageInfo {
          hasNextPage
          hasPreviousPage
          startCursor
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoomHistoryQuery, RoomHistoryQueryVariables>;
export const RoomEventsDocument = new TypedDocumentString(`
    subscription RoomEvents($roomId: ID!, $after: SafeInt) {
  roomEvents(roomId: $roomId, after: $after) {
    __typename
    seq
    occurredAt
    ... on MessageSent {
      message {
        id
        ordinal
        body
        author {
          id
          number
          displayName
        }
      }
    }
    ... on MessageEdited {
      message {
        id
        body
        editedAt
      }
    }
    ... on MessageRecalled {
      message {
        id
        recalledAt
      }
    }
    ... on ReactionsChanged {
      emoji
      isGiven
      message {
        id
        reactions {
          emoji
          count
        }
      }
    }
    ... on MessagePinned {
      message {
        id
        pinnedAt
      }
    }
    ... on MessageUnpinned {
      message {
        id
        pinnedAt
      }
    }
    ... on RoomAct {
      by {
        id
        displayName
      }
    }
    ... on RoomSanction {
      member {
        id
        displayName
      }
    }
    ... on MemberMuted {
      until
    }
    ... on RoomChanged {
      name
      description
      entitlement
      settings {
        slowModeSeconds
        isAnnouncement
        isMuted
      }
    }
    ... on ResyncRequired {
      firstAvailableSeq
    }
  }
}
    `) as unknown as TypedDocumentString<RoomEventsSubscription, RoomEventsSubscriptionVariables>;
export const CreateRoomDocument = new TypedDocumentString(`
    mutation CreateRoom($input: CreateRoomInput!) {
  createRoom(input: $input) {
    room {
      id
      name
      entitlement
      lastSeq
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRoomMutation, CreateRoomMutationVariables>;
export const CloseRoomDocument = new TypedDocumentString(`
    mutation CloseRoom($roomId: ID!) {
  closeRoom(roomId: $roomId) {
    room {
      id
      closedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CloseRoomMutation, CloseRoomMutationVariables>;
export const SendMessageDocument = new TypedDocumentString(`
    mutation SendMessage($input: SendMessageInput!) {
  sendMessage(input: $input) {
    message {
      id
      seq
      ordinal
      body
      createdAt
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on EntitlementMissingError {
        entitlement
        unlockPaths {
          __typename
          title
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SendMessageMutation, SendMessageMutationVariables>;
export const RecallMessageDocument = new TypedDocumentString(`
    mutation RecallMessage($messageId: ID!) {
  recallMessage(messageId: $messageId) {
    message {
      id
      recalledAt
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on WindowPassedError {
        until
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RecallMessageMutation, RecallMessageMutationVariables>;
export const MarkRoomReadDocument = new TypedDocumentString(`
    mutation MarkRoomRead($roomId: ID!, $ordinal: SafeInt) {
  markRoomRead(roomId: $roomId, ordinal: $ordinal) {
    room {
      id
      viewerUnreadCount
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MarkRoomReadMutation, MarkRoomReadMutationVariables>;
export const RoomChangesDocument = new TypedDocumentString(`
    query RoomChanges($roomId: ID!, $after: SafeInt!, $first: Int = 100) {
  roomChanges(roomId: $roomId, after: $after, first: $first) {
    nextAfter
    hasMore
    head
    events {
      __typename
      seq
      occurredAt
      ... on MessageSent {
        message {
          id
          ordinal
          body
          author {
            id
            number
            displayName
          }
        }
      }
      ... on MessageRecalled {
        message {
          id
          recalledAt
        }
      }
      ... on ResyncRequired {
        firstAvailableSeq
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoomChangesQuery, RoomChangesQueryVariables>;
export const MyEventsDocument = new TypedDocumentString(`
    subscription MyEvents($after: String) {
  myEvents(after: $after) {
    __typename
    cursor
    occurredAt
    ... on RoomHeads {
      isLast
      heads {
        lastSeq
        unreadCount
        mentionCount
        room {
          id
          name
        }
      }
    }
    ... on RoomHeadChanged {
      lastSeq
      unreadCount
      mentionCount
      room {
        id
        name
      }
    }
    ... on Mentioned {
      room {
        id
        name
      }
      message {
        id
        seq
        body
        author {
          id
          displayName
        }
      }
    }
    ... on MembershipChanged {
      communityId
      status
      community {
        id
        slug
        name
      }
    }
    ... on RoleChanged {
      communityId
      role
    }
    ... on RightsChanged {
      communityId
    }
    ... on RelayPlaceGained {
      room {
        id
      }
      message {
        id
        seq
      }
    }
    ... on ViewerMuted {
      communityId
      until
    }
    ... on ViewerUnmuted {
      communityId
    }
    ... on ViewerMutedInRoom {
      until
      room {
        id
        name
      }
    }
    ... on ViewerUnmutedInRoom {
      room {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyEventsSubscription, MyEventsSubscriptionVariables>;
export const RoomSignalsDocument = new TypedDocumentString(`
    subscription RoomSignals($roomId: ID!) {
  roomSignals(roomId: $roomId) {
    __typename
    ... on TypingSignal {
      expiresAt
      member {
        id
        displayName
      }
    }
    ... on PresenceSignal {
      present {
        count
        members {
          id
          displayName
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoomSignalsSubscription, RoomSignalsSubscriptionVariables>;
export const SignalTypingDocument = new TypedDocumentString(`
    mutation SignalTyping($roomId: ID!) {
  signalTyping(roomId: $roomId) {
    expiresAt
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignalTypingMutation, SignalTypingMutationVariables>;
export const EditMessageDocument = new TypedDocumentString(`
    mutation EditMessage($messageId: ID!, $input: EditMessageInput!) {
  editMessage(messageId: $messageId, input: $input) {
    message {
      id
      body
      editedAt
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on WindowPassedError {
        until
      }
      ... on MutedInRoomError {
        mutedUntil
      }
      ... on TooSoonError {
        retryAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EditMessageMutation, EditMessageMutationVariables>;
export const ReactToMessageDocument = new TypedDocumentString(`
    mutation ReactToMessage($messageId: ID!, $emoji: String!) {
  reactToMessage(messageId: $messageId, emoji: $emoji) {
    message {
      id
      reactions {
        emoji
        count
      }
      viewerReactions
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ReactToMessageMutation, ReactToMessageMutationVariables>;
export const RemoveReactionDocument = new TypedDocumentString(`
    mutation RemoveReaction($messageId: ID!, $emoji: String!) {
  removeReaction(messageId: $messageId, emoji: $emoji) {
    message {
      id
      reactions {
        emoji
        count
      }
      viewerReactions
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RemoveReactionMutation, RemoveReactionMutationVariables>;
export const PinMessageDocument = new TypedDocumentString(`
    mutation PinMessage($messageId: ID!) {
  pinMessage(messageId: $messageId) {
    message {
      id
      pinnedAt
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PinMessageMutation, PinMessageMutationVariables>;
export const UnpinMessageDocument = new TypedDocumentString(`
    mutation UnpinMessage($messageId: ID!) {
  unpinMessage(messageId: $messageId) {
    message {
      id
      pinnedAt
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UnpinMessageMutation, UnpinMessageMutationVariables>;
export const RoomManagementDocument = new TypedDocumentString(`
    query RoomManagement($roomId: ID!, $first: Int = 20, $after: String) {
  node(id: $roomId) {
    ... on Room {
      id
      name
      settings {
        slowModeSeconds
        isAnnouncement
        isMuted
        editWindows {
          role
          seconds
        }
        recallWindows {
          role
          seconds
        }
        retentionDays
        newcomerDays
        newcomerHourlyMessages
        newcomersMayLink
        newcomersMayMention
        floodMessages
        floodSeconds
        duplicateSeconds
        everyoneMentionsPerDay
      }
      pinnedMessages {
        id
        body
        pinnedAt
      }
      viewerMute {
        until
        reason
      }
      mutes(first: $first, after: $after) {
        nodes {
          until
          reason
          createdAt
          member {
            id
            displayName
          }
          mutedBy {
            id
            displayName
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RoomManagementQuery, RoomManagementQueryVariables>;
export const MessageRevisionsDocument = new TypedDocumentString(`
    query MessageRevisions($messageId: ID!, $first: Int = 20, $after: String) {
  node(id: $messageId) {
    ... on Message {
      id
      body
      editedAt
      revisions(first: $first, after: $after) {
        nodes {
          number
          body
          writtenAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      forwardedTo {
        id
        title
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MessageRevisionsQuery, MessageRevisionsQueryVariables>;
export const PostSourceDocument = new TypedDocumentString(`
    query PostSource($postId: ID!) {
  node(id: $postId) {
    ... on Post {
      id
      source {
        messageCount
        isChanged
        authors {
          id
          displayName
        }
        room {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PostSourceQuery, PostSourceQueryVariables>;
export const UpdateRoomDocument = new TypedDocumentString(`
    mutation UpdateRoom($roomId: ID!, $input: UpdateRoomInput!) {
  updateRoom(roomId: $roomId, input: $input) {
    room {
      id
      name
      settings {
        slowModeSeconds
        isAnnouncement
        isMuted
      }
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
        minimum
        maximum
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateRoomMutation, UpdateRoomMutationVariables>;
export const MuteInRoomDocument = new TypedDocumentString(`
    mutation MuteInRoom($roomId: ID!, $memberId: ID!, $until: DateTime, $reason: String) {
  muteInRoom(roomId: $roomId, memberId: $memberId, until: $until, reason: $reason) {
    mute {
      until
      reason
      member {
        id
      }
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MuteInRoomMutation, MuteInRoomMutationVariables>;
export const UnmuteInRoomDocument = new TypedDocumentString(`
    mutation UnmuteInRoom($roomId: ID!, $memberId: ID!) {
  unmuteInRoom(roomId: $roomId, memberId: $memberId) {
    member {
      id
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UnmuteInRoomMutation, UnmuteInRoomMutationVariables>;
export const ForwardMessagesDocument = new TypedDocumentString(`
    mutation ForwardMessages($input: ForwardMessagesInput!) {
  forwardMessages(input: $input) {
    post {
      id
      title
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on ForwardRefusedError {
        messages {
          id
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ForwardMessagesMutation, ForwardMessagesMutationVariables>;
export const AllowForwardingDocument = new TypedDocumentString(`
    mutation AllowForwarding($communityId: ID!, $isAllowed: Boolean!) {
  allowForwarding(communityId: $communityId, isAllowed: $isAllowed) {
    community {
      id
      viewerAllowsForwarding
    }
    errors {
      __typename
      ... on UserError {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AllowForwardingMutation, AllowForwardingMutationVariables>;
export const PostCommentsDocument = new TypedDocumentString(`
    query PostComments($id: ID!, $first: Int, $after: String, $replies: Int! = 3) {
  node(id: $id) {
    ... on Post {
      id
      commentCount
      viewerCanComment
      comments(first: $first, after: $after) {
        nodes {
          ...CommentCard
          replies(first: $replies) {
            nodes {
              ...CommentCard
            }
            pageInfo {
              hasNextPage
              endCursor
            }
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment CommentCard on Comment {
  id
  body
  isDeleted
  createdAt
  replyCount
  viewerCanDelete
  author {
    id
    displayName
    role
  }
  parent {
    id
  }
  ...Reactions
}
fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<PostCommentsQuery, PostCommentsQueryVariables>;
export const CommentThreadDocument = new TypedDocumentString(`
    query CommentThread($id: ID!, $first: Int, $after: String) {
  node(id: $id) {
    ... on Comment {
      ...CommentCard
      thread(first: $first, after: $after) {
        nodes {
          ...CommentCard
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment CommentCard on Comment {
  id
  body
  isDeleted
  createdAt
  replyCount
  viewerCanDelete
  author {
    id
    displayName
    role
  }
  parent {
    id
  }
  ...Reactions
}
fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<CommentThreadQuery, CommentThreadQueryVariables>;
export const AddCommentDocument = new TypedDocumentString(`
    mutation AddComment($input: AddCommentInput!) {
  addComment(input: $input) {
    comment {
      ...CommentCard
    }
    post {
      id
      commentCount
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment CommentCard on Comment {
  id
  body
  isDeleted
  createdAt
  replyCount
  viewerCanDelete
  author {
    id
    displayName
    role
  }
  parent {
    id
  }
  ...Reactions
}
fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<AddCommentMutation, AddCommentMutationVariables>;
export const DeleteCommentDocument = new TypedDocumentString(`
    mutation DeleteComment($commentId: ID!) {
  deleteComment(commentId: $commentId) {
    comment {
      id
      isDeleted
    }
    post {
      id
      commentCount
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeleteCommentMutation, DeleteCommentMutationVariables>;
export const ReactDocument = new TypedDocumentString(`
    mutation React($input: ReactInput!) {
  react(input: $input) {
    target {
      ...Reactions
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<ReactMutation, ReactMutationVariables>;
export const UnreactDocument = new TypedDocumentString(`
    mutation Unreact($input: UnreactInput!) {
  unreact(input: $input) {
    target {
      ...Reactions
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<UnreactMutation, UnreactMutationVariables>;
export const CommunityDocument = new TypedDocumentString(`
    query Community($slug: String!) {
  community(slug: $slug) {
    ...CommunityCard
  }
}
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}`) as unknown as TypedDocumentString<CommunityQuery, CommunityQueryVariables>;
export const CreateCommunityDocument = new TypedDocumentString(`
    mutation CreateCommunity($input: CreateCommunityInput!) {
  createCommunity(input: $input) {
    community {
      ...CommunityCard
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}`) as unknown as TypedDocumentString<CreateCommunityMutation, CreateCommunityMutationVariables>;
export const CommunityDoorDocument = new TypedDocumentString(`
    query CommunityDoor($slug: String!) {
  community(slug: $slug) {
    ...CommunityCard
    memberCount
    joinQuestions
    rules {
      version
      body
    }
    viewerMember {
      ...MemberCard
    }
  }
}
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}
fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<CommunityDoorQuery, CommunityDoorQueryVariables>;
export const CommunityMembersDocument = new TypedDocumentString(`
    query CommunityMembers($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    members(first: $first, after: $after) {
      nodes {
        ...MemberCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<CommunityMembersQuery, CommunityMembersQueryVariables>;
export const JoinRequestsDocument = new TypedDocumentString(`
    query JoinRequests($slug: String!, $status: JoinRequestStatus! = PENDING, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    joinRequests(status: $status, first: $first, after: $after) {
      nodes {
        id
        displayName
        status
        createdAt
        answers {
          question
          answer
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<JoinRequestsQuery, JoinRequestsQueryVariables>;
export const JoinCommunityDocument = new TypedDocumentString(`
    mutation JoinCommunity($input: JoinCommunityInput!) {
  joinCommunity(input: $input) {
    community {
      ...CommunityCard
      viewerMember {
        ...MemberCard
      }
    }
    joinRequest {
      id
      status
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}
fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<JoinCommunityMutation, JoinCommunityMutationVariables>;
export const JoinWithInvitationDocument = new TypedDocumentString(`
    mutation JoinWithInvitation($input: JoinWithInvitationInput!) {
  joinWithInvitation(input: $input) {
    community {
      ...CommunityCard
      viewerMember {
        ...MemberCard
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}
fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<JoinWithInvitationMutation, JoinWithInvitationMutationVariables>;
export const ApproveJoinRequestDocument = new TypedDocumentString(`
    mutation ApproveJoinRequest($joinRequestId: ID!) {
  approveJoinRequest(joinRequestId: $joinRequestId) {
    joinRequest {
      id
      status
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ApproveJoinRequestMutation, ApproveJoinRequestMutationVariables>;
export const CreateInvitationDocument = new TypedDocumentString(`
    mutation CreateInvitation($input: CreateInvitationInput!) {
  createInvitation(input: $input) {
    invitation {
      id
      code
      maxUses
      useCount
      expiresAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateInvitationMutation, CreateInvitationMutationVariables>;
export const UpdateCommunityDocument = new TypedDocumentString(`
    mutation UpdateCommunity($communityId: ID!, $input: UpdateCommunityInput!) {
  updateCommunity(communityId: $communityId, input: $input) {
    community {
      ...CommunityCard
      joinQuestions
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}`) as unknown as TypedDocumentString<UpdateCommunityMutation, UpdateCommunityMutationVariables>;
export const PublishRulesDocument = new TypedDocumentString(`
    mutation PublishRules($input: PublishRulesInput!) {
  publishRules(input: $input) {
    community {
      id
      rules {
        version
        body
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PublishRulesMutation, PublishRulesMutationVariables>;
export const AcknowledgeRulesDocument = new TypedDocumentString(`
    mutation AcknowledgeRules($communityId: ID!, $version: Int!) {
  acknowledgeRules(communityId: $communityId, version: $version) {
    community {
      id
      viewerMember {
        ...MemberCard
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<AcknowledgeRulesMutation, AcknowledgeRulesMutationVariables>;
export const LeaveCommunityDocument = new TypedDocumentString(`
    mutation LeaveCommunity($communityId: ID!) {
  leaveCommunity(communityId: $communityId) {
    community {
      id
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LeaveCommunityMutation, LeaveCommunityMutationVariables>;
export const CommunitiesDocument = new TypedDocumentString(`
    query Communities($first: Int, $after: String) {
  communities(first: $first, after: $after) {
    nodes {
      ...CommunityCard
      memberCount
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}`) as unknown as TypedDocumentString<CommunitiesQuery, CommunitiesQueryVariables>;
export const MyMembershipsDocument = new TypedDocumentString(`
    query MyMemberships($first: Int, $after: String) {
  viewer {
    id
    memberships(first: $first, after: $after) {
      nodes {
        ...MemberCard
        community {
          ...CommunityCard
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}
fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<MyMembershipsQuery, MyMembershipsQueryVariables>;
export const InvitationPreviewDocument = new TypedDocumentString(`
    query InvitationPreview($code: String!) {
  invitation(code: $code) {
    name
    description
    expiresAt
    rules {
      version
      body
    }
  }
}
    `) as unknown as TypedDocumentString<InvitationPreviewQuery, InvitationPreviewQueryVariables>;
export const CommunityInvitationsDocument = new TypedDocumentString(`
    query CommunityInvitations($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    invitations(first: $first, after: $after) {
      nodes {
        id
        code
        useCount
        maxUses
        expiresAt
        revokedAt
        createdBy {
          ...MemberCard
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<CommunityInvitationsQuery, CommunityInvitationsQueryVariables>;
export const BannedMembersDocument = new TypedDocumentString(`
    query BannedMembers($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    bannedMembers(first: $first, after: $after) {
      nodes {
        ...SanctionedMember
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}
fragment SanctionedMember on Member {
  ...MemberCard
  status
  mutedUntil
  viewerCanMute
  viewerCanRemove
  viewerCanBan
}`) as unknown as TypedDocumentString<BannedMembersQuery, BannedMembersQueryVariables>;
export const RulesVersionsDocument = new TypedDocumentString(`
    query RulesVersions($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    rulesVersions(first: $first, after: $after) {
      nodes {
        id
        version
        body
        publishedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RulesVersionsQuery, RulesVersionsQueryVariables>;
export const DeclineJoinRequestDocument = new TypedDocumentString(`
    mutation DeclineJoinRequest($joinRequestId: ID!, $reason: String) {
  declineJoinRequest(joinRequestId: $joinRequestId, reason: $reason) {
    joinRequest {
      id
      status
      reason
      waitingPosition
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineJoinRequestMutation, DeclineJoinRequestMutationVariables>;
export const WithdrawJoinRequestDocument = new TypedDocumentString(`
    mutation WithdrawJoinRequest($joinRequestId: ID!) {
  withdrawJoinRequest(joinRequestId: $joinRequestId) {
    joinRequest {
      id
      status
      reason
      waitingPosition
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawJoinRequestMutation, WithdrawJoinRequestMutationVariables>;
export const RevokeInvitationDocument = new TypedDocumentString(`
    mutation RevokeInvitation($invitationId: ID!) {
  revokeInvitation(invitationId: $invitationId) {
    invitation {
      id
      revokedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeInvitationMutation, RevokeInvitationMutationVariables>;
export const UpdateMembershipDocument = new TypedDocumentString(`
    mutation UpdateMembership($communityId: ID!, $input: UpdateMembershipInput!) {
  updateMembership(communityId: $communityId, input: $input) {
    member {
      ...MemberCard
      nickname
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<UpdateMembershipMutation, UpdateMembershipMutationVariables>;
export const AssignRoleDocument = new TypedDocumentString(`
    mutation AssignRole($input: AssignRoleInput!) {
  assignRole(input: $input) {
    member {
      ...MemberCard
      guestUntil
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}`) as unknown as TypedDocumentString<AssignRoleMutation, AssignRoleMutationVariables>;
export const MuteMemberDocument = new TypedDocumentString(`
    mutation MuteMember($memberId: ID!, $until: DateTime!) {
  muteMember(memberId: $memberId, until: $until) {
    member {
      ...SanctionedMember
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}
fragment SanctionedMember on Member {
  ...MemberCard
  status
  mutedUntil
  viewerCanMute
  viewerCanRemove
  viewerCanBan
}`) as unknown as TypedDocumentString<MuteMemberMutation, MuteMemberMutationVariables>;
export const UnmuteMemberDocument = new TypedDocumentString(`
    mutation UnmuteMember($memberId: ID!) {
  unmuteMember(memberId: $memberId) {
    member {
      ...SanctionedMember
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}
fragment SanctionedMember on Member {
  ...MemberCard
  status
  mutedUntil
  viewerCanMute
  viewerCanRemove
  viewerCanBan
}`) as unknown as TypedDocumentString<UnmuteMemberMutation, UnmuteMemberMutationVariables>;
export const RemoveMemberDocument = new TypedDocumentString(`
    mutation RemoveMember($memberId: ID!) {
  removeMember(memberId: $memberId) {
    member {
      ...SanctionedMember
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}
fragment SanctionedMember on Member {
  ...MemberCard
  status
  mutedUntil
  viewerCanMute
  viewerCanRemove
  viewerCanBan
}`) as unknown as TypedDocumentString<RemoveMemberMutation, RemoveMemberMutationVariables>;
export const BanMemberDocument = new TypedDocumentString(`
    mutation BanMember($memberId: ID!) {
  banMember(memberId: $memberId) {
    member {
      ...SanctionedMember
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}
fragment SanctionedMember on Member {
  ...MemberCard
  status
  mutedUntil
  viewerCanMute
  viewerCanRemove
  viewerCanBan
}`) as unknown as TypedDocumentString<BanMemberMutation, BanMemberMutationVariables>;
export const UnbanMemberDocument = new TypedDocumentString(`
    mutation UnbanMember($memberId: ID!) {
  unbanMember(memberId: $memberId) {
    member {
      ...SanctionedMember
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}
fragment SanctionedMember on Member {
  ...MemberCard
  status
  mutedUntil
  viewerCanMute
  viewerCanRemove
  viewerCanBan
}`) as unknown as TypedDocumentString<UnbanMemberMutation, UnbanMemberMutationVariables>;
export const TransferOwnershipDocument = new TypedDocumentString(`
    mutation TransferOwnership($memberId: ID!) {
  transferOwnership(memberId: $memberId) {
    member {
      ...SanctionedMember
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment MemberCard on Member {
  id
  number
  displayName
  role
  joinedAt
}
fragment SanctionedMember on Member {
  ...MemberCard
  status
  mutedUntil
  viewerCanMute
  viewerCanRemove
  viewerCanBan
}`) as unknown as TypedDocumentString<TransferOwnershipMutation, TransferOwnershipMutationVariables>;
export const ServiceOffersDocument = new TypedDocumentString(`
    query ServiceOffers($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    serviceOffers(first: $first, after: $after) {
      nodes {
        id
        kind
        title
        description
        price {
          minorUnits
          currency
        }
        withinHours
        provider {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ServiceOffersQuery, ServiceOffersQueryVariables>;
export const ViewerEscrowsDocument = new TypedDocumentString(`
    query ViewerEscrows($side: EscrowSide!, $first: Int, $after: String) {
  viewerEscrows(side: $side, first: $first, after: $after) {
    nodes {
      ...EscrowState
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<ViewerEscrowsQuery, ViewerEscrowsQueryVariables>;
export const CreateServiceOfferDocument = new TypedDocumentString(`
    mutation CreateServiceOffer($input: CreateServiceOfferInput!) {
  createServiceOffer(input: $input) {
    offer {
      id
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateServiceOfferMutation, CreateServiceOfferMutationVariables>;
export const CloseServiceOfferDocument = new TypedDocumentString(`
    mutation CloseServiceOffer($offerId: ID!) {
  closeServiceOffer(offerId: $offerId) {
    offer {
      id
      closedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CloseServiceOfferMutation, CloseServiceOfferMutationVariables>;
export const OrderServiceDocument = new TypedDocumentString(`
    mutation OrderService($input: OrderServiceInput!) {
  orderService(input: $input) {
    escrow {
      ...EscrowState
    }
    order {
      id
      checkoutUrl
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<OrderServiceMutation, OrderServiceMutationVariables>;
export const SendTipDocument = new TypedDocumentString(`
    mutation SendTip($input: SendTipInput!) {
  sendTip(input: $input) {
    escrow {
      ...EscrowState
    }
    order {
      id
      checkoutUrl
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<SendTipMutation, SendTipMutationVariables>;
export const FulfilEscrowDocument = new TypedDocumentString(`
    mutation FulfilEscrow($escrowId: ID!) {
  fulfilEscrow(escrowId: $escrowId) {
    escrow {
      ...EscrowState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<FulfilEscrowMutation, FulfilEscrowMutationVariables>;
export const DeclineEscrowDocument = new TypedDocumentString(`
    mutation DeclineEscrow($escrowId: ID!) {
  declineEscrow(escrowId: $escrowId) {
    escrow {
      ...EscrowState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<DeclineEscrowMutation, DeclineEscrowMutationVariables>;
export const ConfirmEscrowDocument = new TypedDocumentString(`
    mutation ConfirmEscrow($escrowId: ID!) {
  confirmEscrow(escrowId: $escrowId) {
    escrow {
      ...EscrowState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<ConfirmEscrowMutation, ConfirmEscrowMutationVariables>;
export const RejectEscrowDocument = new TypedDocumentString(`
    mutation RejectEscrow($escrowId: ID!, $reason: String!) {
  rejectEscrow(escrowId: $escrowId, reason: $reason) {
    escrow {
      ...EscrowState
      objection
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<RejectEscrowMutation, RejectEscrowMutationVariables>;
export const DecideEscrowDocument = new TypedDocumentString(`
    mutation DecideEscrow($input: DecideEscrowInput!) {
  decideEscrow(input: $input) {
    escrow {
      ...EscrowState
      decision
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment EscrowState on Escrow {
  id
  purpose
  state
  subject
  dueAt
  createdAt
  paidAt
  fulfilledAt
  endedAt
  payer {
    id
    displayName
  }
  recipient {
    id
    displayName
  }
  offer {
    id
    title
  }
  order {
    id
    state
    amount {
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<DecideEscrowMutation, DecideEscrowMutationVariables>;
export const GiftDocument = new TypedDocumentString(`
    query Gift($code: String!) {
  gift(code: $code) {
    id
    state
    message
    communityId
    communityName
    tier {
      id
      name
      description
    }
  }
}
    `) as unknown as TypedDocumentString<GiftQuery, GiftQueryVariables>;
export const ViewerGiftsDocument = new TypedDocumentString(`
    query ViewerGifts($first: Int, $after: String) {
  viewerGifts(first: $first, after: $after) {
    nodes {
      ...GiftFields
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment GiftFields on Gift {
  id
  state
  code
  message
  communityName
  createdAt
  redeemedAt
  startsAt
  tier {
    id
    name
  }
  order {
    id
    state
    checkoutUrl
    amount {
      decimal
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<ViewerGiftsQuery, ViewerGiftsQueryVariables>;
export const StartGiftDocument = new TypedDocumentString(`
    mutation StartGift($input: StartGiftInput!) {
  startGift(input: $input) {
    gift {
      ...GiftFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
      ... on VoucherPendingError {
        usableFrom
      }
    }
  }
}
    fragment GiftFields on Gift {
  id
  state
  code
  message
  communityName
  createdAt
  redeemedAt
  startsAt
  tier {
    id
    name
  }
  order {
    id
    state
    checkoutUrl
    amount {
      decimal
      minorUnits
      currency
    }
  }
}`) as unknown as TypedDocumentString<StartGiftMutation, StartGiftMutationVariables>;
export const RedeemGiftDocument = new TypedDocumentString(`
    mutation RedeemGift($input: RedeemGiftInput!) {
  redeemGift(input: $input) {
    gift {
      id
      state
      redeemedAt
      communityName
      tier {
        id
        name
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RedeemGiftMutation, RedeemGiftMutationVariables>;
export const CommunityGrowthDocument = new TypedDocumentString(`
    query CommunityGrowth($slug: String!) {
  community(slug: $slug) {
    id
    growthLevels {
      number
      name
      threshold
      entitlements
    }
    pointRules {
      kind
      points
      dailyCap
    }
    viewerMember {
      id
      growth {
        points
        level {
          number
          name
        }
        nextLevel {
          number
          name
          entitlements
        }
        progress {
          points
          nextThreshold
          missingPoints
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommunityGrowthQuery, CommunityGrowthQueryVariables>;
export const MyPointsHistoryDocument = new TypedDocumentString(`
    query MyPointsHistory($slug: String!, $first: Int = 20, $after: String) {
  community(slug: $slug) {
    id
    viewerMember {
      id
      pointsHistory(first: $first, after: $after) {
        nodes {
          id
          kind
          amount
          balance
          occurredAt
          reverses {
            id
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MyPointsHistoryQuery, MyPointsHistoryQueryVariables>;
export const LeaderboardDocument = new TypedDocumentString(`
    query Leaderboard($slug: String!, $first: Int = 20, $after: String) {
  community(slug: $slug) {
    id
    leaderboard(first: $first, after: $after) {
      nodes {
        rank
        points
        member {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    viewerLeaderboardEntry {
      rank
      points
    }
  }
}
    `) as unknown as TypedDocumentString<LeaderboardQuery, LeaderboardQueryVariables>;
export const SetGrowthLevelsDocument = new TypedDocumentString(`
    mutation SetGrowthLevels($communityId: ID!, $input: SetGrowthLevelsInput!) {
  setGrowthLevels(communityId: $communityId, input: $input) {
    community {
      id
      growthLevels {
        number
        name
        threshold
        entitlements
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetGrowthLevelsMutation, SetGrowthLevelsMutationVariables>;
export const SetPointRulesDocument = new TypedDocumentString(`
    mutation SetPointRules($communityId: ID!, $input: SetPointRulesInput!) {
  setPointRules(communityId: $communityId, input: $input) {
    community {
      id
      pointRules {
        kind
        points
        dailyCap
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetPointRulesMutation, SetPointRulesMutationVariables>;
export const ViewerDocument = new TypedDocumentString(`
    query Viewer {
  viewer {
    ...Account
  }
}
    fragment Account on User {
  id
  displayName
  bio
  email
  isEmailVerified
  pendingEmail
  locale
  hasPassword
  isStaff
}`) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const MySessionsDocument = new TypedDocumentString(`
    query MySessions($first: Int, $after: String) {
  viewer {
    id
    sessions(first: $first, after: $after) {
      nodes {
        ...SessionLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SessionLine on Session {
  id
  deviceName
  createdAt
  lastUsedAt
  expiresAt
  isCurrent
}`) as unknown as TypedDocumentString<MySessionsQuery, MySessionsQueryVariables>;
export const SignUpDocument = new TypedDocumentString(`
    mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) {
    tokens {
      ...Tokens
    }
    user {
      ...Account
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
      ... on TooManyAttemptsError {
        retryAt
      }
    }
  }
}
    fragment Tokens on SessionTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}
fragment Account on User {
  id
  displayName
  bio
  email
  isEmailVerified
  pendingEmail
  locale
  hasPassword
  isStaff
}`) as unknown as TypedDocumentString<SignUpMutation, SignUpMutationVariables>;
export const SignInDocument = new TypedDocumentString(`
    mutation SignIn($input: SignInInput!) {
  signIn(input: $input) {
    tokens {
      ...Tokens
    }
    user {
      ...Account
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
      ... on TooManyAttemptsError {
        retryAt
      }
    }
  }
}
    fragment Tokens on SessionTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}
fragment Account on User {
  id
  displayName
  bio
  email
  isEmailVerified
  pendingEmail
  locale
  hasPassword
  isStaff
}`) as unknown as TypedDocumentString<SignInMutation, SignInMutationVariables>;
export const SignInWithWechatDocument = new TypedDocumentString(`
    mutation SignInWithWechat($input: SignInWithWechatInput!) {
  signInWithWechat(input: $input) {
    tokens {
      ...Tokens
    }
    user {
      ...Account
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Tokens on SessionTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}
fragment Account on User {
  id
  displayName
  bio
  email
  isEmailVerified
  pendingEmail
  locale
  hasPassword
  isStaff
}`) as unknown as TypedDocumentString<SignInWithWechatMutation, SignInWithWechatMutationVariables>;
export const RefreshSessionDocument = new TypedDocumentString(`
    mutation RefreshSession($refreshToken: String!, $idempotencyKey: ID) {
  refreshSession(refreshToken: $refreshToken, idempotencyKey: $idempotencyKey) {
    tokens {
      ...Tokens
    }
    errors {
      ... on UserError {
        code
        message
      }
    }
  }
}
    fragment Tokens on SessionTokens {
  accessToken
  accessTokenExpiresAt
  refreshToken
  refreshTokenExpiresAt
}`) as unknown as TypedDocumentString<RefreshSessionMutation, RefreshSessionMutationVariables>;
export const SignOutDocument = new TypedDocumentString(`
    mutation SignOut {
  signOut {
    errors {
      ... on UserError {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SignOutMutation, SignOutMutationVariables>;
export const RevokeSessionDocument = new TypedDocumentString(`
    mutation RevokeSession($sessionId: ID!) {
  revokeSession(sessionId: $sessionId) {
    session {
      ...SessionLine
      endedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment SessionLine on Session {
  id
  deviceName
  createdAt
  lastUsedAt
  expiresAt
  isCurrent
}`) as unknown as TypedDocumentString<RevokeSessionMutation, RevokeSessionMutationVariables>;
export const RevokeOtherSessionsDocument = new TypedDocumentString(`
    mutation RevokeOtherSessions {
  revokeOtherSessions {
    endedSessions
    errors {
      ... on UserError {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeOtherSessionsMutation, RevokeOtherSessionsMutationVariables>;
export const RequestEmailVerificationDocument = new TypedDocumentString(`
    mutation RequestEmailVerification {
  requestEmailVerification {
    errors {
      ... on UserError {
        code
        message
      }
      ... on TooManyAttemptsError {
        retryAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RequestEmailVerificationMutation, RequestEmailVerificationMutationVariables>;
export const VerifyEmailDocument = new TypedDocumentString(`
    mutation VerifyEmail($token: String!) {
  verifyEmail(token: $token) {
    user {
      id
      isEmailVerified
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<VerifyEmailMutation, VerifyEmailMutationVariables>;
export const ChangeEmailDocument = new TypedDocumentString(`
    mutation ChangeEmail($input: ChangeEmailInput!) {
  changeEmail(input: $input) {
    user {
      ...Account
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
      ... on TooManyAttemptsError {
        retryAt
      }
    }
  }
}
    fragment Account on User {
  id
  displayName
  bio
  email
  isEmailVerified
  pendingEmail
  locale
  hasPassword
  isStaff
}`) as unknown as TypedDocumentString<ChangeEmailMutation, ChangeEmailMutationVariables>;
export const RequestPasswordResetDocument = new TypedDocumentString(`
    mutation RequestPasswordReset($email: String!) {
  requestPasswordReset(email: $email) {
    errors {
      ... on UserError {
        code
        message
        path
      }
      ... on TooManyAttemptsError {
        retryAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RequestPasswordResetMutation, RequestPasswordResetMutationVariables>;
export const ResetPasswordDocument = new TypedDocumentString(`
    mutation ResetPassword($input: ResetPasswordInput!) {
  resetPassword(input: $input) {
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ResetPasswordMutation, ResetPasswordMutationVariables>;
export const ChangePasswordDocument = new TypedDocumentString(`
    mutation ChangePassword($input: ChangePasswordInput!) {
  changePassword(input: $input) {
    endedSessions
    errors {
      ... on UserError {
        code
        message
        path
      }
      ... on TooManyAttemptsError {
        retryAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangePasswordMutation, ChangePasswordMutationVariables>;
export const UpdateProfileDocument = new TypedDocumentString(`
    mutation UpdateProfile($input: UpdateProfileInput!) {
  updateProfile(input: $input) {
    user {
      ...Account
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Account on User {
  id
  displayName
  bio
  email
  isEmailVerified
  pendingEmail
  locale
  hasPassword
  isStaff
}`) as unknown as TypedDocumentString<UpdateProfileMutation, UpdateProfileMutationVariables>;
export const KolProgrammeDocument = new TypedDocumentString(`
    query KolProgramme($slug: String!) {
  community(slug: $slug) {
    id
    kolLevels {
      id
      rank
      name
      targets {
        kind
        need
      }
      entitlements
    }
    kols(first: 20) {
      nodes {
        id
        joinedAt
        level {
          id
          name
        }
        member {
          id
          displayName
        }
      }
    }
    viewerKolInvitation {
      id
      message
      expiresAt
    }
    viewerMember {
      id
      kolStanding {
        id
        level {
          id
          rank
          name
        }
        history(first: 20) {
          nodes {
            kind
            fromLevel
            toLevel
            reason
            occurredAt
          }
        }
      }
      kolProgress {
        nextLevel {
          id
          rank
          name
        }
        targets {
          kind
          have
          need
          isMet
        }
        isComplete
      }
    }
  }
}
    `) as unknown as TypedDocumentString<KolProgrammeQuery, KolProgrammeQueryVariables>;
export const KolCandidatesDocument = new TypedDocumentString(`
    query KolCandidates($slug: String!, $first: Int = 20, $after: String) {
  community(slug: $slug) {
    id
    viewerCanScoutKols
    kolCandidates(first: $first, after: $after) {
      nodes {
        member {
          id
          displayName
        }
        targets {
          kind
          have
          need
        }
        openInvitation {
          id
          status
          expiresAt
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<KolCandidatesQuery, KolCandidatesQueryVariables>;
export const SetKolLevelsDocument = new TypedDocumentString(`
    mutation SetKolLevels($communityId: ID!, $input: SetKolLevelsInput!) {
  setKolLevels(communityId: $communityId, input: $input) {
    community {
      id
      kolLevels {
        id
        rank
        name
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SetKolLevelsMutation, SetKolLevelsMutationVariables>;
export const InviteKolDocument = new TypedDocumentString(`
    mutation InviteKol($input: InviteKolInput!) {
  inviteKol(input: $input) {
    invitation {
      id
      status
      expiresAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<InviteKolMutation, InviteKolMutationVariables>;
export const WithdrawKolInvitationDocument = new TypedDocumentString(`
    mutation WithdrawKolInvitation($invitationId: ID!) {
  withdrawKolInvitation(invitationId: $invitationId) {
    invitation {
      id
      status
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<WithdrawKolInvitationMutation, WithdrawKolInvitationMutationVariables>;
export const AcceptKolInvitationDocument = new TypedDocumentString(`
    mutation AcceptKolInvitation($invitationId: ID!, $idempotencyKey: ID!) {
  acceptKolInvitation(
    invitationId: $invitationId
    idempotencyKey: $idempotencyKey
  ) {
    invitation {
      id
      status
    }
    kol {
      id
      level {
        id
        rank
        name
        entitlements
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AcceptKolInvitationMutation, AcceptKolInvitationMutationVariables>;
export const DeclineKolInvitationDocument = new TypedDocumentString(`
    mutation DeclineKolInvitation($invitationId: ID!) {
  declineKolInvitation(invitationId: $invitationId) {
    invitation {
      id
      status
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeclineKolInvitationMutation, DeclineKolInvitationMutationVariables>;
export const PromoteKolDocument = new TypedDocumentString(`
    mutation PromoteKol($kolId: ID!, $input: PromoteKolInput!) {
  promoteKol(kolId: $kolId, input: $input) {
    kol {
      id
      level {
        id
        rank
        name
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PromoteKolMutation, PromoteKolMutationVariables>;
export const DemoteKolDocument = new TypedDocumentString(`
    mutation DemoteKol($kolId: ID!, $input: DemoteKolInput!) {
  demoteKol(kolId: $kolId, input: $input) {
    kol {
      id
      level {
        id
        rank
        name
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DemoteKolMutation, DemoteKolMutationVariables>;
export const EndKolStandingDocument = new TypedDocumentString(`
    mutation EndKolStanding($kolId: ID!, $input: EndKolStandingInput!) {
  endKolStanding(kolId: $kolId, input: $input) {
    kol {
      id
      endedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EndKolStandingMutation, EndKolStandingMutationVariables>;
export const CommunityShareRuleDocument = new TypedDocumentString(`
    query CommunityShareRule($slug: String!) {
  community(slug: $slug) {
    id
    shareRule {
      ...ShareRuleTerms
    }
    shareRuleVersions(first: 20) {
      nodes {
        ...ShareRuleTerms
      }
    }
  }
}
    fragment ShareRuleTerms on ShareRule {
  version
  platformBasisPoints
  kolBasisPoints
  ownerBasisPoints
  partners {
    basisPoints
    user {
      id
      displayName
    }
  }
  createdAt
}`) as unknown as TypedDocumentString<CommunityShareRuleQuery, CommunityShareRuleQueryVariables>;
export const CommunityLedgerDocument = new TypedDocumentString(`
    query CommunityLedger($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    ledgerAccounts {
      kind
      balance {
        minorUnits
        currency
        decimal
      }
    }
    payeeBalances {
      payee {
        id
        displayName
      }
      ...PayeeBalanceAmounts
    }
    ledgerTransactions(first: $first, after: $after) {
      nodes {
        id
        kind
        occurredAt
        explanation
        entries {
          account
          explanation
          payee {
            id
            displayName
          }
          amount {
            minorUnits
            currency
            decimal
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PayeeBalanceAmounts on PayeeBalance {
  pending {
    minorUnits
    currency
    decimal
  }
  available {
    minorUnits
    currency
    decimal
  }
  owed {
    minorUnits
    currency
    decimal
  }
  transferred {
    minorUnits
    currency
    decimal
  }
  awaitingConfirmation {
    minorUnits
    currency
    decimal
  }
  paidManually {
    minorUnits
    currency
    decimal
  }
}`) as unknown as TypedDocumentString<CommunityLedgerQuery, CommunityLedgerQueryVariables>;
export const ViewerBalancesDocument = new TypedDocumentString(`
    query ViewerBalances {
  viewerBalances {
    community {
      id
      name
    }
    ...PayeeBalanceAmounts
  }
}
    fragment PayeeBalanceAmounts on PayeeBalance {
  pending {
    minorUnits
    currency
    decimal
  }
  available {
    minorUnits
    currency
    decimal
  }
  owed {
    minorUnits
    currency
    decimal
  }
  transferred {
    minorUnits
    currency
    decimal
  }
  awaitingConfirmation {
    minorUnits
    currency
    decimal
  }
  paidManually {
    minorUnits
    currency
    decimal
  }
}`) as unknown as TypedDocumentString<ViewerBalancesQuery, ViewerBalancesQueryVariables>;
export const UpdateShareRuleDocument = new TypedDocumentString(`
    mutation UpdateShareRule($communityId: ID!, $input: UpdateShareRuleInput!) {
  updateShareRule(communityId: $communityId, input: $input) {
    shareRule {
      ...ShareRuleTerms
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment ShareRuleTerms on ShareRule {
  version
  platformBasisPoints
  kolBasisPoints
  ownerBasisPoints
  partners {
    basisPoints
    user {
      id
      displayName
    }
  }
  createdAt
}`) as unknown as TypedDocumentString<UpdateShareRuleMutation, UpdateShareRuleMutationVariables>;
export const SetPlatformFeeDocument = new TypedDocumentString(`
    mutation SetPlatformFee($communityId: ID!, $basisPoints: Int!) {
  setPlatformFee(communityId: $communityId, basisPoints: $basisPoints) {
    shareRule {
      ...ShareRuleTerms
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment ShareRuleTerms on ShareRule {
  version
  platformBasisPoints
  kolBasisPoints
  ownerBasisPoints
  partners {
    basisPoints
    user {
      id
      displayName
    }
  }
  createdAt
}`) as unknown as TypedDocumentString<SetPlatformFeeMutation, SetPlatformFeeMutationVariables>;
export const ViewerPayoutAccountDocument = new TypedDocumentString(`
    query ViewerPayoutAccount($first: Int, $after: String) {
  viewerPayoutAccount {
    ...PayoutAccountState
    bankPayouts(first: $first, after: $after) {
      nodes {
        status
        failureReason
        arrivesAt
        amount {
          minorUnits
          currency
          decimal
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PayoutAccountState on PayoutAccount {
  id
  state
  canReceive
  country
  requirements
  deadline
}`) as unknown as TypedDocumentString<ViewerPayoutAccountQuery, ViewerPayoutAccountQueryVariables>;
export const PayoutStatementDocument = new TypedDocumentString(`
    query PayoutStatement($communityId: ID!, $month: String!, $currency: CurrencyCode!, $payeeId: ID, $first: Int, $after: String) {
  payoutStatement(
    communityId: $communityId
    month: $month
    currency: $currency
    payeeId: $payeeId
  ) {
    month
    opening {
      ...Amount
    }
    closing {
      ...Amount
    }
    accountOpening {
      ...Amount
    }
    accountClosing {
      ...Amount
    }
    awaitingConfirmation {
      ...Amount
    }
    awaitingPayouts(first: 20) {
      nodes {
        ...RecordedPayout
      }
    }
    totals {
      kind
      change {
        ...Amount
      }
      accountChange {
        ...Amount
      }
    }
    lines(first: $first, after: $after) {
      nodes {
        kind
        occurredAt
        explanation
        orderReference
        change {
          ...Amount
        }
        accountChange {
          ...Amount
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RecordedPayout on ManualPayout {
  id
  state
  reference
  createdAt
  answeredAt
  reversedAt
  amount {
    ...Amount
  }
  payee {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<PayoutStatementQuery, PayoutStatementQueryVariables>;
export const CommunityPayoutsDocument = new TypedDocumentString(`
    query CommunityPayouts($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    payoutTransfers(first: $first, after: $after) {
      nodes {
        id
        state
        createdAt
        amount {
          ...Amount
        }
        reversed {
          ...Amount
        }
        payee {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    manualPayouts(first: $first, after: $after) {
      nodes {
        ...RecordedPayout
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RecordedPayout on ManualPayout {
  id
  state
  reference
  createdAt
  answeredAt
  reversedAt
  amount {
    ...Amount
  }
  payee {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<CommunityPayoutsQuery, CommunityPayoutsQueryVariables>;
export const OpenPayoutOnboardingDocument = new TypedDocumentString(`
    mutation OpenPayoutOnboarding($input: OpenPayoutOnboardingInput!) {
  openPayoutOnboarding(input: $input) {
    account {
      ...PayoutAccountState
    }
    url
    expiresAt
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment PayoutAccountState on PayoutAccount {
  id
  state
  canReceive
  country
  requirements
  deadline
}`) as unknown as TypedDocumentString<OpenPayoutOnboardingMutation, OpenPayoutOnboardingMutationVariables>;
export const SyncPayoutAccountDocument = new TypedDocumentString(`
    mutation SyncPayoutAccount {
  syncPayoutAccount {
    account {
      ...PayoutAccountState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment PayoutAccountState on PayoutAccount {
  id
  state
  canReceive
  country
  requirements
  deadline
}`) as unknown as TypedDocumentString<SyncPayoutAccountMutation, SyncPayoutAccountMutationVariables>;
export const RecordManualPayoutDocument = new TypedDocumentString(`
    mutation RecordManualPayout($input: RecordManualPayoutInput!) {
  recordManualPayout(input: $input) {
    manualPayout {
      ...RecordedPayout
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RecordedPayout on ManualPayout {
  id
  state
  reference
  createdAt
  answeredAt
  reversedAt
  amount {
    ...Amount
  }
  payee {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<RecordManualPayoutMutation, RecordManualPayoutMutationVariables>;
export const ConfirmManualPayoutDocument = new TypedDocumentString(`
    mutation ConfirmManualPayout($manualPayoutId: ID!) {
  confirmManualPayout(manualPayoutId: $manualPayoutId) {
    manualPayout {
      ...RecordedPayout
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RecordedPayout on ManualPayout {
  id
  state
  reference
  createdAt
  answeredAt
  reversedAt
  amount {
    ...Amount
  }
  payee {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<ConfirmManualPayoutMutation, ConfirmManualPayoutMutationVariables>;
export const DisputeManualPayoutDocument = new TypedDocumentString(`
    mutation DisputeManualPayout($manualPayoutId: ID!) {
  disputeManualPayout(manualPayoutId: $manualPayoutId) {
    manualPayout {
      ...RecordedPayout
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RecordedPayout on ManualPayout {
  id
  state
  reference
  createdAt
  answeredAt
  reversedAt
  amount {
    ...Amount
  }
  payee {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<DisputeManualPayoutMutation, DisputeManualPayoutMutationVariables>;
export const WithdrawManualPayoutDocument = new TypedDocumentString(`
    mutation WithdrawManualPayout($manualPayoutId: ID!) {
  withdrawManualPayout(manualPayoutId: $manualPayoutId) {
    manualPayout {
      ...RecordedPayout
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RecordedPayout on ManualPayout {
  id
  state
  reference
  createdAt
  answeredAt
  reversedAt
  amount {
    ...Amount
  }
  payee {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<WithdrawManualPayoutMutation, WithdrawManualPayoutMutationVariables>;
export const ReverseManualPayoutDocument = new TypedDocumentString(`
    mutation ReverseManualPayout($manualPayoutId: ID!) {
  reverseManualPayout(manualPayoutId: $manualPayoutId) {
    manualPayout {
      ...RecordedPayout
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RecordedPayout on ManualPayout {
  id
  state
  reference
  createdAt
  answeredAt
  reversedAt
  amount {
    ...Amount
  }
  payee {
    id
    displayName
  }
}`) as unknown as TypedDocumentString<ReverseManualPayoutMutation, ReverseManualPayoutMutationVariables>;
export const PurchaseOptionsDocument = new TypedDocumentString(`
    query PurchaseOptions($communityId: ID!, $channel: SalesChannel!) {
  purchaseOptions(communityId: $communityId, channel: $channel) {
    answer
    reason
    tier {
      id
      name
    }
    plan {
      ...PlanOffer
      paymentMethods(channel: $channel)
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PlanOffer on Plan {
  ...PlanCard
  takenCount
  prices {
    ...PriceOffer
  }
  upcomingPrices {
    ...PriceOffer
  }
}
fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`) as unknown as TypedDocumentString<PurchaseOptionsQuery, PurchaseOptionsQueryVariables>;
export const CreatePlanDocument = new TypedDocumentString(`
    mutation CreatePlan($input: CreatePlanInput!) {
  createPlan(input: $input) {
    plan {
      ...PlanOffer
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PlanOffer on Plan {
  ...PlanCard
  takenCount
  prices {
    ...PriceOffer
  }
  upcomingPrices {
    ...PriceOffer
  }
}
fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`) as unknown as TypedDocumentString<CreatePlanMutation, CreatePlanMutationVariables>;
export const CreatePriceDocument = new TypedDocumentString(`
    mutation CreatePrice($input: CreatePriceInput!) {
  createPrice(input: $input) {
    price {
      ...PriceOffer
    }
    plan {
      ...PlanOffer
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PlanOffer on Plan {
  ...PlanCard
  takenCount
  prices {
    ...PriceOffer
  }
  upcomingPrices {
    ...PriceOffer
  }
}
fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`) as unknown as TypedDocumentString<CreatePriceMutation, CreatePriceMutationVariables>;
export const ClosePlanDocument = new TypedDocumentString(`
    mutation ClosePlan($planId: ID!) {
  closePlan(planId: $planId) {
    plan {
      ...PlanOffer
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PlanOffer on Plan {
  ...PlanCard
  takenCount
  prices {
    ...PriceOffer
  }
  upcomingPrices {
    ...PriceOffer
  }
}
fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`) as unknown as TypedDocumentString<ClosePlanMutation, ClosePlanMutationVariables>;
export const ClosePriceDocument = new TypedDocumentString(`
    mutation ClosePrice($priceId: ID!) {
  closePrice(priceId: $priceId) {
    plan {
      ...PlanOffer
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PlanOffer on Plan {
  ...PlanCard
  takenCount
  prices {
    ...PriceOffer
  }
  upcomingPrices {
    ...PriceOffer
  }
}
fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`) as unknown as TypedDocumentString<ClosePriceMutation, ClosePriceMutationVariables>;
export const SetPlanSalesLimitDocument = new TypedDocumentString(`
    mutation SetPlanSalesLimit($planId: ID!, $salesLimit: Int) {
  setPlanSalesLimit(planId: $planId, salesLimit: $salesLimit) {
    plan {
      ...PlanOffer
    }
    errors {
      ... on UserError {
        code
        message
        path
        minimum
        maximum
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PlanOffer on Plan {
  ...PlanCard
  takenCount
  prices {
    ...PriceOffer
  }
  upcomingPrices {
    ...PriceOffer
  }
}
fragment PlanCard on Plan {
  id
  kind
  name
  termDays
  startsOn
  endsOn
  endsAt
  salesLimit
  remaining
  isSoldOut
  price {
    ...PriceOffer
  }
}
fragment PriceOffer on Price {
  id
  validFrom
  validTo
  trialDays
  amount {
    ...Amount
  }
  earlyRenewalAmount {
    ...Amount
  }
  lapsedRenewalAmount {
    ...Amount
  }
  lapsedLongerRenewalAmount {
    ...Amount
  }
}`) as unknown as TypedDocumentString<SetPlanSalesLimitMutation, SetPlanSalesLimitMutationVariables>;
export const CommunityFeedDocument = new TypedDocumentString(`
    query CommunityFeed($slug: String!, $orderBy: PostOrder! = NEWEST, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    posts(orderBy: $orderBy, first: $first, after: $after) {
      nodes {
        ...PostCard
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment PostCard on Post {
  id
  type
  title
  teaser
  bodyHtml
  isDeleted
  publishedAt
  editedAt
  commentCount
  author {
    id
    displayName
    role
  }
  topic {
    id
    title
  }
  pictures {
    id
    url
    width
    height
  }
  access {
    allowed
    reason
    unlockPaths {
      __typename
      title
    }
  }
  ...Reactions
}
fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<CommunityFeedQuery, CommunityFeedQueryVariables>;
export const TopicFeedDocument = new TypedDocumentString(`
    query TopicFeed($id: ID!, $orderBy: PostOrder! = NEWEST, $first: Int, $after: String) {
  node(id: $id) {
    ... on Topic {
      id
      title
      posts(orderBy: $orderBy, first: $first, after: $after) {
        nodes {
          ...PostCard
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment PostCard on Post {
  id
  type
  title
  teaser
  bodyHtml
  isDeleted
  publishedAt
  editedAt
  commentCount
  author {
    id
    displayName
    role
  }
  topic {
    id
    title
  }
  pictures {
    id
    url
    width
    height
  }
  access {
    allowed
    reason
    unlockPaths {
      __typename
      title
    }
  }
  ...Reactions
}
fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<TopicFeedQuery, TopicFeedQueryVariables>;
export const PostDocument = new TypedDocumentString(`
    query Post($id: ID!) {
  node(id: $id) {
    ... on Post {
      ...PostCard
      body
      revisionNumber
      viewerCanEdit
      viewerCanDelete
      viewerCanComment
    }
  }
}
    fragment PostCard on Post {
  id
  type
  title
  teaser
  bodyHtml
  isDeleted
  publishedAt
  editedAt
  commentCount
  author {
    id
    displayName
    role
  }
  topic {
    id
    title
  }
  pictures {
    id
    url
    width
    height
  }
  access {
    allowed
    reason
    unlockPaths {
      __typename
      title
    }
  }
  ...Reactions
}
fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<PostQuery, PostQueryVariables>;
export const PostRevisionsDocument = new TypedDocumentString(`
    query PostRevisions($id: ID!, $first: Int, $after: String) {
  node(id: $id) {
    ... on Post {
      id
      revisions(first: $first, after: $after) {
        nodes {
          id
          number
          title
          body
          bodyHtml
          writtenAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PostRevisionsQuery, PostRevisionsQueryVariables>;
export const PublishPostDocument = new TypedDocumentString(`
    mutation PublishPost($input: PublishPostInput!) {
  publishPost(input: $input) {
    post {
      ...PostCard
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
      ... on EntitlementMissingError {
        entitlement
        unlockPaths {
          __typename
          title
        }
      }
    }
  }
}
    fragment PostCard on Post {
  id
  type
  title
  teaser
  bodyHtml
  isDeleted
  publishedAt
  editedAt
  commentCount
  author {
    id
    displayName
    role
  }
  topic {
    id
    title
  }
  pictures {
    id
    url
    width
    height
  }
  access {
    allowed
    reason
    unlockPaths {
      __typename
      title
    }
  }
  ...Reactions
}
fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<PublishPostMutation, PublishPostMutationVariables>;
export const UpdatePostDocument = new TypedDocumentString(`
    mutation UpdatePost($postId: ID!, $input: UpdatePostInput!) {
  updatePost(postId: $postId, input: $input) {
    post {
      ...PostCard
      body
      revisionNumber
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment PostCard on Post {
  id
  type
  title
  teaser
  bodyHtml
  isDeleted
  publishedAt
  editedAt
  commentCount
  author {
    id
    displayName
    role
  }
  topic {
    id
    title
  }
  pictures {
    id
    url
    width
    height
  }
  access {
    allowed
    reason
    unlockPaths {
      __typename
      title
    }
  }
  ...Reactions
}
fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
  viewerCanReact
}`) as unknown as TypedDocumentString<UpdatePostMutation, UpdatePostMutationVariables>;
export const DeletePostDocument = new TypedDocumentString(`
    mutation DeletePost($postId: ID!) {
  deletePost(postId: $postId) {
    post {
      id
      isDeleted
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeletePostMutation, DeletePostMutationVariables>;
export const PriceTimelineDocument = new TypedDocumentString(`
    query PriceTimeline($planId: ID!) {
  priceTimeline(planId: $planId) {
    points {
      from
      until
      price {
        decimal
        minorUnits
        currency
      }
      rules {
        kind
        title
        amount {
          decimal
          minorUnits
          currency
        }
        basisPoints
        joinedBefore
      }
    }
    groupBuys {
      id
      deadline
    }
    vouchers {
      ...VoucherFields
    }
  }
}
    fragment VoucherFields on Voucher {
  id
  amount {
    decimal
    minorUnits
    currency
  }
  minSpend {
    decimal
    minorUnits
    currency
  }
  state
  source
  reason
  usableFrom
  expiresAt
  usedAt
}`) as unknown as TypedDocumentString<PriceTimelineQuery, PriceTimelineQueryVariables>;
export const ViewerVouchersDocument = new TypedDocumentString(`
    query ViewerVouchers($first: Int, $after: String) {
  viewerVouchers(first: $first, after: $after) {
    nodes {
      ...VoucherFields
      community {
        id
        name
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment VoucherFields on Voucher {
  id
  amount {
    decimal
    minorUnits
    currency
  }
  minSpend {
    decimal
    minorUnits
    currency
  }
  state
  source
  reason
  usableFrom
  expiresAt
  usedAt
}`) as unknown as TypedDocumentString<ViewerVouchersQuery, ViewerVouchersQueryVariables>;
export const CommunityOffersDocument = new TypedDocumentString(`
    query CommunityOffers($slug: String!) {
  community(slug: $slug) {
    id
    priceLadders {
      ...PriceLadderFields
    }
    groupBuyOffers {
      ...GroupBuyOfferFields
      groupBuys {
        ...GroupBuyFields
      }
    }
    viewerVouchers {
      ...VoucherFields
    }
    viewerGroupBuys {
      ...GroupBuyFields
      offer {
        id
        name
        planId
      }
    }
  }
}
    fragment PriceLadderFields on PriceLadder {
  id
  name
  timeZone
  day
  coversEarlierMembers
  startsAt
  endsAt
  steps {
    before
    basisPoints
  }
}
fragment VoucherFields on Voucher {
  id
  amount {
    decimal
    minorUnits
    currency
  }
  minSpend {
    decimal
    minorUnits
    currency
  }
  state
  source
  reason
  usableFrom
  expiresAt
  usedAt
}
fragment GroupBuyOfferFields on GroupBuyOffer {
  id
  name
  planId
  seats
  hours
  basisPoints
  amount {
    decimal
    minorUnits
    currency
  }
  leaderPerk {
    decimal
    minorUnits
    currency
  }
  endsAt
}
fragment GroupBuyFields on GroupBuy {
  id
  state
  seatCount
  paidCount
  freeCount
  deadline
  viewerSeat {
    state
    isLeader
    heldUntil
  }
}`) as unknown as TypedDocumentString<CommunityOffersQuery, CommunityOffersQueryVariables>;
export const GroupBuyDocument = new TypedDocumentString(`
    query GroupBuy($id: ID!) {
  node(id: $id) {
    ... on GroupBuy {
      ...GroupBuyFields
      offer {
        ...GroupBuyOfferFields
      }
      seats {
        state
        isLeader
        member {
          id
          displayName
        }
      }
    }
  }
}
    fragment GroupBuyOfferFields on GroupBuyOffer {
  id
  name
  planId
  seats
  hours
  basisPoints
  amount {
    decimal
    minorUnits
    currency
  }
  leaderPerk {
    decimal
    minorUnits
    currency
  }
  endsAt
}
fragment GroupBuyFields on GroupBuy {
  id
  state
  seatCount
  paidCount
  freeCount
  deadline
  viewerSeat {
    state
    isLeader
    heldUntil
  }
}`) as unknown as TypedDocumentString<GroupBuyQuery, GroupBuyQueryVariables>;
export const CouponsDocument = new TypedDocumentString(`
    query Coupons($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    coupons(first: $first, after: $after) {
      nodes {
        ...CouponFields
        codes(first: 20) {
          nodes {
            ...PromotionCodeFields
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment CouponFields on Coupon {
  id
  name
  basisPoints
  amount {
    decimal
    minorUnits
    currency
  }
  audience
  stacking
  startsAt
  endsAt
  maxUses
  maxUsesPerPerson
  takenCount
  closedAt
}
fragment PromotionCodeFields on PromotionCode {
  id
  code
  maxUses
  takenCount
  closedAt
}`) as unknown as TypedDocumentString<CouponsQuery, CouponsQueryVariables>;
export const CommunityVouchersDocument = new TypedDocumentString(`
    query CommunityVouchers($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    vouchers(first: $first, after: $after) {
      nodes {
        ...VoucherFields
        member {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment VoucherFields on Voucher {
  id
  amount {
    decimal
    minorUnits
    currency
  }
  minSpend {
    decimal
    minorUnits
    currency
  }
  state
  source
  reason
  usableFrom
  expiresAt
  usedAt
}`) as unknown as TypedDocumentString<CommunityVouchersQuery, CommunityVouchersQueryVariables>;
export const CreateCouponDocument = new TypedDocumentString(`
    mutation CreateCoupon($input: CreateCouponInput!) {
  createCoupon(input: $input) {
    coupon {
      ...CouponFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment CouponFields on Coupon {
  id
  name
  basisPoints
  amount {
    decimal
    minorUnits
    currency
  }
  audience
  stacking
  startsAt
  endsAt
  maxUses
  maxUsesPerPerson
  takenCount
  closedAt
}`) as unknown as TypedDocumentString<CreateCouponMutation, CreateCouponMutationVariables>;
export const CloseCouponDocument = new TypedDocumentString(`
    mutation CloseCoupon($couponId: ID!) {
  closeCoupon(couponId: $couponId) {
    coupon {
      id
      closedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CloseCouponMutation, CloseCouponMutationVariables>;
export const CreatePromotionCodesDocument = new TypedDocumentString(`
    mutation CreatePromotionCodes($input: CreatePromotionCodesInput!) {
  createPromotionCodes(input: $input) {
    promotionCodes {
      ...PromotionCodeFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment PromotionCodeFields on PromotionCode {
  id
  code
  maxUses
  takenCount
  closedAt
}`) as unknown as TypedDocumentString<CreatePromotionCodesMutation, CreatePromotionCodesMutationVariables>;
export const ClosePromotionCodeDocument = new TypedDocumentString(`
    mutation ClosePromotionCode($promotionCodeId: ID!) {
  closePromotionCode(promotionCodeId: $promotionCodeId) {
    promotionCode {
      id
      closedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ClosePromotionCodeMutation, ClosePromotionCodeMutationVariables>;
export const CreatePriceLadderDocument = new TypedDocumentString(`
    mutation CreatePriceLadder($input: CreatePriceLadderInput!) {
  createPriceLadder(input: $input) {
    priceLadder {
      ...PriceLadderFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment PriceLadderFields on PriceLadder {
  id
  name
  timeZone
  day
  coversEarlierMembers
  startsAt
  endsAt
  steps {
    before
    basisPoints
  }
}`) as unknown as TypedDocumentString<CreatePriceLadderMutation, CreatePriceLadderMutationVariables>;
export const ClosePriceLadderDocument = new TypedDocumentString(`
    mutation ClosePriceLadder($priceLadderId: ID!) {
  closePriceLadder(priceLadderId: $priceLadderId) {
    priceLadder {
      id
      closedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ClosePriceLadderMutation, ClosePriceLadderMutationVariables>;
export const GiveVoucherDocument = new TypedDocumentString(`
    mutation GiveVoucher($input: GiveVoucherInput!) {
  giveVoucher(input: $input) {
    voucher {
      ...VoucherFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment VoucherFields on Voucher {
  id
  amount {
    decimal
    minorUnits
    currency
  }
  minSpend {
    decimal
    minorUnits
    currency
  }
  state
  source
  reason
  usableFrom
  expiresAt
  usedAt
}`) as unknown as TypedDocumentString<GiveVoucherMutation, GiveVoucherMutationVariables>;
export const RevokeVoucherDocument = new TypedDocumentString(`
    mutation RevokeVoucher($voucherId: ID!) {
  revokeVoucher(voucherId: $voucherId) {
    voucher {
      id
      state
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RevokeVoucherMutation, RevokeVoucherMutationVariables>;
export const CreateGroupBuyOfferDocument = new TypedDocumentString(`
    mutation CreateGroupBuyOffer($input: CreateGroupBuyOfferInput!) {
  createGroupBuyOffer(input: $input) {
    groupBuyOffer {
      ...GroupBuyOfferFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment GroupBuyOfferFields on GroupBuyOffer {
  id
  name
  planId
  seats
  hours
  basisPoints
  amount {
    decimal
    minorUnits
    currency
  }
  leaderPerk {
    decimal
    minorUnits
    currency
  }
  endsAt
}`) as unknown as TypedDocumentString<CreateGroupBuyOfferMutation, CreateGroupBuyOfferMutationVariables>;
export const CloseGroupBuyOfferDocument = new TypedDocumentString(`
    mutation CloseGroupBuyOffer($groupBuyOfferId: ID!) {
  closeGroupBuyOffer(groupBuyOfferId: $groupBuyOfferId) {
    groupBuyOffer {
      id
      closedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CloseGroupBuyOfferMutation, CloseGroupBuyOfferMutationVariables>;
export const OpenGroupBuyDocument = new TypedDocumentString(`
    mutation OpenGroupBuy($input: OpenGroupBuyInput!) {
  openGroupBuy(input: $input) {
    groupBuy {
      ...GroupBuyFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment GroupBuyFields on GroupBuy {
  id
  state
  seatCount
  paidCount
  freeCount
  deadline
  viewerSeat {
    state
    isLeader
    heldUntil
  }
}`) as unknown as TypedDocumentString<OpenGroupBuyMutation, OpenGroupBuyMutationVariables>;
export const JoinGroupBuyDocument = new TypedDocumentString(`
    mutation JoinGroupBuy($input: JoinGroupBuyInput!) {
  joinGroupBuy(input: $input) {
    groupBuy {
      ...GroupBuyFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment GroupBuyFields on GroupBuy {
  id
  state
  seatCount
  paidCount
  freeCount
  deadline
  viewerSeat {
    state
    isLeader
    heldUntil
  }
}`) as unknown as TypedDocumentString<JoinGroupBuyMutation, JoinGroupBuyMutationVariables>;
export const RedPacketDocument = new TypedDocumentString(`
    query RedPacket($id: ID!, $first: Int = 50, $after: String) {
  node(id: $id) {
    ... on RedPacket {
      ...RedPacketParts
      currency
      minSpendMinor
      voucherDays
      createdAt
      giver {
        id
        displayName
      }
      claims(first: $first, after: $after) {
        nodes {
          position
          amount
          createdAt
          member {
            id
            displayName
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment RedPacketParts on RedPacket {
  id
  title
  content
  split
  state
  total
  shares
  claimedCount
  claimed
  returned
  expiresAt
  endedAt
  viewerClaim {
    position
    amount
  }
}`) as unknown as TypedDocumentString<RedPacketQuery, RedPacketQueryVariables>;
export const SendRedPacketDocument = new TypedDocumentString(`
    mutation SendRedPacket($input: SendRedPacketInput!) {
  sendRedPacket(input: $input) {
    redPacket {
      ...RedPacketParts
    }
    message {
      id
      seq
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
        maximum
      }
      ... on MutedInRoomError {
        mutedUntil
      }
    }
  }
}
    fragment RedPacketParts on RedPacket {
  id
  title
  content
  split
  state
  total
  shares
  claimedCount
  claimed
  returned
  expiresAt
  endedAt
  viewerClaim {
    position
    amount
  }
}`) as unknown as TypedDocumentString<SendRedPacketMutation, SendRedPacketMutationVariables>;
export const ClaimRedPacketDocument = new TypedDocumentString(`
    mutation ClaimRedPacket($input: ClaimRedPacketInput!) {
  claimRedPacket(input: $input) {
    claim {
      position
      amount
    }
    redPacket {
      ...RedPacketParts
    }
    errors {
      __typename
      ... on UserError {
        code
        message
      }
    }
  }
}
    fragment RedPacketParts on RedPacket {
  id
  title
  content
  split
  state
  total
  shares
  claimedCount
  claimed
  returned
  expiresAt
  endedAt
  viewerClaim {
    position
    amount
  }
}`) as unknown as TypedDocumentString<ClaimRedPacketMutation, ClaimRedPacketMutationVariables>;
export const PointsMovementsDocument = new TypedDocumentString(`
    query PointsMovements($slug: String!, $first: Int = 20, $after: String) {
  community(slug: $slug) {
    id
    viewerMember {
      id
      spendablePoints
      pointsMovements(first: $first, after: $after) {
        nodes {
          kind
          amount
          balance
          createdAt
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PointsMovementsQuery, PointsMovementsQueryVariables>;
export const ReferralsDocument = new TypedDocumentString(`
    query Referrals($slug: String!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    referralProgramme {
      ...ReferralProgrammeFields
    }
    viewerReferralDebt {
      decimal
      minorUnits
      currency
    }
    referrals(first: $first, after: $after) {
      nodes {
        id
        state
        createdAt
        takenBackAt
        referrer {
          id
          displayName
        }
        referee {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment ReferralProgrammeFields on ReferralProgramme {
  isActive
  referrerVoucher {
    decimal
    minorUnits
    currency
  }
  refereeVoucher {
    decimal
    minorUnits
    currency
  }
  voucherDays
}`) as unknown as TypedDocumentString<ReferralsQuery, ReferralsQueryVariables>;
export const SetReferralProgrammeDocument = new TypedDocumentString(`
    mutation SetReferralProgramme($communityId: ID!, $input: SetReferralProgrammeInput!) {
  setReferralProgramme(communityId: $communityId, input: $input) {
    referralProgramme {
      ...ReferralProgrammeFields
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment ReferralProgrammeFields on ReferralProgramme {
  isActive
  referrerVoucher {
    decimal
    minorUnits
    currency
  }
  refereeVoucher {
    decimal
    minorUnits
    currency
  }
  voucherDays
}`) as unknown as TypedDocumentString<SetReferralProgrammeMutation, SetReferralProgrammeMutationVariables>;
export const PreviewRefundDocument = new TypedDocumentString(`
    query PreviewRefund($orderId: ID!, $paymentId: ID, $minorUnits: SafeInt) {
  previewRefund(orderId: $orderId, paymentId: $paymentId, minorUnits: $minorUnits) {
    preview {
      amount {
        ...Amount
      }
      refundable {
        ...Amount
      }
      endsAccess
      refundableUntil
      payment {
        id
      }
      otherPayments {
        id
        amount {
          ...Amount
        }
      }
      undone {
        __typename
        title
        ... on AccessUndone {
          endsAt
          tier {
            id
            name
          }
        }
        ... on PlanPieceUndone {
          plan {
            id
          }
        }
        ... on PointsUndone {
          points
        }
        ... on CommissionUndone {
          shareKind
          amount {
            ...Amount
          }
          owed {
            ...Amount
          }
          payee {
            id
            number
          }
        }
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`) as unknown as TypedDocumentString<PreviewRefundQuery, PreviewRefundQueryVariables>;
export const RequestRefundDocument = new TypedDocumentString(`
    mutation RequestRefund($input: RequestRefundInput!) {
  requestRefund(input: $input) {
    refund {
      ...RefundState
    }
    order {
      id
      state
      refunded {
        ...Amount
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RefundState on Refund {
  id
  state
  origin
  amount {
    ...Amount
  }
  reason
  hasEndedAccess
  requestedAt
  settledAt
}`) as unknown as TypedDocumentString<RequestRefundMutation, RequestRefundMutationVariables>;
export const OrderRefundsDocument = new TypedDocumentString(`
    query OrderRefunds($id: ID!) {
  order(id: $id) {
    id
    state
    payments {
      id
      isProration
      receivedAt
      refundableUntil
      amount {
        ...Amount
      }
      viewerRefundable {
        ...Amount
      }
    }
    refunds {
      ...RefundState
      payment {
        id
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RefundState on Refund {
  id
  state
  origin
  amount {
    ...Amount
  }
  reason
  hasEndedAccess
  requestedAt
  settledAt
}`) as unknown as TypedDocumentString<OrderRefundsQuery, OrderRefundsQueryVariables>;
export const CommunityRefundPolicyDocument = new TypedDocumentString(`
    query CommunityRefundPolicy($slug: String!) {
  community(slug: $slug) {
    id
    refundPolicy {
      windowHours
      onFraudWarning
    }
  }
}
    `) as unknown as TypedDocumentString<CommunityRefundPolicyQuery, CommunityRefundPolicyQueryVariables>;
export const UpdateRefundPolicyDocument = new TypedDocumentString(`
    mutation UpdateRefundPolicy($communityId: ID!, $input: UpdateRefundPolicyInput!) {
  updateRefundPolicy(communityId: $communityId, input: $input) {
    refundPolicy {
      windowHours
      onFraudWarning
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateRefundPolicyMutation, UpdateRefundPolicyMutationVariables>;
export const CommunityRefundsDocument = new TypedDocumentString(`
    query CommunityRefunds($slug: String!, $state: RefundState, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    refunds(state: $state, first: $first, after: $after) {
      nodes {
        ...RefundState
        order {
          id
          state
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RefundState on Refund {
  id
  state
  origin
  amount {
    ...Amount
  }
  reason
  hasEndedAccess
  requestedAt
  settledAt
}`) as unknown as TypedDocumentString<CommunityRefundsQuery, CommunityRefundsQueryVariables>;
export const CommunityDisputesDocument = new TypedDocumentString(`
    query CommunityDisputes($slug: String!, $state: DisputeState, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    disputes(state: $state, first: $first, after: $after) {
      nodes {
        ...DisputeStateOf
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    fraudWarnings(first: 20) {
      nodes {
        id
        kind
        answer
        warnedAt
        order {
          id
        }
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment DisputeStateOf on Dispute {
  id
  state
  amount {
    ...Amount
  }
  fee {
    ...Amount
  }
  reason
  evidenceDueBy
  openedAt
  closedAt
  order {
    id
    state
  }
}`) as unknown as TypedDocumentString<CommunityDisputesQuery, CommunityDisputesQueryVariables>;
export const StaffRefundsDocument = new TypedDocumentString(`
    query StaffRefunds($state: RefundState, $first: Int, $after: String) {
  refunds(state: $state, first: $first, after: $after) {
    nodes {
      ...RefundState
      order {
        id
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment RefundState on Refund {
  id
  state
  origin
  amount {
    ...Amount
  }
  reason
  hasEndedAccess
  requestedAt
  settledAt
}`) as unknown as TypedDocumentString<StaffRefundsQuery, StaffRefundsQueryVariables>;
export const StaffDisputesDocument = new TypedDocumentString(`
    query StaffDisputes($state: DisputeState, $first: Int, $after: String) {
  disputes(state: $state, first: $first, after: $after) {
    nodes {
      ...DisputeStateOf
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment DisputeStateOf on Dispute {
  id
  state
  amount {
    ...Amount
  }
  fee {
    ...Amount
  }
  reason
  evidenceDueBy
  openedAt
  closedAt
  order {
    id
    state
  }
}`) as unknown as TypedDocumentString<StaffDisputesQuery, StaffDisputesQueryVariables>;
export const RelayListDocument = new TypedDocumentString(`
    query RelayList($id: ID!, $first: Int = 50, $after: String) {
  node(id: $id) {
    ... on RelayList {
      id
      title
      description
      capacity
      capacityUnit
      maxQuantity
      variants
      taken
      left
      waitingCount
      isOpen
      closesAt
      closedAt
      viewerCanManage
      author {
        id
        displayName
      }
      viewerEntry {
        ...RelayLine
      }
      entries(first: $first, after: $after) {
        nodes {
          ...RelayLine
          member {
            id
            displayName
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
}
    fragment RelayLine on RelayEntry {
  id
  position
  quantity
  variant
  note
  state
  promotedAt
  createdAt
}`) as unknown as TypedDocumentString<RelayListQuery, RelayListQueryVariables>;
export const CreateRelayListDocument = new TypedDocumentString(`
    mutation CreateRelayList($input: CreateRelayListInput!) {
  createRelayList(input: $input) {
    relayList {
      id
      title
    }
    message {
      id
      seq
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on MutedInRoomError {
        mutedUntil
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateRelayListMutation, CreateRelayListMutationVariables>;
export const EnterRelayDocument = new TypedDocumentString(`
    mutation EnterRelay($input: EnterRelayInput!) {
  enterRelay(input: $input) {
    entry {
      ...RelayLine
    }
    relayList {
      ...RelayPlaces
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on MutedInRoomError {
        mutedUntil
      }
    }
  }
}
    fragment RelayLine on RelayEntry {
  id
  position
  quantity
  variant
  note
  state
  promotedAt
  createdAt
}
fragment RelayPlaces on RelayList {
  id
  taken
  left
  waitingCount
  viewerEntry {
    id
    state
  }
}`) as unknown as TypedDocumentString<EnterRelayMutation, EnterRelayMutationVariables>;
export const UpdateRelayEntryDocument = new TypedDocumentString(`
    mutation UpdateRelayEntry($relayListId: ID!, $input: UpdateRelayEntryInput!) {
  updateRelayEntry(relayListId: $relayListId, input: $input) {
    entry {
      ...RelayLine
    }
    relayList {
      ...RelayPlaces
    }
    errors {
      __typename
      ... on UserError {
        code
        message
        path
      }
      ... on MutedInRoomError {
        mutedUntil
      }
    }
  }
}
    fragment RelayLine on RelayEntry {
  id
  position
  quantity
  variant
  note
  state
  promotedAt
  createdAt
}
fragment RelayPlaces on RelayList {
  id
  taken
  left
  waitingCount
  viewerEntry {
    id
    state
  }
}`) as unknown as TypedDocumentString<UpdateRelayEntryMutation, UpdateRelayEntryMutationVariables>;
export const WithdrawFromRelayDocument = new TypedDocumentString(`
    mutation WithdrawFromRelay($relayListId: ID!) {
  withdrawFromRelay(relayListId: $relayListId) {
    relayList {
      ...RelayPlaces
    }
    errors {
      __typename
      ... on UserError {
        code
        message
      }
    }
  }
}
    fragment RelayPlaces on RelayList {
  id
  taken
  left
  waitingCount
  viewerEntry {
    id
    state
  }
}`) as unknown as TypedDocumentString<WithdrawFromRelayMutation, WithdrawFromRelayMutationVariables>;
export const CloseRelayListDocument = new TypedDocumentString(`
    mutation CloseRelayList($relayListId: ID!) {
  closeRelayList(relayListId: $relayListId) {
    relayList {
      id
      isOpen
      closedAt
    }
    errors {
      __typename
      ... on UserError {
        code
        message
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CloseRelayListMutation, CloseRelayListMutationVariables>;
export const ExportRelayListDocument = new TypedDocumentString(`
    query ExportRelayList($relayListId: ID!) {
  exportRelayList(relayListId: $relayListId) {
    fileName
    csv
  }
}
    `) as unknown as TypedDocumentString<ExportRelayListQuery, ExportRelayListQueryVariables>;
export const PaymentsToReviewDocument = new TypedDocumentString(`
    query PaymentsToReview($first: Int, $after: String) {
  paymentsToReview(first: $first, after: $after) {
    nodes {
      reason
      reference
      received {
        ...Amount
      }
      order {
        ...OrderState
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  purpose
  kind
  channel
  listAmount {
    ...Amount
  }
  amount {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rules {
    ...PriceLine
  }
  payments {
    id
    standing
    receivedAt
    amount {
      ...Amount
    }
    refunded {
      ...Amount
    }
  }
  payableUntil
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
  paymentMethod
  offeredPaymentMethods
  isSettling
}`) as unknown as TypedDocumentString<PaymentsToReviewQuery, PaymentsToReviewQueryVariables>;
export const AcceptHeldOrderDocument = new TypedDocumentString(`
    mutation AcceptHeldOrder($input: AcceptHeldOrderInput!) {
  acceptHeldOrder(input: $input) {
    order {
      ...OrderState
      acceptedAt
      acceptReason
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment PriceLine on PriceRule {
  kind
  title
  code
  basisPoints
  joinedBefore
  amount {
    ...Amount
  }
}
fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  purpose
  kind
  channel
  listAmount {
    ...Amount
  }
  amount {
    ...Amount
  }
  refunded {
    ...Amount
  }
  rules {
    ...PriceLine
  }
  payments {
    id
    standing
    receivedAt
    amount {
      ...Amount
    }
    refunded {
      ...Amount
    }
  }
  payableUntil
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
  paymentMethod
  offeredPaymentMethods
  isSettling
}`) as unknown as TypedDocumentString<AcceptHeldOrderMutation, AcceptHeldOrderMutationVariables>;
export const SearchRoomDocument = new TypedDocumentString(`
    query SearchRoom($roomId: ID!, $query: String!, $first: Int = 20, $after: String) {
  searchRoom(roomId: $roomId, query: $query) {
    isComplete
    messages(first: $first, after: $after) {
      nodes {
        id
        seq
        ordinal
        body
        createdAt
        author {
          id
          displayName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<SearchRoomQuery, SearchRoomQueryVariables>;
export const ParkedJobsDocument = new TypedDocumentString(`
    query ParkedJobs {
  parkedJobs {
    id
    name
    failedAt
    error
  }
}
    `) as unknown as TypedDocumentString<ParkedJobsQuery, ParkedJobsQueryVariables>;
export const RetryParkedJobDocument = new TypedDocumentString(`
    mutation RetryParkedJob($id: String!) {
  retryParkedJob(id: $id) {
    parkedJobs {
      id
      name
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RetryParkedJobMutation, RetryParkedJobMutationVariables>;
export const StaffActsDocument = new TypedDocumentString(`
    query StaffActs($first: Int, $after: String) {
  staffActs(first: $first, after: $after) {
    nodes {
      actor
      act
      target
      occurredAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StaffActsQuery, StaffActsQueryVariables>;
export const StripeEventsDocument = new TypedDocumentString(`
    query StripeEvents($state: StripeEventState, $first: Int, $after: String) {
  stripeEvents(state: $state, first: $first, after: $after) {
    nodes {
      eventId
      type
      state
      tries
      error
      receivedAt
      nextTryAt
      handledAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<StripeEventsQuery, StripeEventsQueryVariables>;
export const RedeliverStripeEventDocument = new TypedDocumentString(`
    mutation RedeliverStripeEvent($eventId: String!) {
  redeliverStripeEvent(eventId: $eventId) {
    event {
      eventId
      state
      tries
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RedeliverStripeEventMutation, RedeliverStripeEventMutationVariables>;
export const ReconciliationRunsDocument = new TypedDocumentString(`
    query ReconciliationRuns($kind: ReconciliationKind, $first: Int, $after: String) {
  reconciliationRuns(kind: $kind, first: $first, after: $after) {
    nodes {
      id
      kind
      state
      coversFrom
      coversUntil
      compared
      differenceCount
      failedChecks
      startedAt
      finishedAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReconciliationRunsQuery, ReconciliationRunsQueryVariables>;
export const ReconciliationDifferencesDocument = new TypedDocumentString(`
    query ReconciliationDifferences($runId: ID, $isHealed: Boolean, $first: Int, $after: String) {
  reconciliationDifferences(
    runId: $runId
    isHealed: $isHealed
    first: $first
    after: $after
  ) {
    nodes {
      kind
      subject
      theirs {
        minorUnits
        currency
      }
      ours {
        minorUnits
        currency
      }
      isHealed
      foundAt
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ReconciliationDifferencesQuery, ReconciliationDifferencesQueryVariables>;
export const StartReconciliationDocument = new TypedDocumentString(`
    mutation StartReconciliation {
  startReconciliation {
    isQueued
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<StartReconciliationMutation, StartReconciliationMutationVariables>;
export const OrderInvoicesDocument = new TypedDocumentString(`
    query OrderInvoices($orderId: ID!) {
  invoices(orderId: $orderId) {
    number
    status
    total {
      ...Amount
    }
    paid {
      ...Amount
    }
    createdAt
    paidAt
    pageUrl
    pdfUrl
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`) as unknown as TypedDocumentString<OrderInvoicesQuery, OrderInvoicesQueryVariables>;
export const ExpiringMembersDocument = new TypedDocumentString(`
    query ExpiringMembers($slug: String!, $withinDays: Int!, $first: Int, $after: String) {
  community(slug: $slug) {
    id
    expiringMembers(withinDays: $withinDays, first: $first, after: $after) {
      nodes {
        endsAt
        reason
        member {
          id
          number
        }
        tier {
          id
          name
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ExpiringMembersQuery, ExpiringMembersQueryVariables>;
export const PreviewPlanChangeDocument = new TypedDocumentString(`
    mutation PreviewPlanChange($input: PreviewPlanChangeInput!) {
  previewPlanChange(input: $input) {
    planChange {
      ...PlanChangeState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment PlanChangeState on PlanChange {
  id
  kind
  state
  takesEffectAt
  expiresAt
  confirmUrl
  confirmableUntil
  dueNow {
    ...Amount
  }
  lines {
    amount {
      ...Amount
    }
    title
    isCredit
    startsAt
    endsAt
  }
  price {
    id
    amount {
      ...Amount
    }
  }
}`) as unknown as TypedDocumentString<PreviewPlanChangeMutation, PreviewPlanChangeMutationVariables>;
export const ChangePlanDocument = new TypedDocumentString(`
    mutation ChangePlan($input: ChangePlanInput!) {
  changePlan(input: $input) {
    subscription {
      ...SubscriptionState
      ...SubscriptionPlan
    }
    planChange {
      ...PlanChangeState
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}
fragment SubscriptionPlan on MembershipSubscription {
  id
  order {
    id
  }
  price {
    id
    amount {
      ...Amount
    }
  }
  scheduledPrice {
    id
    amount {
      ...Amount
    }
  }
  scheduledAt
  trialEndsAt
  pausedAt
  remainingSeconds
}
fragment PlanChangeState on PlanChange {
  id
  kind
  state
  takesEffectAt
  expiresAt
  confirmUrl
  confirmableUntil
  dueNow {
    ...Amount
  }
  lines {
    amount {
      ...Amount
    }
    title
    isCredit
    startsAt
    endsAt
  }
  price {
    id
    amount {
      ...Amount
    }
  }
}`) as unknown as TypedDocumentString<ChangePlanMutation, ChangePlanMutationVariables>;
export const KeepPlanDocument = new TypedDocumentString(`
    mutation KeepPlan($input: KeepPlanInput!) {
  keepPlan(input: $input) {
    subscription {
      ...SubscriptionState
      ...SubscriptionPlan
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}
fragment SubscriptionPlan on MembershipSubscription {
  id
  order {
    id
  }
  price {
    id
    amount {
      ...Amount
    }
  }
  scheduledPrice {
    id
    amount {
      ...Amount
    }
  }
  scheduledAt
  trialEndsAt
  pausedAt
  remainingSeconds
}`) as unknown as TypedDocumentString<KeepPlanMutation, KeepPlanMutationVariables>;
export const PauseSubscriptionDocument = new TypedDocumentString(`
    mutation PauseSubscription($input: PauseSubscriptionInput!) {
  pauseSubscription(input: $input) {
    subscription {
      ...SubscriptionState
      ...SubscriptionPlan
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}
fragment SubscriptionPlan on MembershipSubscription {
  id
  order {
    id
  }
  price {
    id
    amount {
      ...Amount
    }
  }
  scheduledPrice {
    id
    amount {
      ...Amount
    }
  }
  scheduledAt
  trialEndsAt
  pausedAt
  remainingSeconds
}`) as unknown as TypedDocumentString<PauseSubscriptionMutation, PauseSubscriptionMutationVariables>;
export const ContinueSubscriptionDocument = new TypedDocumentString(`
    mutation ContinueSubscription($input: ContinueSubscriptionInput!) {
  continueSubscription(input: $input) {
    subscription {
      ...SubscriptionState
      ...SubscriptionPlan
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment SubscriptionState on MembershipSubscription {
  id
  status
  tier {
    id
    name
  }
  createdAt
  currentPeriodEnd
  cancelAt
  accessEndsAt
  endedAt
}
fragment SubscriptionPlan on MembershipSubscription {
  id
  order {
    id
  }
  price {
    id
    amount {
      ...Amount
    }
  }
  scheduledPrice {
    id
    amount {
      ...Amount
    }
  }
  scheduledAt
  trialEndsAt
  pausedAt
  remainingSeconds
}`) as unknown as TypedDocumentString<ContinueSubscriptionMutation, ContinueSubscriptionMutationVariables>;
export const MigrateSubscribersDocument = new TypedDocumentString(`
    mutation MigrateSubscribers($input: MigrateSubscribersInput!) {
  migrateSubscribers(input: $input) {
    subscribers
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MigrateSubscribersMutation, MigrateSubscribersMutationVariables>;
export const OpenBillingPortalDocument = new TypedDocumentString(`
    mutation OpenBillingPortal($input: OpenBillingPortalInput!) {
  openBillingPortal(input: $input) {
    url
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenBillingPortalMutation, OpenBillingPortalMutationVariables>;
export const CommunityTiersDocument = new TypedDocumentString(`
    query CommunityTiers($slug: String!) {
  community(slug: $slug) {
    id
    tiers {
      id
      name
      description
      rank
      entitlements
      isDefault
    }
    viewerEntitlements
    viewerHasEveryEntitlement
    viewerMember {
      id
      tier {
        id
        name
      }
      grants {
        id
        source
        entitlements
        startsAt
        endsAt
        revokedAt
        reason
        tier {
          id
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CommunityTiersQuery, CommunityTiersQueryVariables>;
export const CreateTierDocument = new TypedDocumentString(`
    mutation CreateTier($input: CreateTierInput!) {
  createTier(input: $input) {
    tier {
      id
      name
      rank
      entitlements
      isDefault
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<CreateTierMutation, CreateTierMutationVariables>;
export const UpdateTierDocument = new TypedDocumentString(`
    mutation UpdateTier($tierId: ID!, $input: UpdateTierInput!) {
  updateTier(tierId: $tierId, input: $input) {
    tier {
      id
      name
      description
      rank
      entitlements
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UpdateTierMutation, UpdateTierMutationVariables>;
export const GiveComplimentaryGrantDocument = new TypedDocumentString(`
    mutation GiveComplimentaryGrant($input: GiveComplimentaryGrantInput!) {
  giveComplimentaryGrant(input: $input) {
    grant {
      id
      source
      endsAt
      tier {
        id
        name
      }
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<GiveComplimentaryGrantMutation, GiveComplimentaryGrantMutationVariables>;
export const EndComplimentaryGrantDocument = new TypedDocumentString(`
    mutation EndComplimentaryGrant($grantId: ID!, $reason: String) {
  endComplimentaryGrant(grantId: $grantId, reason: $reason) {
    grant {
      id
      revokedAt
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<EndComplimentaryGrantMutation, EndComplimentaryGrantMutationVariables>;
export const CommunityTopicsDocument = new TypedDocumentString(`
    query CommunityTopics($slug: String!, $first: Int, $after: String, $includesArchived: Boolean! = false) {
  community(slug: $slug) {
    id
    topics(first: $first, after: $after, includesArchived: $includesArchived) {
      nodes {
        ...TopicCard
        access {
          allowed
          reason
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment TopicCard on Topic {
  id
  title
  description
  isPinned
  isArchived
  postCount
  viewerCanPost
  viewerCanManage
}`) as unknown as TypedDocumentString<CommunityTopicsQuery, CommunityTopicsQueryVariables>;
export const TopicDocument = new TypedDocumentString(`
    query Topic($id: ID!) {
  node(id: $id) {
    ... on Topic {
      ...TopicCard
      readEntitlement
      writeEntitlement
      createdAt
      access {
        allowed
        reason
        unlockPaths {
          title
        }
      }
    }
  }
}
    fragment TopicCard on Topic {
  id
  title
  description
  isPinned
  isArchived
  postCount
  viewerCanPost
  viewerCanManage
}`) as unknown as TypedDocumentString<TopicQuery, TopicQueryVariables>;
export const CreateTopicDocument = new TypedDocumentString(`
    mutation CreateTopic($input: CreateTopicInput!) {
  createTopic(input: $input) {
    topic {
      ...TopicCard
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment TopicCard on Topic {
  id
  title
  description
  isPinned
  isArchived
  postCount
  viewerCanPost
  viewerCanManage
}`) as unknown as TypedDocumentString<CreateTopicMutation, CreateTopicMutationVariables>;
export const UpdateTopicDocument = new TypedDocumentString(`
    mutation UpdateTopic($topicId: ID!, $input: UpdateTopicInput!) {
  updateTopic(topicId: $topicId, input: $input) {
    topic {
      ...TopicCard
      readEntitlement
      writeEntitlement
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    fragment TopicCard on Topic {
  id
  title
  description
  isPinned
  isArchived
  postCount
  viewerCanPost
  viewerCanManage
}`) as unknown as TypedDocumentString<UpdateTopicMutation, UpdateTopicMutationVariables>;
export const ArchiveTopicDocument = new TypedDocumentString(`
    mutation ArchiveTopic($topicId: ID!) {
  archiveTopic(topicId: $topicId) {
    topic {
      id
      isArchived
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ArchiveTopicMutation, ArchiveTopicMutationVariables>;
export const RestoreTopicDocument = new TypedDocumentString(`
    mutation RestoreTopic($topicId: ID!) {
  restoreTopic(topicId: $topicId) {
    topic {
      id
      isArchived
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RestoreTopicMutation, RestoreTopicMutationVariables>;
export const PinTopicDocument = new TypedDocumentString(`
    mutation PinTopic($topicId: ID!) {
  pinTopic(topicId: $topicId) {
    topic {
      id
      isPinned
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PinTopicMutation, PinTopicMutationVariables>;
export const UnpinTopicDocument = new TypedDocumentString(`
    mutation UnpinTopic($topicId: ID!) {
  unpinTopic(topicId: $topicId) {
    topic {
      id
      isPinned
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<UnpinTopicMutation, UnpinTopicMutationVariables>;
export const MoveTopicDocument = new TypedDocumentString(`
    mutation MoveTopic($topicId: ID!, $input: MoveTopicInput!) {
  moveTopic(topicId: $topicId, input: $input) {
    topic {
      id
    }
    errors {
      ... on UserError {
        code
        message
        path
      }
    }
  }
}
    `) as unknown as TypedDocumentString<MoveTopicMutation, MoveTopicMutationVariables>;