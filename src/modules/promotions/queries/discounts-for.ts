import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { PromotionsReader } from '../deps.ts';
import { normalizeCode, timeFault, type CouponRow, type PromotionCodeRow } from '../model/coupon.entity.ts';
import { isTaken } from '../model/group-buy.entity.ts';
import { isPending } from '../model/voucher.entity.ts';
import { discountsOn, type Pricing, type PricingFailure, type QuoteRule } from '../model/pricing.ts';
import { isInAudience } from './audience.ts';
import { bestStep, laddersFor } from './ladders.ts';

/** Who wants to buy what, with which promises of money off. */
export interface DiscountWish {
  readonly communityId: string;
  readonly buyer: { readonly userId: string; readonly joinedAt: Date };
  readonly plan: { readonly id: string; readonly tierId: string };
  /** What the discounts start from: the price of the plan, or of the renewal band. */
  readonly listMinor: number;
  readonly currency: string;
  readonly at: Date;
  readonly promotionCode: string | null;
  readonly voucherIds: readonly string[];
  readonly groupBuyId: string | null;
}
export type DiscountFailure = PricingFailure | Failure<
  'NOT_FOUND' | 'PROMOTION_NOT_STARTED' | 'PROMOTION_EXPIRED' | 'PROMOTION_EXHAUSTED' | 'PROMOTION_NOT_FOR_YOU' | 'PROMOTION_NOT_APPLICABLE' | 'VOUCHER_SPENT' | 'VOUCHER_PENDING' | 'VOUCHER_EXPIRED' | 'GROUP_BUY_OVER' | 'GROUP_BUY_FULL' | 'ALREADY_JOINED' | 'OUT_OF_RANGE'>;
type Outcome<T> = Promise<Result<T, DiscountFailure>>;
const MAX_VOUCHERS = 10;

/** The discounts that this buyer gets now, as lines of a quote without the price itself; or why one that was asked for does not count. Takes nothing. */
export async function discountsFor(db: PromotionsReader, wish: DiscountWish): Outcome<{ rules: QuoteRule[] }> {
  const coupon = await couponFor(db, wish);
  if (!coupon.ok) return coupon;
  const groupBuy = await groupBuyFor(db, wish);
  if (!groupBuy.ok) return groupBuy;
  const vouchers = await vouchersFor(db, wish);
  if (!vouchers.ok) return vouchers;
  const ladder = bestStep(await laddersFor(db, wish), wish);
  const rules = discountsOn({ listMinor: wish.listMinor, currency: wish.currency, ladder, coupon: coupon.value, groupBuy: groupBuy.value, vouchers: vouchers.value });
  return rules.ok ? ok({ rules: rules.value }) : rules;
}

async function couponFor(db: PromotionsReader, wish: DiscountWish): Outcome<Pricing['coupon']> {
  const { communityId, promotionCode, at } = wish;
  const path = ['promotionCode'];
  if (promotionCode === null) return ok(null);
  const code = await db.selectFrom('promotion_code').selectAll().where('communityId', '=', communityId).where('code', '=', normalizeCode(promotionCode)).executeTakeFirst();
  if (!code) return refuse(notFound(...path));
  const coupon = await db.selectFrom('coupon').selectAll().where('communityId', '=', communityId).where('id', '=', code.couponId).executeTakeFirstOrThrow();
  const fault = timeFault(coupon, at, ...path) ?? (code.closedAt !== null && code.closedAt <= at ? failure('PROMOTION_EXPIRED', path) : null);
  if (fault) return refuse(fault);
  if ((coupon.planId !== null && coupon.planId !== wish.plan.id) || (coupon.tierId !== null && coupon.tierId !== wish.plan.tierId) || (coupon.currency !== null && coupon.currency !== wish.currency)) return refuse(failure('PROMOTION_NOT_APPLICABLE', path));
  if (!(await isInAudience(db, coupon, wish.buyer.userId, at))) return refuse(failure('PROMOTION_NOT_FOR_YOU', path));
  if (await isExhausted(db, coupon, code, wish.buyer.userId)) return refuse(failure('PROMOTION_EXHAUSTED', path));
  const label = { name: coupon.name, code: code.code, basisPoints: coupon.basisPoints };
  return ok({ sourceId: code.id, basisPoints: coupon.basisPoints, amountMinor: coupon.amountMinor, currency: coupon.currency, stacking: coupon.stacking, label });
}

