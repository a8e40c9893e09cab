import { newId } from '../../../kernel/id.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { GrowthReader } from '../deps.ts';
import { purchaseKey } from '../model/point-kind.ts';
import type { PointsSource } from '../model/points-source.entity.ts';
import { recordActIn } from './record-act.ts';

/** An order as billing tells of it, when its money goes back. */
interface Purchase {
  readonly id: string;
  readonly communityId: string;
  readonly userId: string;
}
interface Reversal {
  readonly isWholeOrder: boolean;
}
/** What a purchase earned, and what is taken back with its money. */
interface PointsUndone {
  readonly kind: 'POINTS';
  readonly params: { readonly points: number };
  readonly points: number;
}

/** Takes back the points that a purchase earned when the order goes back as a whole; a part of the money, or a renewal, leaves them. */
export const purchaseCompensator = {
  name: 'growth',
  async preview(db: GrowthReader, { communityId, id }: Purchase, { isWholeOrder }: Reversal): Promise<PointsUndone[]> {
    if (!isWholeOrder) return [];
    const source = await db.selectFrom('points_source').select(['amount', 'awardEntryId']).where('communityId', '=', communityId).where('key', '=', purchaseKey(id)).executeTakeFirst();
    return source?.awardEntryId ? [{ kind: 'POINTS', params: { points: source.amount }, points: source.amount }] : [];
  },
  undo: (tx: Tx, purchase: Purchase, { isWholeOrder }: Reversal): Promise<void> => note(tx, purchase, isWholeOrder, false),
  redo: (tx: Tx, purchase: Purchase, { isWholeOrder }: Reversal): Promise<void> => note(tx, purchase, isWholeOrder, true),
};

async function note(tx: Tx, { id, communityId, userId }: Purchase, isWholeOrder: boolean, stands: boolean): Promise<void> {
  if (!isWholeOrder) return;
  const key = purchaseKey(id);
  const known = await tx.db.selectFrom('points_source').select('marks').where('communityId', '=', communityId).where('key', '=', key).executeTakeFirst();
  const last = Object.values((known?.marks ?? {}) as PointsSource['marks']).map(({ at }) => Date.parse(at));
  // Later than all that is known, and than the payment, whose event may still be on its way.
  const at = new Date(Math.max(tx.now.getTime(), ...last) + 1);
  await recordActIn(tx, { communityId, userId, kind: 'PURCHASE', key, stands, occurredAt: at.toISOString(), eventId: newId(at.getTime()) });
}
