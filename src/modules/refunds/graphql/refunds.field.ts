import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { MoneyType } from '../../../graphql/money.type.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { OrderType, PaymentType } from '../../billing/graphql/index.ts';
import type { FraudWarningAnswer } from '../../billing/index.ts';
import { CommunityType, communityLoaders } from '../../communities/graphql/index.ts';
import { hasPermission } from '../../communities/index.ts';
import { REFUNDS_SHOWN, type DisputeState, type RefundState, type Refunds } from '../index.ts';
import { DisputeConnectionType, DisputeStateEnum, DisputeType } from './dispute.type.ts';
import { FraudWarningAnswerEnum, FraudWarningConnectionType, FraudWarningType } from './fraud-warning.type.ts';
import { refundLoaders } from './loaders.ts';
import { RefundPolicyType } from './refund-policy.type.ts';
import { RefundConnectionType, RefundStateEnum, RefundType } from './refund.type.ts';

const ONLY_THIS_STATE = 'Only those in this state.';

@Resolver(() => CommunityType)
export class CommunityRefunds {
  private readonly refundsOf: Refunds;

  constructor(modules: { refunds: Refunds }) {
    this.refundsOf = modules.refunds;
  }
  @Access('object')
  @FieldResolver(() => RefundPolicyType, { description: 'The rules for refunds of this community.' })
  async refundPolicy(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<RefundPolicyType> {
    return new RefundPolicyType(row.id, await context.load(refundLoaders).policy.load(row.id));
  }
  @Access('guarded')
  @FieldResolver(() => RefundConnectionType, { description: 'All refunds, newest first; empty for those who do not manage plans.' })
  async refunds(
    @Root() { row }: CommunityType,
    @Arg('state', () => RefundStateEnum, { nullable: true, description: ONLY_THIS_STATE }) state: RefundState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: Context,
  ): Promise<Connection<RefundType>> {
    return toConnection(await this.refundsOf.refundsOfCommunity(viewer, row.id, state ?? null, page), (refund) => new RefundType(refund));
  }
  @Access('guarded')
  @FieldResolver(() => DisputeConnectionType, { description: 'All disputes, newest first; empty for those who do not manage plans.' })
  async disputes(
    @Root() { row }: CommunityType,
    @Arg('state', () => DisputeStateEnum, { nullable: true, description: ONLY_THIS_STATE }) state: DisputeState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { viewer }: Context,
  ): Promise<Connection<DisputeType>> {
    return toConnection(await this.refundsOf.disputesOfCommunity(viewer, row.id, state ?? null, page), (dispute) => new DisputeType(dispute));
  }
  @Access('guarded')
  @FieldResolver(() => FraudWarningConnectionType, { description: "What buyers' banks warned of, newest first; empty for those who do not manage plans." })
  async fraudWarnings(@Root() { row }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<FraudWarningType>> {
    return toConnection(await this.refundsOf.fraudWarningsOfCommunity(viewer, row.id, page), (warning) => new FraudWarningType(warning));
  }
}

@Resolver(() => RefundPolicyType)
export class RefundPolicyFields {
  @Access('guarded')
  @FieldResolver(() => FraudWarningAnswerEnum, { nullable: true, description: 'What a warning of fraud brings about; null for those who do not manage plans.' })
  async onFraudWarning(@Root() { communityId, policy }: RefundPolicyType, @Ctx() context: Context): Promise<FraudWarningAnswer | null> {
    const standing = await context.load(communityLoaders).standing.load(communityId);
    return standing?.member && hasPermission(standing.member.role, 'plans.manage') ? policy.onFraudWarning : null;
  }
}

@Resolver(() => OrderType)
export class OrderRefunds {
  @ListSize(REFUNDS_SHOWN)
  @Access('object')
  @FieldResolver(() => [RefundType], { description: `What of it goes back, newest first: the last ${REFUNDS_SHOWN}.` })
  async refunds(@Root() { row }: OrderType, @Ctx() context: Context): Promise<RefundType[]> {
    return (await context.load(refundLoaders).ofOrder.load(row.id)).map((refund) => new RefundType(refund));
  }
}

const orderBehind = async (orderId: string, context: Context): Promise<OrderType> => new OrderType(await context.load(refundLoaders).order.load(orderId));
const OF_ORDER = { description: 'The order that it was paid for.' };

@Resolver(() => PaymentType)
export class PaymentRefunds {
  @Access('object')
  @FieldResolver(() => MoneyType, { nullable: true, description: 'How much of it the viewer may give back now at most, or have back as its buyer, who takes all of it; null when nothing.' })
  async viewerRefundable(@Root() { row }: PaymentType, @Ctx() context: Context): Promise<MoneyType | null> {
    const minorUnits = await context.load(refundLoaders).viewerRefundable.load(row);
    return minorUnits === null ? null : new MoneyType({ minorUnits, currency: row.currency });
  }
}

@Resolver(() => RefundType)
export class RefundFields {
  @Access('object')
  @FieldResolver(() => PaymentType, { description: 'The payment that it goes back of.' })
  async payment(@Root() { row }: RefundType, @Ctx() context: Context): Promise<PaymentType> {
    return new PaymentType(await context.load(refundLoaders).payment.load(row.paymentId));
  }
  @Access('object')
  @FieldResolver(() => OrderType, OF_ORDER)
  order(@Root() { row }: RefundType, @Ctx() context: Context): Promise<OrderType> {
    return orderBehind(row.orderId, context);
  }
}
@Resolver(() => DisputeType)
export class DisputeFields {
  @Access('object')
  @FieldResolver(() => OrderType, OF_ORDER)
  order(@Root() { row }: DisputeType, @Ctx() context: Context): Promise<OrderType> {
    return orderBehind(row.orderId, context);
  }
}
@Resolver(() => FraudWarningType)
export class FraudWarningFields {
  @Access('object')
  @FieldResolver(() => OrderType, OF_ORDER)
  order(@Root() { row }: FraudWarningType, @Ctx() context: Context): Promise<OrderType> {
    return orderBehind(row.orderId, context);
  }
}
