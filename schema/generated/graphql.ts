/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
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
  /** The name for people: 2 to 60 characters. */
  name: string;
  /** The name in the address: 3 to 50 lower-case letters, digits and hyphens. */
  slug: string;
  /** IANA name; Asia/Shanghai when absent. */
  timeZone?: string | null | undefined;
  /** Who sees it, and how one joins. */
  visibility: CommunityVisibility;
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