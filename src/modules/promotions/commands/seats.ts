import { after, MINUTE } from '../../../kernel/clock.ts';
import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { groupBuyForUpdate } from '../access.ts';
import type { PromotionsReader } from '../deps.ts';
import { isTaken, type GroupBuyRow, type GroupBuySeatRow, type SeatState } from '../model/group-buy.entity.ts';

/** How long a seat waits for an order. */
const HOLD = 30 * MINUTE;
export type SeatFailure = Failure<'NOT_FOUND' | 'GROUP_BUY_OVER' | 'GROUP_BUY_FULL' | 'ALREADY_JOINED'>;
interface SeatWish {
  readonly communityId: string;
  readonly groupBuyId: string;
  readonly userId: string;
  /** Null: the seat is held until there is an order. */
  readonly orderId: string | null;
  readonly path: readonly string[];
}

/** Takes a seat, or the one that the person holds already. Of two who want the last one, the second waits and finds none. */
export async function takeSeat(tx: Tx, wish: SeatWish): Promise<Result<string, SeatFailure>> {
  const found = await groupBuyForUpdate(tx, wish.communityId, wish.groupBuyId);
  if (!found) return refuse(notFound(...wish.path));
  const { groupBuy, seats } = found;
  if (groupBuy.state !== 'OPEN' || groupBuy.deadline <= tx.now) return refuse(failure('GROUP_BUY_OVER', wish.path));
  const own = seats.find((seat) => seat.userId === wish.userId && isTaken(seat, tx.now));
  if (own && (own.state !== 'HELD' || wish.orderId === null)) return own.state === 'HELD' ? ok(own.id) : refuse(failure('ALREADY_JOINED', wish.path));
  if (!own && seats.filter((seat) => isTaken(seat, tx.now)).length >= groupBuy.seats) return refuse(failure('GROUP_BUY_FULL', wish.path));
  if (own) {
    await setSeat(tx, own, { state: 'RESERVED', orderId: wish.orderId, heldUntil: null });
    return ok(own.id);
  }
  for (const seat of seats) if (seat.state === 'HELD' && !isTaken(seat, tx.now)) await setSeat(tx, seat, { state: 'RELEASED' });
  return ok(await addSeat(tx, groupBuy, wish));
}

export async function addSeat(tx: Tx, groupBuy: Pick<GroupBuyRow, 'id' | 'communityId' | 'leaderUserId' | 'deadline'>, { userId, orderId }: { userId: string; orderId: string | null }): Promise<string> {
  const id = newId(tx.now.getTime());
  const until = after(tx.now, HOLD);
  await (tx.db as PromotionsReader).insertInto('group_buy_seat').values({
    id, communityId: groupBuy.communityId, groupBuyId: groupBuy.id, userId, orderId, isLeader: userId === groupBuy.leaderUserId, state: orderId === null ? 'HELD' : 'RESERVED',
    heldUntil: orderId !== null ? null : until < groupBuy.deadline ? until : groupBuy.deadline, createdAt: tx.now, settledAt: null,
  }).execute();
  return id;
}

export async function setSeat(tx: Tx, { communityId, id }: Pick<GroupBuySeatRow, 'communityId' | 'id'>, change: { state: SeatState; orderId?: string | null; heldUntil?: Date | null; settledAt?: Date }): Promise<void> {
  await (tx.db as PromotionsReader).updateTable('group_buy_seat').set(change).where('communityId', '=', communityId).where('id', '=', id).execute();
}
