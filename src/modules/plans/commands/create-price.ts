import type { Failure, InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { currentPrice, planForSelling } from '../access.ts';
import type { PlansDeps } from '../deps.ts';
import { refusalOf } from '../model/charge-limits.ts';
import { Price } from '../model/price.entity.ts';
import { planById, type PlanOffer } from '../queries/plans.ts';

export interface CreatePriceInput {
  readonly planId: string;
  readonly minorUnits: number;
  readonly idempotencyKey: string;
}
type CreatePriceFailure = InputFailure | Failure<'NOT_FOUND' | 'AMOUNT_TOO_SMALL'>;

/** Gives a plan a new price in the community's currency. The old one ends; who bought at it keeps it. */
export function createPrice(deps: PlansDeps, viewer: Viewer, input: CreatePriceInput): Promise<Result<PlanOffer, CreatePriceFailure>> {
  return deps.uow.run(async (tx) => {
    const found = await planForSelling(tx, viewer, input.planId);
    if (!found.ok) return found;
    const { plan, standing } = found.value;
    return tx.once<PlanOffer, CreatePriceFailure>({ userId: standing.member.userId, operation: 'createPrice', key: input.idempotencyKey, input }, async () => {
      const { currency } = standing.community;
      const refusal = refusalOf(input.minorUnits, currency, ['input', 'minorUnits']);
      if (refusal) return refuse(refusal);
      (await currentPrice(tx, plan))?.close(tx.now);
      await tx.flush();
      tx.em.create(Price, { id: newId(tx.now.getTime()), communityId: plan.communityId, planId: plan.id, amountMinor: input.minorUnits, currency, validFrom: tx.now });
      await tx.flush();
      return ok({ id: plan.id, value: (await planById(tx.db, plan.id))! });
    }, async (id) => (await planById(tx.db, id))!);
  });
}
