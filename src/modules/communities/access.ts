import { notFound, type Failure } from '../../kernel/failure.ts';
import { forbidden } from '../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { signedIn, type SignedInViewer, type Viewer } from '../../kernel/viewer.ts';
import type { CommunitiesReader } from './deps.ts';
import type { CommunityRow } from './model/community.entity.ts';
import type { MemberRow } from './model/member.entity.ts';
import { hasPermission, type Permission } from './model/role.ts';

/** A community as the viewer stands in it; `member` is null for everyone who is not an active member. */
export interface Standing {
  readonly community: CommunityRow;
  readonly member: MemberRow | null;
}
export type MemberStanding = Standing & { readonly member: MemberRow };

/** The community, when the viewer may know of it. */
export async function standingIn(db: CommunitiesReader, viewer: Viewer, communityId: string): Promise<Standing | null> {
  const community = await db.selectFrom('community').selectAll().where('id', '=', communityId).executeTakeFirst();
  if (!community) return null;
  const member = viewer.userId === null ? null : await activeMember(db, communityId, viewer.userId);
  return isVisible(community, member, viewer) ? { community, member } : null;
}

export const isVisible = (community: CommunityRow, member: MemberRow | null, viewer: Viewer): boolean => community.visibility !== 'PRIVATE' || member !== null || viewer.isStaff;

export async function activeMember(db: CommunitiesReader, communityId: string, userId: string): Promise<MemberRow | null> {
  return (await db.selectFrom('member').selectAll().where('communityId', '=', communityId).where('userId', '=', userId).where('status', '=', 'ACTIVE').executeTakeFirst()) ?? null;
}

/**
 * The standing of a signed-in member who holds a permission. Not signed in: `UNAUTHENTICATED`. Not visible: the failure.
 * Visible, but the role lacks the permission: `FORBIDDEN`.
 */
export async function requirePermission(db: CommunitiesReader, viewer: Viewer, communityId: string, permission: Permission, path: string): Promise<Result<MemberStanding & { viewer: SignedInViewer }, Failure<'NOT_FOUND'>>> {
  const person = signedIn(viewer);
  const standing = await standingIn(db, viewer, communityId);
  if (standing === null) return refuse(notFound(path));
  const { community, member } = standing;
  if (member === null || !hasPermission(member.role, permission)) throw forbidden();
  return ok({ community, member, viewer: person });
}
