import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { MembershipSubscriptionType } from '../../billing/graphql/index.ts';
import type { Subscriptions } from '../index.ts';

@InputType({ description: 'Which subscription to end.' })
export class CancelSubscriptionInput {
  @Field(() => ID, { description: 'A subscription of the viewer.' })
  subscriptionId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CancelSubscriptionPayload = payloadOf('CancelSubscription', { subscription: { type: () => MembershipSubscriptionType, description: 'The subscription as it stands now; null when refused.' } });

@Resolver()
export class CancelSubscriptionMutation {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => CancelSubscriptionPayload, { nullable: true, description: 'Lets a subscription of the viewer end with the period that is paid for; access goes on until then.' })
  async cancelSubscription(@Arg('input', () => CancelSubscriptionInput, { description: 'Which subscription to end.' }) input: CancelSubscriptionInput, @Ctx() context: Context): Promise<PayloadOf<typeof CancelSubscriptionPayload>> {
    const result = await this.subscriptions.cancelSubscription(context.viewer, { ...input, subscriptionId: decodeId('MembershipSubscription', input.subscriptionId) });
    return toPayload(context, result, (row) => ({ subscription: new MembershipSubscriptionType(row) }));
  }
}
