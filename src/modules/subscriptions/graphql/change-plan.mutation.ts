import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Subscriptions } from '../index.ts';
import { MembershipSubscriptionType } from '../../billing/graphql/index.ts';
import { PlanChangeType } from './plan-change.type.ts';

@InputType({ description: 'Which preview to accept.' })
class ChangePlanInput {
  @Field(() => ID, { description: 'A preview of the viewer, at most 15 minutes old.' })
  planChangeId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const ChangePlanPayload = payloadOf('ChangePlan', { subscription: { type: () => MembershipSubscriptionType, description: 'The subscription as it stands now; null when refused.' }, planChange: { type: () => PlanChangeType, description: 'The change: done, or AWAITING_PAYMENT until the payment is confirmed on its page; null when refused.' } });

@Resolver()
export class ChangePlanMutation {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => ChangePlanPayload, { nullable: true, description: 'Changes the plan as it was previewed: a higher tier or a longer period at once, for exactly the amount that was shown; everything else when the period ends. Where the card asks its owner first (3-D Secure) nothing changes before that is confirmed.' })
  async changePlan(@Arg('input', () => ChangePlanInput, { description: 'Which preview to accept.' }) input: ChangePlanInput, @Ctx() context: Context): Promise<PayloadOf<typeof ChangePlanPayload>> {
    const result = await this.subscriptions.changePlan(context.viewer, { ...input, planChangeId: decodeId('PlanChange', input.planChangeId) });
    return toPayload(context, result, ({ subscription, change }) => ({ subscription: new MembershipSubscriptionType(subscription), planChange: new PlanChangeType(change) }));
  }
}
