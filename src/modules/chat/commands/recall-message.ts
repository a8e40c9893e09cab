import { failure, type Failure } from '../../../kernel/failure.ts';
import { forbidden } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { hasPermission, outranks, type Role } from '../../communities/index.ts';
import { actingRole, lockRoom, messageInRoom, standingRole, type GateFailure, type MessageStanding } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import type { MessageRow } from '../model/message.entity.ts';
import { endOf, recallWindowOf } from '../model/room-settings.ts';
import { messageById } from '../queries/messages.ts';
import { appendEvent, takePosition } from './append-event.ts';

export type RecallMessageFailure = Failure<'NOT_FOUND' | 'ROLE_TOO_LOW' | 'DELETED' | 'RECALL_WINDOW_PASSED'> | GateFailure;

/** Takes a message back within the window of the viewer's role: its author, or somebody of a higher rank who manages rooms. The text is gone from every later answer. */
export async function recallMessage(deps: ChatDeps, viewer: Viewer, messageId: string): Promise<Result<MessageRow, RecallMessageFailure>> {
  return deps.uow.run<MessageRow, RecallMessageFailure>(async (tx) => {
    const found = await messageInRoom(tx, viewer, messageId);
    if (!found.ok) return found;
    const { room, message } = found.value;
    const member = { ...found.value.member, role: actingRole(viewer, found.value.member) };
    if (!isTheirs({ message, member })) {
      if (!hasPermission(member.role, 'rooms.manage')) throw forbidden();
      if (!outranks(member.role, await authorRole(tx, message))) return refuse(failure('ROLE_TOO_LOW', ['messageId']));
    }
    await deps.attachments.recall(tx, message);
    const locked = { ...found.value, member, room: await lockRoom(tx, room.id), message: (await messageById(tx.db, messageId)) ?? message };
    const refusal = refuseRecalling(locked, tx.now);
    if (refusal) return refuse(refusal);
    await eraseMessage(deps, tx, message);
    const { seq } = await takePosition(tx, room.id, false);
    await appendEvent(deps, tx, seq, { communityId: room.communityId, roomId: room.id, kind: 'MESSAGE_RECALLED', messageId, actorId: member.userId });
    return ok((await messageById(tx.db, messageId))!);
  });
}

const isTheirs = ({ message, member }: Pick<MessageStanding, 'message' | 'member'>): boolean => message.authorId === member.userId;

async function authorRole({ db }: Tx, { communityId, authorId }: MessageRow): Promise<Role> {
  return standingRole(await (db as ChatReader).selectFrom('member').select(['role', 'status']).where('communityId', '=', communityId).where('userId', '=', authorId).executeTakeFirst());
}

/** Why somebody may not take it back now; null when they may. */
function refuseRecalling({ message, room, member }: MessageStanding, now: Date): Failure<'DELETED' | 'RECALL_WINDOW_PASSED'> | null {
  if (message.recalledAt !== null) return failure('DELETED', ['messageId']);
  const until = endOf(message.createdAt, recallWindowOf(room, member.role));
  return until !== null && now > until ? failure('RECALL_WINDOW_PASSED', ['messageId'], { until: until.toISOString() }) : null;
}

/** Whether a member may take it back now; the author's role is asked for where it is another's. */
export async function canRecall(standing: MessageStanding, now: Date, roleOfAuthor: () => Promise<Role>): Promise<boolean> {
  if (refuseRecalling(standing, now) !== null) return false;
  return isTheirs(standing) || (hasPermission(standing.member.role, 'rooms.manage') && outranks(standing.member.role, await roleOfAuthor()));
}

/** Leaves a tombstone: nothing stays of what was said, of what it said before, and of what others made of it; only that it named everyone, for the quota. */
async function eraseMessage({ media, eraseReactions }: ChatDeps, tx: Tx, { id, roomId, communityId, mediaCount }: MessageRow): Promise<void> {
  const db = tx.db as ChatReader;
  await db.updateTable('room_message').set({ body: '', recalledAt: tx.now, reactionCounts: '{}' as never, pinnedAt: null, pinnedBy: null, mediaCount: 0, mentionCount: 0 }).where('roomId', '=', roomId).where('id', '=', id).execute();
  await eraseReactions(tx, id);
  await db.deleteFrom('message_revision').where('messageId', '=', id).execute();
  await db.deleteFrom('room_mention').where('roomId', '=', roomId).where('messageId', '=', id).execute();
  if (mediaCount > 0) await media.eraseOfMessages(tx, communityId, [id]);
}
