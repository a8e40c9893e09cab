import { PARTS } from './cast.ts';
import { id, key, type Cell, type Row } from './mutations.ts';

const inCommunity = ({ place }: Cell): { communityId: string; idempotencyKey: string } => ({ communityId: id('Community', place.communityId), idempotencyKey: key() });
const topic = async (cell: Cell, more: object = {}): Promise<{ topicId: string }> => ({ topicId: id('Topic', await cell.topic(more)) });
/** A picture of one's own; only who is or was a member can have uploaded one. */
async function pictures(cell: Cell): Promise<string[]> {
  const uploader = PARTS.find((part) => part !== 'outsider' && part === cell.caller);
  return uploader ? [id('Media', await cell.picture(cell.userId))] : [];
}
const words = { body: 'Fresh words', type: 'TALK' };

/** Topics, posts, comments, reactions and rooms; open, and behind a gate. */
export const CONTENT_ROWS: readonly Row[] = [
  { name: 'createTopic', args: (cell) => ({ input: { ...inCommunity(cell), title: 'Fresh' } }) },
  { name: 'updateTopic', args: async (cell) => ({ ...(await topic(cell)), input: { title: 'Changed', readEntitlement: null } }) },
  { name: 'archiveTopic', args: (cell) => topic(cell) },
  { name: 'restoreTopic', args: (cell) => topic(cell, { archived_at: new Date() }) },
  { name: 'pinTopic', args: (cell) => topic(cell) },
  { name: 'unpinTopic', args: (cell) => topic(cell, { is_pinned: true }) },
  { name: 'moveTopic', args: async (cell) => ({ ...(await topic(cell)), input: { afterTopicId: id('Topic', cell.place.openTopicId) } }) },

  { name: 'publishPost', args: async (cell) => ({ input: { ...(await topic(cell)), ...words, idempotencyKey: key(), mediaIds: await pictures(cell) } }) },
  { name: 'publishPost (gated)', args: async (cell) => ({ input: { ...(await topic(cell, { read_entitlement: cell.place.rights.read })), ...words, idempotencyKey: key() } }) },
  { name: 'publishPost (writers only)', args: async (cell) => ({ input: { ...(await topic(cell, { write_entitlement: 'nobody.has.it' })), ...words, idempotencyKey: key() } }) },
  { name: 'publishPost (archived)', args: (cell) => ({ input: { topicId: id('Topic', cell.place.archivedTopicId), ...words, idempotencyKey: key() } }) },
  { name: 'updatePost', args: async (cell) => ({ postId: id('Post', await cell.post()), input: { body: 'Changed' } }) },
  { name: 'updatePost (gated)', args: async (cell) => ({ postId: id('Post', await cell.post(cell.place.gatedTopicId)), input: { body: 'Changed' } }) },
  { name: 'deletePost', args: async (cell) => ({ postId: id('Post', await cell.post()) }) },
  { name: 'deletePost (gated)', args: async (cell) => ({ postId: id('Post', await cell.post(cell.place.gatedTopicId)) }) },
  { name: 'addComment', args: (cell) => ({ input: { postId: id('Post', cell.place.openPostId), parentId: id('Comment', cell.place.openCommentId), body: 'Fresh', idempotencyKey: key() } }) },
  { name: 'addComment (gated)', args: (cell) => ({ input: { postId: id('Post', cell.place.gatedPostId), body: 'Fresh', idempotencyKey: key() } }) },
  { name: 'deleteComment', args: async (cell) => ({ commentId: id('Comment', await cell.comment()) }) },
  { name: 'deleteComment (gated)', args: async (cell) => ({ commentId: id('Comment', await cell.comment(cell.place.gatedPostId)) }) },
  { name: 'react', args: async (cell) => ({ input: { targetId: id('Post', await cell.post()), kind: 'LIKE' } }) },
  { name: 'react (gated post)', args: (cell) => ({ input: { targetId: id('Post', cell.place.gatedPostId), kind: 'LIKE' } }) },
  { name: 'react (gated comment)', args: (cell) => ({ input: { targetId: id('Comment', cell.place.gatedCommentId), kind: 'LIKE' } }) },
  { name: 'unreact', args: (cell) => ({ input: { targetId: id('Post', cell.place.openPostId), kind: 'LIKE' } }) },
  { name: 'unreact (gated comment)', args: (cell) => ({ input: { targetId: id('Comment', cell.place.gatedCommentId), kind: 'LIKE' } }) },

  { name: 'createRoom', args: (cell) => ({ input: { ...inCommunity(cell), name: `Fresh ${cell.caller}` } }) },
  { name: 'closeRoom', args: async (cell) => ({ roomId: id('Room', await cell.room()) }) },
  { name: 'sendMessage', args: (cell) => ({ input: { roomId: id('Room', cell.place.openRoomId), body: 'Fresh', replyToId: id('Message', cell.place.openMessageId), idempotencyKey: key() } }) },
  { name: 'sendMessage (gated)', args: (cell) => ({ input: { roomId: id('Room', cell.place.gatedRoomId), body: 'Fresh', idempotencyKey: key() } }) },
  { name: "recallMessage (a member's)", args: async (cell) => ({ messageId: id('Message', await cell.message()) }) },
  { name: "recallMessage (a paid member's, gated)", args: async (cell) => ({ messageId: id('Message', await cell.message(cell.place.cast.paidMember.userId, cell.place.rights.enter)) }) },
  { name: 'updateRoom', args: async (cell) => ({ roomId: id('Room', await cell.room()), input: { slowModeSeconds: 5, isMuted: true } }) },
  { name: "editMessage (a member's)", args: async (cell) => ({ messageId: id('Message', await cell.message()), input: { body: 'Changed' } }) },
  { name: "editMessage (a paid member's, gated)", args: async (cell) => ({ messageId: id('Message', await cell.message(cell.place.cast.paidMember.userId, cell.place.rights.enter)), input: { body: 'Changed' } }) },
  { name: 'reactToMessage', args: async (cell) => ({ messageId: id('Message', await cell.message()), emoji: '👍' }) },
  { name: 'reactToMessage (gated)', args: async (cell) => ({ messageId: id('Message', await cell.message(cell.place.cast.paidMember.userId, cell.place.rights.enter)), emoji: '👍' }) },
  { name: 'removeReaction', args: async (cell) => ({ messageId: id('Message', await cell.message()), emoji: '👍' }) },
  { name: 'pinMessage', args: async (cell) => ({ messageId: id('Message', await cell.message()) }) },
  { name: 'pinMessage (gated)', args: async (cell) => ({ messageId: id('Message', await cell.message(cell.place.cast.paidMember.userId, cell.place.rights.enter)) }) },
  { name: 'unpinMessage', args: async (cell) => ({ messageId: id('Message', await cell.message()) }) },
  { name: 'muteInRoom', args: async (cell) => ({ roomId: id('Room', await cell.room()), memberId: id('Member', (await cell.member()).memberId), until: cell.days(1).toISOString() }) },
  { name: 'muteInRoom (an admin)', args: async (cell) => ({ roomId: id('Room', await cell.room()), memberId: id('Member', cell.place.memberIds.admin) }) },
  { name: 'unmuteInRoom', args: ({ place }) => ({ roomId: id('Room', place.openRoomId), memberId: id('Member', place.memberIds.muted) }) },
  { name: "forwardMessages (a member's)", args: async (cell) => ({ input: { roomId: id('Room', cell.place.openRoomId), messageIds: [id('Message', cell.place.openMessageId)], ...(await topic(cell)), title: 'Fresh', idempotencyKey: key() } }) },
  { name: "forwardMessages (a paid member's, gated)", args: async (cell) => ({ input: { roomId: id('Room', cell.place.gatedRoomId), messageIds: [id('Message', cell.place.gatedMessageId)], ...(await topic(cell)), title: 'Fresh', idempotencyKey: key() } }) },
  { name: 'allowForwarding', args: ({ place }) => ({ communityId: id('Community', place.communityId), isAllowed: false }) },
  { name: 'signalTyping', args: ({ place }) => ({ roomId: id('Room', place.openRoomId) }) },
  { name: 'signalTyping (gated)', args: ({ place }) => ({ roomId: id('Room', place.gatedRoomId) }) },
  { name: 'markRoomRead', args: ({ place }) => ({ roomId: id('Room', place.openRoomId) }) },
  { name: 'markRoomRead (gated)', args: ({ place }) => ({ roomId: id('Room', place.gatedRoomId) }) },
];
