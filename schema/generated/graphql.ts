/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** How it is paid; a tier has one plan of each kind. */
  kind: PlanKind;
  /** The tier to sell; not the one that every member has. */
  tierId: string;
};

/** A new price. */
export type CreatePriceInput = {
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The amount in the smallest unit of the community's currency: 1250 is 12.50 CNY. */
  minorUnits: number;
  /** The plan that it is for. */
  planId: string;
};

/** A new room. */
export type CreateRoomInput = {
  /** The community it belongs to. */
  communityId: string;
  /** What it is about: up to 500 characters. */
  description?: string | null | undefined;
  /** The right that lets one in, such as `rooms.join.vip`; every member enters when absent. */
  entitlement?: string | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The name for people: up to 60 characters, unlike that of other rooms. */
  name: string;
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
  /** The entitlement that reading its posts takes; every member reads them when absent. Needs the permission to manage topics. */
  readEntitlement?: string | null | undefined;
  /** The name: 1 to 60 characters. */
  title: string;
  /** The entitlement that posting takes; every reader posts when absent. Needs the permission to manage topics. */
  writeEntitlement?: string | null | undefined;
};

/** To which level, and why. */
export type DemoteKolInput = {
  /** Why, for the KOL and the record: up to 500 characters. */
  reason: string;
  /** A lower level of the same community. */
  toLevelId: string;
};

/** Why it ends. */
export type EndKolStandingInput = {
  /** Why, for the KOL and the record: up to 500 characters. */
  reason: string;
};

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

/** A language that people are written to in. */
export type Locale =
  /** English. */
  | 'EN'
  /** Chinese, simplified. */
  | 'ZH_CN';

/** Whether a person is in a community, or how they went. */
export type MemberStatus =
  /** In it. */
  | 'ACTIVE'
  /** Was put out and may not come back. */
  | 'BANNED'
  /** Went by themselves; may come back. */
  | 'LEFT'
  /** Was put out; may come back. */
  | 'REMOVED';

