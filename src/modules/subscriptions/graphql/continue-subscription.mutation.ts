import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Subscriptions } from '../index.ts';
import { MembershipSubscriptionType } from '../../billing/graphql/index.ts';

@InputType({ description: 'Which subscription is to go on.' })
class ContinueSubscriptionInput {
  @Field(() => ID, { description: 'A subscription of the viewer that rests.' })
  subscriptionId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const ContinueSubscriptionPayload = payloadOf('ContinueSubscription', { subscription: { type: () => MembershipSubscriptionType, description: 'The subscription as it stands now; null when refused.' } });

@Resolver()
export class ContinueSubscriptionMutation {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => ContinueSubscriptionPayload, { nullable: true, description: 'Lets a subscription of the viewer go on that rests: with the days that were left, or with a new period that is paid now after a trial that ended without a card.' })
  async continueSubscription(@Arg('input', () => ContinueSubscriptionInput, { description: 'Which subscription is to go on.' }) input: ContinueSubscriptionInput, @Ctx() context: Context): Promise<PayloadOf<typeof ContinueSubscriptionPayload>> {
    const result = await this.subscriptions.continueSubscription(context.viewer, { ...input, subscriptionId: decodeId('MembershipSubscription', input.subscriptionId) });
    return toPayload(context, result, (row) => ({ subscription: new MembershipSubscriptionType(row) }));
  }
}
