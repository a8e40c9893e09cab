import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Billing } from '../index.ts';
import { MembershipSubscriptionType } from './subscription.type.ts';

@InputType({ description: 'Which subscription to end.' })
export class CancelSubscriptionInput {
  @Field(() => ID, { description: 'A subscription of the viewer.' })
  subscriptionId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CancelSubscriptionError = userErrors('CancelSubscriptionError');

@Access('object')
@ObjectType({ description: 'The outcome of `cancelSubscription`.', simpleResolvers: true })
export class CancelSubscriptionPayload {
  @Field(() => MembershipSubscriptionType, { nullable: true, description: 'The subscription as it stands now; null when refused.' })
  subscription?: MembershipSubscriptionType | null;
  @ListSize(5)
  @Field(() => [CancelSubscriptionError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class CancelSubscriptionMutation {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @SignedIn()
  @Mutation(() => CancelSubscriptionPayload, { nullable: true, description: 'Lets a subscription of the viewer end with the period that is paid for; access goes on until then.' })
  async cancelSubscription(@Arg('input', () => CancelSubscriptionInput, { description: 'Which subscription to end.' }) input: CancelSubscriptionInput, @Ctx() context: Context): Promise<CancelSubscriptionPayload> {
    const result = await this.billing.cancelSubscription(context.viewer, { ...input, subscriptionId: decodeId('MembershipSubscription', input.subscriptionId) });
    return toPayload(context, result, (row) => ({ subscription: new MembershipSubscriptionType(row) }));
  }
}
