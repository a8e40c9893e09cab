import { failure, notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';
import { anyOf, prepared, rowsOf, type Slots } from '../../platform/database/prepared.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { CommunitiesReader, Tables } from './deps.ts';
import { Community, OPEN_DOORS, type CommunityRow } from './model/community.entity.ts';
import { Invitation } from './model/invitation.entity.ts';
import { JoinRequest, OPEN_STATUSES } from './model/join-request.entity.ts';
import { Member, PRESENT_STATUSES, type MemberRow } from './model/member.entity.ts';
import { hasPermission, type Permission } from './model/role.ts';

/** A community as the viewer stands in it; `member` is null for everyone who is neither an active member nor a bot of it. */
export interface Standing {
  readonly community: CommunityRow;
  readonly member: MemberRow | null;
  readonly isBanned: boolean;
}
export type MemberStanding = Standing & { readonly member: MemberRow };

const byIds = prepared((db: CommunitiesReader, { ids }: Slots<{ ids: readonly string[] }>) => db.selectFrom('community').selectAll().where('id', '=', anyOf(ids)));
const membershipsIn = prepared((db: CommunitiesReader, { communityIds, userId }: Slots<{ communityIds: readonly string[]; userId: string }>) =>
  db.selectFrom('member').selectAll().where('communityId', '=', anyOf(communityIds)).where('userId', '=', userId));

/** The communities among these that the viewer may know of, by id, in two statements at once. */
export async function standingsIn(db: CommunitiesReader, viewer: Viewer, communityIds: readonly string[]): Promise<Map<string, Standing>> {
  return standingsOf(...(await Promise.all([byIds(db, { ids: communityIds }), ownMemberships(db, viewer, communityIds)])));
}

/** The viewer's memberships in these communities, of any status. */
export async function ownMemberships(db: CommunitiesReader, viewer: Viewer, communityIds: readonly string[]): Promise<MemberRow[]> {
  const { userId } = viewer;
  return userId === null || communityIds.length === 0 ? [] : membershipsIn(db, { communityIds, userId });
}

/** What comes of communities and the viewer's memberships in them; those that the viewer may not know of are left out. */
export function standingsOf(communities: readonly CommunityRow[], own: readonly MemberRow[]): Map<string, Standing> {
  const members = new Map(own.map((member) => [member.communityId, member]));
  const standings = communities.map((community): Standing => {
    const member = members.get(community.id);
    return { community, member: member && PRESENT_STATUSES.includes(member.status) ? member : null, isBanned: member?.status === 'BANNED' };
  });
  return new Map(standings.filter(({ community, member }) => isVisible(community, member)).map((standing) => [standing.community.id, standing]));
}

const membershipsOfPeople = prepared((db: CommunitiesReader, { communityIds, userIds }: Slots<{ communityIds: readonly string[]; userIds: readonly string[] }>) =>
  db.selectFrom(rowsOf('person', { communityId: [communityIds, 'uuid'], userId: [userIds, 'uuid'] }))
    .innerJoin('member', (join) => join.onRef('member.communityId', '=', 'person.communityId').onRef('member.userId', '=', 'person.userId')).selectAll('member'));

/** How people stand in communities, by person and community, in two statements at once; those who may not know of it are left out. */
export async function standingsOfPeople(db: CommunitiesReader, people: readonly { readonly communityId: string; readonly userId: string }[]): Promise<Map<string, Map<string, Standing>>> {
  const lists = { communityIds: people.map(({ communityId }) => communityId), userIds: people.map(({ userId }) => userId) };
  const [communities, members] = await Promise.all([byIds(db, { ids: [...new Set(lists.communityIds)] }), membershipsOfPeople(db, lists)]);
  const byPerson = Map.groupBy(members, ({ userId }) => userId);
  return new Map([...new Set(lists.userIds)].map((id) => [id, standingsOf(communities, byPerson.get(id) ?? [])]));
}

/** The community, when the viewer may know of it. */
export async function standingIn(db: CommunitiesReader, viewer: Viewer, communityId: string): Promise<Standing | null> {
  return (await standingsIn(db, viewer, [communityId])).get(communityId) ?? null;
}

export const isVisible = (community: CommunityRow, member: MemberRow | null): boolean => community.visibility !== 'PRIVATE' || member !== null;

export async function activeMember(db: CommunitiesReader, communityId: string, userId: string): Promise<MemberRow | null> {
  return (await db.selectFrom('member').selectAll().where('communityId', '=', communityId).where('userId', '=', userId).where('status', '=', 'ACTIVE').executeTakeFirst()) ?? null;
}

/**
 * The standing of a signed-in member who holds a permission. Not signed in: `UNAUTHENTICATED`. Not visible: the failure.
 * Visible, but the role lacks the permission: `FORBIDDEN`.
 */
export async function requirePermission(db: CommunitiesReader, viewer: Viewer, communityId: string, permission: Permission, ...path: string[]): Promise<Result<MemberStanding & { viewer: SignedInViewer }, Failure<'NOT_FOUND'>>> {
  const person = signedIn(viewer);
  const standing = await standingIn(db, viewer, communityId);
  if (standing === null) return refuse(notFound(...path));
  const { member } = standing;
  if (member === null || !hasPermission(member.role, permission)) throw forbidden();
  return ok({ ...standing, member, viewer: person });
}

export type SpeakerFailure = Failure<'BANNED' | 'NOT_A_MEMBER' | 'MUTED' | 'RULES_NOT_ACKNOWLEDGED'>;

/** Why somebody may read but not write here; null for those who may. A mute names its end in `until`. */
export function maySpeak({ community, member, isBanned }: Standing, now: Date, ...path: string[]): SpeakerFailure | null {
  if (isBanned) return failure('BANNED', path);
  if (member === null) return failure('NOT_A_MEMBER', path);
  if (member.mutedUntil && member.mutedUntil > now) return failure('MUTED', path, { until: member.mutedUntil.toISOString() });
  return unreadRules(community, member, ...path);
}

/** Whoever has not acknowledged the current rules reads only; null for those who have, and for bots, which read none. */
export const unreadRules = ({ currentRulesVersion: version }: CommunityRow, member: MemberRow, ...path: string[]): Failure<'RULES_NOT_ACKNOWLEDGED'> | null =>
  member.status !== 'BOT' && member.acknowledgedRulesVersion < version ? failure('RULES_NOT_ACKNOWLEDGED', path, { version }) : null;

/** The standing of a signed-in member who may write here now. */
export async function requireSpeaker(db: CommunitiesReader, viewer: Viewer, communityId: string, now: Date, ...path: string[]): Promise<Result<MemberStanding & { viewer: SignedInViewer }, SpeakerFailure | Failure<'NOT_FOUND'>>> {
  const person = signedIn(viewer);
  const standing = await standingIn(db, viewer, communityId);
  if (standing === null) return refuse(notFound(...path));
  const silence = maySpeak(standing, now, ...path);
  return silence ? refuse(silence) : ok({ ...(standing as MemberStanding), viewer: person });
}

/** Those who keep the door make invitations; where it stands open, every member does. */
export const mayInvite = ({ community, member }: { readonly community: Pick<CommunityRow, 'visibility'>; readonly member: MemberRow | null }): boolean => member !== null && (hasPermission(member.role, 'members.invite') || OPEN_DOORS.includes(community.visibility));

/** A community whose members nobody else changes until this transaction ends, and the member who acts. */
export interface Chair {
  readonly community: Community;
  readonly actor: Member;
}

/** Locks the community; first of all locks, so that no two transactions wait for each other. */
export async function lockCommunity({ db, em }: Tx, communityId: string): Promise<Community | null> {
  await db.selectFrom('community').select('id').where('id', '=', communityId).forNoKeyUpdate().execute();
  return em.findOne(Community, { id: communityId });
}

/** As `requirePermission`, with the community's row locked: judged before, so that nobody else locks anything, and again under the lock. */
export async function requirePermissionForUpdate(tx: Tx, viewer: Viewer, communityId: string, permission: Permission, ...path: string[]): ReturnType<typeof requirePermission> {
  const standing = await requirePermission(tx.db, viewer, communityId, permission, ...path);
  if (!standing.ok) return standing;
  await lockCommunity(tx, communityId);
  return requirePermission(tx.db, viewer, communityId, permission, ...path);
}

/** As `requirePermission`, with the community locked. The role is read again under the lock: it may just have been taken. */
export async function takeChair(tx: Tx, viewer: Viewer, communityId: string, permission: Permission, ...path: string[]): Promise<Result<Chair, Failure<'NOT_FOUND'>>> {
  const standing = await requirePermission(tx.db, viewer, communityId, permission, ...path);
  if (!standing.ok) return standing;
  const community = (await lockCommunity(tx, communityId))!;
  const actor = await memberOfUser(tx, communityId, standing.value.viewer.userId);
  if (!actor?.may(permission)) throw forbidden();
  return ok({ community, actor });
}

/** A member of any status, and a chair in the same community. Members are known to members only: to others there is none. Bots are none. */
export async function chairOver(tx: Tx, viewer: Viewer, memberId: string, permission: Permission): Promise<Result<Chair & { member: Member }, Failure<'NOT_FOUND'>>> {
  const { userId } = signedIn(viewer);
  const communityId = await communityOf(tx, 'member', memberId);
  if (communityId === null || !(await activeMember(tx.db, communityId, userId))) return refuse(notFound('memberId'));
  const chair = await takeChair(tx, viewer, communityId, permission, 'memberId');
  if (!chair.ok) return chair;
  const member = await tx.em.findOne(Member, { id: memberId, communityId });
  return member && member.status !== 'BOT' ? ok({ ...chair.value, member }) : refuse(notFound('memberId'));
}

/** The community of an object, before anybody has judged whether the viewer may know of it. */
export async function communityOf({ db }: Tx, table: keyof Tables & ('member' | 'join_request' | 'invitation'), id: string): Promise<string | null> {
  const row = (await db.selectFrom(table).select('communityId').where('id', '=', id).executeTakeFirst()) as { communityId: string } | undefined;
  return row?.communityId ?? null;
}

export const memberOfUser = ({ em }: Tx, communityId: string, userId: string): Promise<Member | null> => em.findOne(Member, { communityId, userId });
export const membersOfUsers = ({ em }: Tx, communityId: string, userIds: readonly string[]): Promise<Member[]> => em.find(Member, { communityId, userId: { $in: [...userIds] } });
export const joinRequest = ({ em }: Tx, communityId: string, id: string): Promise<JoinRequest | null> => em.findOne(JoinRequest, { communityId, id });
export const openRequestOf = ({ em }: Tx, communityId: string, userId: string): Promise<JoinRequest | null> => em.findOne(JoinRequest, { communityId, userId, status: { $in: [...OPEN_STATUSES] } });
/** Whoever waits for room, first come first. */
export const firstWaiting = ({ em }: Tx, communityId: string, limit: number): Promise<JoinRequest[]> => em.find(JoinRequest, { communityId, status: 'WAITING' }, { orderBy: { waitingNumber: 'asc' }, limit });
export const invitation = ({ em }: Tx, communityId: string, id: string): Promise<Invitation | null> => em.findOne(Invitation, { communityId, id });
