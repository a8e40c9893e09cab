import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { job } from '../../kernel/job.ts';
import { standingIn, standingsIn } from './access.ts';
import { acknowledgeRules } from './commands/acknowledge-rules.ts';
import { ADMIT_WAITING, admitWaitingOf } from './commands/admission.ts';
import { assignRole, expireGuests, transferOwnership, type AssignRoleInput } from './commands/change-role.ts';
import { createCommunity, type CreateCommunityInput } from './commands/create-community.ts';
import { approveJoinRequest, declineJoinRequest, withdrawJoinRequest } from './commands/decide-join-request.ts';
import { banMember, leaveCommunity, removeMember, unbanMember } from './commands/end-membership.ts';
import { createInvitation, revokeInvitation, type CreateInvitationInput } from './commands/issue-invitation.ts';
import { joinCommunity, type JoinCommunityInput } from './commands/join-community.ts';
import { joinWithInvitation, type JoinWithInvitationInput } from './commands/join-with-invitation.ts';
import { END_DUE_MUTES, endDueMutes, muteMember, unmuteMember } from './commands/mute-member.ts';
import { publishRules, type PublishRulesInput } from './commands/publish-rules.ts';
import { updateCommunity, type ProfileInput } from './commands/update-community.ts';
import { updateMembership, type UpdateMembershipInput } from './commands/update-membership.ts';
import type { CommunitiesDeps } from './deps.ts';
import type { JoinRequestStatus } from './model/join-request.entity.ts';
import { communityBySlug, listedCommunities, membershipsByUser } from './queries/communities.ts';
import { invitationRow, invitationsOf, joinRequestRow, joinRequestsOf, openedBy, openRequestsOf, waitingPositions } from './queries/joining.ts';
import { activeMembers, bannedMembersOf, membersOf, membershipsOf, visibleMembers, type MemberKey } from './queries/members.ts';
import { currentRules, rulesVersionRow, rulesVersionsOf } from './queries/rules.ts';

/** Communities, their members, roles, rules and doors. */
export function createCommunities(deps: CommunitiesDeps) {
  return { ...commandsOf(deps), ...queriesOf(deps), now: () => deps.clock.now(), reactions: [], jobs: jobsOf(deps) };
}
export type Communities = ReturnType<typeof createCommunities>;

const commandsOf = (deps: CommunitiesDeps) => ({
  createCommunity: (viewer: Viewer, input: CreateCommunityInput) => createCommunity(deps, viewer, input),
  updateCommunity: (viewer: Viewer, communityId: string, input: ProfileInput) => updateCommunity(deps, viewer, communityId, input),
  publishRules: (viewer: Viewer, input: PublishRulesInput) => publishRules(deps, viewer, input),
  acknowledgeRules: (viewer: Viewer, communityId: string, version: number) => acknowledgeRules(deps, viewer, communityId, version),
  joinCommunity: (viewer: Viewer, input: JoinCommunityInput) => joinCommunity(deps, viewer, input),
  joinWithInvitation: (viewer: Viewer, input: JoinWithInvitationInput) => joinWithInvitation(deps, viewer, input),
  approveJoinRequest: (viewer: Viewer, id: string) => approveJoinRequest(deps, viewer, id),
  declineJoinRequest: (viewer: Viewer, id: string, reason: string | null) => declineJoinRequest(deps, viewer, id, reason),
  withdrawJoinRequest: (viewer: Viewer, id: string) => withdrawJoinRequest(deps, viewer, id),
  createInvitation: (viewer: Viewer, input: CreateInvitationInput) => createInvitation(deps, viewer, input),
  revokeInvitation: (viewer: Viewer, id: string) => revokeInvitation(deps, viewer, id),
  assignRole: (viewer: Viewer, input: AssignRoleInput) => assignRole(deps, viewer, input),
  transferOwnership: (viewer: Viewer, memberId: string) => transferOwnership(deps, viewer, memberId),
  updateMembership: (viewer: Viewer, communityId: string, input: UpdateMembershipInput) => updateMembership(deps, viewer, communityId, input),
  leaveCommunity: (viewer: Viewer, communityId: string) => leaveCommunity(deps, viewer, communityId),
  removeMember: (viewer: Viewer, memberId: string) => removeMember(deps, viewer, memberId),
  banMember: (viewer: Viewer, memberId: string) => banMember(deps, viewer, memberId),
  unbanMember: (viewer: Viewer, memberId: string) => unbanMember(deps, viewer, memberId),
  muteMember: (viewer: Viewer, memberId: string, until: Date) => muteMember(deps, viewer, memberId, until),
  unmuteMember: (viewer: Viewer, memberId: string) => unmuteMember(deps, viewer, memberId),
});

