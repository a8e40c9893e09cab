import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import { sql } from 'kysely';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { roomForReading, type GateFailure, type RoomStanding } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import type { RoomRow } from '../model/room.entity.ts';

/** Marks the room as read up to a message's ordinal (all of it when null). Reading never goes back. */
export async function markRoomRead(deps: ChatDeps, viewer: Viewer, roomId: string, ordinal: number | null): Promise<Result<RoomStanding, Failure<'NOT_FOUND'> | GateFailure>> {
  return deps.uow.run(async (tx) => {
    const found = await roomForReading(tx.db, viewer, roomId, tx.now);
    if (!found.ok) return found;
    const { room, member } = found.value;
    const last = room.lastOrdinal;
    await advanceReadPosition(tx, room, member.userId, Math.max(0, Math.min(ordinal ?? last, last)));
    return ok(found.value);
  });
}

export async function advanceReadPosition(tx: Tx, room: Pick<RoomRow, 'id' | 'communityId'>, userId: string, ordinal: number): Promise<void> {
  await (tx.db as ChatReader).insertInto('room_read_position').values({ roomId: room.id, userId, communityId: room.communityId, ordinal, updatedAt: tx.now })
    .onConflict((conflict) => conflict.columns(['roomId', 'userId']).doUpdateSet({ ordinal: sql<number>`greatest(room_read_position.ordinal, excluded.ordinal)`, updatedAt: tx.now }))
    .execute();
}
