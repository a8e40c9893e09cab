import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Billing } from '../index.ts';
import { OrderType } from './order.type.ts';

const SyncOrderPayload = payloadOf('SyncOrder', { order: { type: () => OrderType, description: 'The order as it stands now; null when refused.' } });

@Resolver()
export class SyncOrderMutation {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @SignedIn()
  @Mutation(() => SyncOrderPayload, { nullable: true, description: 'Asks the payment provider how an order stands, instead of waiting for its message. For the way back from the payment page.' })
  async syncOrder(@Arg('orderId', () => ID, { description: 'The order.' }) orderId: string, @Ctx() context: Context): Promise<PayloadOf<typeof SyncOrderPayload>> {
    const result = await this.billing.syncOrder(context.viewer, decodeId('Order', orderId));
    return toPayload(context, result, (order) => ({ order: new OrderType(order) }));
  }
}
