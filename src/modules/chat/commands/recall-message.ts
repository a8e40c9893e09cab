import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { forbidden } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { hasPermission } from '../../communities/index.ts';
import { roomForReading, type GateFailure } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import type { MessageRow } from '../model/message.entity.ts';
import { messageById } from '../queries/messages.ts';
import { appendEvent, takePosition } from './append-event.ts';

export type RecallMessageFailure = Failure<'NOT_FOUND' | 'DELETED'> | GateFailure;

/** Takes a message back: its author, or somebody who manages rooms. The text is gone from every later answer. */
export async function recallMessage(deps: ChatDeps, viewer: Viewer, messageId: string): Promise<Result<MessageRow, RecallMessageFailure>> {
  return deps.uow.run<MessageRow, RecallMessageFailure>(async (tx) => {
    const db = tx.db as ChatReader;
    const message = await messageById(db, messageId);
    if (message === null) return refuse(notFound('messageId'));
    const found = await roomForReading(db, viewer, message.roomId, tx.now);
    if (!found.ok) return found;
    const { member, room } = found.value;
    if (message.authorId !== member.userId && !hasPermission(member.role, 'rooms.manage')) throw forbidden();
    const { seq } = await takePosition(tx, room.id, false);
    const { numUpdatedRows } = await db.updateTable('room_message').set({ body: '', recalledAt: tx.now }).where('id', '=', messageId).where('recalledAt', 'is', null).executeTakeFirstOrThrow();
    if (numUpdatedRows === 0n) return refuse(failure('DELETED', ['messageId']));
    await appendEvent(deps, tx, seq, { communityId: room.communityId, roomId: room.id, kind: 'MESSAGE_RECALLED', messageId, actorId: member.userId });
    return ok((await messageById(db, messageId))!);
  });
}
