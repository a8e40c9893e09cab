import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Plans } from '../index.ts';
import { PlanType } from './plan.type.ts';

const ClosePlanPayload = payloadOf('ClosePlan', { plan: { type: () => PlanType, description: 'The plan without a price; null when refused.' } });

@Resolver()
export class ClosePlanMutation {
  private readonly plans: Plans;

  constructor(modules: { plans: Plans }) {
    this.plans = modules.plans;
  }
  @SignedIn()
  @Mutation(() => ClosePlanPayload, { nullable: true, description: 'Takes a plan off sale until it gets a new price; who bought it keeps it. Needs the permission to manage plans.' })
  async closePlan(@Arg('planId', () => ID, { description: 'The plan.' }) planId: string, @Ctx() context: Context): Promise<PayloadOf<typeof ClosePlanPayload>> {
    const result = await this.plans.closePlan(context.viewer, decodeId('Plan', planId));
    return toPayload(context, result, (offer) => ({ plan: new PlanType(offer) }));
  }
}
