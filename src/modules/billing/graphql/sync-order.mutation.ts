import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Billing } from '../index.ts';
import { OrderType } from './order.type.ts';

const SyncOrderError = userErrors('SyncOrderError');

@Access('object')
@ObjectType({ description: 'The outcome of `syncOrder`.', simpleResolvers: true })
export class SyncOrderPayload {
  @Field(() => OrderType, { nullable: true, description: 'The order as it stands now; null when refused.' })
  order?: OrderType | null;
  @ListSize(5)
  @Field(() => [SyncOrderError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class SyncOrderMutation {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @SignedIn()
  @Mutation(() => SyncOrderPayload, { nullable: true, description: 'Asks the payment provider how an order stands, instead of waiting for its message. For the way back from the payment page.' })
  async syncOrder(@Arg('orderId', () => ID, { description: 'The order.' }) orderId: string, @Ctx() context: Context): Promise<SyncOrderPayload> {
    const result = await this.billing.syncOrder(context.viewer, decodeId('Order', orderId));
    return toPayload(context, result, (order) => ({ order: new OrderType(order) }));
  }
}
