import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { complimentaryGrantsOf, grantForEnding } from '../access.ts';
import type { TiersDeps } from '../deps.ts';
import type { Grant, GrantRow } from '../model/grant.entity.ts';
import { grantById } from '../queries/grants.ts';
import { endGrant } from './give-grant.ts';

type EndComplimentaryGrantFailure = InputFailure | Failure<'NOT_FOUND' | 'ALREADY_DECIDED'>;

/** Ends a complimentary grant at once; one that is over already stays as it is. What was paid for ends by refund or at its term, never here. */
export async function endComplimentaryGrant(deps: TiersDeps, viewer: Viewer, grantId: string, reason: string | null): Promise<Result<GrantRow, EndComplimentaryGrantFailure>> {
  return deps.uow.run<GrantRow, EndComplimentaryGrantFailure>(async (tx) => {
    const found = await grantForEnding(tx, viewer, grantId);
    if (!found.ok) return found;
    const grant = found.value;
    const why = boundedText(reason ?? '', ['reason'], { max: 200 });
    if (!why.ok) return why;
    if (grant.isOver(tx.now)) return refuse(failure('ALREADY_DECIDED', ['grantId']));
    await end(tx, grant, tx.now, why.value || null);
    return ok((await grantById(tx.db, grant.id))!);
  });
}

/** What was given without payment ends with the membership. What was given after the person came back stays. */
export async function endComplimentaryGrantsOnLeaving(deps: TiersDeps, { communityId, userId, leftAt }: { communityId: string; userId: string; leftAt: Date }): Promise<void> {
  await deps.uow.run(async (tx) => {
    const grants = await complimentaryGrantsOf(tx, { communityId, userId, until: leftAt });
    for (const grant of grants) await end(tx, grant, leftAt, null);
    return ok(null);
  });
}

async function end(tx: Tx, { communityId, userId, tierId, sourceKind: kind, sourceId: id }: Grant, at: Date, reason: string | null): Promise<void> {
  await endGrant(tx, { communityId, source: { kind, id }, at, reason });
  tx.emit({ name: 'tiers.complimentary-ended', communityId, payload: { userId, tierId: tierId ?? null } });
}
