import type { TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer, Viewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow, MemberRow } from '../../../src/modules/communities/index.ts';

export const ERRORS = 'errors { __typename ... on UserError { code message path } }';
export const idOf = (community: CommunityRow): string => encodeId('Community', community.id);
export const memberIdOf = (member: MemberRow): string => encodeId('Member', member.id);

/** Calls of this module's mutations as clients make them; each gives the payload, and throws what stands at the top level. */
export function doorsOf(app: TestApp) {
  const call = async (name: string, variables: string, selection: string, values: Record<string, unknown>, viewer?: Viewer): Promise<any> => {
    const names = [...variables.matchAll(/\$(\w+)/g)].map(([, variable]) => `${variable}: $${variable}`).join(', ');
    const { data, errors } = await app.run(`mutation (${variables}) { ${name}(${names}) { ${selection} ${ERRORS} } }`, values, viewer);
    if (errors.length > 0) throw new Error(errors[0]!.extensions.code ?? errors[0]!.message);
    return data[name];
  };
  const COMMUNITY = 'community { id name description visibility timeZone capacity joinQuestions memberCount viewerMember { id role number } }';
  const REQUEST = 'joinRequest { id status reason waitingPosition displayName answers { question answer } decidedAt community { name } }';
  const MEMBER = 'member { id role status number nickname displayName mutedUntil guestUntil }';
  const onMember = (name: string) => (memberId: string, viewer?: Viewer) => call(name, '$memberId: ID!', MEMBER, { memberId }, viewer);
  return {
    update: (community: CommunityRow, input: object, viewer?: Viewer) => call('updateCommunity', '$communityId: ID!, $input: UpdateCommunityInput!', COMMUNITY, { communityId: idOf(community), input }, viewer),
    publishRules: (community: CommunityRow, body: string, viewer?: Viewer, idempotencyKey = randomName('key')) =>
      call('publishRules', '$input: PublishRulesInput!', 'community { rules { version body } }', { input: { communityId: idOf(community), body, idempotencyKey } }, viewer),
    acknowledge: (community: CommunityRow, version: number, viewer?: Viewer) =>
      call('acknowledgeRules', '$communityId: ID!, $version: Int!', 'community { viewerCanWrite viewerCannotWriteReason }', { communityId: idOf(community), version }, viewer),
    join: (community: CommunityRow, viewer?: Viewer, more: object = {}) => call('joinCommunity', '$input: JoinCommunityInput!', `${COMMUNITY} ${REQUEST}`, { input: { communityId: idOf(community), idempotencyKey: randomName('key'), ...more } }, viewer),
    joinWith: (code: string, viewer?: Viewer, more: object = {}) => call('joinWithInvitation', '$input: JoinWithInvitationInput!', `${COMMUNITY} ${REQUEST}`, { input: { code, idempotencyKey: randomName('key'), ...more } }, viewer),
    approve: (joinRequestId: string, viewer?: Viewer) => call('approveJoinRequest', '$joinRequestId: ID!', REQUEST, { joinRequestId }, viewer),
    decline: (joinRequestId: string, reason: string | null, viewer?: Viewer) => call('declineJoinRequest', '$joinRequestId: ID!, $reason: String', REQUEST, { joinRequestId, reason }, viewer),
    withdraw: (joinRequestId: string, viewer?: Viewer) => call('withdrawJoinRequest', '$joinRequestId: ID!', REQUEST, { joinRequestId }, viewer),
    invite: (community: CommunityRow, viewer?: Viewer, more: object = {}) =>
      call('createInvitation', '$input: CreateInvitationInput!', 'invitation { id code maxUses useCount expiresAt createdBy { role } }', { input: { communityId: idOf(community), idempotencyKey: randomName('key'), ...more } }, viewer),
    revoke: (invitationId: string, viewer?: Viewer) => call('revokeInvitation', '$invitationId: ID!', 'invitation { id revokedAt }', { invitationId }, viewer),
    leave: (community: CommunityRow, viewer?: Viewer) => call('leaveCommunity', '$communityId: ID!', COMMUNITY, { communityId: idOf(community) }, viewer),
    rename: (community: CommunityRow, input: object, viewer?: Viewer) => call('updateMembership', '$communityId: ID!, $input: UpdateMembershipInput!', MEMBER, { communityId: idOf(community), input }, viewer),
    assignRole: (memberId: string, role: string, viewer?: Viewer, more: object = {}) => call('assignRole', '$input: AssignRoleInput!', MEMBER, { input: { memberId, role, ...more } }, viewer),
    mute: (memberId: string, until: Date, viewer?: Viewer) => call('muteMember', '$memberId: ID!, $until: DateTime!', MEMBER, { memberId, until: until.toISOString() }, viewer),
    transfer: onMember('transferOwnership'), remove: onMember('removeMember'), ban: onMember('banMember'), unban: onMember('unbanMember'), unmute: onMember('unmuteMember'),
  };
}
export type Doors = ReturnType<typeof doorsOf>;

/** The row of a person's membership, whatever its status. */
export const membership = (app: TestApp, community: CommunityRow, { userId }: SignedInViewer): Promise<MemberRow> =>
  app.platform.database.reader.selectFrom('member').selectAll().where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow() as Promise<MemberRow>;
