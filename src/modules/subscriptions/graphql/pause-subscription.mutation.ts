import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Subscriptions } from '../index.ts';
import { MembershipSubscriptionType } from '../../billing/graphql/index.ts';

@InputType({ description: 'Which subscription to let rest.' })
class PauseSubscriptionInput {
  @Field(() => ID, { description: 'A subscription of the viewer.' })
  subscriptionId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const PauseSubscriptionPayload = payloadOf('PauseSubscription', { subscription: { type: () => MembershipSubscriptionType, description: 'The subscription as it stands now; null when refused.' } });

@Resolver()
export class PauseSubscriptionMutation {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => PauseSubscriptionPayload, { nullable: true, description: 'Lets a subscription of the viewer rest: access ends, nothing is collected, and the days that are paid for are kept.' })
  async pauseSubscription(@Arg('input', () => PauseSubscriptionInput, { description: 'Which subscription to let rest.' }) input: PauseSubscriptionInput, @Ctx() context: Context): Promise<PayloadOf<typeof PauseSubscriptionPayload>> {
    const result = await this.subscriptions.pauseSubscription(context.viewer, { ...input, subscriptionId: decodeId('MembershipSubscription', input.subscriptionId) });
    return toPayload(context, result, (row) => ({ subscription: new MembershipSubscriptionType(row) }));
  }
}
