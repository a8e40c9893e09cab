import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Promotions } from '../index.ts';
import { CommunityPromotions, GroupBuyOfferFields } from './community.field.ts';
import { CouponFields, CouponType, PromotionCodeType } from './coupon.type.ts';
import { CouponMutations } from './coupons.mutation.ts';
import { GroupBuyFields, GroupBuyOfferType, GroupBuySeatFields, GroupBuyType } from './group-buy.type.ts';
import { GroupBuyMutations } from './group-buys.mutation.ts';
import { PriceLadderType } from './price-ladder.type.ts';
import { PriceLadderMutations } from './price-ladders.mutation.ts';
import { PriceRuleFields } from './price-rule.type.ts';
import { PromotionQueries } from './promotions.query.ts';
import { CouponUseUndoneType, GroupBuyPerkUndoneType, GroupBuySeatUndoneType, VoucherUndoneType } from './undone.type.ts';
import { VoucherFields, VoucherType } from './voucher.type.ts';
import { VoucherMutations } from './vouchers.mutation.ts';

export { PriceRuleType } from './price-rule.type.ts';
export { VOUCHER_REFUSALS, VoucherPendingErrorType } from './voucher-pending.type.ts';
export { VoucherType } from './voucher.type.ts';

const nodeOf = async <Row, Type>(row: Promise<Row | null>, wrap: (row: Row) => Type): Promise<Type | null> => {
  const found = await row;
  return found && wrap(found);
};

export const promotionsApi = (promotions: Promotions): ModuleApi<{ promotions: Promotions }> => ({
  resolvers: [
    CommunityPromotions, GroupBuyOfferFields, CouponFields, GroupBuyFields, GroupBuySeatFields, PriceRuleFields, VoucherFields, PromotionQueries, CouponMutations, PriceLadderMutations, GroupBuyMutations, VoucherMutations,
  ],
  types: [CouponUseUndoneType, GroupBuyPerkUndoneType, GroupBuySeatUndoneType, VoucherUndoneType],
  nodes: {
    Coupon: ({ viewer }, uuid) => nodeOf(promotions.couponForViewing(viewer, uuid), (row) => new CouponType(row)),
    PromotionCode: ({ viewer }, uuid) => nodeOf(promotions.codeForViewing(viewer, uuid), (row) => new PromotionCodeType(row)),
    PriceLadder: ({ viewer }, uuid) => nodeOf(promotions.ladderForViewing(viewer, uuid), (row) => new PriceLadderType(row)),
    Voucher: ({ viewer }, uuid) => nodeOf(promotions.voucherForViewing(viewer, uuid), (row) => new VoucherType(row)),
    GroupBuyOffer: ({ viewer }, uuid) => nodeOf(promotions.offerForViewing(viewer, uuid), (row) => new GroupBuyOfferType(row)),
    GroupBuy: ({ viewer }, uuid) => nodeOf(promotions.groupBuyForViewing(viewer, uuid), (row) => new GroupBuyType(row)),
  },
});
