import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { giftOfOrder } from '../access.ts';
import type { GiftsReader } from '../deps.ts';

interface OrderKey {
  readonly id: string;
  readonly communityId: string;
}
interface Reversal {
  readonly endsAccess: boolean;
}
interface GiftUndone {
  readonly kind: 'GIFT';
  readonly params: Readonly<Record<string, string>>;
  readonly isRedeemed: boolean;
}

/** With a full refund the code opens nothing any more. What somebody has of it is taken by billing, as all access of a refunded order. */
export const giftCompensator = {
  name: 'gifts',
  async preview(db: GiftsReader, { id, communityId }: OrderKey, { endsAccess }: Reversal): Promise<readonly GiftUndone[]> {
    if (!endsAccess) return [];
    const gift = await db.selectFrom('gift').select('state').where('communityId', '=', communityId).where('orderId', '=', id).executeTakeFirst();
    return gift && gift.state !== 'REFUNDED' ? [{ kind: 'GIFT', params: {}, isRedeemed: gift.state === 'REDEEMED' }] : [];
  },
  async undo(tx: Tx, { id, communityId }: OrderKey, { endsAccess }: Reversal): Promise<void> {
    if (endsAccess) (await giftOfOrder(tx, { communityId, orderId: id }))?.refund();
  },
  async redo(tx: Tx, { id, communityId }: OrderKey, { endsAccess }: Reversal): Promise<void> {
    if (endsAccess) (await giftOfOrder(tx, { communityId, orderId: id }))?.restore();
  },
};
