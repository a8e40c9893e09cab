import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { chairOver, lockCommunity, memberOfUser, openRequestOf, standingIn, type Standing } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { Community } from '../model/community.entity.ts';
import type { EndedStatus, Member, MemberRow } from '../model/member.entity.ts';
import { outranks } from '../model/role.ts';
import { memberRow } from '../queries/members.ts';
import { admitWaiting } from './admission.ts';
import { close } from './decide-join-request.ts';

type Outcome<K extends 'NOT_A_MEMBER' | 'ROLE_TOO_LOW' | 'NOT_FOUND' | 'INVALID' | 'OWNER_CANNOT_LEAVE'> = Promise<Result<MemberRow, Failure<K>>>;

type Left = Promise<Result<Standing | null, Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'OWNER_CANNOT_LEAVE'>>>;

/** The member goes; coming back gives the same number. The owner hands the community over first. */
export async function leaveCommunity(deps: CommunitiesDeps, viewer: Viewer, communityId: string): Left {
  const { userId } = signedIn(viewer);
  return deps.uow.run(async (tx): Left => {
    if (!(await standingIn(tx.db, viewer, communityId))) return refuse(notFound('communityId'));
    const community = (await lockCommunity(tx, communityId))!;
    const member = await memberOfUser(tx, communityId, userId);
    if (!member?.isActive()) return refuse(failure('NOT_A_MEMBER', ['communityId']));
    if (member.role === 'OWNER') return refuse(failure('OWNER_CANNOT_LEAVE', ['communityId']));
    await end(tx, community, member, 'LEFT');
    return ok(await standingIn(tx.db, viewer, communityId));
  });
}

/** Puts a member out, with their invitations; the door stays open to them. */
export async function removeMember(deps: CommunitiesDeps, viewer: Viewer, memberId: string): Outcome<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ROLE_TOO_LOW'> {
  return deps.uow.run(async (tx): Outcome<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ROLE_TOO_LOW'> => {
    const chair = await chairOver(tx, viewer, memberId, 'members.remove');
    if (!chair.ok) return chair;
    const { community, actor, member } = chair.value;
    if (!outranks(actor.role, member.role)) return refuse(failure('ROLE_TOO_LOW', ['memberId']));
    if (!member.isActive()) return refuse(failure('NOT_A_MEMBER', ['memberId']));
    await end(tx, community, member, 'REMOVED');
    return ok(await memberRow(tx.db, memberId));
  });
}

/** Puts a member out and shuts every door to them; also for who has left. What they had asked for is declined. */
export async function banMember(deps: CommunitiesDeps, viewer: Viewer, memberId: string): Outcome<'NOT_FOUND' | 'ROLE_TOO_LOW'> {
  return deps.uow.run(async (tx): Outcome<'NOT_FOUND' | 'ROLE_TOO_LOW'> => {
    const chair = await chairOver(tx, viewer, memberId, 'members.ban');
    if (!chair.ok) return chair;
    const { community, actor, member } = chair.value;
    if (!outranks(actor.role, member.role)) return refuse(failure('ROLE_TOO_LOW', ['memberId']));
    if (member.status !== 'BANNED') {
      const request = await openRequestOf(tx, community.id, member.userId);
      if (request) await close(tx, request, () => request.decline(tx.now, actor.userId, null));
      await end(tx, community, member, 'BANNED');
    }
    return ok(await memberRow(tx.db, memberId));
  });
}

/** Opens the doors again. It does not let anybody in. */
export async function unbanMember(deps: CommunitiesDeps, viewer: Viewer, memberId: string): Outcome<'NOT_FOUND' | 'INVALID'> {
  return deps.uow.run(async (tx): Outcome<'NOT_FOUND' | 'INVALID'> => {
    const chair = await chairOver(tx, viewer, memberId, 'members.ban');
    if (!chair.ok) return chair;
    const { community, member } = chair.value;
    if (member.status !== 'BANNED') return refuse(failure('INVALID', ['memberId']));
    member.returnAs('REMOVED');
    await tx.flush();
    tx.emit({ name: 'communities.member-unbanned', communityId: community.id, payload: { memberId, userId: member.userId } });
    return ok(await memberRow(tx.db, memberId));
  });
}

async function end(tx: Tx, community: Community, member: Member, status: EndedStatus): Promise<void> {
  if (member.isActive()) community.memberCount -= 1;
  member.end(status);
  await tx.flush();
  if (status !== 'LEFT') await tx.db.updateTable('invitation').set({ revokedAt: tx.now }).where('communityId', '=', community.id).where('createdByUserId', '=', member.userId).where('revokedAt', 'is', null).execute();
  tx.emit({ name: 'communities.member-ended', communityId: community.id, payload: { memberId: member.id, userId: member.userId, status } });
  await admitWaiting(tx, community);
  await tx.flush();
}
