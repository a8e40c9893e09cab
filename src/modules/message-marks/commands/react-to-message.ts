import { sql } from 'kysely';
import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { messageById, messageForChange, type GateFailure, type MessageInRoom, type MessageRow } from '../../chat/index.ts';
import { unreadRules } from '../../communities/index.ts';
import type { MessageMarksDeps, MessageMarksReader } from '../deps.ts';
import { emojiOf, MAX_DISTINCT_EMOJI } from '../model/emoji.ts';

export type ReactToMessageFailure = InputFailure | Failure<'NOT_FOUND' | 'DELETED' | 'ROOM_CLOSED' | 'TOO_MANY_EMOJI' | 'RULES_NOT_ACKNOWLEDGED'> | GateFailure;

/** Gives a message an emoji. Giving it again changes nothing. A mute does not stop it, as it takes words only. */
export const reactToMessage = (deps: MessageMarksDeps, viewer: Viewer, messageId: string, emoji: string): Promise<Result<MessageRow, ReactToMessageFailure>> => change(deps, viewer, messageId, emoji, 1);

/** Takes an emoji back. Taking back what was not given changes nothing. */
export const removeReaction = (deps: MessageMarksDeps, viewer: Viewer, messageId: string, emoji: string): Promise<Result<MessageRow, ReactToMessageFailure>> => change(deps, viewer, messageId, emoji, -1);

async function change(deps: MessageMarksDeps, viewer: Viewer, messageId: string, text: string, by: 1 | -1): Promise<Result<MessageRow, ReactToMessageFailure>> {
  await deps.chat.countAct(viewer);
  return deps.uow.run<MessageRow, ReactToMessageFailure>(async (tx) => {
    const found = await messageForChange(tx, viewer, messageId);
    if (!found.ok) return found;
    const emoji = emojiOf(text);
    if (emoji === null) return refuse(failure('INVALID', ['emoji']));
    const refusal = refuseReacting(found.value, emoji, by);
    if (refusal) return refuse(refusal);
    const { message, member, room } = found.value;
    if (!(await (by === 1 ? give(tx, message, member.userId, emoji) : takeBack(tx, message, member.userId, emoji)))) return ok(message);
    await count(tx, message, emoji, by);
    await deps.chat.tellRoom(tx, { communityId: room.communityId, roomId: room.id, kind: 'REACTIONS_CHANGED', messageId, actorId: member.userId, data: { emoji, isGiven: by === 1 } });
    return ok((await messageById(tx.db, messageId))!);
  });
}

function refuseReacting({ message, room, community, member }: MessageInRoom, emoji: string, by: 1 | -1): Exclude<ReactToMessageFailure, InputFailure | GateFailure> | null {
  const unread = unreadRules(community, member, 'messageId');
  if (unread) return unread;
  if (room.closedAt !== null) return failure('ROOM_CLOSED', ['messageId']);
  if (message.recalledAt !== null) return failure('DELETED', ['messageId']);
  const isNew = by === 1 && message.reactionCounts[emoji] === undefined;
  return isNew && Object.keys(message.reactionCounts).length >= MAX_DISTINCT_EMOJI ? failure('TOO_MANY_EMOJI', ['emoji'], { max: MAX_DISTINCT_EMOJI }) : null;
}

async function give(tx: Tx, { id: messageId, roomId, communityId }: MessageRow, userId: string, emoji: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await (tx.db as MessageMarksReader).insertInto('message_reaction').values({ messageId, userId, emoji, roomId, communityId, createdAt: tx.now })
    .onConflict((conflict) => conflict.columns(['messageId', 'userId', 'emoji']).doNothing()).executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

async function takeBack(tx: Tx, { id: messageId }: MessageRow, userId: string, emoji: string): Promise<boolean> {
  const { numDeletedRows } = await (tx.db as MessageMarksReader).deleteFrom('message_reaction').where('messageId', '=', messageId).where('userId', '=', userId).where('emoji', '=', emoji).executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}

/** The counts follow the rows: whoever changes them holds the room. */
async function count(tx: Tx, { id, roomId, reactionCounts }: MessageRow, emoji: string, by: 1 | -1): Promise<void> {
  const left = (reactionCounts[emoji] ?? 0) + by;
  const counts = sql.ref('reactionCounts');
  const changed = left > 0 ? sql<never>`jsonb_set(${counts}, array[${emoji}::text], to_jsonb(${left}::int))` : sql<never>`${counts} - ${emoji}::text`;
  await (tx.db as MessageMarksReader).updateTable('room_message').set({ reactionCounts: changed }).where('roomId', '=', roomId).where('id', '=', id).execute();
}

/** For chat, which takes the counts from the message: what people gave a message that is recalled. */
export async function eraseReactions(tx: Tx, messageId: string): Promise<void> {
  await (tx.db as MessageMarksReader).deleteFrom('message_reaction').where('messageId', '=', messageId).execute();
}