const queriesOf = (deps: CommunitiesDeps) => ({
  communityBySlug: (viewer: Viewer, slug: string) => communityBySlug(deps, viewer, slug),
  listedCommunities: (viewer: Viewer, request: PageRequest) => listedCommunities(deps, viewer, request),
  membershipsByUser: (userId: string, request: PageRequest) => membershipsByUser(deps, userId, request),
  standingIn: (viewer: Viewer, communityId: string) => standingIn(deps.reader, viewer, communityId),
  standingsIn: (viewer: Viewer, communityIds: readonly string[]) => standingsIn(deps.reader, viewer, communityIds),
  membersOf: (communityIds: readonly string[], request: PageRequest) => membersOf(deps.reader, communityIds, request),
  bannedMembersOf: (communityIds: readonly string[], request: PageRequest) => bannedMembersOf(deps.reader, communityIds, request),
  activeMembers: (keys: readonly MemberKey[]) => activeMembers(deps.reader, keys),
  visibleMembers: (viewer: Viewer, ids: readonly string[]) => visibleMembers(deps.reader, viewer, ids),
  membershipsOf: (userId: string, communityIds: readonly string[]) => membershipsOf(deps.reader, userId, communityIds),
  currentRules: (communityIds: readonly string[]) => currentRules(deps.reader, communityIds),
  rulesVersionsOf: (communityIds: readonly string[], request: PageRequest) => rulesVersionsOf(deps.reader, communityIds, request),
  rulesVersion: (viewer: Viewer, id: string) => rulesVersionRow(deps.reader, viewer, id),
  joinRequestsOf: (status: JoinRequestStatus, communityIds: readonly string[], request: PageRequest) => joinRequestsOf(deps.reader, status, communityIds, request),
  joinRequest: (viewer: Viewer, id: string) => joinRequestRow(deps.reader, viewer, id),
  openRequestsOf: (userId: string, communityIds: readonly string[]) => openRequestsOf(deps.reader, userId, communityIds),
  waitingPositions: (requestIds: readonly string[]) => waitingPositions(deps.reader, requestIds),
  invitationsOf: (communityId: string, madeBy: string | null, request: PageRequest) => invitationsOf(deps.reader, communityId, madeBy, request),
  invitation: (viewer: Viewer, id: string) => invitationRow(deps, viewer, id),
  openedBy: (code: string) => openedBy(deps, code),
});

const jobsOf = (deps: CommunitiesDeps) => [
  job<{ communityId: string }>({ name: ADMIT_WAITING, handle: async ({ communityId }) => void (await admitWaitingOf(deps.uow, communityId)) }),
  job({ name: END_DUE_MUTES, schedule: '* * * * *', handle: () => endDueMutes(deps) }),
  job({ name: 'communities.expire-guests', schedule: '* * * * *', handle: () => expireGuests(deps) }),
];

export { activeMember, isVisible, mayInvite, maySpeak, requirePermission, requirePermissionForUpdate, requireSpeaker, standingIn, standingsIn, standingsOf, standingsOfPeople, unreadRules, type MemberStanding, type SpeakerFailure, type Standing } from './access.ts';
export type { CommunitiesDeps } from './deps.ts';
export type { CreateCommunityInput } from './commands/create-community.ts';
export { endBot, enterBot, renameBot } from './commands/keep-bot.ts';
export type { JoinOutcome } from './commands/join-community.ts';
export type * from './events.ts';
export { Community, VISIBILITIES, type CommunityRow, type CommunityTables, type Visibility } from './model/community.entity.ts';
export { Invitation, type InvitationRow, type InvitationTables } from './model/invitation.entity.ts';
export { JOIN_REQUEST_STATUSES, JoinRequest, type JoinAnswer, type JoinRequestRow, type JoinRequestStatus, type JoinRequestTables } from './model/join-request.entity.ts';
export { dayAfter, dayOf, instantOf, isDay, isLocalTime, shownTime } from './model/local-time.ts';
export { Member, MEMBER_STATUSES, MemberSchema, PRESENT_STATUSES, type MemberRow, type MemberTables, type MemberStatus } from './model/member.entity.ts';
export { hasPermission, outranks, PERMISSIONS, ROLES, type Permission, type Role } from './model/role.ts';
export { RulesVersion, type RulesVersionRow, type RulesVersionTables } from './model/rules-version.entity.ts';
export { activeMembers, memberKey, selectNamedMembers, type MemberKey, type NamedMemberRow } from './queries/members.ts';
