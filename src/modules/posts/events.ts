import type { DomainEvent } from '../../kernel/event.ts';

interface PostFacts {
  readonly postId: string;
  readonly authorId: string;
  readonly topicId: string;
}
export type PostPublished = DomainEvent<'posts.post-published', PostFacts>;
/** By its author or by a moderator. */
export type PostDeleted = DomainEvent<'posts.post-deleted', PostFacts>;
