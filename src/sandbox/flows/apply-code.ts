import { objectionTo, offerOf } from '../resources/discounts.ts';
import { promotionCodeTyped } from '../resources/promotion-codes.ts';
import { amountFields, discountFields, priceItems, subtotalOf } from '../resources/session-amounts.ts';
import type { Session } from '../wire-types.ts';
import { find, type World } from '../world.ts';

/** The person types a code on the page: it counts, or nothing changes. */
export function applyCode(world: World, session: Session, typed: string): boolean {
  const draft = find(world, 'draft', session.id);
  const code = promotionCodeTyped(world, typed);
  const offer = session.allow_promotion_codes && code ? offerOf(world, { promotion_code: code.id }) : null;
  if (!offer) return false;
  const { customer, currency } = session;
  if (objectionTo(world, offer, { customer, currency, subtotal: subtotalOf(draft) })) return false;
  Object.assign(session, amountFields(priceItems(draft, offer)), discountFields(offer));
  return true;
}

/** Whether the discount of a session still counts; one that ended meanwhile is never dropped silently. */
export function isOfferAlive(world: World, session: Session): boolean {
  const [given] = session.discounts;
  if (!given) return true;
  const code = given.promotion_code === null ? null : world.tables.promotion_code.get(given.promotion_code);
  const couponId = code?.promotion.coupon ?? given.coupon;
  const coupon = couponId === null ? undefined : world.tables.coupon.get(couponId);
  return coupon !== undefined && coupon.valid && (code?.active ?? true);
}
