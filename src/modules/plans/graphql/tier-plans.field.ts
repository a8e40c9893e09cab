import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { TierType } from '../../tiers/graphql/index.ts';
import { MAX_PLANS } from '../index.ts';
import { planLoaders } from './loaders.ts';
import { PlanType } from './plan.type.ts';

@Resolver(() => TierType)
export class TierPlans {
  @ListSize(MAX_PLANS)
  @Access('object')
  @FieldResolver(() => [PlanType], { description: 'The ways to buy it, also those that are not on sale now; none for those who may not see the community.' })
  async plans(@Root() { row }: TierType, @Ctx() context: Context): Promise<PlanType[]> {
    const plans = await context.load(planLoaders).plansOfTier.load(row.id);
    return plans.map((plan) => new PlanType(plan));
  }
}
