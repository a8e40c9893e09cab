import type { TierRow } from '../../tiers/index.ts';
import type { PlansDeps } from '../deps.ts';
import { remainingOf } from '../model/plan.entity.ts';
import { offersOf, type PlanOffer } from './plans.ts';

export interface TierOffer {
  readonly tier: TierRow;
  readonly plans: readonly PlanOffer[];
}

/** The tiers on sale that give a right, from the lowest rank; plans that are sold out are no way to it. */
export async function pathsToEntitlement(deps: PlansDeps, communityId: string, entitlement: string): Promise<TierOffer[]> {
  const offers = Map.groupBy((await offersOf(deps, communityId)).filter(({ plan }) => remainingOf(plan) !== 0), ({ plan }) => plan.tierId);
  if (offers.size === 0) return [];
  const tiers = await deps.reader.selectFrom('tier').selectAll().where('communityId', '=', communityId).where('archivedAt', 'is', null).orderBy('rank').orderBy('id').execute();
  return tiers.filter((tier) => tier.entitlements.includes(entitlement) && offers.has(tier.id)).map((tier) => ({ tier, plans: offers.get(tier.id)! }));
}
