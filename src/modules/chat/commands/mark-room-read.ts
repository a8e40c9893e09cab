import type { Failure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
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
    if (await advanceReadPosition(tx, room, member.userId, Math.max(0, Math.min(ordinal ?? last, last)))) await deps.addressees.read(tx, member.userId);
    return ok(found.value);
  });
}

/** True when it was not there yet. */
export async function advanceReadPosition(tx: Tx, room: Pick<RoomRow, 'id' | 'communityId'>, userId: string, ordinal: number): Promise<boolean> {
  const moved = await (tx.db as ChatReader).insertInto('room_read_position').values({ roomId: room.id, userId, communityId: room.communityId, ordinal, updatedAt: tx.now })
    .onConflict((conflict) => conflict.columns(['roomId', 'userId']).doUpdateSet((eb) => ({ ordinal: eb.ref('excluded.ordinal'), updatedAt: tx.now })).whereRef('excluded.ordinal', '>', 'room_read_position.ordinal'))
    .returning('ordinal').execute();
  return moved.length > 0;
}
