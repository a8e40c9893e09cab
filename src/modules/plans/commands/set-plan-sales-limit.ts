import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { planForSelling } from '../access.ts';
import type { PlansDeps, PlansReader } from '../deps.ts';
import { MAX_SALES_LIMIT } from '../model/plan.entity.ts';
import { planById, type PlanOffer } from '../queries/plans.ts';

/** Says how many of a plan may be sold in all, or that there is no limit. Never fewer than are sold or held by open orders. */
export function setPlanSalesLimit(deps: PlansDeps, viewer: Viewer, planId: string, salesLimit: number | null): Promise<Result<PlanOffer, InputFailure | Failure<'NOT_FOUND'>>> {
  return deps.uow.run<PlanOffer, InputFailure | Failure<'NOT_FOUND'>>(async (tx) => {
    const found = await planForSelling(tx, viewer, planId);
    if (!found.ok) return found;
    const db = tx.db as PlansReader;
    const { takenCount } = await db.selectFrom('plan').select('takenCount').where('id', '=', planId).executeTakeFirstOrThrow();
    const least = Math.max(takenCount!, 1);
    if (salesLimit !== null && (salesLimit < least || salesLimit > MAX_SALES_LIMIT)) return refuse(failure('OUT_OF_RANGE', ['salesLimit'], { min: least, max: MAX_SALES_LIMIT }));
    await db.updateTable('plan').set({ salesLimit }).where('id', '=', planId).execute();
    return ok((await planById(tx.db, planId, tx.now))!);
  });
}
