import { after, DAY } from '../../../kernel/clock.ts';
import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { chairOver } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { MemberRow } from '../model/member.entity.ts';
import { outranks } from '../model/role.ts';
import { memberRow } from '../queries/members.ts';

const MAX_DAYS = 366;

/** The member reads but does not write until then; leaving and coming back does not shorten it. */
export const muteMember = (deps: CommunitiesDeps, viewer: Viewer, memberId: string, until: Date): Outcome => silence(deps, viewer, memberId, until);
/** Lifts a mute before its time. */
export const unmuteMember = (deps: CommunitiesDeps, viewer: Viewer, memberId: string): Outcome => silence(deps, viewer, memberId, null);

type Outcome = Promise<Result<MemberRow, Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ROLE_TOO_LOW' | 'OUT_OF_RANGE'>>>;

async function silence(deps: CommunitiesDeps, viewer: Viewer, memberId: string, until: Date | null): Outcome {
  return deps.uow.run(async (tx): Outcome => {
    const chair = await chairOver(tx, viewer, memberId, 'members.mute');
    if (!chair.ok) return chair;
    const { community, actor, member } = chair.value;
    if (!outranks(actor.role, member.role)) return refuse(failure('ROLE_TOO_LOW', ['memberId']));
    if (!member.isActive()) return refuse(failure('NOT_A_MEMBER', ['memberId']));
    if (until && (until <= tx.now || until > after(tx.now, MAX_DAYS * DAY))) return refuse(failure('OUT_OF_RANGE', ['until'], { min: tx.now.toISOString(), max: after(tx.now, MAX_DAYS * DAY).toISOString() }));
    member.mute(until);
    await tx.flush();
    tx.emit({ name: 'communities.member-muted', communityId: community.id, payload: { memberId, userId: member.userId, until: until?.toISOString() ?? null } });
    return ok(await memberRow(tx.db, memberId));
  });
}
