import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { communityLoaders } from '../../communities/graphql/index.ts';
import { hasPermission } from '../../communities/index.ts';
import { PlanType } from './plan.type.ts';

@Resolver(() => PlanType)
export class PlanSales {
  @Access('guarded')
  @FieldResolver(() => Int, { nullable: true, description: 'How many are sold, or held by open orders; null for those who do not manage plans.' })
  async takenCount(@Root() { row }: PlanType, @Ctx() context: Context): Promise<number | null> {
    const member = await context.load(communityLoaders).viewerMember.load(row.communityId);
    return member !== null && hasPermission(member.role, 'plans.manage') ? (row.takenCount as number) : null;
  }
}
