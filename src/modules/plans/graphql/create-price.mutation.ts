import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { CurrencyCode, SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Plans } from '../index.ts';
import { PlanType, PriceType } from './plan.type.ts';

@InputType({ description: 'What those pay who had the term before, in the smallest unit of the currency; the amount of the price where one is absent.' })
export class RenewalAmountsInput {
  @Field(() => SafeInt, { nullable: true, description: 'While the last term still runs.' })
  earlyMinorUnits?: number | null;
  @Field(() => SafeInt, { nullable: true, description: 'Up to 30 days after its end.' })
  lapsedMinorUnits?: number | null;
  @Field(() => SafeInt, { nullable: true, description: 'Later.' })
  lapsedLongerMinorUnits?: number | null;
}
@InputType({ description: 'A new price.' })
export class CreatePriceInput {
  @Field(() => ID, { description: 'The plan that it is for.' })
  planId!: string;
  @Field(() => SafeInt, { description: 'The amount in the smallest unit of the currency: 1250 is 12.50 CNY.' })
  minorUnits!: number;
  @Field(() => CurrencyCode, { nullable: true, description: "The currency; the community's when absent. A plan has one price of a time for each currency." })
  currency?: string | null;
  @Field(() => Date, { nullable: true, description: 'From when it is offered; from now on when absent. The price of that time ends then.' })
  validFrom?: Date | null;
  @Field(() => Date, { nullable: true, description: 'Until when it is offered; until another one takes its place when absent.' })
  validTo?: Date | null;
  @Field(() => Int, { nullable: true, description: 'Days without payment at the beginning of a plan that renews, 1 to 730.' })
  trialDays?: number | null;
  @Field(() => RenewalAmountsInput, { nullable: true, description: 'What those pay who had the TERM before.' })
  renewal?: RenewalAmountsInput | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreatePricePayload = payloadOf('CreatePrice', { price: { type: () => PriceType, description: 'The new price; null when refused.' }, plan: { type: () => PlanType, description: 'The plan with its new price; null when refused.' } });

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
    return toPayload(context, result, ({ price, offer }) => ({ price: new PriceType(price), plan: new PlanType(offer) }));
  }
}
