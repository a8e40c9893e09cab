import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Plans } from '../index.ts';
import { PlanType } from './plan.type.ts';

@InputType({ description: 'A new price.' })
export class CreatePriceInput {
  @Field(() => ID, { description: 'The plan that it is for.' })
  planId!: string;
  @Field(() => SafeInt, { description: "The amount in the smallest unit of the community's currency: 1250 is 12.50 CNY." })
  minorUnits!: number;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreatePricePayload = payloadOf('CreatePrice', { plan: { type: () => PlanType, description: 'The plan with its new price; null when refused.' } });

@Resolver()
export class CreatePriceMutation {
  private readonly plans: Plans;

  constructor(modules: { plans: Plans }) {
    this.plans = modules.plans;
  }
  @SignedIn()
  @Mutation(() => CreatePricePayload, { nullable: true, description: 'Gives a plan a new price; the old one ends, who bought at it keeps it. Needs the permission to manage plans.' })
  async createPrice(@Arg('input', () => CreatePriceInput, { description: 'The price.' }) input: CreatePriceInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreatePricePayload>> {
    const result = await this.plans.createPrice(context.viewer, { ...input, planId: decodeId('Plan', input.planId) });
    return toPayload(context, result, (offer) => ({ plan: new PlanType(offer) }));
  }
}
