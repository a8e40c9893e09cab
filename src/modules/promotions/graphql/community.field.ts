import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { emptyPage } from '../../../kernel/page.ts';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { communityLoaders, CommunityType } from '../../communities/graphql/index.ts';
import { hasPermission } from '../../communities/index.ts';
import { MAX_LADDERS, MAX_OFFERS, type CouponRow, type Promotions, type VoucherRow } from '../index.ts';
import { CouponConnectionType, CouponType } from './coupon.type.ts';
import { GroupBuyOfferType, GroupBuyType } from './group-buy.type.ts';
import { promotionLoaders } from './loaders.ts';
import { PriceLadderType } from './price-ladder.type.ts';
import { VoucherConnectionType, VoucherType } from './voucher.type.ts';

const sells = ({ standing: { member } }: CommunityType): boolean => member !== null && hasPermission(member.role, 'plans.manage');
const MOST_VOUCHERS = 50;

@Resolver(() => CommunityType)
export class CommunityPromotions {
  private readonly promotions: Promotions;

  constructor(modules: { promotions: Promotions }) {
    this.promotions = modules.promotions;
  }
  @Access('guarded')
  @FieldResolver(() => CouponConnectionType, { description: 'Coupons, newest first, ended ones too; empty for those who do not manage plans.' })
  async coupons(@Root() community: CommunityType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<CouponType>> {
    return toConnection(sells(community) ? await this.promotions.couponsOf(community.row.id, page) : emptyPage<CouponRow>(), (coupon) => new CouponType(coupon));
  }
  @Access('guarded')
  @FieldResolver(() => VoucherConnectionType, { description: 'All vouchers that were given, newest first; empty for those who do not manage plans.' })
  async vouchers(@Root() community: CommunityType, @Args(() => PageArgs) page: PageArgs): Promise<Connection<VoucherType>> {
    return toConnection(sells(community) ? await this.promotions.vouchersOfCommunity(community.row.id, page) : emptyPage<VoucherRow>(), (voucher) => new VoucherType(voucher));
  }
  @ListSize(MAX_LADDERS)
  @Access('object')
  @FieldResolver(() => [PriceLadderType], { description: 'The early-bird ladders that count now or will.' })
  async priceLadders(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<PriceLadderType[]> {
    return (await context.load(promotionLoaders).openLadders.load(row.id)).map((ladder) => new PriceLadderType(ladder));
  }
  @ListSize(MAX_OFFERS)
  @Access('object')
  @FieldResolver(() => [GroupBuyOfferType], { description: 'What group-buys can be opened of now.' })
  async groupBuyOffers(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<GroupBuyOfferType[]> {
    return (await context.load(promotionLoaders).openOffers.load(row.id)).map((offer) => new GroupBuyOfferType(offer));
  }
  @ListSize(MOST_VOUCHERS)
  @Access('guarded')
  @FieldResolver(() => [VoucherType], { description: 'What the viewer can pay with here, now or from `usableFrom` on, the one that expires first in front: the first 50.' })
  async viewerVouchers(@Root() { row }: CommunityType, @Ctx() context: Context): Promise<VoucherType[]> {
    return (await context.load(promotionLoaders).viewerVouchers.load(row.id)).slice(0, MOST_VOUCHERS).map((voucher) => new VoucherType(voucher));
  }
  @ListSize(20)
  @Access('guarded')
  @FieldResolver(() => [GroupBuyType], { description: 'The group-buys in which the viewer has a seat, newest first: the last 20; empty for those who are not members.' })
  async viewerGroupBuys(@Root() { row, standing }: CommunityType, @Ctx() context: Context): Promise<GroupBuyType[]> {
    if (standing.member === null) return [];
    return (await context.load(promotionLoaders).viewerGroupBuys.load(row.id)).map((groupBuy) => new GroupBuyType(groupBuy));
  }
}

@Resolver(() => GroupBuyOfferType)
export class GroupBuyOfferFields {
  @ListSize(20)
  @Access('guarded')
  @FieldResolver(() => [GroupBuyType], { description: 'The group-buys of it that can be joined now, the one that ends first in front: the first 20; empty for those who are not members.' })
  async groupBuys(@Root() { row }: GroupBuyOfferType, @Ctx() context: Context): Promise<GroupBuyType[]> {
    if (!(await context.load(communityLoaders).viewerMember.load(row.communityId))) return [];
    return (await context.load(promotionLoaders).openGroupBuys.load(row.id)).map((groupBuy) => new GroupBuyType(groupBuy));
  }
}
