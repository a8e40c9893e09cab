import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Billing } from '../index.ts';
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
const CreatePriceError = userErrors('CreatePriceError');

@Access('object')
@ObjectType({ description: 'The outcome of `createPrice`.', simpleResolvers: true })
export class CreatePricePayload {
  @Field(() => PlanType, { nullable: true, description: 'The plan with its new price; null when refused.' })
  plan?: PlanType | null;
  @ListSize(5)
  @Field(() => [CreatePriceError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class CreatePriceMutation {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @SignedIn()
  @Mutation(() => CreatePricePayload, { nullable: true, description: 'Gives a plan a new price; the old one ends, who bought at it keeps it. Needs the permission to manage plans.' })
  async createPrice(@Arg('input', () => CreatePriceInput, { description: 'The price.' }) input: CreatePriceInput, @Ctx() context: Context): Promise<CreatePricePayload> {
    const result = await this.billing.createPrice(context.viewer, { ...input, planId: decodeId('Plan', input.planId) });
    return toPayload(context, result, (offer) => ({ plan: new PlanType(offer) }));
  }
}
