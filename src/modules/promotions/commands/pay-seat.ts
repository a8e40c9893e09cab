import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { groupBuyForUpdate } from '../access.ts';
import type { PromotionsReader } from '../deps.ts';
import { isTaken, type GroupBuyRow, type GroupBuySeatRow } from '../model/group-buy.entity.ts';
import { isPending } from '../model/voucher.entity.ts';
import { perkOf } from '../queries/group-buys.ts';
import { setSeat } from './seats.ts';
import { revokeVoucher } from './vouchers.ts';

interface SeatUse {
  readonly communityId: string;
  readonly orderId: string;
  /** The group-buy. */
  readonly sourceId: string;
}

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

/** The perk of the leader follows by the event. */
async function succeed(tx: Tx, { id, communityId, leaderUserId }: GroupBuyRow): Promise<void> {
  await (tx.db as PromotionsReader).updateTable('group_buy').set({ state: 'SUCCEEDED', settledAt: tx.now }).where('communityId', '=', communityId).where('id', '=', id).execute();
  tx.emit({ name: 'promotions.group-buy-succeeded', communityId, payload: { groupBuyId: id, leaderUserId } });
}

/** The open order of a seat will not be paid. */
export async function releaseSeat(tx: Tx, { communityId, orderId, sourceId }: SeatUse): Promise<void> {
  const { seats } = (await groupBuyForUpdate(tx, communityId, sourceId))!;
  const seat = seats.find((one) => one.orderId === orderId);
  if (seat?.state === 'RESERVED') await setSeat(tx, seat, { state: 'RELEASED', settledAt: tx.now });
}

/**
 * The money of a seat went back. An open group-buy has the seat to give again; one that succeeded stays so, but the perk goes with the leader's own
 * seat, and with any seat while it cannot be used yet.
 */
export async function refundSeat(tx: Tx, { communityId, orderId, sourceId }: SeatUse): Promise<void> {
  const { groupBuy, seats } = (await groupBuyForUpdate(tx, communityId, sourceId))!;
  const seat = seats.find((one) => one.orderId === orderId);
  if (seat?.state !== 'PAID' && seat?.state !== 'REFUND_DUE') return;
  await setSeat(tx, seat, { state: 'REFUNDED', settledAt: tx.now });
  const perk = groupBuy.state === 'SUCCEEDED' ? await perkOf(tx.db, groupBuy) : null;
  if (perk && (seat.isLeader || isPending(perk, tx.now))) await revokeVoucher(tx, communityId, perk.id);
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
  if (others.filter(({ state }) => state === 'PAID').length + 1 < groupBuy.seats) return true;
  if (groupBuy.state === 'OPEN') await succeed(tx, groupBuy);
  else tx.emit({ name: 'promotions.group-buy-filled', communityId, payload: { groupBuyId: groupBuy.id } });
  return true;
}
