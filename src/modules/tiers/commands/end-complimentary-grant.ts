import { notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { requirePermission, standingIn } from '../../communities/index.ts';
import { grantForEnding } from '../access.ts';
import type { TiersDeps } from '../deps.ts';
import type { GrantRow } from '../model/grant.entity.ts';
import { grantById } from '../queries/grants.ts';
import { endGrant } from './give-grant.ts';

/** Ends a complimentary grant at once. What was paid for ends by refund or at its term, never here. Grants are known to members only: to others there is none. */
export async function endComplimentaryGrant(deps: TiersDeps, viewer: Viewer, grantId: string, reason: string | null): Promise<Result<GrantRow, Failure<'NOT_FOUND'>>> {
  signedIn(viewer);
  return deps.uow.run(async (tx) => {
    const grant = await grantForEnding(tx, grantId);
    if (!grant || grant.sourceKind !== 'COMPLIMENTARY') return refuse(notFound('grantId'));
    if (!(await standingIn(tx.db, viewer, grant.communityId))?.member) return refuse(notFound('grantId'));
    const allowed = await requirePermission(tx.db, viewer, grant.communityId, 'grants.give', 'grantId');
    if (!allowed.ok) return allowed;
    await endGrant(tx, { communityId: grant.communityId, source: { kind: grant.sourceKind, id: grant.sourceId }, at: tx.now, reason });
    return ok((await grantById(tx.db, grant.id))!);
  });
}
