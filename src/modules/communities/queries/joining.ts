import type { Page, PageRequest } from '../../../kernel/page.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { activeMember, mayInvite, standingIn } from '../access.ts';
import type { CommunitiesDeps, CommunitiesReader } from '../deps.ts';
import type { CommunityRow } from '../model/community.entity.ts';
import { invitationFault, normalizeCode, type InvitationRow } from '../model/invitation.entity.ts';
import { OPEN_STATUSES, type JoinRequestRow, type JoinRequestStatus } from '../model/join-request.entity.ts';
import { hasPermission } from '../model/role.ts';
import { pagesOf, type CommunityList } from './pages.ts';

const BY_TIME = [{ column: 'createdAt', type: 'time' }, { column: 'id', type: 'uuid' }] as const;

/** Requests of a status; those who wait come in the order in which they are let in, all others by time. */
const requestsOf = (status: JoinRequestStatus): CommunityList => ({
  scope: `join-requests-${status}`, table: 'join_request', direction: 'asc', where: { status },
  keys: status === 'WAITING' ? [{ column: 'waitingNumber', type: 'int' }] : BY_TIME,
});
const invitationsBy = (createdByUserId: string | null): CommunityList => ({
  scope: 'invitations', table: 'invitation', direction: 'desc', keys: BY_TIME, where: createdByUserId === null ? {} : { createdByUserId },
});

export const joinRequestsOf = (db: CommunitiesReader, status: JoinRequestStatus, communityIds: readonly string[], request: PageRequest): Promise<Map<string, Page<JoinRequestRow>>> => pagesOf(db, requestsOf(status), communityIds, request);

/** Newest first; of one maker when given. */
export async function invitationsOf(db: CommunitiesReader, communityId: string, madeBy: string | null, request: PageRequest): Promise<Page<InvitationRow>> {
  return (await pagesOf<InvitationRow>(db, invitationsBy(madeBy), [communityId], request)).get(communityId)!;
}

export async function openRequestRow(db: CommunitiesReader, communityId: string, userId: string): Promise<JoinRequestRow | null> {
  return (await openRequestsOf(db, userId, [communityId])).get(communityId) ?? null;
}

/** The open requests of one person at these communities, by community. */
export async function openRequestsOf(db: CommunitiesReader, userId: string, communityIds: readonly string[]): Promise<Map<string, JoinRequestRow>> {
  const rows = await db.selectFrom('join_request').selectAll().where('communityId', 'in', [...communityIds]).where('userId', '=', userId).where('status', 'in', OPEN_STATUSES).execute();
  return new Map(rows.map((row) => [row.communityId, row]));
}

/** A request, for its author and for those who admit. */
export async function joinRequestRow(db: CommunitiesReader, viewer: Viewer, id: string): Promise<JoinRequestRow | null> {
  const row = await db.selectFrom('join_request').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || viewer.userId === null) return null;
  if (row.userId === viewer.userId) return row;
  const member = await activeMember(db, row.communityId, viewer.userId);
  return member && hasPermission(member.role, 'members.admit') ? row : null;
}

/** Places in the waiting list, counted from 1, by request. */
export async function waitingPositions(db: CommunitiesReader, requestIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await db.selectFrom('join_request as mine').where('mine.id', 'in', [...requestIds]).where('mine.status', '=', 'WAITING')
    .innerJoin('join_request as before', (join) => join.onRef('before.communityId', '=', 'mine.communityId').on('before.status', '=', 'WAITING').onRef('before.waitingNumber', '<=', 'mine.waitingNumber'))
    .select(({ fn }) => ['mine.id', fn.countAll<number>().as('position')]).groupBy('mine.id').execute();
  return new Map(rows.map(({ id, position }) => [id, Number(position)]));
}

export const invitationByCode = async (db: CommunitiesReader, code: string): Promise<InvitationRow | null> =>
  (await db.selectFrom('invitation').selectAll().where('code', '=', normalizeCode(code)).executeTakeFirst()) ?? null;

/** An invitation, for its maker and for those who keep the door. */
export async function invitationRow({ reader }: CommunitiesDeps, viewer: Viewer, id: string): Promise<InvitationRow | null> {
  const row = await reader.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
  const standing = row ? await standingIn(reader, viewer, row.communityId) : null;
  if (!row || !standing?.member || !mayInvite(standing)) return null;
  return row.createdByUserId === viewer.userId || hasPermission(standing.member.role, 'members.invite') ? row : null;
}

/** What a live code opens; null for every other code, so that guessing tells nothing. */
export async function openedBy({ reader, clock }: CommunitiesDeps, code: string): Promise<{ invitation: InvitationRow; community: CommunityRow } | null> {
  const invitation = await invitationByCode(reader, code);
  if (!invitation) return null;
  const community = await reader.selectFrom('community').selectAll().where('id', '=', invitation.communityId).executeTakeFirstOrThrow();
  const maker = await activeMember(reader, community.id, invitation.createdByUserId);
  return invitationFault(invitation, mayInvite({ community, member: maker }), clock.now()) ? null : { invitation, community };
}
