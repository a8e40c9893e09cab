import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Plans, PlanKind } from '../index.ts';
import { PlanKindEnum, PlanType } from './plan.type.ts';

@InputType({ description: 'A new way to buy a tier.' })
export class CreatePlanInput {
  @Field(() => ID, { description: 'The tier to sell; not the one that every member has.' })
  tierId!: string;
  @Field(() => PlanKindEnum, { description: 'How it is paid, and how long it lasts.' })
  kind!: PlanKind;
  @Field(() => String, { nullable: true, description: 'Tells it from other plans of its kind, such as 学生价; 1 to 40 characters.' })
  name?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many days a TERM lasts, 1 to 3660; 365 when absent.' })
  termDays?: number | null;
  @Field(() => String, { nullable: true, description: 'The first day of a FIXED_PERIOD in the time zone of the community, such as `2026-09-01`.' })
  startsOn?: string | null;
  @Field(() => String, { nullable: true, description: 'The last day of a FIXED_PERIOD in the time zone of the community.' })
  endsOn?: string | null;
  @Field(() => Int, { nullable: true, description: 'How many may be sold in all, 1 to 1000000; no limit when absent.' })
  salesLimit?: number | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreatePlanPayload = payloadOf('CreatePlan', { plan: { type: () => PlanType, description: 'The new plan; null when refused.' } });

@Resolver()
export class CreatePlanMutation {
  private readonly plans: Plans;

  constructor(modules: { plans: Plans }) {
    this.plans = modules.plans;
  }
  @SignedIn()
  @Mutation(() => CreatePlanPayload, { nullable: true, description: 'Adds a plan to a tier. It is on sale from its first price on. Needs the permission to manage plans.' })
  async createPlan(@Arg('input', () => CreatePlanInput, { description: 'The plan.' }) input: CreatePlanInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreatePlanPayload>> {
    const result = await this.plans.createPlan(context.viewer, { ...input, tierId: decodeId('Tier', input.tierId) });
    return toPayload(context, result, (offer) => ({ plan: new PlanType(offer) }));
  }
}
