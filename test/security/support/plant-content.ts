import { newId } from '../../../src/kernel/id.ts';
import type { Planting } from './canaries.ts';
import { PARTS } from './cast.ts';
import { newAttachments, plantAttachments } from './plant-attachments.ts';
import type { CommunityPlan } from './plant-community.ts';

/** Topics, posts, comments and pictures; open ones, and ones behind a gate. */
export function plantContent(plan: Planting, { communityId, cast, rights }: CommunityPlan) {
  const { now } = plan;
  const topic = { community_id: communityId, created_by: cast.owner.userId, created_at: now };
  const openTopicId = plan.add('topic', { ...topic, position: 1, post_count: 2 }, ['title', 'description'], 'open');
  const gatedTopicId = plan.add('topic', { ...topic, position: 2, post_count: 2, read_entitlement: rights.read }, ['title', 'description', 'write_entitlement'], 'gated');
  const archivedTopicId = plan.add('topic', { ...topic, position: 3, archived_at: now }, ['title', 'description'], 'archived');

  const post = (topicId: string, variant: string, more: object, columns: string[]) => plan.add('post', {
    community_id: communityId, topic_id: topicId, author_id: cast.author.userId, type: 'ARTICLE', comment_count: 2, hot_score: 0, published_at: now, ...more,
  }, ['body', 'body_html', 'excerpt', ...columns], variant);
  const openPostId = post(openTopicId, 'open', {}, ['title']);
  const gatedPostId = post(gatedTopicId, 'gated', { revision_number: 2 }, ['title', 'teaser']);
  const gatedTalkId = post(gatedTopicId, 'talk', { type: 'TALK', comment_count: 0 }, []);
  const deletedPostId = post(openTopicId, 'deleted', { comment_count: 0 }, ['title', 'teaser']);
  const revision = (postId: string, variant: string) => plan.add('post_revision', { community_id: communityId, post_id: postId, number: 1, written_at: now }, ['title', 'body', 'body_html'], variant);
  const openRevisionId = revision(openPostId, 'open');
  const gatedRevisionId = revision(gatedPostId, 'gated');
  revision(deletedPostId, 'deleted');

  const comment = (postId: string, variant: string, parentId: string | null = null) => plan.add('comment', {
    community_id: communityId, post_id: postId, parent_id: parentId, root_id: parentId, author_id: cast.author.userId, reply_count: parentId === null && !variant.startsWith('deleted') ? 1 : 0, created_at: now,
  }, ['body'], variant);
  const openCommentId = comment(openPostId, 'open');
  const gatedCommentId = comment(gatedPostId, 'gated');
  return {
    openTopicId, gatedTopicId, archivedTopicId, openPostId, gatedPostId, gatedTalkId, deletedPostId, openRevisionId, gatedRevisionId, openCommentId, gatedCommentId,
    openReplyId: comment(openPostId, 'openReply', openCommentId), gatedReplyId: comment(gatedPostId, 'gatedReply', gatedCommentId), deletedCommentId: comment(openPostId, 'deleted'),
    ...plantPictures(plan, { communityId, cast, openPostId, gatedPostId }),
  };
}

function plantPictures(plan: Planting, { communityId, cast, openPostId, gatedPostId }: Pick<CommunityPlan, 'communityId' | 'cast'> & { openPostId: string; gatedPostId: string }) {
  const picture = (variant: string, uploaderId: string, postId: string | null): string => plan.add('media', {
    community_id: communityId, uploader_id: uploaderId, storage_key: `pictures/${plan.text('media', 'storage_key', variant).toLowerCase()}.jpg`, content_type: 'image/jpeg', width: plan.figure('media', 'width', variant), height: 8, bytes: plan.figure('media', 'bytes', variant), stored_at: plan.now, post_id: postId, created_at: plan.now,
  });
  return {
    openPictureId: picture('open', cast.author.userId, openPostId), gatedPictureId: picture('gated', cast.author.userId, gatedPostId), loosePictureId: picture('loose', cast.member.userId, null),
  };
}

