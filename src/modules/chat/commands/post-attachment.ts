import { failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { lockRoom, refuseWriting, type RoomMemberStanding, type WritingFailure } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import type { AttachmentKind } from '../message-attachments.ts';
import type { MessageRow } from '../model/message.entity.ts';
import { appendEvent, takePosition } from './append-event.ts';
import { advanceReadPosition } from './mark-room-read.ts';

export interface NewAttachment {
  readonly kind: AttachmentKind;
  /** The row that hangs on the message; it may be written in the same transaction, before or after. */
  readonly id: string;
  /** The message's id, made by whoever posts it, since the attachment names its message. */
  readonly messageId: string;
  /** What is read where attachments are not known: the title. */
  readonly body: string;
}
export type PostAttachmentFailure = WritingFailure;

/** Posts a message with something on it, in the transaction of whoever makes that. Locks the room: the last lock to take. */
export async function postAttachment(deps: ChatDeps, tx: Tx, standing: RoomMemberStanding, { kind, id, messageId, body }: NewAttachment): Promise<Result<MessageRow, PostAttachmentFailure>> {
  const refusal = await mayPost(tx, standing, 'input', 'roomId');
  if (refusal) return refuse(refusal);
  const { room, member: { userId } } = standing;
  const { seq, ordinal, isClosed } = await takePosition(tx, room.id, true);
  if (isClosed) return refuse(failure('ROOM_CLOSED', ['input', 'roomId']));
  const message = await (tx.db as ChatReader).insertInto('room_message').values({
    id: messageId, communityId: room.communityId, roomId: room.id, seq, ordinal, authorId: userId, body, attachmentKind: kind, attachmentId: id, createdAt: tx.now,
  }).returningAll().executeTakeFirstOrThrow();
  await appendEvent(deps, tx, seq, { communityId: room.communityId, roomId: room.id, kind: 'MESSAGE_SENT', messageId, actorId: userId });
  await advanceReadPosition(tx, room, userId, ordinal);
  return ok(message);
}

/** Why the person may not write in the room now; null for those who may. What hangs on a message is not slowed down as talk is. */
export const mayPost = ({ db, now }: Pick<Tx, 'db' | 'now'>, standing: RoomMemberStanding, ...path: string[]): Promise<WritingFailure | null> => refuseWriting(db, standing, now, ...path);

export interface AttachmentChange {
  readonly communityId: string;
  readonly roomId: string;
  /** Null when the message is gone: then nobody is left to be told. */
  readonly messageId: string | null;
  /** Null for what time did. */
  readonly actorId: string | null;
  /** The member whom the change is about, when it is about one. */
  readonly subjectId?: string | null;
}
/** Tells the room that what hangs on a message has changed; replayed, the attachment shows as it is then. A closed room is told nothing more. Locks the room: the last lock to take. */
export async function attachmentChanged(deps: ChatDeps, tx: Tx, change: AttachmentChange): Promise<void> {
  if (change.messageId === null || (await lockRoom(tx, change.roomId)).closedAt !== null) return;
  const { seq } = await takePosition(tx, change.roomId, false);
  await appendEvent(deps, tx, seq, { ...change, kind: 'ATTACHMENT_CHANGED', messageId: change.messageId });
}
