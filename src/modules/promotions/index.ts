import type { Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import { settleGroupBuys } from './commands/settle-group-buys.ts';
import type { PromotionsDeps } from './deps.ts';

/** Everything that lowers a price: coupons and their codes, early-bird ladders, vouchers, group-buys. */
export function createPromotions(deps: PromotionsDeps) {
  return {
    now: () => deps.clock.now(),
    reactions: [] as readonly Reaction[],
    jobs: [job({ name: 'promotions.settle-group-buys', schedule: '* * * * *', handle: () => settleGroupBuys(deps) })] as readonly JobDefinition[],
  };
}
export type Promotions = ReturnType<typeof createPromotions>;

export { reserveUses, type Reservation, type ReservationFailure } from './commands/reserve-uses.ts';
export { commitUses, releaseUses, restoreUses, returnUses, type Committed } from './commands/settle-uses.ts';
export { giveVoucher, revokeVoucher, type VoucherGift } from './commands/vouchers.ts';
export type { PromotionsDeps, PromotionTables } from './deps.ts';
export type { GroupBuyFailed, GroupBuyOpened, GroupBuySucceeded, VoucherGiven } from './events.ts';
export { AUDIENCES, Coupon, CouponTakerSchema, PromotionCode, type Audience, type CouponRow, type PromotionCodeRow } from './model/coupon.entity.ts';
export { GROUP_BUY_STATES, GroupBuy, GroupBuyOffer, GroupBuySeat, SEAT_STATES, type GroupBuyOfferRow, type GroupBuyRow, type GroupBuySeatRow, type GroupBuyState, type SeatState } from './model/group-buy.entity.ts';
export { PriceLadder, type PriceLadderRow } from './model/price-ladder.entity.ts';
export { netOf, RULE_KINDS, STACKINGS, type QuoteRule, type RuleKind, type Stacking } from './model/pricing.ts';
export { PromotionUse, type PromotionUseRow, type UseState } from './model/promotion-use.entity.ts';
export { Voucher, VOUCHER_SOURCES, VOUCHER_STATES, type VoucherRow, type VoucherSource, type VoucherState } from './model/voucher.entity.ts';
export { discountsFor, type DiscountFailure, type DiscountWish } from './queries/discounts-for.ts';
