import type { Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { usesForUpdate } from '../access.ts';
import type { PromotionsReader } from '../deps.ts';
import type { QuoteRule } from '../model/pricing.ts';
import type { PromotionUseRow } from '../model/promotion-use.entity.ts';
import { takeCoupon } from './coupon-uses.ts';
import { takeSeat, type SeatFailure } from './seats.ts';
import { reserveVoucher } from './vouchers.ts';

export interface Reservation {
  readonly communityId: string;
  readonly orderId: string;
  readonly userId: string;
  /** The rules of the quote. */
  readonly rules: readonly QuoteRule[];
}
export type ReservationFailure = SeatFailure | Failure<'PROMOTION_EXHAUSTED' | 'PROMOTION_EXPIRED' | 'VOUCHER_SPENT'>;
/** Everybody locks in this order. */
const ORDER = ['COUPON', 'GROUP_BUY', 'LADDER_STEP', 'VOUCHER'] as const;

/** An order takes what its quote says: a use of the coupon, the vouchers, the seat; all of it or, refused, nothing. Taken again it changes nothing. */
export async function reserveUses(tx: Tx, { communityId, orderId, userId, rules }: Reservation): Promise<Result<null, ReservationFailure>> {
  await tx.flush();
  if ((await usesForUpdate(tx, orderId)).length > 0) return ok(null);
  const wanted = ORDER.flatMap((kind) => rules.filter((rule) => rule.kind === kind).sort((a, b) => (a.sourceId! < b.sourceId! ? -1 : 1)));
  for (const { kind, sourceId, amountMinor } of wanted) {
    const couponId = kind === 'COUPON' ? await couponOf(tx, communityId, sourceId!) : null;
    const use = { communityId, orderId, userId, kind: kind as PromotionUseRow['kind'], sourceId: sourceId!, couponId };
    const refusal = await take(tx, use);
    if (refusal) return refuse(refusal);
    await (tx.db as PromotionsReader).insertInto('promotion_use').values({ id: newId(tx.now.getTime()), ...use, amountMinor, state: 'RESERVED', createdAt: tx.now, settledAt: null }).execute();
  }
  return ok(null);
}

async function take(tx: Tx, use: Pick<PromotionUseRow, 'kind' | 'communityId' | 'orderId' | 'userId' | 'sourceId' | 'couponId'>): Promise<ReservationFailure | null> {
  if (use.kind === 'COUPON') return takeCoupon(tx, use, { isLate: false });
  if (use.kind === 'VOUCHER') return reserveVoucher(tx, use);
  if (use.kind !== 'GROUP_BUY') return null;
  const taken = await takeSeat(tx, { ...use, groupBuyId: use.sourceId, path: ['groupBuyId'] });
  return taken.ok ? null : taken.failure;
}

const couponOf = async (tx: Tx, communityId: string, codeId: string): Promise<string> =>
  (await (tx.db as PromotionsReader).selectFrom('promotion_code').select('couponId').where('communityId', '=', communityId).where('id', '=', codeId).executeTakeFirstOrThrow()).couponId;
