import type { DomainEvent } from '../../kernel/event.ts';

export type CommunityCreated = DomainEvent<'communities.community-created', { communityId: string; ownerId: string }>;
/** A person became an active member, for the first time or again. */
export type MemberJoined = DomainEvent<'communities.member-joined', { memberId: string; userId: string; invitedBy: string | null }>;
/** A person is no longer an active member. */
export type MemberEnded = DomainEvent<'communities.member-ended', { memberId: string; userId: string; status: 'LEFT' | 'REMOVED' | 'BANNED' }>;
