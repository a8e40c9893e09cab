import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { PlanOffer, Plans } from '../index.ts';

/** Batches what many tiers and orders of one answer ask of plans. */
export const planLoaders = defineLoaders(({ plans }: { plans: Plans }, viewer) => ({
  byId: new DataLoader<string, PlanOffer | null>(async (ids) => {
    const offers = await plans.plansByIds(viewer, ids);
    return ids.map((id) => offers.get(id) ?? null);
  }),
  plansOfTier: new DataLoader<string, PlanOffer[]>(async (tierIds) => {
    const offers = Map.groupBy(await plans.plansOfTiers(viewer, tierIds), ({ plan }) => plan.tierId);
    return tierIds.map((id) => offers.get(id) ?? []);
  }),
}));
