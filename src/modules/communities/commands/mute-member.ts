import { after, DAY } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { chairOver, lockCommunity, memberOfUser } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { Member, MemberRow } from '../model/member.entity.ts';
import { outranks } from '../model/role.ts';
import { memberRow, overdueMutes } from '../queries/members.ts';

const MAX_DAYS = 366;
export const END_DUE_MUTES = 'communities.end-due-mutes';

/** The member reads but does not write until then; leaving and coming back does not shorten it. */
export const muteMember = (deps: CommunitiesDeps, viewer: Viewer, memberId: string, until: Date): Outcome => silence(deps, viewer, memberId, until);
/** Lifts a mute before its time. */
export const unmuteMember = (deps: CommunitiesDeps, viewer: Viewer, memberId: string): Outcome => silence(deps, viewer, memberId, null);

type Outcome = Promise<Result<MemberRow, Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ROLE_TOO_LOW' | 'OUT_OF_RANGE'>>>;

async function silence(deps: CommunitiesDeps, viewer: Viewer, memberId: string, until: Date | null): Outcome {
  return deps.uow.run(async (tx): Outcome => {
    const chair = await chairOver(tx, viewer, memberId, 'members.mute');
    if (!chair.ok) return chair;
    const { actor, member } = chair.value;
    if (!outranks(actor.role, member.role)) return refuse(failure('ROLE_TOO_LOW', ['memberId']));
    if (!member.isActive()) return refuse(failure('NOT_A_MEMBER', ['memberId']));
    if (until && (until <= tx.now || until > after(tx.now, MAX_DAYS * DAY))) return refuse(failure('OUT_OF_RANGE', ['until'], { min: tx.now.toISOString(), max: after(tx.now, MAX_DAYS * DAY).toISOString() }));
    if (until) tx.enqueue(END_DUE_MUTES, {}, { startAfter: until });
    await take(tx, member, until);
    return ok(await memberRow(tx.db, memberId));
  });
}

/** Mutes that have run their time end, and who was mute is told, once. */
export async function endDueMutes({ uow, reader, clock }: CommunitiesDeps): Promise<void> {
  for (const { communityId, userId } of await overdueMutes(reader, clock.now())) {
    await uow.run(async (tx) => {
      await lockCommunity(tx, communityId);
      const member = await memberOfUser(tx, communityId, userId);
      if (member?.mutedUntil && member.mutedUntil <= tx.now) await take(tx, member, null);
      return ok(null);
    });
  }
}

async function take(tx: Tx, member: Member, until: Date | null): Promise<void> {
  member.mute(until);
  await tx.flush();
  tx.emit({ name: 'communities.member-muted', communityId: member.communityId, payload: { memberId: member.id, userId: member.userId, until: until?.toISOString() ?? null } });
}
