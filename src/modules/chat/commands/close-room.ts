import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { roomForManaging, roomStanding, type RoomStanding } from '../access.ts';
import type { ChatDeps } from '../deps.ts';
import { appendEvent, takePosition } from './append-event.ts';

/** Closes a room for good: its history stays, nothing more is sent. */
export async function closeRoom(deps: ChatDeps, viewer: Viewer, roomId: string): Promise<Result<RoomStanding, Failure<'NOT_FOUND' | 'ROOM_CLOSED'>>> {
  return deps.uow.run<RoomStanding, Failure<'NOT_FOUND' | 'ROOM_CLOSED'>>(async (tx) => {
    const found = await roomForManaging(tx, viewer, roomId);
    if (!found.ok) return found;
    const { room, standing } = found.value;
    const { seq, isClosed } = await takePosition(tx, room.id, false);
    if (isClosed) return refuse(failure('ROOM_CLOSED', ['roomId']));
    await tx.db.updateTable('room').set({ closedAt: tx.now }).where('id', '=', room.id).execute();
    await appendEvent(deps, tx, seq, { communityId: room.communityId, roomId: room.id, kind: 'ROOM_CLOSED', messageId: null, actorId: standing.member.userId });
    return ok((await roomStanding(tx.db, viewer, room.id, tx.now))!);
  });
}
