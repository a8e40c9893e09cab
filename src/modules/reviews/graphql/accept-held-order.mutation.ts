import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { OrderType } from '../../billing/graphql/index.ts';
import type { Reviews } from '../index.ts';

@InputType({ description: 'A held order whose money is accepted.' })
class AcceptHeldOrderInput {
  @Field(() => ID, { description: 'The order: of a community whose plans the viewer manages, or any for staff; never one of their own.' })
  orderId!: string;
  @Field(() => String, { description: 'Why, up to 500 characters; the buyer sees it.' })
  reason!: string;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const AcceptHeldOrderPayload = payloadOf('AcceptHeldOrder', { order: { type: () => OrderType, description: 'The order as it is now; null when refused.' } });

@Resolver()
export class AcceptHeldOrderMutation {
  private readonly reviews: Reviews;

  constructor(modules: { reviews: Reviews }) {
    this.reviews = modules.reviews;
  }
  @SignedIn()
  @Mutation(() => AcceptHeldOrderPayload, { nullable: true, description: 'Takes what came in for a held order for what was agreed: it is paid, and access and shares follow. Not for what renews, nor in another currency.' })
  async acceptHeldOrder(@Arg('input', () => AcceptHeldOrderInput, { description: 'What to accept.' }) input: AcceptHeldOrderInput, @Ctx() context: Context): Promise<PayloadOf<typeof AcceptHeldOrderPayload>> {
    const result = await this.reviews.acceptHeldOrder(context.viewer, { ...input, orderId: decodeId('Order', input.orderId) });
    return toPayload(context, result, (row) => ({ order: new OrderType(row) }));
  }
}
