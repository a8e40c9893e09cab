import { Arg, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Plans } from '../index.ts';
import { PlanType } from './plan.type.ts';

const SetPlanSalesLimitPayload = payloadOf('SetPlanSalesLimit', { plan: { type: () => PlanType, description: 'The plan with its limit; null when refused.' } });

@Resolver()
export class SetPlanSalesLimitMutation {
  private readonly plans: Plans;

  constructor(modules: { plans: Plans }) {
    this.plans = modules.plans;
  }
  @SignedIn()
  @Mutation(() => SetPlanSalesLimitPayload, { nullable: true, description: 'Says how many of a plan may be sold in all. Never fewer than are sold or held by open orders: `minimum` says how many that are. Needs the permission to manage plans.' })
  async setPlanSalesLimit(
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('salesLimit', () => Int, { nullable: true, description: 'How many, at most 1000000; null or absent for no limit.' }) salesLimit: number | null,
    @Ctx() context: Context,
  ): Promise<PayloadOf<typeof SetPlanSalesLimitPayload>> {
    const result = await this.plans.setPlanSalesLimit(context.viewer, decodeId('Plan', planId), salesLimit ?? null);
    return toPayload(context, result, (offer) => ({ plan: new PlanType(offer) }));
  }
}
