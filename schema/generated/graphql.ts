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

/** Where the account moves to. */
export type ChangeEmailInput = {
  /** The new address. */
  email: string;
  /** The password; not needed by accounts that have none. */
  password?: string | null | undefined;
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

/** A language that people are written to in. */
export type Locale =
  /** English. */
  | 'EN'
  /** Chinese, simplified. */
  | 'ZH_CN';

/** Where a topic goes. */
export type MoveTopicInput = {
  /** The topic that it follows; first of all when absent. */
  afterTopicId?: string | null | undefined;
};

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

/** A reaction to take back. */
export type UnreactInput = {
  /** The kind. */
  kind: ReactionKind;
  /** A post or a comment. */
  targetId: string;
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
  /** Refused: already member. */
  | 'ALREADY_MEMBER'
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
  /** Refused: not a kol. */
  | 'NOT_A_KOL'
  /** Refused: not a member. */
  | 'NOT_A_MEMBER'
  /** Refused: not eligible. */
  | 'NOT_ELIGIBLE'
  /** Refused: not found. */
  | 'NOT_FOUND'
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
  /** Refused: price not offered. */
  | 'PRICE_NOT_OFFERED'
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
  /** Refused: too short. */
  | 'TOO_SHORT'
  /** Refused: wrong credentials. */
  | 'WRONG_CREDENTIALS';

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

export type CommentCardFragment = { id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> };

export type PostCommentsQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  replies?: number;
}>;


export type PostCommentsQuery = { node:
    | { id: string, commentCount: number, viewerCanComment: boolean, comments: { nodes: Array<{ id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, replies: { nodes: Array<{ id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } }
    | Record<PropertyKey, never>
   | null };

export type CommentThreadQueryVariables = Exact<{
  id: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type CommentThreadQuery = { node:
    | { id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, thread: { nodes: Array<{ id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> }
    | Record<PropertyKey, never>
   | null };

export type AddCommentMutationVariables = Exact<{
  input: AddCommentInput;
}>;


export type AddCommentMutation = { addComment: { comment: { id: string, body: string | null, isDeleted: boolean, createdAt: string, replyCount: number, viewerCanDelete: boolean, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, parent: { id: string } | null, reactions: Array<{ kind: ReactionKind, count: number }> } | null, post: { id: string, commentCount: number } | null, errors: Array<
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
      | { reactionCount: number, viewerReactions: Array<ReactionKind>, reactions: Array<{ kind: ReactionKind, count: number }> }
      | { reactionCount: number, viewerReactions: Array<ReactionKind>, reactions: Array<{ kind: ReactionKind, count: number }> }
     | null, errors: Array<
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
      | { code: UserErrorCode, message: string, path: Array<string> | null }
    > } | null };

export type UnreactMutationVariables = Exact<{
  input: UnreactInput;
}>;


export type UnreactMutation = { unreact: { target:
      | { reactionCount: number, viewerReactions: Array<ReactionKind>, reactions: Array<{ kind: ReactionKind, count: number }> }
      | { reactionCount: number, viewerReactions: Array<ReactionKind>, reactions: Array<{ kind: ReactionKind, count: number }> }
     | null, errors: Array<
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

export type PostCardFragment = { id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
      | { __typename: 'BuyTierPath', title: string }
      | { __typename: 'JoinCommunityPath', title: string }
      | { __typename: 'ReachLevelPath', title: string }
    > }, reactions: Array<{ kind: ReactionKind, count: number }> };

type Reactions_Comment_Fragment = { reactionCount: number, viewerReactions: Array<ReactionKind>, reactions: Array<{ kind: ReactionKind, count: number }> };

type Reactions_Post_Fragment = { reactionCount: number, viewerReactions: Array<ReactionKind>, reactions: Array<{ kind: ReactionKind, count: number }> };

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


export type CommunityFeedQuery = { community: { id: string, posts: { nodes: Array<{ id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
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
    | { id: string, title: string, posts: { nodes: Array<{ id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
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
    | { body: string | null, revisionNumber: number, viewerCanEdit: boolean, viewerCanDelete: boolean, viewerCanComment: boolean, id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
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


export type PublishPostMutation = { publishPost: { post: { id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
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


export type UpdatePostMutation = { updatePost: { post: { body: string | null, revisionNumber: number, id: string, type: PostType, title: string | null, teaser: string, bodyHtml: string | null, isDeleted: boolean, publishedAt: string, editedAt: string | null, commentCount: number, reactionCount: number, viewerReactions: Array<ReactionKind>, author: { id: string, displayName: string, role: Role } | null, topic: { id: string, title: string }, pictures: Array<{ id: string, url: string, width: number, height: number }>, access: { allowed: boolean, reason: AccessReason, unlockPaths: Array<
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
export const ReactionsFragmentDoc = new TypedDocumentString(`
    fragment Reactions on Reactable {
  reactionCount
  reactions {
    kind
    count
  }
  viewerReactions
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