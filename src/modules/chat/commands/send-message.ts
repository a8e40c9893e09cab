import { boundedText, failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { maySpeak, type SpeakerFailure } from '../../communities/index.ts';
import { roomForReading, type GateFailure, type RoomMemberStanding } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import type { MessageRow } from '../model/message.entity.ts';
import { messageById } from '../queries/messages.ts';
import { appendEvent, takePosition } from './append-event.ts';
import { advanceReadPosition } from './mark-room-read.ts';

export interface SendMessageInput {
  readonly roomId: string;
  readonly body: string;
  readonly replyToId?: string | null;
  readonly idempotencyKey: string;
}
export type SendMessageFailure = InputFailure | Failure<'NOT_FOUND' | 'ROOM_CLOSED'> | GateFailure | SpeakerFailure;
export const MAX_MESSAGE_LENGTH = 4_000;

/** Posts a message; acknowledged only after commit. A repeat with the same key answers the first message. */
export async function sendMessage(deps: ChatDeps, viewer: Viewer, input: SendMessageInput): Promise<Result<MessageRow, SendMessageFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<MessageRow, SendMessageFailure>(async (tx) => {
    const found = await roomForReading(tx.db, viewer, input.roomId, tx.now);
    if (!found.ok) return found;
    const call = { userId, operation: 'sendMessage', key: input.idempotencyKey, input };
    return tx.once<MessageRow, SendMessageFailure>(call, () => write(deps, tx, found.value, input), async (id) => (await messageById(tx.db, id))!);
  });
}

async function write(deps: ChatDeps, tx: Tx, standing: RoomMemberStanding, input: SendMessageInput): Promise<Result<{ id: string; value: MessageRow }, SendMessageFailure>> {
  const { room } = standing;
  const refusal = maySpeak(standing, tx.now, 'input', 'roomId');
  if (refusal) return refuse(refusal);
  const body = boundedText(input.body, ['input', 'body'], { min: 1, max: MAX_MESSAGE_LENGTH });
  if (!body.ok) return body;
  const replyToId = input.replyToId ?? null;
  if (replyToId !== null && (await messageById(tx.db, replyToId))?.roomId !== room.id) return refuse(notFound('input', 'replyToId'));
  const { seq, ordinal, isClosed } = await takePosition(tx, room.id, true);
  if (isClosed) return refuse(failure('ROOM_CLOSED', ['input', 'roomId']));
  const message: MessageRow = { id: newId(tx.now.getTime()), communityId: room.communityId, roomId: room.id, seq, ordinal, authorId: standing.member.userId, replyToId, body: body.value, editedAt: null, recalledAt: null, createdAt: tx.now };
  await (tx.db as ChatReader).insertInto('room_message').values(message).execute();
  await appendEvent(deps, tx, seq, { communityId: room.communityId, roomId: room.id, kind: 'MESSAGE_SENT', messageId: message.id, actorId: message.authorId });
  await advanceReadPosition(tx, room, message.authorId, ordinal);
  return ok({ id: message.id, value: message });
}
