import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { chairOver, lockCommunity, memberOfUser } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { Member, MemberRow } from '../model/member.entity.ts';
import { outranks, type Role } from '../model/role.ts';
import { expiredGuests, memberRow } from '../queries/members.ts';

export interface AssignRoleInput {
  readonly memberId: string;
  readonly role: Role;
  /** When a guest becomes an ordinary member; for guests only. */
  readonly guestUntil?: Date | null;
}

type Assigned = Promise<Result<MemberRow, Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ROLE_TOO_LOW' | 'INVALID'>>>;

/** Gives a role below one's own to somebody below oneself. Ownership is handed over by `transferOwnership` only. */
export async function assignRole(deps: CommunitiesDeps, viewer: Viewer, { memberId, role, guestUntil = null }: AssignRoleInput): Assigned {
  return deps.uow.run(async (tx): Assigned => {
    const chair = await chairOver(tx, viewer, memberId, 'members.assign-role');
    if (!chair.ok) return chair.failure.path ? refuse({ ...chair.failure, path: ['input', ...chair.failure.path] }) : chair;
    const { actor, member } = chair.value;
    if (!outranks(actor.role, member.role)) return refuse(failure('ROLE_TOO_LOW', ['input', 'memberId']));
    if (!outranks(actor.role, role)) return refuse(failure('ROLE_TOO_LOW', ['input', 'role']));
    if (!member.isActive()) return refuse(failure('NOT_A_MEMBER', ['input', 'memberId']));
    if (guestUntil && (role !== 'GUEST' || guestUntil <= tx.now)) return refuse(failure('INVALID', ['input', 'guestUntil']));
    await take(tx, member, role, guestUntil);
    return ok(await memberRow(tx.db, memberId));
  });
}

type Transferred = Promise<Result<MemberRow, Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'INVALID'>>>;

/** Makes an active member the owner; the former owner becomes a partner. */
export async function transferOwnership(deps: CommunitiesDeps, viewer: Viewer, memberId: string): Transferred {
  return deps.uow.run(async (tx): Transferred => {
    const chair = await chairOver(tx, viewer, memberId, 'community.transfer');
    if (!chair.ok) return chair;
    const { community, actor, member } = chair.value;
    if (!member.isActive()) return refuse(failure('NOT_A_MEMBER', ['memberId']));
    if (member.id === actor.id) return refuse(failure('INVALID', ['memberId']));
    // In this order: there is at most one owner at any moment.
    await take(tx, actor, 'PARTNER', null);
    await take(tx, member, 'OWNER', null);
    tx.emit({ name: 'communities.ownership-transferred', communityId: community.id, payload: { fromUserId: actor.userId, toUserId: member.userId } });
    return ok(await memberRow(tx.db, memberId));
  });
}

/** Guests whose time is over become ordinary members. */
export async function expireGuests({ uow, reader, clock }: CommunitiesDeps): Promise<void> {
  for (const { communityId, userId } of await expiredGuests(reader, clock.now())) {
    await uow.run(async (tx) => {
      await lockCommunity(tx, communityId);
      const member = await memberOfUser(tx, communityId, userId);
      if (member?.guestUntil && member.guestUntil <= tx.now) await take(tx, member, 'MEMBER', null);
      return ok(null);
    });
  }
}

async function take(tx: Tx, member: Member, role: Role, guestUntil: Date | null): Promise<void> {
  const from = member.role;
  member.takeRole(role, guestUntil);
  await tx.flush();
  tx.emit({ name: 'communities.role-changed', communityId: member.communityId, payload: { memberId: member.id, userId: member.userId, from, to: role } });
}
