import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { standingIn } from './access.ts';
import { createCommunity, type CreateCommunityInput } from './commands/create-community.ts';
import type { CommunitiesDeps } from './deps.ts';
import { communityBySlug } from './queries/community-by-slug.ts';
import { membersOf } from './queries/members.ts';

/** Communities, their members, roles, rules and doors. */
export function createCommunities(deps: CommunitiesDeps) {
  return {
    createCommunity: (viewer: Viewer, input: CreateCommunityInput) => createCommunity(deps, viewer, input),
    communityBySlug: (viewer: Viewer, slug: string) => communityBySlug(deps, viewer, slug),
    standingIn: (viewer: Viewer, communityId: string) => standingIn(deps.reader, viewer, communityId),
    membersOf: (communityId: string, request: PageRequest) => membersOf(deps, communityId, request),
    reactions: [],
    jobs: [],
  };
}
export type Communities = ReturnType<typeof createCommunities>;

export { activeMember, isVisible, requirePermission, standingIn, type MemberStanding, type Standing } from './access.ts';
export type { CommunitiesDeps } from './deps.ts';
export type { CreateCommunityInput } from './commands/create-community.ts';
export type { CommunityCreated, MemberEnded, MemberJoined } from './events.ts';
export { Community, VISIBILITIES, type CommunityRow, type CommunityTables, type Visibility } from './model/community.entity.ts';
export { Member, type MemberRow, type MemberTables, type MemberStatus } from './model/member.entity.ts';
export { hasPermission, PERMISSIONS, ROLES, type Permission, type Role } from './model/role.ts';
