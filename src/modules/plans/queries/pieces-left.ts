import type { PlansReader } from '../deps.ts';
import { remainingOf } from '../model/plan.entity.ts';

interface Wanted {
  readonly communityId: string;
  readonly planId: string;
  /** What open orders of this person hold does not stand in their way: it is given back before another order takes it. */
  readonly userId: string;
}
/** How many more of a plan this person can have; null without a limit. */
export async function piecesLeft(db: PlansReader, { communityId, planId, userId }: Wanted): Promise<number | null> {
  const { salesLimit, takenCount } = await db.selectFrom('plan').select(['salesLimit', 'takenCount']).where('communityId', '=', communityId).where('id', '=', planId).executeTakeFirstOrThrow();
  if (salesLimit === null) return null;
  const own = await db.selectFrom('plan_piece').select('orderId').where('communityId', '=', communityId).where('planId', '=', planId).where('userId', '=', userId).where('state', '=', 'RESERVED').execute();
  return salesLimit - takenCount! + own.length;
}

/** Whether an order of this person would find no piece of the plan. */
export async function isSoldOutFor(db: PlansReader, wanted: Wanted): Promise<boolean> {
  const left = await piecesLeft(db, wanted);
  return left !== null && left <= 0;
}

/** Whether an order that comes to the plan would find no piece of it, and has none from before. */
export async function isSoldOutForOrder(db: PlansReader, { communityId, orderId, planId }: { communityId: string; orderId: string; planId: string }): Promise<boolean> {
  const plan = await db.selectFrom('plan').select(['salesLimit', 'takenCount']).where('communityId', '=', communityId).where('id', '=', planId).executeTakeFirstOrThrow();
  if (remainingOf(plan) !== 0) return false;
  return !(await db.selectFrom('plan_piece').select('orderId').where('communityId', '=', communityId).where('orderId', '=', orderId).where('planId', '=', planId).where('state', 'in', ['RESERVED', 'COMMITTED']).executeTakeFirst());
}

export interface LimitedPiece {
  readonly planId: string;
  /** What its tier is called. */
  readonly tier: string;
}
/** What an order has paid for of plans of which only so many are sold. */
export const limitedPieces = (db: PlansReader, { communityId, orderId }: { communityId: string; orderId: string }): Promise<LimitedPiece[]> =>
  db.selectFrom('plan_piece').innerJoin('plan', 'plan.id', 'plan_piece.planId').innerJoin('tier', 'tier.id', 'plan.tierId').select(['plan_piece.planId', 'tier.name as tier'])
    .where('plan_piece.communityId', '=', communityId).where('plan_piece.orderId', '=', orderId).where('plan_piece.state', '=', 'COMMITTED').where('plan.salesLimit', 'is not', null).orderBy('plan_piece.planId').execute();
