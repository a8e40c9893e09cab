import type { DomainEvent } from '../../kernel/event.ts';
import type { EndedStatus } from './model/member.entity.ts';
import type { Role } from './model/role.ts';

export type CommunityCreated = DomainEvent<'communities.community-created', { communityId: string; ownerId: string }>;
/** The profile, the doors or the capacity changed. */
export type CommunityUpdated = DomainEvent<'communities.community-updated', { communityId: string }>;
/** Everybody but the publisher reads only until the version is acknowledged. */
export type RulesPublished = DomainEvent<'communities.rules-published', { version: number; byUserId: string }>;
export type RulesAcknowledged = DomainEvent<'communities.rules-acknowledged', { memberId: string; userId: string; version: number }>;

/** A person became an active member, for the first time or again. `invitedBy` is the user id of the inviter. */
export type MemberJoined = DomainEvent<'communities.member-joined', { memberId: string; userId: string; invitedBy: string | null }>;
/** A person is no longer an active member. */
export type MemberEnded = DomainEvent<'communities.member-ended', { memberId: string; userId: string; status: EndedStatus }>;
/** A banned person may come back, through the door. */
export type MemberUnbanned = DomainEvent<'communities.member-unbanned', { memberId: string; userId: string }>;
/** `until` is null when a mute was lifted before its time. */
export type MemberMuted = DomainEvent<'communities.member-muted', { memberId: string; userId: string; until: string | null }>;
export type MemberRenamed = DomainEvent<'communities.member-renamed', { memberId: string; userId: string; nickname: string | null }>;
export type RoleChanged = DomainEvent<'communities.role-changed', { memberId: string; userId: string; from: Role; to: Role }>;
export type OwnershipTransferred = DomainEvent<'communities.ownership-transferred', { fromUserId: string; toUserId: string }>;

/** Somebody applied. */
export type JoinRequested = DomainEvent<'communities.join-requested', { joinRequestId: string; userId: string }>;
/** Somebody took a place in the waiting list. */
export type JoinWaiting = DomainEvent<'communities.join-waiting', { joinRequestId: string; userId: string }>;
/** The end of an application or of a wait. */
export type JoinDecided = DomainEvent<'communities.join-decided', { joinRequestId: string; userId: string; status: 'ADMITTED' | 'DECLINED' | 'WITHDRAWN' }>;
export type InvitationCreated = DomainEvent<'communities.invitation-created', { invitationId: string; byUserId: string }>;
export type InvitationRevoked = DomainEvent<'communities.invitation-revoked', { invitationId: string; byUserId: string }>;
