import { after, DAY } from '../../../kernel/clock.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { groupBuyForUpdate } from '../access.ts';
import type { PromotionsReader } from '../deps.ts';
import { isTaken, type GroupBuyRow, type GroupBuySeatRow } from '../model/group-buy.entity.ts';
import { setSeat } from './seats.ts';
import { giveVoucher, revokeVoucher } from './vouchers.ts';

interface SeatUse {
  readonly communityId: string;
  readonly orderId: string;
  /** The group-buy. */
  readonly sourceId: string;
}
const PERK_DAYS = 90;

/**
 * The order of a seat is paid. The last seat makes the group-buy succeed. Money that comes for a group-buy that has failed, or for a seat
 * that is somebody else's by now, is to be refunded: false.
 */
export async function paySeat(tx: Tx, { communityId, orderId, sourceId }: SeatUse): Promise<boolean> {
  const { groupBuy, seats } = (await groupBuyForUpdate(tx, communityId, sourceId))!;
  const seat = seats.find((one) => one.orderId === orderId)!;
  if (seat.state === 'PAID') return true;
  const others = seats.filter((one) => one.id !== seat.id && isTaken(one, tx.now));
  const isFree = seat.state === 'RESERVED' || (others.length < groupBuy.seats && !others.some(({ userId }) => userId === seat.userId));
  if (groupBuy.state !== 'OPEN' || !isFree) {
    if (seat.state !== 'REFUND_DUE' && seat.state !== 'REFUNDED') await owe(tx, seat);
    return false;
  }
  await setSeat(tx, seat, { state: 'PAID', settledAt: tx.now });
  if (others.filter(({ state }) => state === 'PAID').length + 1 >= groupBuy.seats) await succeed(tx, groupBuy);
  return true;
}

/** Tells, once, that the money of a seat goes back. */
export async function owe(tx: Tx, seat: GroupBuySeatRow): Promise<void> {
  await setSeat(tx, seat, { state: 'REFUND_DUE', settledAt: tx.now });
  tx.emit({ name: 'promotions.group-buy-failed', communityId: seat.communityId, payload: { groupBuyId: seat.groupBuyId, seatId: seat.id, orderId: seat.orderId, userId: seat.userId } });
}

async function succeed(tx: Tx, groupBuy: GroupBuyRow): Promise<void> {
  const { id, communityId, leaderUserId, offerId } = groupBuy;
  const db = tx.db as PromotionsReader;
  await db.updateTable('group_buy').set({ state: 'SUCCEEDED', settledAt: tx.now }).where('communityId', '=', communityId).where('id', '=', id).execute();
  const offer = await db.selectFrom('group_buy_offer').select(['leaderPerkMinor', 'leaderPerkCurrency']).where('communityId', '=', communityId).where('id', '=', offerId).executeTakeFirstOrThrow();
  if (offer.leaderPerkMinor > 0) {
    const source = { kind: 'GROUP_BUY_LEADER' as const, id };
    await giveVoucher(tx, { communityId, userId: leaderUserId, amountMinor: offer.leaderPerkMinor, currency: offer.leaderPerkCurrency, source, expiresAt: after(tx.now, PERK_DAYS * DAY) });
  }
  tx.emit({ name: 'promotions.group-buy-succeeded', communityId, payload: { groupBuyId: id, leaderUserId } });
}

/** The open order of a seat will not be paid. */
export async function releaseSeat(tx: Tx, { communityId, orderId, sourceId }: SeatUse): Promise<void> {
  const { seats } = (await groupBuyForUpdate(tx, communityId, sourceId))!;
  const seat = seats.find((one) => one.orderId === orderId);
  if (seat?.state === 'RESERVED') await setSeat(tx, seat, { state: 'RELEASED', settledAt: tx.now });
}

/** The money of a seat went back. An open group-buy has the seat to give again; one that succeeded stays so, but a leader loses the perk. */
export async function refundSeat(tx: Tx, { communityId, orderId, sourceId }: SeatUse): Promise<void> {
  const { groupBuy, seats } = (await groupBuyForUpdate(tx, communityId, sourceId))!;
  const seat = seats.find((one) => one.orderId === orderId);
  if (seat?.state !== 'PAID' && seat?.state !== 'REFUND_DUE') return;
  await setSeat(tx, seat, { state: 'REFUNDED', settledAt: tx.now });
  if (groupBuy.state !== 'SUCCEEDED' || !seat.isLeader) return;
  const perk = await (tx.db as PromotionsReader).selectFrom('voucher').select('id').where('communityId', '=', communityId).where('sourceKind', '=', 'GROUP_BUY_LEADER').where('sourceId', '=', groupBuy.id).executeTakeFirst();
  if (perk) await revokeVoucher(tx, communityId, perk.id);
}

/** The money did not go back after all: the seat is paid again where there is one. */
export async function restoreSeat(tx: Tx, { communityId, orderId, sourceId }: SeatUse): Promise<boolean> {
  const { groupBuy, seats } = (await groupBuyForUpdate(tx, communityId, sourceId))!;
  const seat = seats.find((one) => one.orderId === orderId);
  if (seat?.state !== 'REFUNDED') return seat?.state === 'PAID';
  const others = seats.filter((one) => one.id !== seat.id && isTaken(one, tx.now));
  const isFree = others.length < groupBuy.seats && !others.some(({ userId }) => userId === seat.userId);
  if (groupBuy.state === 'FAILED' || !isFree) return false;
  await setSeat(tx, seat, { state: 'PAID', settledAt: tx.now });
  if (groupBuy.state === 'OPEN' && others.filter(({ state }) => state === 'PAID').length + 1 >= groupBuy.seats) await succeed(tx, groupBuy);
  return true;
}
