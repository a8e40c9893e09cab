import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { lockCommunity, memberOfUser, standingIn, type Standing } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';

type Outcome = Promise<Result<Standing, Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'INVALID'>>>;

/** The member has read this version of the rules. Only the current one counts: another is refused, as newer rules are to be read. */
export async function acknowledgeRules(deps: CommunitiesDeps, viewer: Viewer, communityId: string, version: number): Outcome {
  const { userId } = signedIn(viewer);
  return deps.uow.run(async (tx): Outcome => {
    const standing = await standingIn(tx.db, viewer, communityId);
    if (standing === null) return refuse(notFound('communityId'));
    if (standing.member === null) return refuse(failure('NOT_A_MEMBER', ['communityId']));
    const community = (await lockCommunity(tx, communityId))!;
    const member = (await memberOfUser(tx, communityId, userId))!;
    if (!member.isActive()) return refuse(failure('NOT_A_MEMBER', ['communityId']));
    if (version < 1 || version !== community.currentRulesVersion) return refuse(failure('INVALID', ['version']));
    if (member.acknowledgedRulesVersion < version) {
      member.acknowledge(version);
      await tx.flush();
      tx.emit({ name: 'communities.rules-acknowledged', communityId, payload: { memberId: member.id, userId, version } });
    }
    return ok((await standingIn(tx.db, viewer, communityId))!);
  });
}