/** What the buyer's own open order holds does not stand in the way: it is given back before another order takes it. */
async function isExhausted(db: PromotionsReader, coupon: CouponRow, code: PromotionCodeRow, userId: string): Promise<boolean> {
  const uses = await db.selectFrom('promotion_use').select(['sourceId', 'state']).where('communityId', '=', coupon.communityId).where('couponId', '=', coupon.id).where('userId', '=', userId)
    .where('state', 'in', ['RESERVED', 'COMMITTED']).execute();
  const held = uses.filter(({ state }) => state === 'RESERVED');
  const isOver = (max: number | null, taken: number, own: number): boolean => max !== null && taken - own >= max;
  return isOver(coupon.maxUses, coupon.takenCount!, held.length) || isOver(code.maxUses, code.takenCount!, held.filter(({ sourceId }) => sourceId === code.id).length) || isOver(coupon.maxUsesPerPerson, uses.length, held.length);
}

async function groupBuyFor(db: PromotionsReader, { communityId, groupBuyId, buyer, plan, currency, at }: DiscountWish): Outcome<Pricing['groupBuy']> {
  const path = ['groupBuyId'];
  if (groupBuyId === null) return ok(null);
  const groupBuy = await db.selectFrom('group_buy').selectAll().where('communityId', '=', communityId).where('id', '=', groupBuyId).executeTakeFirst();
  if (!groupBuy) return refuse(notFound(...path));
  const offer = await db.selectFrom('group_buy_offer').selectAll().where('communityId', '=', communityId).where('id', '=', groupBuy.offerId).executeTakeFirstOrThrow();
  if (groupBuy.state !== 'OPEN' || groupBuy.deadline <= at) return refuse(failure('GROUP_BUY_OVER', path));
  if (offer.planId !== plan.id || (offer.currency !== null && offer.currency !== currency)) return refuse(failure('PROMOTION_NOT_APPLICABLE', path));
  const seats = await db.selectFrom('group_buy_seat').selectAll().where('communityId', '=', communityId).where('groupBuyId', '=', groupBuyId).execute();
  const taken = seats.filter((seat) => isTaken(seat, at));
  const own = taken.find(({ userId }) => userId === buyer.userId);
  if (own?.state === 'PAID') return refuse(failure('ALREADY_JOINED', path));
  if (!own && taken.length >= groupBuy.seats) return refuse(failure('GROUP_BUY_FULL', path));
  return ok({ sourceId: groupBuy.id, basisPoints: offer.basisPoints, amountMinor: offer.amountMinor, currency: offer.currency, label: { name: offer.name, basisPoints: offer.basisPoints, seats: groupBuy.seats } });
}

async function vouchersFor(db: PromotionsReader, { communityId, voucherIds, buyer, currency, at }: DiscountWish): Outcome<Pricing['vouchers']> {
  const path = ['voucherIds'];
  const ids = [...new Set(voucherIds)];
  if (ids.length === 0) return ok([]);
  if (ids.length > MAX_VOUCHERS) return refuse(failure('OUT_OF_RANGE', path, { max: MAX_VOUCHERS }));
  const rows = await db.selectFrom('voucher').selectAll().where('communityId', '=', communityId).where('userId', '=', buyer.userId).where('id', 'in', ids).execute();
  const found = ids.map((id) => rows.find((row) => row.id === id));
  if (found.some((voucher) => voucher === undefined)) return refuse(notFound(...path));
  const vouchers = found.filter((voucher) => voucher !== undefined);
  if (vouchers.some(({ state, revokedAt }) => state === 'USED' || state === 'REVOKED' || revokedAt !== null)) return refuse(failure('VOUCHER_SPENT', path));
  const pending = vouchers.filter((voucher) => isPending(voucher, at)).map(({ usableFrom }) => usableFrom!.getTime());
  if (pending.length > 0) return refuse(failure('VOUCHER_PENDING', path, { usableFrom: Math.max(...pending) }));
  if (vouchers.some(({ expiresAt }) => expiresAt !== null && expiresAt <= at)) return refuse(failure('VOUCHER_EXPIRED', path));
  if (vouchers.some((voucher) => voucher.currency !== currency)) return refuse(failure('PROMOTION_NOT_APPLICABLE', path));
  return ok(vouchers.map(({ id, amountMinor, minSpendMinor, sourceKind }) => ({ sourceId: id, amountMinor, minSpendMinor: minSpendMinor!, label: { source: sourceKind, amountMinor } })));
}
