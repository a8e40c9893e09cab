import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Subscriptions } from '../index.ts';
import { MembershipSubscriptionType } from '../../billing/graphql/index.ts';

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
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => KeepPlanPayload, { nullable: true, description: 'Takes a change of plan back that waits for the end of the period.' })
  async keepPlan(@Arg('input', () => KeepPlanInput, { description: 'Which subscription keeps its plan.' }) input: KeepPlanInput, @Ctx() context: Context): Promise<PayloadOf<typeof KeepPlanPayload>> {
    const result = await this.subscriptions.keepPlan(context.viewer, { ...input, subscriptionId: decodeId('MembershipSubscription', input.subscriptionId) });
    return toPayload(context, result, (row) => ({ subscription: new MembershipSubscriptionType(row) }));
  }
}
