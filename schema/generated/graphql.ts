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
  /** Refused: muted. */
  | 'MUTED'
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
export const CommunityCardFragmentDoc = new TypedDocumentString(`
    fragment CommunityCard on Community {
  id
  slug
  name
  description
  visibility
}
    `, {"fragmentName":"CommunityCard"}) as unknown as TypedDocumentString<CommunityCardFragment, unknown>;
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