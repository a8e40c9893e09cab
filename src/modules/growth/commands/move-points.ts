import { failure, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { growthForUpdate } from '../access.ts';
import { PointsMovement, type MovementKind } from '../model/points-movement.entity.ts';

export interface MovePoints {
  readonly communityId: string;
  readonly userId: string;
  /** Negative for what is given away. */
  readonly amount: number;
  readonly kind: MovementKind;
  /** What moves them; a second movement of the same kind for the same person and source is refused by the database. */
  readonly sourceId: string;
}

/** Takes points from a member, or adds some, under the lock of the member's row; never more than can be spent. */
export async function movePoints(tx: Tx, { communityId, userId, amount, kind, sourceId }: MovePoints, ...path: string[]): Promise<Result<null, Failure<'POINTS_MISSING'>>> {
  const growth = await growthForUpdate(tx, communityId, userId);
  if (!growth) throw new Error('Points move between members only');
  const spendable = growth.spendable();
  if (amount < 0 && spendable + amount < 0) return refuse(failure('POINTS_MISSING', path, { max: Math.max(0, spendable) }));
  tx.em.create(PointsMovement, { id: newId(tx.now.getTime()), communityId, memberId: growth.memberId, kind, sourceId, amount, createdAt: tx.now, ...growth.move(amount, tx.now) });
  await tx.flush();
  return ok(null);
}
