import { after, DAY } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { groupBuyForUpdate } from '../access.ts';
import type { PromotionsDeps, PromotionsReader } from '../deps.ts';
import type { GroupBuyRow } from '../model/group-buy.entity.ts';
import { perkOf } from '../queries/group-buys.ts';
import { giveVoucher, restoreVoucher } from './vouchers.ts';

const PERK_DAYS = 90;

/**
 * Gives the leader of a group-buy that succeeded the voucher of its offer, once, while every seat is paid. It can be used when the last buyer may not
 * have the money back any more; a seat that is refunded before that takes it back.
 */
export async function givePerk({ uow, earnsFrom }: PromotionsDeps, { communityId, groupBuyId }: { communityId: string; groupBuyId: string }): Promise<void> {
  await uow.run(async (tx) => {
    const { groupBuy, seats } = (await groupBuyForUpdate(tx, communityId, groupBuyId))!;
    const paid = seats.filter(({ state }) => state === 'PAID');
    if (groupBuy.state !== 'SUCCEEDED' || paid.length < groupBuy.seats) return ok(null);
    const known = await perkOf(tx.db, groupBuy);
    if (known) return ok(await restoreVoucher(tx, communityId, known.id));
    const windows = await Promise.all(paid.map(({ orderId }) => earnsFrom({ communityId, orderId: orderId! })));
    await give(tx, groupBuy, new Date(Math.max(...windows.map((until) => until.getTime()))));
    return ok(null);
  });
}

async function give(tx: Tx, { id, communityId, offerId, leaderUserId: userId }: GroupBuyRow, usableFrom: Date): Promise<void> {
  const offer = await (tx.db as PromotionsReader).selectFrom('group_buy_offer').select(['leaderPerkMinor', 'leaderPerkCurrency']).where('communityId', '=', communityId).where('id', '=', offerId).executeTakeFirstOrThrow();
  if (offer.leaderPerkMinor === 0) return;
  await giveVoucher(tx, { communityId, userId, amountMinor: offer.leaderPerkMinor, currency: offer.leaderPerkCurrency, source: { kind: 'GROUP_BUY_LEADER', id }, usableFrom, expiresAt: after(usableFrom, PERK_DAYS * DAY) });
}
