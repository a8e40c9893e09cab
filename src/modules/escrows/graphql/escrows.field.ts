import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { OrderType } from '../../billing/graphql/index.ts';
import { communityLoaders, CommunityType, MemberType } from '../../communities/graphql/index.ts';
import type { Escrows } from '../index.ts';
import { EscrowType } from './escrow.type.ts';
import { escrowLoaders } from './loaders.ts';
import { ServiceOfferConnectionType, ServiceOfferType } from './service-offer.type.ts';

const memberOf = async (context: Context, communityId: string, userId: string): Promise<MemberType | null> => {
  const member = await context.load(communityLoaders).memberOf.load({ communityId, userId });
  return member && new MemberType(member);
};

@Resolver(() => CommunityType)
export class CommunityServiceOffers {
  private readonly escrows: Escrows;

  constructor(modules: { escrows: Escrows }) {
    this.escrows = modules.escrows;
  }
  @Access('guarded')
  @FieldResolver(() => ServiceOfferConnectionType, { description: 'What members do for each other at a price, newest first. Empty for everybody else.' })
  async serviceOffers(@Root() { row }: CommunityType, @Args(() => PageArgs) page: PageArgs, @Ctx() { viewer }: Context): Promise<Connection<ServiceOfferType>> {
    return toConnection(await this.escrows.offersOf(viewer, row.id, page), (offer) => new ServiceOfferType(offer));
  }
}

@Resolver(() => ServiceOfferType)
export class ServiceOfferFields {
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who does it; null when they are no member any more.' })
  provider(@Root() { row }: ServiceOfferType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, row.communityId, row.providerUserId);
  }
}

@Resolver(() => EscrowType)
export class EscrowFields {
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who pays; null when they are no member any more.' })
  payer(@Root() { row }: EscrowType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, row.communityId, row.payerUserId);
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who is paid; null when they are no member any more.' })
  recipient(@Root() { row }: EscrowType, @Ctx() context: Context): Promise<MemberType | null> {
    return memberOf(context, row.communityId, row.recipientUserId);
  }
  @Access('object')
  @FieldResolver(() => ServiceOfferType, { nullable: true, description: 'What was ordered; null for a tip.' })
  async offer(@Root() { row }: EscrowType, @Ctx() context: Context): Promise<ServiceOfferType | null> {
    return row.offerId === null ? null : new ServiceOfferType(await context.load(escrowLoaders).offer.load(row.offerId));
  }
  @Access('object')
  @FieldResolver(() => OrderType, { description: 'The order that it is paid by: its amount, and what went back. The address of its page is the payer’s alone.' })
  async order(@Root() { row }: EscrowType, @Ctx() context: Context): Promise<OrderType> {
    return new OrderType(await context.load(escrowLoaders).order.load(row.orderId));
  }
}
