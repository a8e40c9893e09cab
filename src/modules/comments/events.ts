import type { DomainEvent } from '../../kernel/event.ts';
import type { ReactionKind } from '../../kernel/reaction-kind.ts';

interface CommentFacts {
  readonly commentId: string;
  readonly postId: string;
  readonly authorId: string;
  readonly postAuthorId: string;
}
export type CommentAdded = DomainEvent<'comments.comment-added', CommentFacts>;
/** By its author or by a moderator. */
export type CommentDeleted = DomainEvent<'comments.comment-deleted', CommentFacts>;

interface ReactionFacts {
  readonly targetKind: 'POST' | 'COMMENT';
  readonly targetId: string;
  /** Who wrote the target. */
  readonly authorId: string;
  readonly byUserId: string;
  readonly kind: ReactionKind;
}
export type ReactionAdded = DomainEvent<'comments.reaction-added', ReactionFacts>;
export type ReactionRemoved = DomainEvent<'comments.reaction-removed', ReactionFacts>;
