import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { livePrices, planForSelling } from '../access.ts';
import type { PlansDeps } from '../deps.ts';
import { planById, type PlanOffer } from '../queries/plans.ts';

/** Takes a plan off sale until it gets a new price, in every currency, with the prices that are still to come. Who bought it keeps it. */
export function closePlan(deps: PlansDeps, viewer: Viewer, planId: string): Promise<Result<PlanOffer, Failure<'NOT_FOUND'>>> {
  return deps.uow.run(async (tx) => {
    const found = await planForSelling(tx, viewer, planId);
    if (!found.ok) return found;
    for (const price of await livePrices(tx, found.value.plan)) price.close(tx.now);
    await tx.flush();
    return ok((await planById(tx.db, planId, tx.now))!);
  });
}
