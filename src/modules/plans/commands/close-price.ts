import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { priceForSelling } from '../access.ts';
import type { PlansDeps } from '../deps.ts';
import { planById, type PlanOffer } from '../queries/plans.ts';

/** Ends one price, or takes back one that is still to come; nothing takes its place. Who bought at it keeps it. */
export function closePrice(deps: PlansDeps, viewer: Viewer, priceId: string): Promise<Result<PlanOffer, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const found = await priceForSelling(tx, viewer, priceId);
    if (!found.ok) return found;
    found.value.close(tx.now);
    await tx.flush();
    return ok((await planById(tx.db, found.value.planId, tx.now))!);
  });
}
