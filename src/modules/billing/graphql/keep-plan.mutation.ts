import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Billing } from '../index.ts';
import { MembershipSubscriptionType } from './subscription.type.ts';

@InputType({ description: 'Which subscription keeps its plan.' })
class KeepPlanInput {
  @Field(() => ID, { description: 'A subscription of the viewer.' })
  subscriptionId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const KeepPlanPayload = payloadOf('KeepPlan', { subscription: { type: () => MembershipSubscriptionType, description: 'The subscription as it stands now; null when refused.' } });

@Resolver()
export class KeepPlanMutation {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @SignedIn()
  @Mutation(() => KeepPlanPayload, { nullable: true, description: 'Takes a change of plan back that waits for the end of the period.' })
  async keepPlan(@Arg('input', () => KeepPlanInput, { description: 'Which subscription keeps its plan.' }) input: KeepPlanInput, @Ctx() context: Context): Promise<PayloadOf<typeof KeepPlanPayload>> {
    const result = await this.billing.keepPlan(context.viewer, { ...input, subscriptionId: decodeId('MembershipSubscription', input.subscriptionId) });
    return toPayload(context, result, (row) => ({ subscription: new MembershipSubscriptionType(row) }));
  }
}
