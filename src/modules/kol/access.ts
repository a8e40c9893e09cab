import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { activeMember, requirePermissionForUpdate, type MemberRow, type MemberStanding, type Permission } from '../communities/index.ts';
import type { KolReader } from './deps.ts';
import { KolInvitation } from './model/kol-invitation.entity.ts';
import { KolLevel, type KolLevelRow } from './model/kol-level.entity.ts';
import { KolStanding } from './model/kol-standing.entity.ts';

type NotFound = Failure<'NOT_FOUND'>;

/** The programme of a community, which nobody else changes until this transaction ends, for somebody with a permission. */
export async function programmeForUpdate(tx: Tx, viewer: Viewer, communityId: string, permission: Permission, ...path: string[]): Promise<Result<MemberStanding, NotFound>> {
  return requirePermissionForUpdate(tx, viewer, communityId, permission, ...path);
}

/** The community's row is locked before those of its members, as everywhere. */
export async function lockProgramme(tx: Tx, communityId: string): Promise<void> {
  await (tx.db as KolReader).selectFrom('community').select('id').where('id', '=', communityId).forNoKeyUpdate().execute();
}

/** A member whose state nobody else changes until this transaction ends. */
export async function memberForUpdate(tx: Tx, communityId: string, memberId: string): Promise<MemberRow> {
  return (tx.db as KolReader).selectFrom('member').selectAll().where('communityId', '=', communityId).where('id', '=', memberId).forNoKeyUpdate().executeTakeFirstOrThrow();
}

/** A member of a community that the viewer belongs to: members are known to members only. */
export async function knownMember(tx: Tx, viewer: Viewer, memberId: string, ...path: string[]): Promise<Result<MemberRow, NotFound>> {
  const { userId } = signedIn(viewer);
  const member = await (tx.db as KolReader).selectFrom('member').selectAll().where('id', '=', memberId).executeTakeFirst();
  if (!member || !(await activeMember(tx.db, member.communityId, userId))) return refuse(notFound(...path));
  return ok(member);
}

/** A running or ended standing, with its community locked, for somebody with a permission; for the KOL too when `orSelf`. */
export async function standingForUpdate(tx: Tx, viewer: Viewer, id: string, { orSelf }: { orSelf: boolean }): Promise<Result<{ standing: KolStanding; actor: MemberRow }, NotFound>> {
  const { userId } = signedIn(viewer);
  const found = await (tx.db as KolReader).selectFrom('kol_standing').select(['communityId', 'memberId', 'userId', 'endedAt']).where('id', '=', id).executeTakeFirst();
  const viewerMember = found && (await activeMember(tx.db, found.communityId, userId));
  if (!found || !viewerMember) return refuse(notFound('kolId'));
  const isSelf = found.userId === userId;
  if (isSelf && orSelf) await lockProgramme(tx, found.communityId);
  else {
    const allowed = await programmeForUpdate(tx, viewer, found.communityId, 'kol.manage', 'kolId');
    if (!allowed.ok) return allowed;
  }
  await memberForUpdate(tx, found.communityId, found.memberId);
  return ok({ standing: (await tx.em.findOne(KolStanding, { id, communityId: found.communityId }))!, actor: viewerMember });
}

export const runningStanding = (tx: Tx, communityId: string, memberId: string): Promise<KolStanding | null> => tx.em.findOne(KolStanding, { communityId, memberId, endedAt: null });
export const nextStandings = (tx: Tx, communityId: string, afterId: string | null, limit: number): Promise<KolStanding[]> =>
  tx.em.find(KolStanding, { communityId, endedAt: null, ...(afterId === null ? {} : { id: { $gt: afterId } }) }, { orderBy: { id: 'asc' }, limit });
export const pendingInvitation = (tx: Tx, communityId: string, memberId: string): Promise<KolInvitation | null> => tx.em.findOne(KolInvitation, { communityId, memberId, status: 'PENDING' });
export const invitationById = (tx: Tx, id: string): Promise<KolInvitation | null> => tx.em.findOne(KolInvitation, { id });
export const levelEntities = (tx: Tx, communityId: string): Promise<KolLevel[]> => tx.em.find(KolLevel, { communityId }, { orderBy: { rank: 'asc' } });
export const levelsInOrder = (db: KolReader, communityId: string): Promise<KolLevelRow[]> => db.selectFrom('kol_level').selectAll().where('communityId', '=', communityId).orderBy('rank').execute();
