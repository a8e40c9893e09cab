import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { standingIn, type Standing } from '../../communities/index.ts';
import type { ForwardsDeps, ForwardsReader } from '../deps.ts';

/** Whether others may take the member's words of this community into posts. What was taken before stays. */
export async function allowForwarding(deps: ForwardsDeps, viewer: Viewer, communityId: string, isAllowed: boolean): Promise<Result<Standing, Failure<'NOT_FOUND' | 'NOT_A_MEMBER'>>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<Standing, Failure<'NOT_FOUND' | 'NOT_A_MEMBER'>>(async (tx) => {
    const standing = await standingIn(tx.db, viewer, communityId);
    if (standing === null) return refuse(notFound('communityId'));
    if (standing.member === null) return refuse(failure('NOT_A_MEMBER', ['communityId']));
    const db = tx.db as ForwardsReader;
    if (isAllowed) await db.deleteFrom('forward_refusal').where('communityId', '=', communityId).where('userId', '=', userId).execute();
    else await db.insertInto('forward_refusal').values({ communityId, userId, createdAt: tx.now }).onConflict((conflict) => conflict.columns(['communityId', 'userId']).doNothing()).execute();
    return ok(standing);
  });
}
