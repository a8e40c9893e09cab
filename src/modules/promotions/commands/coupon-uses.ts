import { failure, type Failure } from '../../../kernel/failure.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { PromotionsReader } from '../deps.ts';

interface CouponUse {
  readonly communityId: string;
  readonly userId: string;
  readonly couponId: string | null;
  /** The code. */
  readonly sourceId: string;
}
type Exhausted = Failure<'PROMOTION_EXHAUSTED' | 'PROMOTION_EXPIRED'>;

/** Counts one use against every limit, each by one conditional update under its row's lock: whoever comes last finds none left. */
export async function takeCoupon(tx: Tx, { communityId, userId, couponId, sourceId }: CouponUse, { isLate }: { isLate: boolean }): Promise<Exhausted | null> {
  const db = tx.db as PromotionsReader;
  const path = ['promotionCode'];
  const coupon = await db.selectFrom('coupon').select(['maxUsesPerPerson', 'closedAt']).where('communityId', '=', communityId).where('id', '=', couponId!).forUpdate().executeTakeFirstOrThrow();
  const code = await db.selectFrom('promotion_code').select('closedAt').where('communityId', '=', communityId).where('id', '=', sourceId).forUpdate().executeTakeFirstOrThrow();
  if (!isLate && (coupon.closedAt !== null || code.closedAt !== null)) return failure('PROMOTION_EXPIRED', path);
  const ofCoupon = await db.updateTable('coupon').set((eb) => ({ takenCount: eb('takenCount', '+', 1) })).where('communityId', '=', communityId).where('id', '=', couponId!)
    .where((eb) => eb.or([eb('maxUses', 'is', null), eb('takenCount', '<', eb.ref('maxUses'))])).returning('id').executeTakeFirst();
  if (!ofCoupon) return failure('PROMOTION_EXHAUSTED', path);
  const ofCode = await db.updateTable('promotion_code').set((eb) => ({ takenCount: eb('takenCount', '+', 1) })).where('communityId', '=', communityId).where('id', '=', sourceId)
    .where((eb) => eb.or([eb('maxUses', 'is', null), eb('takenCount', '<', eb.ref('maxUses'))])).returning('id').executeTakeFirst();
  const ofPerson = ofCode && (await db.insertInto('coupon_taker').values({ communityId, couponId: couponId!, userId, takenCount: 1 })
    .onConflict((conflict) => conflict.columns(['communityId', 'couponId', 'userId']).doUpdateSet((eb) => ({ takenCount: eb('coupon_taker.takenCount', '+', 1) }))
      .where((eb) => eb('coupon_taker.takenCount', '<', coupon.maxUsesPerPerson ?? 2 ** 31 - 1))).returning('userId').executeTakeFirst());
  if (ofPerson) return null;
  if (isLate) await giveBack(tx, { communityId, userId, couponId, sourceId }, { coupon: true, code: ofCode !== undefined, person: false });
  return failure('PROMOTION_EXHAUSTED', path);
}

/** The use counts no more. */
export const giveBackCoupon = (tx: Tx, use: CouponUse): Promise<void> => giveBack(tx, use, { coupon: true, code: true, person: true });

async function giveBack(tx: Tx, { communityId, userId, couponId, sourceId }: CouponUse, of: { coupon: boolean; code: boolean; person: boolean }): Promise<void> {
  const db = tx.db as PromotionsReader;
  if (of.coupon) await db.updateTable('coupon').set((eb) => ({ takenCount: eb('takenCount', '-', 1) })).where('communityId', '=', communityId).where('id', '=', couponId!).execute();
  if (of.code) await db.updateTable('promotion_code').set((eb) => ({ takenCount: eb('takenCount', '-', 1) })).where('communityId', '=', communityId).where('id', '=', sourceId).execute();
  if (of.person) await db.updateTable('coupon_taker').set((eb) => ({ takenCount: eb('takenCount', '-', 1) })).where('communityId', '=', communityId).where('couponId', '=', couponId!).where('userId', '=', userId).execute();
}
