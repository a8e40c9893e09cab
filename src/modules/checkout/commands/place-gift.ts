import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { addAttempt, giveUpOrders, Order, payOrder } from '../../billing/index.ts';
import { isLimited, isRecurring, isSoldOutFor, priceForBuying, refusalOf, sellingAt, takePiece, type SalesChannel } from '../../plans/index.ts';
import { discountsFor, netOf, reserveUses, type DiscountFailure, type QuoteRule, type ReservationFailure } from '../../promotions/index.ts';
import { joinedAtOf } from '../access.ts';
import type { CheckoutDeps, CheckoutReader } from '../deps.ts';
import { payableUntil } from '../model/payable-until.ts';

export interface GiftOrderInput {
  readonly priceId: string;
  readonly promotionCode?: string | null;
  readonly voucherIds?: readonly string[] | null;
  readonly channel?: SalesChannel | null;
}
export type GiftOrderFailure = DiscountFailure | ReservationFailure | Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'PRICE_NOT_OFFERED' | 'NOT_A_GIFT' | 'NOT_SOLD_HERE' | 'SOLD_OUT' | 'AMOUNT_TOO_SMALL' | 'OUT_OF_RANGE' | 'INVALID' | 'PAYMENT_SETTLING'>;

/** Stores, in the caller's transaction, the order of a term that is for somebody else. billing's `openPage` follows. */
export async function placeGift(deps: CheckoutDeps, tx: Tx, viewer: Viewer, input: GiftOrderInput): Promise<Result<{ orderId: string; communityId: string }, GiftOrderFailure>> {
  const { userId } = signedIn(viewer);
  const found = await priceForBuying(tx, viewer, input.priceId);
  if (!found.ok) return refuse(notFound('input', 'priceId'));
  const { price, plan, tier, isMember } = found.value;
  const { communityId } = plan;
  if (!isMember) return refuse(failure('NOT_A_MEMBER'));
  const joinedAt = await joinedAtOf(tx, { communityId, userId });
  if (isRecurring(plan.kind)) return refuse(failure('NOT_A_GIFT', ['input', 'priceId']));
  if (!price.isOffered(tx.now) || plan.isOver(tx.now) || tier.archivedAt) return refuse(failure('PRICE_NOT_OFFERED', ['input', 'priceId']));
  const channel = input.channel ?? 'WEB';
  if (!sellingAt(channel, plan.kind).isSoldHere) return refuse(failure('NOT_SOLD_HERE', ['input', 'channel']));
  if (await isSoldOutFor(tx.db, { communityId, planId: plan.id, userId })) return refuse(failure('SOLD_OUT', ['input', 'priceId']));
  const listMinor = price.amountMinor as number;
  const discounts = await discountsFor(tx.db as CheckoutReader, {
    communityId, buyer: { userId, joinedAt }, plan: { id: plan.id, tierId: plan.tierId }, listMinor, currency: price.currency, at: tx.now, promotionCode: input.promotionCode ?? null, voucherIds: input.voucherIds ?? [], groupBuyId: null,
  });
  if (!discounts.ok) return refuse({ ...discounts.failure, path: ['input', ...(discounts.failure.path ?? [])] });
  const amountMinor = netOf(listMinor, discounts.value.rules);
  const unchargeable = amountMinor === 0 ? null : refusalOf(amountMinor, price.currency, ['input', 'priceId']);
  if (unchargeable) return refuse(unchargeable);
  const rules: QuoteRule[] = [{ kind: 'LIST', sourceId: price.id, amountMinor: listMinor, label: {} }, ...discounts.value.rules];
  // Whoever orders again with the same code, or of what there are only so many, holds one of it, not many.
  if (!(await giveUpOrders(tx, { communityId, userId }, (open) => open.purpose === 'GIFT' && ((isLimited(plan) && open.planId === plan.id) || sharesCode(open.rules, rules))))) return refuse(failure('PAYMENT_SETTLING'));
  const order = tx.em.create(Order, {
    id: newId(tx.now.getTime()), communityId, userId, purpose: 'GIFT', tierId: plan.tierId, planId: plan.id, priceId: price.id, kind: plan.kind, listMinor, amountMinor, currency: price.currency, rules,
    shares: await deps.snapshotShares(tx, { communityId, buyerUserId: userId }), channel, state: 'OPEN', createdAt: tx.now,
    payableUntil: payableUntil(tx.now, { rules, plan }),
  });
  const soldOut = await takePiece(tx, { communityId, orderId: order.id, planId: plan.id, userId }, 'input', 'priceId');
  if (soldOut) return refuse(soldOut);
  const reserved = await reserveUses(tx, { communityId, orderId: order.id, userId, rules });
  if (!reserved.ok) return refuse({ ...reserved.failure, path: ['input', ...(reserved.failure.path ?? [])] });
  if (amountMinor === 0) await payOrder(tx, order);
  else addAttempt(tx, order, 1);
  return ok({ orderId: order.id, communityId });
}

const sharesCode = (a: readonly QuoteRule[], b: readonly QuoteRule[]): boolean => a.some(({ kind, sourceId }) => kind === 'COUPON' && b.some((rule) => rule.kind === 'COUPON' && rule.sourceId === sourceId));