/** Where a topic goes. */
export type MoveTopicInput = {
  /** The topic that it follows; first of all when absent. */
  afterTopicId?: string | null | undefined;
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

/** Why somebody has to look at a payment. New reasons may be added. */
export type PaymentReviewReason =
  /** The buyer was no member any more when it came in: recorded, and not renewed. */
  | 'BUYER_LEFT'
  /** Amount, currency or payer differ from the order: no access was given. */
  | 'MISMATCHED'
  /** The order had been paid already: to be refunded. */
  | 'SURPLUS';

/** How a plan is paid. New kinds may be added. */
export type PlanKind =
  /** Paid once, without end. */
  | 'LIFETIME'
  /** Renews by itself every month. */
  | 'MONTHLY'
  /** Paid once for 365 days. */
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

/** A message. */
export type SendMessageInput = {
  /** The text: 1 to 4,000 characters. */
  body: string;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The message of the same room that it answers. */
  replyToId?: string | null | undefined;
  /** The room to post to. */
  roomId: string;
};

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
  /** Opened a community where only staff may. */
  | 'OPEN_COMMUNITY'
  /** Put an event of the payment provider back to the beginning. */
  | 'REDELIVER_STRIPE_EVENT'
  /** Gave money of an order back. */
  | 'REFUND_ORDER'
  /** Queued parked work again. */
  | 'RETRY_PARKED_JOB'
  /** Set what the platform keeps of a community's sales. */
  | 'SET_PLATFORM_FEE'
  /** Compare everything with the payment provider now. */
  | 'START_RECONCILIATION';

/** What to buy. */
export type StartCheckoutInput = {
  /** Where the buyer is; WEB when absent. */
  channel?: SalesChannel | null | undefined;
  /** Makes the call safe to repeat: the same key gives the same answer for 48 hours; with another input it is `IDEMPOTENCY_CONFLICT`. */
  idempotencyKey: string;
  /** The price, as `Tier.plans` offers it. It says which tier and plan; the amount is what the server has for it. */
  priceId: string;
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

/** What to change of a community. An omitted field stays as it is; `null` clears. */
export type UpdateCommunityInput = {
  /** How many members it takes; null for no limit. More room lets in who waits, less removes nobody. */
  capacity?: number | null | undefined;
  /** What it is about: up to 2,000 characters. */
  description?: string | null | undefined;
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
  /** The entitlement that reading its posts takes; null opens it to every member. */
  readEntitlement?: string | null | undefined;
  /** The name: 1 to 60 characters. */
  title?: string | null | undefined;
  /** The entitlement that posting takes; null opens it to every reader. */
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
  /** Refused: already decided. */
  | 'ALREADY_DECIDED'
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
  /** Refused: answer required. */
  | 'ANSWER_REQUIRED'
  /** Refused: archived. */
  | 'ARCHIVED'
  /** Refused: banned. */
  | 'BANNED'
  /** Refused: code expired. */
  | 'CODE_EXPIRED'
  /** Refused: community full. */
  | 'COMMUNITY_FULL'
  /** Refused: deleted. */
  | 'DELETED'
  /** Refused: email not verified. */
  | 'EMAIL_NOT_VERIFIED'
  /** Refused: entitlement missing. */
  | 'ENTITLEMENT_MISSING'
  /** Refused: file too large. */
  | 'FILE_TOO_LARGE'
  /** Refused: file type refused. */
  | 'FILE_TYPE_REFUSED'
  /** Refused: file unreadable. */
  | 'FILE_UNREADABLE'
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
  /** Refused: muted. */
  | 'MUTED'
  /** Refused: nothing to refund. */
  | 'NOTHING_TO_REFUND'
  /** Refused: not a kol. */
  | 'NOT_A_KOL'
  /** Refused: not a member. */
  | 'NOT_A_MEMBER'
  /** Refused: not eligible. */
  | 'NOT_ELIGIBLE'
  /** Refused: not found. */
  | 'NOT_FOUND'
  /** Refused: not refundable. */
  | 'NOT_REFUNDABLE'
  /** Refused: no subscription. */
  | 'NO_SUBSCRIPTION'
  /** Refused: no such level. */
  | 'NO_SUCH_LEVEL'
  /** Refused: order closed. */
  | 'ORDER_CLOSED'
  /** Refused: out of range. */
  | 'OUT_OF_RANGE'
  /** Refused: owner cannot leave. */
  | 'OWNER_CANNOT_LEAVE'
  /** Refused: password too easy. */
  | 'PASSWORD_TOO_EASY'
  /** Refused: payments unavailable. */
  | 'PAYMENTS_UNAVAILABLE'
  /** Refused: payment disputed. */
  | 'PAYMENT_DISPUTED'
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
  /** Refused: refund window closed. */
  | 'REFUND_WINDOW_CLOSED'
  /** Refused: required. */
  | 'REQUIRED'
  /** Refused: role too low. */
  | 'ROLE_TOO_LOW'
  /** Refused: room closed. */
  | 'ROOM_CLOSED'
  /** Refused: rules not acknowledged. */
  | 'RULES_NOT_ACKNOWLEDGED'
  /** Refused: sign in unavailable. */
  | 'SIGN_IN_UNAVAILABLE'
  /** Refused: slow mode. */
  | 'SLOW_MODE'
  /** Refused: taken. */
  | 'TAKEN'
  /** Refused: target not met. */
  | 'TARGET_NOT_MET'
  /** Refused: too long. */
  | 'TOO_LONG'
  /** Refused: too many attempts. */
  | 'TOO_MANY_ATTEMPTS'
  /** Refused: too many invitations. */
  | 'TOO_MANY_INVITATIONS'
  /** Refused: too short. */
  | 'TOO_SHORT'
  /** Refused: voucher expired. */
  | 'VOUCHER_EXPIRED'
  /** Refused: voucher needs more. */
  | 'VOUCHER_NEEDS_MORE'
  /** Refused: voucher spent. */
  | 'VOUCHER_SPENT'
  /** Refused: wrong credentials. */
  | 'WRONG_CREDENTIALS';

export type CommunityPlansQueryVariables = Exact<{
  slug: string;
}>;


export type CommunityPlansQuery = { community: { id: string, tiers: Array<{ id: string, name: string, plans: Array<{ id: string, kind: PlanKind, price: { id: string, validFrom: string, validTo: string | null, amount: { minorUnits: number, currency: string, decimal: string } } | null }> }>, viewerSubscription: { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, tier: { id: string, name: string } } | null } | null };

export type CommunityOrdersQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommunityOrdersQuery = { community: { id: string, orders: { nodes: Array<{ id: string, state: OrderState, kind: PlanKind | null, channel: SalesChannel, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, buyer: { id: string, number: number } | null, amount: { minorUnits: number, currency: string, decimal: string }, tier: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type OrderQueryVariables = Exact<{
  id: string;
}>;


export type OrderQuery = { order: { id: string, state: OrderState, kind: PlanKind | null, channel: SalesChannel, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, amount: { minorUnits: number, currency: string, decimal: string }, tier: { id: string, name: string } | null } | null };

export type ViewerOrdersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ViewerOrdersQuery = { viewerOrders: { nodes: Array<{ id: string, state: OrderState, kind: PlanKind | null, channel: SalesChannel, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, amount: { minorUnits: number, currency: string, decimal: string }, tier: { id: string, name: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ViewerSubscriptionsQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerSubscriptionsQuery = { viewerSubscriptions: Array<{ id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, tier: { id: string, name: string } }> };

export type PaymentsToReviewQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PaymentsToReviewQuery = { paymentsToReview: { nodes: Array<{ reason: PaymentReviewReason, reference: string, received: { minorUnits: number, currency: string, decimal: string }, order: { id: string, state: OrderState, kind: PlanKind | null, channel: SalesChannel, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, amount: { minorUnits: number, currency: string, decimal: string }, tier: { id: string, name: string } | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreatePlanMutationVariables = Exact<{
  input: CreatePlanInput;
}>;


export type CreatePlanMutation = { createPlan: { plan: { id: string, kind: PlanKind, price: { id: string, validFrom: string, validTo: string | null, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type CreatePriceMutationVariables = Exact<{
  input: CreatePriceInput;
}>;


export type CreatePriceMutation = { createPrice: { plan: { id: string, kind: PlanKind, price: { id: string, validFrom: string, validTo: string | null, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type ClosePlanMutationVariables = Exact<{
  planId: string;
}>;


export type ClosePlanMutation = { closePlan: { plan: { id: string, kind: PlanKind, price: { id: string, validFrom: string, validTo: string | null, amount: { minorUnits: number, currency: string, decimal: string } } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type StartCheckoutMutationVariables = Exact<{
  input: StartCheckoutInput;
}>;


export type StartCheckoutMutation = { startCheckout: { order: { id: string, state: OrderState, kind: PlanKind | null, channel: SalesChannel, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, amount: { minorUnits: number, currency: string, decimal: string }, tier: { id: string, name: string } | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type SyncOrderMutationVariables = Exact<{
  orderId: string;
}>;


export type SyncOrderMutation = { syncOrder: { order: { id: string, state: OrderState, kind: PlanKind | null, channel: SalesChannel, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, amount: { minorUnits: number, currency: string, decimal: string }, tier: { id: string, name: string } | null } | null, errors: Array<
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

export type AmountFragment = { minorUnits: number, currency: string, decimal: string };

export type PlanOfferFragment = { id: string, kind: PlanKind, price: { id: string, validFrom: string, validTo: string | null, amount: { minorUnits: number, currency: string, decimal: string } } | null };

export type OrderStateFragment = { id: string, state: OrderState, kind: PlanKind | null, channel: SalesChannel, createdAt: string, paidAt: string | null, accessStartsAt: string | null, accessEndsAt: string | null, checkoutUrl: string | null, amount: { minorUnits: number, currency: string, decimal: string }, tier: { id: string, name: string } | null };

export type SubscriptionStateFragment = { id: string, status: SubscriptionStatus, createdAt: string, currentPeriodEnd: string, cancelAt: string | null, accessEndsAt: string | null, endedAt: string | null, tier: { id: string, name: string } };

export type RoomsQueryVariables = Exact<{
  slug: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type RoomsQuery = { community: { id: string, rooms: { nodes: Array<{ id: string, name: string, description: string, entitlement: string | null, closedAt: string | null, lastSeq: number, viewerUnreadCount: number, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
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
    | { id: string, name: string, lastSeq: number, viewerUnreadCount: number, access: { allowed: boolean, reason: AccessReason }, messages: { nodes: Array<{ id: string, seq: number, ordinal: number, body: string, createdAt: string, recalledAt: string | null, author: { id: string, number: number, displayName: string } | null, replyTo: { id: string, body: string } | null }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type RoomEventsSubscriptionVariables = Exact<{
  roomId: string;
  after?: number | null | undefined;
}>;


export type RoomEventsSubscription = { roomEvents:
    | { __typename: 'MessageRecalled', seq: number, occurredAt: string, message: { id: string, recalledAt: string | null } }
    | { __typename: 'MessageSent', seq: number, occurredAt: string, message: { id: string, ordinal: number, body: string, author: { id: string, number: number, displayName: string } | null } }
    | { __typename: 'ResyncRequired', firstAvailableSeq: number, seq: number, occurredAt: string }
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
      | { __typename: 'NotFoundError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RefusedError', code: UserErrorCode, message: string, path: Array<string> | null }
      | { __typename: 'RulesNotAcknowledgedError', code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type RecallMessageMutationVariables = Exact<{
  messageId: string;
}>;


export type RecallMessageMutation = { recallMessage: { message: { id: string, recalledAt: string | null } | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
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
export const PlanOfferFragmentDoc = new TypedDocumentString(`
    fragment PlanOffer on Plan {
  id
  kind
  price {
    id
    validFrom
    validTo
    amount {
      ...Amount
    }
  }
}
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}`, {"fragmentName":"PlanOffer"}) as unknown as TypedDocumentString<PlanOfferFragment, unknown>;
export const OrderStateFragmentDoc = new TypedDocumentString(`
    fragment OrderState on Order {
  id
  state
  kind
  channel
  amount {
    ...Amount
  }
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
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
        ...PlanOffer
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
fragment PlanOffer on Plan {
  id
  kind
  price {
    id
    validFrom
    validTo
    amount {
      ...Amount
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
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  kind
  channel
  amount {
    ...Amount
  }
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
}`) as unknown as TypedDocumentString<CommunityOrdersQuery, CommunityOrdersQueryVariables>;
export const OrderDocument = new TypedDocumentString(`
    query Order($id: ID!) {
  order(id: $id) {
    ...OrderState
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
  kind
  channel
  amount {
    ...Amount
  }
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
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
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  kind
  channel
  amount {
    ...Amount
  }
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
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
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  kind
  channel
  amount {
    ...Amount
  }
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
}`) as unknown as TypedDocumentString<PaymentsToReviewQuery, PaymentsToReviewQueryVariables>;
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
  id
  kind
  price {
    id
    validFrom
    validTo
    amount {
      ...Amount
    }
  }
}`) as unknown as TypedDocumentString<CreatePlanMutation, CreatePlanMutationVariables>;
export const CreatePriceDocument = new TypedDocumentString(`
    mutation CreatePrice($input: CreatePriceInput!) {
  createPrice(input: $input) {
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
  id
  kind
  price {
    id
    validFrom
    validTo
    amount {
      ...Amount
    }
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
  id
  kind
  price {
    id
    validFrom
    validTo
    amount {
      ...Amount
    }
  }
}`) as unknown as TypedDocumentString<ClosePlanMutation, ClosePlanMutationVariables>;
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
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  kind
  channel
  amount {
    ...Amount
  }
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
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
    fragment Amount on Money {
  minorUnits
  currency
  decimal
}
fragment OrderState on Order {
  id
  state
  kind
  channel
  amount {
    ...Amount
  }
  tier {
    id
    name
  }
  createdAt
  paidAt
  accessStartsAt
  accessEndsAt
  checkoutUrl
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
          createdAt
          recalledAt
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
      ... on UserError {
        code
        message
        path
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