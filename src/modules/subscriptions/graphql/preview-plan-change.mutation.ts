import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Subscriptions } from '../index.ts';
import { PlanChangeType } from './plan-change.type.ts';

@InputType({ description: 'What to change to.' })
class PreviewPlanChangeInput {
  @Field(() => ID, { description: 'A subscription of the viewer.' })
  subscriptionId!: string;
  @Field(() => ID, { description: 'The price that it would have: on sale, of a plan of the same community that renews, in the same currency.' })
  priceId!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const PreviewPlanChangePayload = payloadOf('PreviewPlanChange', { planChange: { type: () => PlanChangeType, description: 'What it would cost and from when it would count; null when refused.' } });

@Resolver()
export class PreviewPlanChangeMutation {
  private readonly subscriptions: Subscriptions;

  constructor(modules: { subscriptions: Subscriptions }) {
    this.subscriptions = modules.subscriptions;
  }
  @SignedIn()
  @Mutation(() => PreviewPlanChangePayload, { nullable: true, description: 'Shows what another plan costs and from when it counts. Nothing changes until it is accepted.' })
  async previewPlanChange(@Arg('input', () => PreviewPlanChangeInput, { description: 'What to change to.' }) input: PreviewPlanChangeInput, @Ctx() context: Context): Promise<PayloadOf<typeof PreviewPlanChangePayload>> {
    const result = await this.subscriptions.previewPlanChange(context.viewer, { ...input, subscriptionId: decodeId('MembershipSubscription', input.subscriptionId), priceId: decodeId('Price', input.priceId) });
    return toPayload(context, result, (row) => ({ planChange: new PlanChangeType(row) }));
  }
}