/** A room for all members and one behind a gate, each with what was said in it. */
export function plantRooms(plan: Planting, community: CommunityPlan, openPostId: string) {
  const { communityId, cast, rights } = community;
  const { now } = plan;
  const room = (variant: string, entitlement: string | null): string => plan.add('room', { community_id: communityId, entitlement, last_seq: 3, last_ordinal: 3, created_by: cast.owner.userId, created_at: now }, ['name', 'description'], variant);
  const openRoomId = room('open', null);
  const gatedRoomId = room('gated', rights.enter);
  const message = (roomId: string, seq: number, variant: string, authorId: string, replyToId: string | null = null, [attachmentKind, attachmentId]: readonly [string | null, string | null] = [null, null]): string => {
    const id = plan.add('room_message', { id: newId(), community_id: communityId, room_id: roomId, seq, ordinal: seq, author_id: authorId, reply_to_id: replyToId, attachment_kind: attachmentKind, attachment_id: attachmentId, media_count: variant === 'gated' ? 1 : 0, reaction_counts: '{"👍":1}', edited_at: now, created_at: now }, ['body'], variant);
    plan.addKeyed('message_reaction', { message_id: id, user_id: cast.guest.userId, emoji: '👍', room_id: roomId, community_id: communityId, created_at: now });
    if (!variant.endsWith('Reply')) plan.addKeyed('message_revision', { message_id: id, number: 1, room_id: roomId, community_id: communityId, written_at: now }, ['body'], variant);
    plan.addKeyed('room_event', { room_id: roomId, seq, community_id: communityId, kind: 'MESSAGE_SENT', message_id: id, actor_id: authorId, occurred_at: now });
    return id;
  };
  const fill = (roomId: string, name: string, authorId: string) => {
    const attachments = newAttachments();
    const first = message(roomId, 1, name, authorId, null, ['RELAY_LIST', attachments.relayListId]);
    const answer = message(roomId, 2, `${name}Reply`, authorId, first, ['RED_PACKET', attachments.redPacketId]);
    plantAttachments(plan, community, { ...attachments, roomId, authorId, listMessageId: first, packetMessageId: answer, variant: name });
    return [first, answer, message(roomId, 3, `${name}Recalled`, authorId), attachments] as const;
  };
  const [openMessageId, openAnswerId, openRecalledId, openAttachments] = fill(openRoomId, 'open', cast.member.userId);
  const [gatedMessageId, , gatedRecalledId, gatedAttachments] = fill(gatedRoomId, 'gated', cast.paidMember.userId);
  const file = (variant: string, uploaderId: string, more: object): string => plan.add('media', {
    community_id: communityId, uploader_id: uploaderId, kind: 'FILE', file_kind: 'PDF', storage_key: `files/${plan.text('media', 'storage_key', variant).toLowerCase()}.pdf`, content_type: 'application/pdf', bytes: plan.figure('media', 'bytes', variant), stored_at: now, created_at: now, ...more,
  }, ['file_name'], variant);
  const looseFileId = file('loosefile', cast.member.userId, {});
  const gatedFileId = file('gatedfile', cast.paidMember.userId, { room_id: gatedRoomId, message_id: gatedMessageId });
  plan.addKeyed('room_mute', { room_id: openRoomId, user_id: cast.muted.userId, community_id: communityId, muted_by: cast.admin.userId, created_at: now }, ['reason'], 'open');
  plan.addKeyed('forward_refusal', { community_id: communityId, user_id: cast.guest.userId, created_at: now });
  plan.addKeyed('message_forward', { post_id: openPostId, position: 1, message_id: gatedMessageId, room_id: gatedRoomId, community_id: communityId, author_id: cast.paidMember.userId, forwarded_at: now });
  plantNotes(plan, communityId, cast, [{ roomId: openRoomId, messageId: openMessageId }, { roomId: gatedRoomId, messageId: gatedMessageId }, { roomId: gatedRoomId, messageId: gatedRecalledId }]);
  return { openRoomId, gatedRoomId, openMessageId, openAnswerId, openRecalledId, gatedMessageId, gatedRecalledId, openAttachments, gatedAttachments, looseFileId, gatedFileId };
}

let noted = 0;

/** Everybody who is or was a member was named in each of these messages, and muted in their rooms; only where people are asked for what they hear. */
function plantNotes(plan: Planting, communityId: string, cast: CommunityPlan['cast'], about: readonly { roomId: string; messageId: string }[]): void {
  if (plan.place.startsWith('row')) return;
  for (const { userId: user_id } of PARTS.filter((part) => part !== 'outsider').map((part) => cast[part])) {
    for (const { roomId: room_id, messageId: message_id } of about) plan.addKeyed('viewer_event', { user_id, seq: ++noted, community_id: communityId, kind: 'MENTIONED', cause_id: message_id, room_id, message_id, occurred_at: plan.now });
    plan.addKeyed('viewer_event', { user_id, seq: ++noted, community_id: communityId, kind: 'MUTED_IN_ROOM', cause_id: newId(), room_id: about[1]!.roomId, data: JSON.stringify({ until: null, reason: plan.text('viewer_event', 'data') }), occurred_at: plan.now });
  }
}
