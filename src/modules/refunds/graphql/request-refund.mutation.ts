import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { SafeInt } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { OrderType } from '../../billing/graphql/index.ts';
import type { Refunds } from '../index.ts';
import { refundLoaders } from './loaders.ts';
import { RefundType } from './refund.type.ts';

@InputType({ description: 'Money of an order to give back.' })
class RequestRefundInput {
  @Field(() => ID, { description: 'The order: one of the viewer, or of a community whose plans the viewer manages.' })
  orderId!: string;
  @Field(() => ID, { nullable: true, description: 'One payment of it: each goes back by itself, by its own date. The newest that was owed when absent.' })
  paymentId?: string | null;
  @Field(() => SafeInt, { nullable: true, description: 'How much, in the smallest unit of the currency; all that is left when absent. A buyer takes all that is left: parts are given by those who sell and by staff.' })
  minorUnits?: number | null;
  @Field(() => String, { nullable: true, description: 'Why, up to 500 characters: free for the buyer, needed from everybody else.' })
  reason?: string | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const RequestRefundPayload = payloadOf('RequestRefund', {
  refund: { type: () => RefundType, description: 'The refund as it stands now; null when refused.' },
  order: { type: () => OrderType, description: 'The order as it is now; null when refused.' },
});

@Resolver()
export class RequestRefundMutation {
  private readonly refunds: Refunds;

  constructor(modules: { refunds: Refunds }) {
    this.refunds = modules.refunds;
  }
  @SignedIn()
  @Mutation(() => RequestRefundPayload, { nullable: true, description: "Gives money back: to the buyer inside the community's window, a payment as a whole; at any time and also in part when those who sell there, or staff, decide so." })
  async requestRefund(@Arg('input', () => RequestRefundInput, { description: 'What to give back.' }) input: RequestRefundInput, @Ctx() context: Context): Promise<PayloadOf<typeof RequestRefundPayload>> {
    const result = await this.refunds.requestRefund(context.viewer, { ...input, orderId: decodeId('Order', input.orderId), paymentId: input.paymentId == null ? null : decodeId('Payment', input.paymentId) });
    return toPayload(context, result, (row) => ({ refund: new RefundType(row), order: context.load(refundLoaders).order.load(row.orderId).then((order) => new OrderType(order)) }));
  }
}
