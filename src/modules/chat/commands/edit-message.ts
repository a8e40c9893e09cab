import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { spend } from '../../../kernel/spend.ts';
import { hasPermission } from '../../communities/index.ts';
import { messageForChange, muteIn, refuseUnder, type GateFailure, type MessageInRoom, type MessageStanding, type WritingFailure } from '../access.ts';
import type { ChatDeps, ChatReader } from '../deps.ts';
import type { MessageRow } from '../model/message.entity.ts';
import type { RoomMuteRow } from '../model/room-mute.entity.ts';
import { editWindowOf, endOf } from '../model/room-settings.ts';
import { hasteIn, type TooSoonFailure } from '../model/sending-rules.ts';
import { messageById } from '../queries/messages.ts';
import { appendEvent, takePosition } from './append-event.ts';
import { MAX_MESSAGE_LENGTH } from './send-message.ts';

export type EditMessageFailure = InputFailure | Failure<'NOT_FOUND' | 'DELETED' | 'EDIT_WINDOW_PASSED'> | WritingFailure | TooSoonFailure | GateFailure;

/** Gives the viewer's own message another text, within the window of their role; the former one is kept for those who manage rooms. The same text changes nothing. */
export async function editMessage(deps: ChatDeps, viewer: Viewer, messageId: string, text: string): Promise<Result<MessageRow, EditMessageFailure>> {
  await spend(deps.limiter, 'room-acts', signedIn(viewer).userId);
  return deps.uow.run<MessageRow, EditMessageFailure>(async (tx) => {
    const found = await messageForChange(tx, viewer, messageId, ({ message, member }) => message.authorId === member.userId);
    if (!found.ok) return found;
    const { message, member, room } = found.value;
    const refusal = refuseEditing(found.value, await muteIn(tx.db, room.id, member.userId, tx.now), tx.now);
    if (refusal) return refuse(refusal);
    const body = boundedText(text, ['input', 'body'], { min: message.mediaCount > 0 ? 0 : 1, max: MAX_MESSAGE_LENGTH });
    if (!body.ok) return body;
    if (body.value === message.body) return ok(message);
    const haste = tooFresh(found.value, body.value, tx.now);
    if (haste) return refuse(haste);
    await rewrite(tx, message, body.value);
    const { seq } = await takePosition(tx, room.id, false);
    await appendEvent(deps, tx, seq, { communityId: room.communityId, roomId: room.id, kind: 'MESSAGE_EDITED', messageId, actorId: member.userId });
    return ok((await messageById(tx.db, messageId))!);
  });
}

/** Why the author may not change it now; null when they may. */
export function refuseEditing(standing: MessageStanding, mute: RoomMuteRow | null, now: Date): Exclude<EditMessageFailure, InputFailure | GateFailure | TooSoonFailure> | null {
  const { message, member, room } = standing;
  const silence = refuseUnder(mute, standing, now, 'messageId');
  if (silence) return silence;
  if (message.recalledAt !== null) return failure('DELETED', ['messageId']);
  const until = endOf(message.createdAt, editWindowOf(room, member.role));
  return until !== null && now > until ? failure('EDIT_WINDOW_PASSED', ['messageId'], { until: until.toISOString() }) : null;
}

/** What a newcomer may not send does not come in by an edit either. */
function tooFresh({ room, member }: MessageInRoom, text: string, now: Date): TooSoonFailure | null {
  const sender = { isManager: hasPermission(member.role, 'rooms.manage'), joinedAt: member.joinedAt, mute: null, sent: [], everyoneMentions: 0 };
  return hasteIn(room, sender, { text, mentions: 0, mentionsEveryone: false }, now, () => now);
}

async function rewrite(tx: Tx, { id, roomId, communityId, body: former, editedAt, createdAt }: MessageRow, body: string): Promise<void> {
  const db = tx.db as ChatReader;
  const { last } = await db.selectFrom('message_revision').select((eb) => eb.fn.max('number').as('last')).where('messageId', '=', id).executeTakeFirstOrThrow();
  await db.insertInto('message_revision').values({ messageId: id, number: (last ?? 0) + 1, roomId, communityId, body: former, writtenAt: editedAt ?? createdAt }).execute();
  await db.updateTable('room_message').set({ body, editedAt: tx.now }).where('roomId', '=', roomId).where('id', '=', id).execute();
}
