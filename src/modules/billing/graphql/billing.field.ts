import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { WebAddress } from '../../../graphql/scalars.ts';
import { CommunityType, communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { planLoaders, PlanType } from '../../plans/graphql/index.ts';
import { tierLoaders, TierType } from '../../tiers/graphql/index.ts';
import { PAYMENTS_SHOWN, type Billing } from '../index.ts';
import { billingLoaders } from './loaders.ts';
import { OrderConnectionType, OrderType } from './order.type.ts';
import { PaymentType } from './payment.type.ts';
import { MembershipSubscriptionType } from './subscription.type.ts';

@Resolver(() => CommunityType)
export class CommunityBilling {
  private readonly billing: Billing;

  constructor(modules: { billing: Billing }) {
    this.billing = modules.billing;
  }
  @Access('guarded')
  @FieldResolver(() => MembershipSubscriptionType, { nullable: true, description: "The viewer's own running subscription; null without one." })
  async viewerSubscription(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<MembershipSubscriptionType | null> {
    const subscription = await context.load(billingLoaders).viewerSubscription.load(row.id);
    return subscription && new MembershipSubscriptionType(subscription);
  }
  @Access('guarded')
  @FieldResolver(() => OrderConnectionType, { description: 'All orders, newest first; empty for those who do not manage plans.' })
  async orders(@Root() { row }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<OrderType>> {
    return toConnection(await this.billing.ordersOfCommunity(viewer, row.id, page), (order) => new OrderType(order));
  }
}

@Resolver(() => OrderType)
export class OrderFields {
  @Access('object')
  @FieldResolver(() => TierType, { nullable: true, description: 'The tier that was ordered; null when it was something else.' })
  async tier(@Root() { row }: OrderType, @Ctx() context: Context): Promise<TierType | null> {
    return row.tierId === null ? null : new TierType((await context.load(tierLoaders).byId.load(row.tierId))!);
  }
  @Access('guarded')
  @FieldResolver(() => PlanType, { nullable: true, description: 'The plan that was ordered, as it is sold today; null when it was something else, and for those who may not see the community any more.' })
  async plan(@Root() { row }: OrderType, @Ctx() context: Context): Promise<PlanType | null> {
    const offer = row.planId === null ? null : await context.load(planLoaders).byId.load(row.planId);
    return offer && new PlanType(offer);
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who ordered; null when the person is not a member any more.' })
  async buyer(@Root() { row }: OrderType, @Ctx() context: Context): Promise<MemberType | null> {
    const member = await context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.userId });
    return member && new MemberType(member);
  }
  @ListSize(PAYMENTS_SHOWN)
  @Access('object')
  @FieldResolver(() => [PaymentType], { description: `What came in for it, newest first: the last ${PAYMENTS_SHOWN}.` })
  async payments(@Root() { row }: OrderType, @Ctx() context: Context): Promise<PaymentType[]> {
    return (await context.load(billingLoaders).paymentsOfOrder.load(row.id)).map((payment) => new PaymentType(payment));
  }
  @Access('guarded')
  @FieldResolver(() => WebAddress, { nullable: true, description: 'Where the buyer pays; null for everyone else, and when there is nothing to pay.' })
  async checkoutUrl(@Root() { row }: OrderType, @Ctx() context: Context): Promise<string | null> {
    return row.userId === context.viewer.userId && row.state === 'OPEN' ? context.load(billingLoaders).checkoutUrl.load(row.id) : null;
  }
}

@Resolver(() => MembershipSubscriptionType)
export class SubscriptionFields {
  @Access('object')
  @FieldResolver(() => OrderType, { description: 'The order that it began with: it has the payments, and its id leads to refunds and invoices.' })
  async order(@Root() { row }: MembershipSubscriptionType, @Ctx() context: Context): Promise<OrderType> {
    return new OrderType((await context.load(billingLoaders).orderById.load(row.orderId))!);
  }
  @Access('object')
  @FieldResolver(() => TierType, { description: 'The tier it gives.' })
  async tier(@Root() { row }: MembershipSubscriptionType, @Ctx() context: Context): Promise<TierType> {
    return new TierType((await context.load(tierLoaders).byId.load(row.tierId))!);
  }
}
