import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { StockAlarm } from '../model/stock-alarm.ts';
import type { PlansReader } from '../deps.ts';
import { limitedPieces, type LimitedPiece } from '../queries/pieces-left.ts';
import { restorePieces, returnPieces } from './pieces.ts';

interface OrderKey {
  readonly id: string;
  readonly communityId: string;
}
interface Reversal {
  readonly isWholeOrder: boolean;
}
interface PieceUndone {
  readonly kind: string;
  readonly params: { readonly tier: string };
  readonly planId: string;
}
const undone = ({ planId, tier }: LimitedPiece): PieceUndone => ({ kind: 'PLAN_PIECE', params: { tier }, planId });

/** An order that goes back as a whole puts what it bought on sale again; a part of the money, or a renewal, does not. */
export const pieceCompensatorBy = (raiseAlarm: (error: Error) => void) => ({
  name: 'pieces',
  /** Where no limit holds, nobody has anything of it. */
  async preview(db: PlansReader, { id: orderId, communityId }: OrderKey, { isWholeOrder }: Reversal): Promise<readonly PieceUndone[]> {
    return isWholeOrder ? (await limitedPieces(db, { communityId, orderId })).map(undone) : [];
  },
  async undo(tx: Tx, { id: orderId, communityId }: OrderKey, { isWholeOrder }: Reversal): Promise<void> {
    if (isWholeOrder) await returnPieces(tx, { communityId, orderId });
  },
  /** The buyer has it again in any case: what that makes too many of is told. */
  async redo(tx: Tx, { id: orderId, communityId }: OrderKey, { isWholeOrder }: Reversal): Promise<void> {
    if (isWholeOrder && !(await restorePieces(tx, { communityId, orderId }))) tx.afterCommit(() => raiseAlarm(new StockAlarm(orderId)));
  },
});
