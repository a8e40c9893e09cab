import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { MembershipSubscriptionType } from '../../billing/graphql/index.ts';
import type { Subscriptions } from '../index.ts';

@InputType({ description: 'Which subscription to go on with.' })
export class ResumeSubscriptionInput {
  @Field(() => ID, { description: 'A subscription of the viewer.' })
  subscriptionId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const ResumeSubscriptionPayload = payloadOf('ResumeSubscription', { subscription: { type: () => MembershipSubscriptionType, description: 'The subscription as it stands now; null when refused.' } });

@Resolver()
export class ResumeSubscriptionMutation {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => ResumeSubscriptionPayload, { nullable: true, description: 'Takes a cancellation back while the period still runs; nothing lapses.' })
  async resumeSubscription(@Arg('input', () => ResumeSubscriptionInput, { description: 'Which subscription to go on with.' }) input: ResumeSubscriptionInput, @Ctx() context: Context): Promise<PayloadOf<typeof ResumeSubscriptionPayload>> {
    const result = await this.subscriptions.resumeSubscription(context.viewer, { ...input, subscriptionId: decodeId('MembershipSubscription', input.subscriptionId) });
    return toPayload(context, result, (row) => ({ subscription: new MembershipSubscriptionType(row) }));
  }
}
