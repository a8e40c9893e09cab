import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Billing } from '../index.ts';
import { PlanType } from './plan.type.ts';

const ClosePlanError = userErrors('ClosePlanError');

@Access('object')
@ObjectType({ description: 'The outcome of `closePlan`.', simpleResolvers: true })
export class ClosePlanPayload {
  @Field(() => PlanType, { nullable: true, description: 'The plan without a price; null when refused.' })
  plan?: PlanType | null;
  @ListSize(5)
  @Field(() => [ClosePlanError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class ClosePlanMutation {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @SignedIn()
  @Mutation(() => ClosePlanPayload, { nullable: true, description: 'Takes a plan off sale until it gets a new price; who bought it keeps it. Needs the permission to manage plans.' })
  async closePlan(@Arg('planId', () => ID, { description: 'The plan.' }) planId: string, @Ctx() context: Context): Promise<ClosePlanPayload> {
    const result = await this.billing.closePlan(context.viewer, decodeId('Plan', planId));
    return toPayload(context, result, (offer) => ({ plan: new PlanType(offer) }));
  }
}
