import type { DomainEvent } from '../../kernel/event.ts';

/** A member reached another level, or fell back to one: by points, or because the schedule changed. */
export type GrowthLevelChanged = DomainEvent<'growth.level-changed', { memberId: string; userId: string; from: number; to: number }>;
/** The schedule of levels is another one; members follow. */
export type GrowthLevelsSet = DomainEvent<'growth.levels-set', { communityId: string }>;

export type CommentAdded = DomainEvent<'comments.comment-added', { commentId: string; postId: string; authorId: string; postAuthorId: string }>;
export type CommentDeleted = DomainEvent<'comments.comment-deleted', { commentId: string; authorId: string }>;
interface ReactionFacts {
  targetKind: 'POST' | 'COMMENT';
  targetId: string;
  authorId: string;
  byUserId: string;
  kind: string;
}
export type ReactionAdded = DomainEvent<'comments.reaction-added', ReactionFacts>;
export type ReactionRemoved = DomainEvent<'comments.reaction-removed', ReactionFacts>;
