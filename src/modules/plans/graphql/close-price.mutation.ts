import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Plans } from '../index.ts';
import { PlanType } from './plan.type.ts';

const ClosePricePayload = payloadOf('ClosePrice', { plan: { type: () => PlanType, description: 'The plan without this price; null when refused.' } });

@Resolver()
export class ClosePriceMutation {
  private readonly plans: Plans;

  constructor(modules: { plans: Plans }) {
    this.plans = modules.plans;
  }
  @SignedIn()
  @Mutation(() => ClosePricePayload, { nullable: true, description: 'Ends a price, or takes back one that is still to come; who bought at it keeps it. Needs the permission to manage plans.' })
  async closePrice(@Arg('priceId', () => ID, { description: 'The price.' }) priceId: string, @Ctx() context: Context): Promise<PayloadOf<typeof ClosePricePayload>> {
    const result = await this.plans.closePrice(context.viewer, decodeId('Price', priceId));
    return toPayload(context, result, (offer) => ({ plan: new PlanType(offer) }));
  }
}
