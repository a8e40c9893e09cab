import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { memberOfUser, standingIn } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import type { MemberRow } from '../model/member.entity.ts';
import { memberRow } from '../queries/members.ts';

export interface UpdateMembershipInput {
  readonly nickname?: string | null;
}

type Outcome = Promise<Result<MemberRow, InputFailure | Failure<'NOT_FOUND' | 'NOT_A_MEMBER'>>>;

/** What a member shows of themselves in one community. An omitted field stays, `null` clears. */
export async function updateMembership(deps: CommunitiesDeps, viewer: Viewer, communityId: string, { nickname }: UpdateMembershipInput): Outcome {
  const { userId } = signedIn(viewer);
  return deps.uow.run(async (tx): Outcome => {
    const standing = await standingIn(tx.db, viewer, communityId);
    if (standing === null) return refuse(notFound('communityId'));
    if (standing.member === null) return refuse(failure('NOT_A_MEMBER', ['communityId']));
    const { id } = standing.member;
    if (nickname === undefined) return ok(standing.member);
    const text = nickname === null ? ok(null) : boundedText(nickname, ['input', 'nickname'], { min: 1, max: 40 });
    if (!text.ok) return text;
    const member = (await memberOfUser(tx, communityId, userId))!;
    member.nickname = text.value;
    await tx.flush();
    tx.emit({ name: 'communities.member-renamed', communityId, payload: { memberId: id, userId, nickname: text.value } });
    return ok(await memberRow(tx.db, id));
  });
}
