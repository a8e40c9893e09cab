import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { ListSize, SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Billing } from '../index.ts';
import { OrderConnectionType, OrderType } from './order.type.ts';
import { MembershipSubscriptionType } from './subscription.type.ts';

@Resolver()
export class OrderQueries {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @SignedIn()
  @Query(() => OrderType, { nullable: true, description: 'An order of the viewer, or of a community whose plans the viewer manages; null otherwise.' })
  async order(@Arg('id', () => ID, { description: 'The id of the order.' }) id: string, @Ctx() { viewer }: Context): Promise<OrderType | null> {
    const order = await this.billing.orderForViewing(viewer, decodeId('Order', id));
    return order && new OrderType(order);
  }
  @SignedIn()
  @Query(() => OrderConnectionType, { description: 'What the viewer has ordered, newest first.' })
  async viewerOrders(@Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<OrderType>> {
    return toConnection(await this.billing.ordersOfViewer(viewer, page), (order) => new OrderType(order));
  }
  @SignedIn()
  @ListSize(50)
  @Query(() => [MembershipSubscriptionType], { description: 'The subscriptions of the viewer, newest first, ended ones too: the last 50.' })
  async viewerSubscriptions(@Ctx() { viewer }: Context): Promise<MembershipSubscriptionType[]> {
    return (await this.billing.subscriptionsOfViewer(viewer)).map((row) => new MembershipSubscriptionType(row));
  }
}
