import { newId } from '../ids.ts';
import { refused } from '../stripe-error.ts';
import type { Coupon, Discount, PromotionCode } from '../wire-money.ts';
import type { Session, Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { redeemCoupon } from './coupons.ts';
import { redeemPromotionCode } from './promotion-codes.ts';

/** A coupon, and the code that led to it. */
export interface Offer {
  coupon: Coupon;
  code: PromotionCode | null;
}

export interface Purchase {
  customer: string | null;
  currency: string;
  subtotal: number;
}

function hasPaidBefore(world: World, customer: string | null): boolean {
  return customer !== null && [...world.tables.charge.values()].some((charge) => charge.customer === customer && charge.paid);
}

/** Why an offer does not count for a purchase, or null. */
export function objectionTo(world: World, { coupon, code }: Offer, purchase: Purchase): string | null {
  if (!coupon.valid) return 'This coupon is no longer valid.';
  if (coupon.currency !== null && coupon.currency !== purchase.currency) return 'The coupon has another currency.';
  if (!code) return null;
  const { first_time_transaction: isForNew, minimum_amount: least, minimum_amount_currency: currency } = code.restrictions;
  if (!code.active) return 'This promotion code is no longer active.';
  if (code.customer !== null && code.customer !== purchase.customer) return 'This promotion code belongs to another customer.';
  if (least !== null && (currency !== purchase.currency || purchase.subtotal < least)) return 'The purchase is too small for this promotion code.';
  return isForNew && hasPaidBefore(world, purchase.customer) ? 'This promotion code is for a first purchase.' : null;
}

/** The offer that a session's `discounts` name. */
export function offerOf(world: World, given: { coupon?: string | null; promotion_code?: string | null } | undefined, at = 'discounts[0]'): Offer | null {
  if (given?.promotion_code) {
    const code = find(world, 'promotion_code', given.promotion_code, `${at}[promotion_code]`);
    return { coupon: find(world, 'coupon', code.promotion.coupon, `${at}[promotion_code]`), code };
  }
  return given?.coupon ? { coupon: find(world, 'coupon', given.coupon, `${at}[coupon]`), code: null } : null;
}

export function requireOffer(world: World, offer: Offer, purchase: Purchase, param = 'discounts[0]'): void {
  const objection = objectionTo(world, offer, purchase);
  if (objection) throw refused(objection, { param, ...(!offer.coupon.valid && { code: 'coupon_expired' }) });
}

/** When a discount on a subscription ends, in seconds; null: never. */
function endOf(coupon: Coupon, start: number): number | null {
  if (coupon.duration !== 'repeating') return null;
  const end = new Date(start * 1000);
  end.setUTCMonth(end.getUTCMonth() + (coupon.duration_in_months ?? 0));
  return end.getTime() / 1000;
}

/** The offer of a completed session is used: on a subscription it stays for as long as the coupon says. */
export function redeemOffer(world: World, { coupon, code }: Offer, session: Session, subscription: Subscription | null): Discount {
  const now = world.clock.seconds();
  const discount = {
    id: newId('di'),
    object: 'discount',
    checkout_session: session.id,
    customer: session.customer,
    customer_account: null,
    end: endOf(coupon, now),
    invoice: null,
    invoice_item: null,
    promotion_code: code?.id ?? null,
    source: { coupon: coupon.id, type: 'coupon' },
    start: now,
    subscription: subscription?.id ?? null,
    subscription_item: null,
  } satisfies Discount;
  world.tables.discount.set(discount.id, discount);
  redeemCoupon(world, coupon);
  if (code) redeemPromotionCode(world, code);
  if (subscription) subscription.discounts = [...subscription.discounts, discount.id];
  if (session.customer !== null) emit(world, 'customer.discount.created', discount);
  return discount;
}
