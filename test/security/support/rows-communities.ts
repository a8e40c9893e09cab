import { id, key, type Cell, type Row } from './mutations.ts';

const member = async (cell: Cell, more: object = {}): Promise<string> => id('Member', (await cell.member(more)).memberId);
const community = ({ place }: Cell): string => id('Community', place.communityId);

/** Communities, their doors, their members and their rules. */
export const COMMUNITY_ROWS: readonly Row[] = [
  { name: 'updateCommunity', args: (cell) => ({ communityId: community(cell), input: { description: 'Changed' } }) },
  { name: 'publishRules', args: (cell) => ({ input: { communityId: community(cell), body: 'New rules', idempotencyKey: key() } }) },
  { name: 'acknowledgeRules', args: (cell) => ({ communityId: community(cell), version: 2 }) },
  { name: 'joinCommunity', args: (cell) => ({ input: { communityId: community(cell), answers: ['Because'], acknowledgedRulesVersion: 2, idempotencyKey: key() } }) },
  { name: 'joinWithInvitation', letsIn: true, args: ({ place }) => ({ input: { code: place.liveCode, acknowledgedRulesVersion: 2, idempotencyKey: key() } }) },
  { name: 'joinWithInvitation (no such code)', args: () => ({ input: { code: 'NOSUCHCODE', idempotencyKey: key() } }) },
  { name: 'leaveCommunity', args: (cell) => ({ communityId: community(cell) }) },
  { name: 'updateMembership', args: (cell) => ({ communityId: community(cell), input: { nickname: 'Changed' } }) },
  { name: 'createInvitation', args: (cell) => ({ input: { communityId: community(cell), maxUses: 1, idempotencyKey: key() } }) },
  { name: 'revokeInvitation', args: async (cell) => ({ invitationId: id('Invitation', await cell.invitation()) }) },
  { name: "revokeInvitation (a member's own)", args: ({ place }) => ({ invitationId: id('Invitation', place.invitationOfMemberId) }) },
  { name: 'approveJoinRequest', args: async (cell) => ({ joinRequestId: id('JoinRequest', await cell.joinRequest()) }) },
  { name: 'declineJoinRequest', args: async (cell) => ({ joinRequestId: id('JoinRequest', await cell.joinRequest()), reason: 'Full' }) },
  { name: "withdrawJoinRequest (an outsider's own)", args: ({ place }) => ({ joinRequestId: id('JoinRequest', place.joinRequestId) }) },
  { name: 'assignRole', args: async (cell) => ({ input: { memberId: await member(cell), role: 'ADMIN' } }) },
  { name: 'assignRole (to oneself)', args: ({ place, caller }) => ({ input: { memberId: id('Member', place.memberIds[caller === 'visitor' || caller === 'staff' || caller === 'foreignOwner' ? 'member' : caller]), role: 'OWNER' } }) },
  { name: 'assignRole (partner)', args: async (cell) => ({ input: { memberId: await member(cell), role: 'PARTNER' } }) },
  { name: 'transferOwnership', args: async (cell) => ({ memberId: await member(cell) }) },
  { name: 'removeMember', args: async (cell) => ({ memberId: await member(cell) }) },
  { name: 'removeMember (an admin)', args: async (cell) => ({ memberId: await member(cell, { role: 'ADMIN' }) }) },
  { name: 'banMember', args: async (cell) => ({ memberId: await member(cell) }) },
  { name: 'banMember (the owner)', args: ({ place }) => ({ memberId: id('Member', place.memberIds.owner) }) },
  { name: 'unbanMember', args: async (cell) => ({ memberId: await member(cell, { status: 'BANNED' }) }) },
  { name: 'muteMember', args: async (cell) => ({ memberId: await member(cell), until: cell.days(3).toISOString() }) },
  { name: 'unmuteMember', args: async (cell) => ({ memberId: await member(cell, { muted_until: cell.days(3) }) }) },
];
