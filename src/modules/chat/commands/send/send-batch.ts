import { notFound } from '../../../../kernel/failure.ts';
import { resultGone } from '../../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../../kernel/result.ts';
import type { SignedInViewer } from '../../../../kernel/viewer.ts';
import type { IdempotentCall, SharedKeys } from '../../../../platform/database/idempotency.ts';
import type { Outcome, Serve } from '../../../../platform/concurrency/group-commit.ts';
import type { Tx } from '../../../../platform/database/unit-of-work.ts';
import type { ChatDeps, ChatReader } from '../../deps.ts';
import type { MessageRow } from '../../model/message.entity.ts';
import { lockRooms, messagesIn } from '../../queries/sending.ts';
import type { SendMessageInput } from '../send-message.ts';
import { judgeEntrance, judgeSend, type Accepted, type SendMessageFailure } from './judge-send.ts';
import { countIn, readAround, type Around } from './read-around.ts';
import { storeMentions, writeMessages } from './write-messages.ts';

/** One call that waits for its turn. */
export interface Send {
  readonly viewer: SignedInViewer;
  readonly input: SendMessageInput;
  readonly call: IdempotentCall;
}
export type SendAnswer = Result<MessageRow, SendMessageFailure>;
/** Somebody else has the room: the send waits for it apart from those that can go on. */
export const ROOM_IS_TAKEN = Symbol('room is taken');
type Answer = SendAnswer | typeof ROOM_IS_TAKEN;
/** Taken now, sent before under the same key, refused, or thrown at its sender. */
type Judged = { readonly accepted: Accepted } | { readonly replayed: string } | Outcome<Answer>;

/** Sends in one transaction: judged one by one in order of arrival, and only those that are taken are written. */
export const serveSends = (deps: ChatDeps, { isWaiting }: { isWaiting: boolean }): Serve<Send, Answer> => async (roomIds, batch) => {
  const result = await deps.uow.run<readonly Outcome<Answer>[], never>(async (tx) => {
    const known = isWaiting ? await lockRooms(tx.db as ChatReader, [roomIds], true) : null;
    const sends = batch.take();
    const rooms = known ?? (await lockRooms(tx.db as ChatReader, [...new Set(sends.map(({ input }) => input.roomId))], false));
    const here = sends.filter(({ input }) => rooms.has(input.roomId));
    const [keys, around] = await Promise.all([tx.keysOf(here.map(({ call }) => call)), readAround(deps, tx, rooms, here, deps.clock.now())]);
    const judged = sends.map((send) => judge(send, around, keys, isWaiting));
    await write(deps, tx, around.at, judged.flatMap((one) => ('accepted' in one ? [one.accepted] : [])), keys);
    const outcomes = await outcomesOf(tx, [...rooms.keys()], judged);
    batch.refuseOutdated();
    return ok(outcomes);
  });
  return result.ok ? result.value : [];
};

function judge(send: Send, around: Around, keys: SharedKeys, isWaiting: boolean): Judged {
  const room = around.rooms.get(send.input.roomId);
  if (room === undefined) return { answer: isWaiting ? refuse(notFound('input', 'roomId')) : ROOM_IS_TAKEN };
  try {
    const member = judgeEntrance(send, room, around);
    if (!member.ok) return { answer: member };
    const first = keys.firstOf(send.call);
    if (first !== null) return { replayed: first };
    const judged = judgeSend(send, room, around, member.value);
    if (!judged.ok) return { answer: judged };
    keys.keep(send.call, judged.value.message.id);
    countIn(around, judged.value);
    return { accepted: judged.value };
  } catch (thrown) {
    return { thrown };
  }
}

async function write(deps: ChatDeps, tx: Tx, at: Date, accepted: readonly Accepted[], keys: SharedKeys): Promise<void> {
  if (accepted.length === 0) return;
  const pictures = accepted.flatMap(({ message: { id: messageId, communityId, roomId }, mediaIds }) => mediaIds.map((mediaId, position) => ({ mediaId, communityId, roomId, messageId, position })));
  await Promise.all([keys.write(), writeMessages(deps, tx, at, accepted.map(({ message }) => message)), pictures.length === 0 ? null : deps.media.attachToMessages(tx, pictures)]);
  const mentions = accepted.filter(({ message }) => message.mentionCount > 0 || message.mentionsEveryone);
  if (mentions.length > 0) await storeMentions(deps, tx, mentions.map(({ message, mentioned }) => ({ room: { id: message.roomId, communityId: message.communityId }, message, userIds: mentioned, isEveryone: message.mentionsEveryone })));
}

/** What each is answered; what was sent before is read as it is now. */
async function outcomesOf(tx: Tx, roomIds: readonly string[], judged: readonly Judged[]): Promise<Outcome<Answer>[]> {
  const fresh = new Map(judged.flatMap((one) => ('accepted' in one ? [[one.accepted.message.id, one.accepted.message] as const] : [])));
  const before = judged.flatMap((one) => ('replayed' in one && !fresh.has(one.replayed) ? [one.replayed] : []));
  const rows = before.length === 0 ? [] : await messagesIn(tx.db as ChatReader, roomIds, [...new Set(before)]);
  const known = new Map([...fresh, ...rows]);
  return judged.map((one) => {
    if ('accepted' in one) return { answer: ok(one.accepted.message) };
    if (!('replayed' in one)) return one;
    const message = known.get(one.replayed);
    return message === undefined ? { thrown: resultGone() } : { answer: ok(message) };
  });
}
