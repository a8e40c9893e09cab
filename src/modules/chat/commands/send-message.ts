import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { ChatDeps } from '../deps.ts';
import { ROOM_IS_TAKEN, serveSends, type SendAnswer } from './send/send-batch.ts';

export { MAX_MESSAGE_LENGTH, type SendMessageFailure } from './send/judge-send.ts';

export interface SendMessageInput {
  readonly roomId: string;
  /** May be empty beside pictures and files. */
  readonly body: string;
  readonly replyToId?: string | null;
  /** Members of the community who may enter. */
  readonly mentionedMemberIds?: readonly string[] | null;
  readonly mentionsEveryone?: boolean | null;
  /** The sender's own pictures, in order. */
  readonly mediaIds?: readonly string[] | null;
  /** The sender's own files, in order; they stand behind the pictures. */
  readonly fileIds?: readonly string[] | null;
  readonly idempotencyKey: string;
}
export type SendMessage = (viewer: Viewer, input: SendMessageInput) => Promise<SendAnswer>;

/** Sends of all rooms that are free share transactions under this key. */
const ALL_ROOMS = 'all';

/**
 * Posts messages; those that arrive together share a transaction, also when they go to different rooms. Where somebody else has a room, its sends
 * share transactions of their own, so that the others do not wait. Acknowledged only after commit; a repeat with the same key answers the first message.
 */
export function createSendMessage(deps: ChatDeps): SendMessage {
  const together = deps.groupCommit(serveSends(deps, { isWaiting: false }));
  const inRoom = deps.groupCommit(serveSends(deps, { isWaiting: true }));
  return async (viewer, input) => {
    const person = signedIn(viewer);
    const send = { viewer: person, input, call: { userId: person.userId, operation: 'sendMessage', key: input.idempotencyKey, input } };
    const answer = await together(ALL_ROOMS, send);
    return answer === ROOM_IS_TAKEN ? (inRoom(input.roomId, send) as Promise<SendAnswer>) : answer;
  };
}
