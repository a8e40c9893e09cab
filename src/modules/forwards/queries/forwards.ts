import type { ForwardsReader } from '../deps.ts';
import type { ForwardRefusalRow } from '../model/forward-refusal.entity.ts';
import type { MessageForwardRow } from '../model/message-forward.entity.ts';

/** What stands in a post of a room, in order, and whether it says something else there by now. */
export interface ForwardedMessage extends MessageForwardRow {
  readonly isChanged: boolean;
}
export async function forwardedInto(db: ForwardsReader, postIds: readonly string[]): Promise<Map<string, ForwardedMessage[]>> {
  const rows = await db.selectFrom('message_forward').leftJoin('room_message', (join) => join.onRef('room_message.id', '=', 'message_forward.messageId').onRef('room_message.roomId', '=', 'message_forward.roomId'))
    .selectAll('message_forward').select(['room_message.editedAt', 'room_message.recalledAt']).where('message_forward.postId', 'in', postIds).orderBy('position').execute();
  const marked = rows.map(({ editedAt, recalledAt, ...row }) => ({ ...row, isChanged: recalledAt !== null || (editedAt !== null && editedAt > row.forwardedAt) }));
  return Map.groupBy(marked, ({ postId }) => postId);
}

/** Where the person does not let others forward, by community. */
export async function refusalsOf(db: ForwardsReader, userId: string, communityIds: readonly string[]): Promise<Map<string, ForwardRefusalRow>> {
  const rows = await db.selectFrom('forward_refusal').selectAll().where('userId', '=', userId).where('communityId', 'in', communityIds).execute();
  return new Map(rows.map((row) => [row.communityId, row]));
}

export const MAX_FORWARDS = 20;
/** The posts that each message was taken into, newest first. */
export async function forwardsOf(db: ForwardsReader, messageIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('message_forward').select(['messageId', 'postId']).where('messageId', 'in', messageIds).orderBy('forwardedAt', 'desc').orderBy('postId', 'desc').execute();
  return new Map([...Map.groupBy(rows, ({ messageId }) => messageId!)].map(([id, own]) => [id, own.slice(0, MAX_FORWARDS).map(({ postId }) => postId)]));
}
