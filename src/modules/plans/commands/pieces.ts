import { failure, type Failure } from '../../../kernel/failure.ts';
import { prepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { piecesForUpdate } from '../access.ts';
import type { PlansReader, Tables } from '../deps.ts';
import type { PieceState, PlanPieceRow } from '../model/plan-piece.entity.ts';

interface OrderKey {
  readonly communityId: string;
  readonly orderId: string;
}
/** One sale of a plan to a person, by an order. */
export interface PieceWish extends OrderKey {
  readonly planId: string;
  readonly userId: string;
}
/** Pieces that count against the limit. */
const HELD: readonly PieceState[] = ['RESERVED', 'COMMITTED'];

/** An open order, or a change to the plan, takes one piece; asked again it has the one of before. Of two who want the last one, the second waits and finds none. */
export async function takePiece(tx: Tx, wish: PieceWish, ...path: string[]): Promise<Failure<'SOLD_OUT'> | null> {
  const own = await ownPiece(tx, wish);
  if (own && HELD.includes(own.state)) return null;
  if (!(await count(tx, wish))) return failure('SOLD_OUT', path);
  await keep(tx, wish, 'RESERVED');
  return null;
}

/** It is paid. One that was released before its money came is taken again, if there is one left; false when there is none. Done again it changes nothing. */
export async function commitPiece(tx: Tx, wish: PieceWish): Promise<boolean> {
  const { communityId, orderId, planId } = wish;
  if ((await commitReserved(tx.db, { communityId, orderId, planId, now: tx.now })).length > 0) return true;
  const own = await ownPiece(tx, wish);
  if (own?.state === 'COMMITTED') return true;
  if (!(await count(tx, wish))) return false;
  await keep(tx, wish, 'COMMITTED');
  return true;
}

const commitReserved = prepared<Tables, OrderKey & { planId: string; now: Date }, Pick<PlanPieceRow, 'orderId'>>((db, given) => db.updateTable('plan_piece').set({ state: 'COMMITTED', settledAt: given.now })
  .where('communityId', '=', given.communityId).where('orderId', '=', given.orderId).where('planId', '=', given.planId).where('state', '=', 'RESERVED').returning('orderId'));

/** What an order holds without having paid for it goes back on sale: of one plan, or of all but one. */
export async function releasePieces(tx: Tx, order: OrderKey, which: { readonly of?: string | null; readonly but?: string | null } = {}): Promise<void> {
  for (const { planId, state } of await piecesForUpdate(tx, order)) {
    if (state === 'RESERVED' && (which.of == null || which.of === planId) && which.but !== planId) await giveBack(tx, { ...order, planId }, 'RELEASED');
  }
}

/** The order was refunded in full: what it had paid for is on sale again. */
export async function returnPieces(tx: Tx, order: OrderKey): Promise<void> {
  for (const { planId, state } of await piecesForUpdate(tx, order)) if (state === 'COMMITTED') await giveBack(tx, { ...order, planId }, 'RETURNED');
}

/** The refund did not happen after all: what is left is taken again, and no limit passed for it. False when the order keeps what somebody else has bought meanwhile. */
export async function restorePieces(tx: Tx, order: OrderKey): Promise<boolean> {
  const returned = (await piecesForUpdate(tx, order)).filter(({ state }) => state === 'RETURNED');
  let isAllThere = true;
  for (const piece of returned) isAllThere = (await commitPiece(tx, piece)) && isAllThere;
  return isAllThere;
}

const ownPiece = async (tx: Tx, wish: PieceWish): Promise<PlanPieceRow | undefined> => (await piecesForUpdate(tx, wish)).find(({ planId }) => planId === wish.planId);

/** One more against the limit, by one conditional update under the lock of the plan's row. */
async function count(tx: Tx, { communityId, planId }: Pick<PieceWish, 'communityId' | 'planId'>): Promise<boolean> {
  const counted = await (tx.db as PlansReader).updateTable('plan').set((eb) => ({ takenCount: eb('takenCount', '+', 1) })).where('communityId', '=', communityId).where('id', '=', planId)
    .where((eb) => eb.or([eb('salesLimit', 'is', null), eb('takenCount', '<', eb.ref('salesLimit'))])).returning('id').executeTakeFirst();
  return counted !== undefined;
}

async function keep(tx: Tx, { communityId, orderId, planId, userId }: PieceWish, state: 'RESERVED' | 'COMMITTED'): Promise<void> {
  const settledAt = state === 'COMMITTED' ? tx.now : null;
  await (tx.db as PlansReader).insertInto('plan_piece').values({ communityId, orderId, planId, userId, state, createdAt: tx.now, settledAt })
    .onConflict((conflict) => conflict.columns(['orderId', 'planId']).doUpdateSet({ state, settledAt })).execute();
}

async function giveBack(tx: Tx, { communityId, orderId, planId }: Omit<PieceWish, 'userId'>, state: 'RELEASED' | 'RETURNED'): Promise<void> {
  const db = tx.db as PlansReader;
  await db.updateTable('plan').set((eb) => ({ takenCount: eb('takenCount', '-', 1) })).where('communityId', '=', communityId).where('id', '=', planId).execute();
  await db.updateTable('plan_piece').set({ state, settledAt: tx.now }).where('communityId', '=', communityId).where('orderId', '=', orderId).where('planId', '=', planId).execute();
}
