import { id, key, type Cell, type Row } from './mutations.ts';

const community = ({ place }: Cell): string => id('Community', place.communityId);
const FAR = '2035-01-01T00:00:00.000Z';

/** Coupons, codes, ladders, vouchers, group-buys, and what bringing members is worth. */
export const PROMOTION_ROWS: readonly Row[] = [
  { name: 'createCoupon', args: (cell) => ({ input: { communityId: community(cell), name: 'Ten off', basisPoints: 1_000, endsAt: FAR, idempotencyKey: key() } }) },
  { name: 'closeCoupon', args: async (cell) => ({ couponId: id('Coupon', await cell.coupon()) }) },
  { name: 'createPromotionCodes', args: async (cell) => ({ input: { couponId: id('Coupon', await cell.coupon()), count: 2, idempotencyKey: key() } }) },
  { name: 'closePromotionCode', args: async (cell) => ({ promotionCodeId: id('PromotionCode', await cell.promotionCode()) }) },
  { name: 'createPriceLadder', args: (cell) => ({ input: { communityId: community(cell), name: 'Early', steps: [{ before: '09:00', basisPoints: 3_000 }], endsAt: FAR, idempotencyKey: key() } }) },
  { name: 'closePriceLadder', args: async (cell) => ({ priceLadderId: id('PriceLadder', await cell.priceLadder()) }) },
  { name: 'giveVoucher', args: async (cell) => ({ input: { memberId: id('Member', (await cell.member()).memberId), amountMinor: 500, idempotencyKey: key() } }) },
  { name: 'revokeVoucher', args: async (cell) => ({ voucherId: id('Voucher', await cell.voucher()) }) },
  { name: 'createGroupBuyOffer', args: async (cell) => ({ input: { communityId: community(cell), planId: id('Plan', (await cell.plan()).planId), name: 'Three', seats: 3, hours: 24, basisPoints: 2_000, idempotencyKey: key() } }) },
  { name: 'closeGroupBuyOffer', args: async (cell) => ({ groupBuyOfferId: id('GroupBuyOffer', await cell.groupBuyOffer()) }) },
  { name: 'openGroupBuy', args: async (cell) => ({ input: { groupBuyOfferId: id('GroupBuyOffer', await cell.groupBuyOffer()), idempotencyKey: key() } }) },
  { name: 'joinGroupBuy', args: async (cell) => ({ input: { groupBuyId: id('GroupBuy', await cell.groupBuy()), idempotencyKey: key() } }) },
  { name: 'redeemGift', args: async (cell) => ({ input: { code: (await cell.gift()).code, idempotencyKey: key() } }) },
  { name: 'setReferralProgramme', args: (cell) => ({ communityId: community(cell), input: { isActive: true, voucherDays: 30 } }) },
];
