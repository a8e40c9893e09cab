import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { messageById, messageForChange, type GateFailure, type MessageInRoom, type MessageRow } from '../../chat/index.ts';
import { hasPermission } from '../../communities/index.ts';
import type { MessageMarksDeps, MessageMarksReader } from '../deps.ts';

export const MAX_PINS = 50;

export type PinMessageFailure = Failure<'NOT_FOUND' | 'DELETED' | 'ROOM_CLOSED' | 'TOO_MANY_PINS'> | GateFailure;

/** Puts a message on top of its room. Pinning it again changes nothing. */
export const pinMessage = (deps: MessageMarksDeps, viewer: Viewer, messageId: string): Promise<Result<MessageRow, PinMessageFailure>> => change(deps, viewer, messageId, true);

/** Takes a message from the top. Unpinning what is not pinned changes nothing. */
export const unpinMessage = (deps: MessageMarksDeps, viewer: Viewer, messageId: string): Promise<Result<MessageRow, PinMessageFailure>> => change(deps, viewer, messageId, false);

async function change(deps: MessageMarksDeps, viewer: Viewer, messageId: string, isPinned: boolean): Promise<Result<MessageRow, PinMessageFailure>> {
  return deps.uow.run<MessageRow, PinMessageFailure>(async (tx) => {
    const found = await messageForChange(tx, viewer, messageId, ({ member }) => hasPermission(member.role, 'rooms.manage'));
    if (!found.ok) return found;
    const { message, member, room } = found.value;
    const refusal = await refusePinning(tx, found.value, isPinned);
    if (refusal) return refuse(refusal);
    if ((message.pinnedAt !== null) === isPinned) return ok(message);
    await (tx.db as MessageMarksReader).updateTable('room_message').set(isPinned ? { pinnedAt: tx.now, pinnedBy: member.userId } : { pinnedAt: null, pinnedBy: null }).where('roomId', '=', room.id).where('id', '=', messageId).execute();
    await deps.chat.tellRoom(tx, { communityId: room.communityId, roomId: room.id, kind: isPinned ? 'MESSAGE_PINNED' : 'MESSAGE_UNPINNED', messageId, actorId: member.userId });
    return ok((await messageById(tx.db, messageId))!);
  });
}

async function refusePinning(tx: Tx, { message, room }: MessageInRoom, isPinned: boolean): Promise<Exclude<PinMessageFailure, GateFailure> | null> {
  if (room.closedAt !== null) return failure('ROOM_CLOSED', ['messageId']);
  if (message.recalledAt !== null) return failure('DELETED', ['messageId']);
  if (!isPinned || message.pinnedAt !== null) return null;
  const { pins } = await (tx.db as MessageMarksReader).selectFrom('room_message').select((eb) => eb.fn.countAll<number>().as('pins')).where('roomId', '=', room.id).where('pinnedAt', 'is not', null).executeTakeFirstOrThrow();
  return Number(pins) >= MAX_PINS ? failure('TOO_MANY_PINS', ['messageId'], { max: MAX_PINS }) : null;
}
