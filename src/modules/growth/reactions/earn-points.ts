import { reaction, type DomainEvent, type Reaction } from '../../../kernel/event.ts';
import type { OrderPaid } from '../../billing/index.ts';
import type { CommentAdded, CommentDeleted, ReactionAdded, ReactionRemoved } from '../../comments/index.ts';
import type { PostDeleted, PostPublished } from '../../posts/index.ts';
import { recordAct, type Act } from '../commands/record-act.ts';
import { purchaseKey } from '../model/point-kind.ts';
import type { GrowthDeps } from '../deps.ts';

type What = Pick<Act, 'userId' | 'kind' | 'key' | 'variant' | 'subject' | 'stands'>;

/** What members do, as points. */
export function earnPoints(deps: GrowthDeps): readonly Reaction[] {
  const when = <E extends DomainEvent>(name: string, on: E['name'], actOf: (payload: E['payload']) => What | null): Reaction => reaction<E>(`growth.${name}`, on, async (event) => {
    const act = actOf(event.payload);
    if (act !== null && event.communityId !== null) await recordAct(deps, { ...act, communityId: event.communityId, occurredAt: event.occurredAt, eventId: event.id });
  });
  return [
    when<PostPublished>('award-post', 'posts.post-published', ({ postId, authorId }) => ({ userId: authorId, kind: 'POST_PUBLISHED', key: keyOf('POST', postId), stands: true })),
    when<PostDeleted>('reverse-post', 'posts.post-deleted', ({ postId, authorId }) => ({ userId: authorId, kind: 'POST_PUBLISHED', key: keyOf('POST', postId), stands: false })),
    when<CommentAdded>('award-comment', 'comments.comment-added', ({ commentId, authorId }) => ({ userId: authorId, kind: 'COMMENT_ADDED', key: keyOf('COMMENT', commentId), stands: true })),
    when<CommentDeleted>('reverse-comment', 'comments.comment-deleted', ({ commentId, authorId }) => ({ userId: authorId, kind: 'COMMENT_ADDED', key: keyOf('COMMENT', commentId), stands: false })),
    when<ReactionAdded>('award-like', 'comments.reaction-added', (payload) => like(payload, true)),
    when<ReactionRemoved>('reverse-like', 'comments.reaction-removed', (payload) => like(payload, false)),
    when<OrderPaid>('award-purchase', 'billing.order-paid', ({ orderId, userId }) => ({ userId, kind: 'PURCHASE', key: purchaseKey(orderId), stands: true })),
  ];
}

const keyOf = (kind: 'POST' | 'COMMENT', id: string): string => `${kind.toLowerCase()}:${id}`;

/** All that one person reacts to one thing with counts as one like; praise of oneself counts as none. */
function like({ targetKind, targetId, authorId, byUserId, kind }: ReactionAdded['payload'], stands: boolean): What | null {
  const subject = keyOf(targetKind, targetId);
  return authorId === byUserId ? null : { userId: authorId, kind: 'LIKE_RECEIVED', key: `like:${subject}:${byUserId}`, variant: kind, subject, stands };
}
