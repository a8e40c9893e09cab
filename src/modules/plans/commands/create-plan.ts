import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { plansOfTier, tierForSelling } from '../access.ts';
import type { PlansDeps } from '../deps.ts';
import { Plan, type PlanKind } from '../model/plan.entity.ts';
import { planById, type PlanOffer } from '../queries/plans.ts';

export interface CreatePlanInput {
  readonly tierId: string;
  readonly kind: PlanKind;
  readonly idempotencyKey: string;
}
type CreatePlanFailure = InputFailure | Failure<'NOT_FOUND'>;

/** Adds a way to buy a tier: one per kind. It is on sale from its first price on. */
export function createPlan(deps: PlansDeps, viewer: Viewer, input: CreatePlanInput): Promise<Result<PlanOffer, CreatePlanFailure>> {
  return deps.uow.run(async (tx) => {
    const found = await tierForSelling(tx, viewer, input.tierId);
    if (!found.ok) return found;
    const { tier, standing } = found.value;
    return tx.once<PlanOffer, CreatePlanFailure>({ userId: standing.member.userId, operation: 'createPlan', key: input.idempotencyKey, input }, async () => {
      if (tier.isDefault) return refuse(failure('INVALID', ['input', 'tierId']));
      await tx.db.selectFrom('community').select('id').where('id', '=', tier.communityId).forNoKeyUpdate().execute();
      if ((await plansOfTier(tx, tier)).some(({ kind }) => kind === input.kind)) return refuse(failure('TAKEN', ['input', 'kind']));
      const plan = tx.em.create(Plan, { id: newId(tx.now.getTime()), communityId: tier.communityId, tierId: tier.id, kind: input.kind, createdAt: tx.now });
      await tx.flush();
      return ok({ id: plan.id, value: (await planById(tx.db, plan.id))! });
    }, async (id) => (await planById(tx.db, id))!);
  });
}
