import type { Viewer } from '../../kernel/viewer.ts';
import { pinMessage, unpinMessage } from './commands/pin-message.ts';
import { reactToMessage, removeReaction } from './commands/react-to-message.ts';
import type { MessageMarksDeps } from './deps.ts';
import { pinnedIn, reactionsOfUser } from './queries/marks.ts';

/** What people put on messages of a room: emoji, and pins on top of it. */
export function createMessageMarks(deps: MessageMarksDeps) {
  const { reader } = deps;
  return {
    reactToMessage: (viewer: Viewer, messageId: string, emoji: string) => reactToMessage(deps, viewer, messageId, emoji),
    removeReaction: (viewer: Viewer, messageId: string, emoji: string) => removeReaction(deps, viewer, messageId, emoji),
    pinMessage: (viewer: Viewer, messageId: string) => pinMessage(deps, viewer, messageId),
    unpinMessage: (viewer: Viewer, messageId: string) => unpinMessage(deps, viewer, messageId),
    reactionsOfUser: (userId: string, messageIds: readonly string[]) => reactionsOfUser(reader, userId, messageIds),
    pinnedIn: (roomIds: readonly string[]) => pinnedIn(reader, roomIds),
  };
}
export type MessageMarks = ReturnType<typeof createMessageMarks>;

export { MAX_PINS } from './commands/pin-message.ts';
export { eraseReactions } from './commands/react-to-message.ts';
export type { MessageMarksDeps } from './deps.ts';
export { emojiInOrder, MAX_DISTINCT_EMOJI } from './model/emoji.ts';
export { MessageReaction } from './model/message-reaction.entity.ts';
