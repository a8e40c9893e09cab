import { ok } from '../../../kernel/result.ts';
import { giftOfOrder, lockMember } from '../access.ts';
import type { GiftsDeps, GiftsReader } from '../deps.ts';
import { give } from './redeem-gift.ts';

const BATCH = 100;

/** The money is there: a named member has the gift at once, if they can use it; otherwise the code opens. */
export async function takePayment({ uow }: GiftsDeps, paid: { communityId: string; orderId: string }): Promise<void> {
  await uow.run(async (tx) => {
    const known = await (tx.db as GiftsReader).selectFrom('gift').select('recipientUserId').where('communityId', '=', paid.communityId).where('orderId', '=', paid.orderId).executeTakeFirst();
    const isHere = known?.recipientUserId != null && (await lockMember(tx, paid.communityId, known.recipientUserId)) !== null;
    const gift = await giftOfOrder(tx, paid);
    if (gift?.state !== 'AWAITING_PAYMENT' && gift?.state !== 'CANCELED') return ok(null);
    gift.pay();
    tx.emit({ name: 'gifts.ready', communityId: gift.communityId, payload: { giftId: gift.id, buyerUserId: gift.buyerUserId, recipientUserId: gift.recipientUserId ?? null } });
    if (isHere) await give(tx, gift, gift.recipientUserId!);
    return ok(null);
  });
}

/** Gifts whose orders nobody paid are over. */
export async function cancelUnpaid({ uow, reader }: GiftsDeps): Promise<void> {
  const unpaid = await reader.selectFrom('gift').innerJoin('purchase_order as o', (join) => join.onRef('o.communityId', '=', 'gift.communityId').onRef('o.id', '=', 'gift.orderId')).innerJoin('community', 'community.id', 'gift.communityId')
    .select(['gift.communityId', 'gift.orderId']).where('gift.state', '=', 'AWAITING_PAYMENT').where('o.state', 'in', ['EXPIRED', 'FAILED']).limit(BATCH).execute();
  for (const order of unpaid) {
    await uow.run(async (tx) => {
      (await giftOfOrder(tx, order))?.cancel();
      return ok(null);
    });
  }
}
