import type { DomainEvent } from '../../kernel/event.ts';

export type TopicCreated = DomainEvent<'topics.topic-created', { topicId: string; authorId: string }>;
export type TopicArchived = DomainEvent<'topics.topic-archived', { topicId: string }>;
