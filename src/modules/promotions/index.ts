import { reaction, type Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { maySell } from './access.ts';
import { closeCoupon, createCoupon, type CreateCouponInput } from './commands/create-coupon.ts';
import { closeGroupBuyOffer, createGroupBuyOffer, type CreateGroupBuyOfferInput } from './commands/create-group-buy-offer.ts';
import { closePriceLadder, createPriceLadder, type CreatePriceLadderInput } from './commands/create-price-ladder.ts';
import { closePromotionCode, createPromotionCodes, type CreatePromotionCodesInput } from './commands/create-promotion-codes.ts';
import { givePerk } from './commands/give-perk.ts';
import { giveVoucherToMember, revokeVoucherOfMember, type GiveVoucherInput } from './commands/give-voucher.ts';
import { joinGroupBuy, openGroupBuy, type JoinGroupBuyInput, type OpenGroupBuyInput } from './commands/join-group-buy.ts';
import { settleGroupBuys } from './commands/settle-group-buys.ts';
import type { PromotionsDeps } from './deps.ts';
import type { GroupBuyFilled, GroupBuySucceeded } from './events.ts';
import type { CouponRow } from './model/coupon.entity.ts';
import { groupBuyForViewing, groupBuysOfUser, openGroupBuys, seatsOf } from './queries/group-buys.ts';
import { priceTimeline } from './queries/price-timeline.ts';
import { codesOf, couponsOf, offersById, openLadders, openOffers, usableVouchers, vouchersOfCommunity, vouchersOfUser } from './queries/promotions.ts';
import { codeForViewing, couponForViewing, ladderForViewing, offerForViewing, voucherForViewing } from './queries/viewing.ts';

/** Everything that lowers a price: coupons and their codes, early-bird ladders, vouchers, group-buys. */
export function createPromotions(deps: PromotionsDeps) {
  return {
    ...commandsOf(deps), ...queriesOf(deps),
    now: () => deps.clock.now(),
    reactions: [
      reaction<GroupBuySucceeded>('promotions.give-perk-on-success', 'promotions.group-buy-succeeded', ({ communityId, payload: { groupBuyId } }) => givePerk(deps, { communityId: communityId!, groupBuyId })),
      reaction<GroupBuyFilled>('promotions.give-perk-on-filled', 'promotions.group-buy-filled', ({ communityId, payload: { groupBuyId } }) => givePerk(deps, { communityId: communityId!, groupBuyId })),
    ] as readonly Reaction[],
    jobs: [job({ name: 'promotions.settle-group-buys', schedule: '* * * * *', handle: () => settleGroupBuys(deps) })] as readonly JobDefinition[],
  };
}
const commandsOf = (deps: PromotionsDeps) => ({
  createCoupon: (viewer: Viewer, input: CreateCouponInput) => createCoupon(deps, viewer, input),
  closeCoupon: (viewer: Viewer, id: string) => closeCoupon(deps, viewer, id),
  createPromotionCodes: (viewer: Viewer, input: CreatePromotionCodesInput) => createPromotionCodes(deps, viewer, input),
  closePromotionCode: (viewer: Viewer, id: string) => closePromotionCode(deps, viewer, id),
  createPriceLadder: (viewer: Viewer, input: CreatePriceLadderInput) => createPriceLadder(deps, viewer, input),
  closePriceLadder: (viewer: Viewer, id: string) => closePriceLadder(deps, viewer, id),
  createGroupBuyOffer: (viewer: Viewer, input: CreateGroupBuyOfferInput) => createGroupBuyOffer(deps, viewer, input),
  closeGroupBuyOffer: (viewer: Viewer, id: string) => closeGroupBuyOffer(deps, viewer, id),
  openGroupBuy: (viewer: Viewer, input: OpenGroupBuyInput) => openGroupBuy(deps, viewer, input),
  joinGroupBuy: (viewer: Viewer, input: JoinGroupBuyInput) => joinGroupBuy(deps, viewer, input),
  giveVoucher: (viewer: Viewer, input: GiveVoucherInput) => giveVoucherToMember(deps, viewer, input),
  revokeVoucher: (viewer: Viewer, id: string) => revokeVoucherOfMember(deps, viewer, id),
});
const queriesOf = (deps: PromotionsDeps) => ({
  maySell: (viewer: Viewer, communityId: string) => maySell(deps.reader, viewer, communityId),
  couponsOf: (communityId: string, request: PageRequest) => couponsOf(deps.reader, communityId, request),
  codesOf: (coupon: CouponRow, request: PageRequest) => codesOf(deps.reader, coupon, request),
  vouchersOfCommunity: (communityId: string, request: PageRequest) => vouchersOfCommunity(deps.reader, communityId, request),
  vouchersOfUser: (userId: string, request: PageRequest) => vouchersOfUser(deps.reader, userId, request),
  usableVouchers: (userId: string, communityIds: readonly string[]) => usableVouchers(deps.reader, userId, communityIds, deps.clock.now()),
  openLadders: (communityIds: readonly string[]) => openLadders(deps.reader, communityIds, deps.clock.now()),
  openOffers: (communityIds: readonly string[]) => openOffers(deps.reader, communityIds, deps.clock.now()),
  offersById: (ids: readonly string[]) => offersById(deps.reader, ids),
  openGroupBuys: (offerIds: readonly string[]) => openGroupBuys(deps.reader, offerIds, deps.clock.now()),
  groupBuysOfUser: (userId: string, communityIds: readonly string[]) => groupBuysOfUser(deps.reader, userId, communityIds),
  seatsOf: (groupBuyIds: readonly string[]) => seatsOf(deps.reader, groupBuyIds),
  priceTimeline: (viewer: Viewer, planId: string) => priceTimeline(deps, viewer, planId),
  couponForViewing: (viewer: Viewer, id: string) => couponForViewing(deps.reader, viewer, id),
  codeForViewing: (viewer: Viewer, id: string) => codeForViewing(deps.reader, viewer, id),
  ladderForViewing: (viewer: Viewer, id: string) => ladderForViewing(deps.reader, viewer, id),
  offerForViewing: (viewer: Viewer, id: string) => offerForViewing(deps.reader, viewer, id),
  voucherForViewing: (viewer: Viewer, id: string) => voucherForViewing(deps.reader, viewer, id),
  groupBuyForViewing: (viewer: Viewer, id: string) => groupBuyForViewing(deps.reader, viewer, id),
});
export type Promotions = ReturnType<typeof createPromotions>;

export { amountFault, limitFault } from './commands/check-terms.ts';
export { reserveUses, type Reservation, type ReservationFailure } from './commands/reserve-uses.ts';
export { commitUses, releaseUses, restoreUses, returnUses, type Committed } from './commands/settle-uses.ts';
export { discountCompensatorBy } from './commands/undo-discounts.ts';
export { giveVoucher, restoreVoucher, revokeVoucher, type VoucherGift } from './commands/vouchers.ts';
export type { CreateCouponInput } from './commands/create-coupon.ts';
export { MAX_OFFERS, type CreateGroupBuyOfferInput } from './commands/create-group-buy-offer.ts';
export { MAX_LADDERS, type CreatePriceLadderInput } from './commands/create-price-ladder.ts';
export { MAX_CODES, type CreatePromotionCodesInput } from './commands/create-promotion-codes.ts';
export type { PromotionsDeps, PromotionTables } from './deps.ts';
export type { GroupBuyFailed, GroupBuyFilled, GroupBuyOpened, GroupBuySucceeded, VoucherGiven } from './events.ts';
export { AUDIENCES, Coupon, CouponTakerSchema, PromotionCode, type Audience, type CouponRow, type PromotionCodeRow } from './model/coupon.entity.ts';
export { GROUP_BUY_STATES, GroupBuy, GroupBuyOffer, GroupBuySeat, isTaken, SEAT_STATES, type GroupBuyOfferRow, type GroupBuyRow, type GroupBuySeatRow, type GroupBuyState, type SeatState } from './model/group-buy.entity.ts';
export type { LadderStep } from './model/ladder.ts';
export { PriceLadder, type PriceLadderRow } from './model/price-ladder.entity.ts';
export { netOf, RULE_KINDS, STACKINGS, type QuoteRule, type RuleKind, type Stacking } from './model/pricing.ts';
export { PromotionUse, type PromotionUseRow, type UseState } from './model/promotion-use.entity.ts';
export type { PricePoint } from './model/timeline.ts';
export { standingOfVoucher, Voucher, VOUCHER_SOURCES, VOUCHER_STANDINGS, VOUCHER_STATES, type VoucherRow, type VoucherStanding, type VoucherSource, type VoucherState, type VoucherTables } from './model/voucher.entity.ts';
export { discountsFor, type DiscountFailure, type DiscountWish } from './queries/discounts-for.ts';
export type { PriceTimeline } from './queries/price-timeline.ts';
