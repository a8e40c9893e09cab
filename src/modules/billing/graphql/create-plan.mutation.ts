import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Billing, PlanKind } from '../index.ts';
import { PlanKindEnum, PlanType } from './plan.type.ts';

@InputType({ description: 'A new way to buy a tier.' })
export class CreatePlanInput {
  @Field(() => ID, { description: 'The tier to sell; not the one that every member has.' })
  tierId!: string;
  @Field(() => PlanKindEnum, { description: 'How it is paid; a tier has one plan of each kind.' })
  kind!: PlanKind;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreatePlanError = userErrors('CreatePlanError');

@Access('object')
@ObjectType({ description: 'The outcome of `createPlan`.', simpleResolvers: true })
export class CreatePlanPayload {
  @Field(() => PlanType, { nullable: true, description: 'The new plan; null when refused.' })
  plan?: PlanType | null;
  @ListSize(5)
  @Field(() => [CreatePlanError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class CreatePlanMutation {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @SignedIn()
  @Mutation(() => CreatePlanPayload, { nullable: true, description: 'Adds a plan to a tier. It is on sale from its first price on. Needs the permission to manage plans.' })
  async createPlan(@Arg('input', () => CreatePlanInput, { description: 'The plan.' }) input: CreatePlanInput, @Ctx() context: Context): Promise<CreatePlanPayload> {
    const result = await this.billing.createPlan(context.viewer, { ...input, tierId: decodeId('Tier', input.tierId) });
    return toPayload(context, result, (offer) => ({ plan: new PlanType(offer) }));
  }
}
