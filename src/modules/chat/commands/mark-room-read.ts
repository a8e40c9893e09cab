import { sql } from 'kysely';
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

/** Where somebody who joins begins to read: after what was said in the community's rooms before. */
export async function beginReading(deps: ChatDeps, { communityId, userId, joinedAt }: { communityId: string; userId: string; joinedAt: Date }): Promise<void> {
  await deps.uow.run(async (tx) => {
    const { rows } = await sql`
      insert into room_read_position (room_id, user_id, community_id, ordinal, updated_at)
      select room.id, ${userId}::uuid, room.community_id, coalesce(
        (select m.ordinal from room_message m where m.room_id = room.id and m.created_at <= ${joinedAt}::timestamptz order by m.ordinal desc limit 1),
        (select min(m.ordinal) - 1 from room_message m where m.room_id = room.id), room.last_ordinal), ${tx.now}::timestamptz
      from room where room.community_id = ${communityId}::uuid and room.last_ordinal > 0
      on conflict (room_id, user_id) do update set ordinal = excluded.ordinal, updated_at = excluded.updated_at where excluded.ordinal > room_read_position.ordinal
      returning ordinal`.execute(tx.db as ChatReader);
    if (rows.length > 0) await deps.addressees.read(tx, userId);
    return ok(null);
  });
}

/** True when it was not there yet. */
export async function advanceReadPosition(tx: Tx, room: Pick<RoomRow, 'id' | 'communityId'>, userId: string, ordinal: number): Promise<boolean> {
  const moved = await (tx.db as ChatReader).insertInto('room_read_position').values({ roomId: room.id, userId, communityId: room.communityId, ordinal, updatedAt: tx.now })
    .onConflict((conflict) => conflict.columns(['roomId', 'userId']).doUpdateSet((eb) => ({ ordinal: eb.ref('excluded.ordinal'), updatedAt: tx.now })).whereRef('excluded.ordinal', '>', 'room_read_position.ordinal'))
    .returning('ordinal').execute();
  return moved.length > 0;
}
