import { failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { roomForReading, type GateFailure, type MessageRow, type RoomMemberStanding } from '../../chat/index.ts';
import { activeMembers, hasPermission, memberKey } from '../../communities/index.ts';
import type { PostCard, PublishPostFailure } from '../../posts/index.ts';
import type { ForwardsDeps, ForwardsReader } from '../deps.ts';
import { excerptOf } from '../model/excerpt.ts';

/** Either the messages by id, or all between two positions. */
export interface ForwardMessagesInput {
  readonly roomId: string;
  readonly messageIds?: readonly string[] | null | undefined;
  readonly fromSeq?: number | null | undefined;
  readonly toSeq?: number | null | undefined;
  readonly topicId: string;
  readonly title: string;
  readonly idempotencyKey: string;
}
/** Names the messages whose authors do not let others forward theirs. */
export type ForwardingRefused = Failure<'FORWARDING_REFUSED'> & { readonly messages: readonly MessageRow[] };
export type ForwardMessagesFailure = InputFailure | Failure<'NOT_FOUND' | 'DELETED' | 'NOT_ALL_YOURS' | 'OPEN_TO_OTHERS'> | ForwardingRefused | PublishPostFailure | GateFailure;
export const MAX_FORWARDED = 100;

/** Makes a post of messages, with credit to each author; what was taken back is left out. */
export async function forwardMessages(deps: ForwardsDeps, viewer: Viewer, input: ForwardMessagesInput): Promise<Result<PostCard, ForwardMessagesFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<PostCard, ForwardMessagesFailure>(async (tx) => {
    const found = await roomForReading(tx.db, viewer, input.roomId, tx.now);
    if (!found.ok) return refuse({ ...found.failure, path: ['input', 'roomId'] });
    const call = { userId, operation: 'forwardMessages', key: input.idempotencyKey, input };
    return tx.once<PostCard, ForwardMessagesFailure>(call, () => publish(deps, tx, found.value, input), async (id) => (await deps.posts.postsById([id]))[0]!);
  });
}

async function publish(deps: ForwardsDeps, tx: Tx, standing: RoomMemberStanding, input: ForwardMessagesInput): Promise<Result<{ id: string; value: PostCard }, ForwardMessagesFailure>> {
  const chosen = await choose(tx.db, standing.room.id, input);
  if (!chosen.ok) return chosen;
  const refusal = await refuseForwarding(tx, standing, chosen.value, input.topicId);
  if (refusal) return refuse(refusal);
  const body = await bodyOf(deps, tx, standing, chosen.value);
  const teaser = deps.translate(standing.viewer.locale, 'chat.forwarded-teaser');
  const published = await deps.posts.publishPostIn(tx, standing.viewer, { topicId: input.topicId, type: 'ARTICLE', title: input.title, body, teaser });
  if (!published.ok) return refuse(published.failure.path?.at(-1) === 'body' ? { ...published.failure, path: ['input', 'messageIds'] } : published.failure);
  const { communityId, id: roomId } = standing.room;
  await (tx.db as ForwardsReader).insertInto('message_forward')
    .values(chosen.value.map(({ id, authorId }, index) => ({ postId: published.value.id, position: index + 1, messageId: id, roomId, communityId, authorId, forwardedAt: tx.now }))).execute();
  return published;
}

/** In the order of the room, without what was taken back. */
async function choose(db: ForwardsReader, roomId: string, { messageIds, fromSeq, toSeq }: ForwardMessagesInput): Promise<Result<MessageRow[], ForwardMessagesFailure>> {
  const isRange = fromSeq != null && toSeq != null;
  if (isRange === (messageIds != null) || (messageIds != null && (fromSeq ?? toSeq) != null)) return refuse(failure('INVALID', ['input', 'messageIds']));
  const ids = [...new Set(messageIds ?? [])];
  const inRoom = db.selectFrom('room_message').selectAll().where('roomId', '=', roomId).orderBy('seq').limit(MAX_FORWARDED + 1);
  if (ids.length > MAX_FORWARDED) return refuse(failure('OUT_OF_RANGE', ['input', 'messageIds'], { min: 1, max: MAX_FORWARDED }));
  const rows = isRange ? await inRoom.where('seq', '>=', fromSeq).where('seq', '<=', toSeq).execute() : ids.length === 0 ? [] : await inRoom.where('id', 'in', ids).execute();
  const path = ['input', isRange ? 'toSeq' : 'messageIds'];
  if (rows.length > MAX_FORWARDED) return refuse(failure('OUT_OF_RANGE', path, { min: 1, max: MAX_FORWARDED }));
  if (rows.length < (isRange ? 1 : Math.max(1, ids.length))) return refuse(notFound(...path));
  const left = rows.filter(({ recalledAt }) => recalledAt === null);
  return left.length > 0 ? ok(left) : refuse(failure('DELETED', path));
}

/** Words of others are forwarded by those who manage rooms, never to readers who may not enter the room, and only when their authors let them. One's own words are one's own. */
async function refuseForwarding({ db }: Tx, { room, member }: RoomMemberStanding, messages: readonly MessageRow[], topicId: string): Promise<Failure<'NOT_FOUND' | 'NOT_ALL_YOURS' | 'OPEN_TO_OTHERS'> | ForwardingRefused | null> {
  const areOwn = messages.every(({ authorId }) => authorId === member.userId);
  if (!areOwn && !hasPermission(member.role, 'rooms.manage')) return failure('NOT_ALL_YOURS', ['input', 'messageIds']);
  const topic = await (db as ForwardsReader).selectFrom('topic').selectAll().where('id', '=', topicId).where('communityId', '=', room.communityId).executeTakeFirst();
  if (!topic) return notFound('input', 'topicId');
  if (areOwn) return null;
  if (room.entitlement !== null && topic.readEntitlement !== room.entitlement) return failure('OPEN_TO_OTHERS', ['input', 'topicId']);
  const unwilling = await unwillingAmong(db, room.communityId, messages.filter(({ authorId }) => authorId !== member.userId));
  return unwilling.length === 0 ? null : { ...failure('FORWARDING_REFUSED', ['input', 'messageIds']), messages: unwilling };
}

async function unwillingAmong(db: ForwardsReader, communityId: string, messages: readonly MessageRow[]): Promise<MessageRow[]> {
  const refusals = await db.selectFrom('forward_refusal').select('userId').where('communityId', '=', communityId).where('userId', 'in', [...new Set(messages.map(({ authorId }) => authorId))]).execute();
  const unwilling = new Set(refusals.map(({ userId }) => userId));
  return messages.filter(({ authorId }) => unwilling.has(authorId));
}

async function bodyOf({ translate }: ForwardsDeps, { db }: Tx, { viewer: { locale } }: RoomMemberStanding, messages: readonly MessageRow[]): Promise<string> {
  const members = await activeMembers(db, messages.map(({ communityId, authorId: userId }) => ({ communityId, userId })));
  return excerptOf(messages.map((message) => {
    const member = members.get(memberKey({ communityId: message.communityId, userId: message.authorId }));
    const name = member?.nickname ?? member?.accountName ?? translate(locale, 'chat.former-member');
    return { name, text: message.body === '' ? translate(locale, 'chat.forwarded-pictures', { count: message.mediaCount }) : message.body };
  }));
}
