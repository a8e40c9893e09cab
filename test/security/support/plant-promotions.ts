import type { Planting } from './canaries.ts';
import type { CommunityPlan } from './plant-community.ts';

interface Sale {
  readonly tierId: string;
  readonly planId: string;
  readonly priceId: string;
  readonly paidOrderId: string;
}

/** A coupon that an order used, a ladder that is to come, vouchers, a group-buy of the member, and whom the member brought. */
export function plantPromotions(plan: Planting, { communityId, cast }: CommunityPlan, { tierId, planId, priceId, paidOrderId }: Sale) {
  const { now } = plan;
  const inCommunity = { community_id: communityId, created_at: now };
  const couponId = plan.add('coupon', { ...inCommunity, basis_points: 1_000, audience: 'EVERYONE', tier_id: tierId, stacking: 'ALONE', starts_at: now, taken_count: plan.figure('coupon', 'taken_count') }, ['name']);
  const promotionCodeId = plan.add('promotion_code', { ...inCommunity, coupon_id: couponId, taken_count: 1 }, ['code']);
  plan.addKeyed('coupon_taker', { community_id: communityId, coupon_id: couponId, user_id: cast.paidMember.userId, taken_count: 1 });
  plan.add('promotion_use', { ...inCommunity, order_id: paidOrderId, user_id: cast.paidMember.userId, kind: 'COUPON', source_id: promotionCodeId, coupon_id: couponId, amount_minor: -plan.figure('promotion_use', 'amount_minor'), state: 'COMMITTED' });
  const priceLadderId = plan.add('price_ladder', { ...inCommunity, time_zone: 'Asia/Shanghai', steps: JSON.stringify([{ before: '09:00', basisPoints: 3_000 }]), covers_earlier_members: true, starts_at: plan.days(30) }, ['name']);
  const voucherId = plan.add('voucher', { ...inCommunity, user_id: cast.paidMember.userId, amount_minor: plan.figure('voucher', 'amount_minor'), currency: 'CNY', source_kind: 'REFERRAL', state: 'AVAILABLE' }, ['source_id', 'reason']);
  const usedVoucherId = plan.add('voucher', { ...inCommunity, user_id: cast.member.userId, amount_minor: 3_000, currency: 'CNY', source_kind: 'REFERRAL', state: 'USED', used_at: now }, ['source_id', 'reason'], 'used');
  const groupBuyOfferId = plan.add('group_buy_offer', { ...inCommunity, plan_id: planId, seats: 3, hours: 24, basis_points: 2_000, leader_perk_currency: 'CNY' }, ['name']);
  const groupBuyId = plan.add('group_buy', { community_id: communityId, offer_id: groupBuyOfferId, leader_user_id: cast.member.userId, seats: 3, deadline: plan.moment('group_buy', 'deadline'), state: 'OPEN', opened_at: now });
  plan.add('group_buy_seat', { ...inCommunity, group_buy_id: groupBuyId, user_id: cast.member.userId, is_leader: true, state: 'HELD', held_until: plan.days(1) });
  plan.addKeyed('referral_programme', { community_id: communityId, is_active: true, referrer_minor: 3_000, referee_minor: 2_000, currency: 'CNY', updated_at: now });
  const referralId = plan.add('referral', {
    community_id: communityId, referrer_user_id: cast.member.userId, referee_user_id: cast.paidMember.userId, order_id: paidOrderId, state: 'GIVEN', referrer_voucher_id: usedVoucherId, referee_voucher_id: voucherId, created_at: plan.moment('referral', 'created_at'),
  });
  plan.add('referral_debt', { ...inCommunity, user_id: cast.member.userId, voucher_id: usedVoucherId, amount_minor: plan.figure('referral_debt', 'amount_minor'), currency: 'CNY' });
  const giftOrderId = plan.add('purchase_order', { ...inCommunity, user_id: cast.member.userId, purpose: 'GIFT', tier_id: tierId, plan_id: planId, price_id: priceId, kind: 'MONTHLY', list_minor: 9_900, amount_minor: 9_900, currency: 'CNY', channel: 'WEB', state: 'PAID', paid_at: now });
  const giftId = plan.add('gift', { ...inCommunity, order_id: giftOrderId, buyer_user_id: cast.member.userId, recipient_user_id: cast.paidMember.userId, state: 'READY' }, ['code', 'message']);
  return { giftId, couponId, promotionCodeId, priceLadderId, voucherId, usedVoucherId, groupBuyOfferId, groupBuyId, referralId };
}
