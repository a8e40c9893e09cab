import type { Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import { judgePosting, type Reach } from './access.ts';
import { archiveTopic, restoreTopic } from './commands/archive-topic.ts';
import type { TopicFields } from './commands/check-topic.ts';
import { createTopic, type CreateTopicInput } from './commands/create-topic.ts';
import { moveTopic } from './commands/move-topic.ts';
import { pinTopic } from './commands/pin-topic.ts';
import { updateTopic } from './commands/update-topic.ts';
import type { TopicsDeps } from './deps.ts';
import type { TopicRow } from './model/topic.entity.ts';
import { topicsById, topicsOf } from './queries/topics.ts';

/** Topics: what gathers posts in a community, and who may read and write in it. */
export function createTopics(deps: TopicsDeps) {
  const { reader, clock } = deps;
  return {
    createTopic: (viewer: Viewer, input: CreateTopicInput) => createTopic(deps, viewer, input),
    updateTopic: (viewer: Viewer, topicId: string, input: TopicFields) => updateTopic(deps, viewer, topicId, input),
    archiveTopic: (viewer: Viewer, topicId: string) => archiveTopic(deps, viewer, topicId),
    restoreTopic: (viewer: Viewer, topicId: string) => restoreTopic(deps, viewer, topicId),
    pinTopic: (viewer: Viewer, topicId: string, isPinned: boolean) => pinTopic(deps, viewer, topicId, isPinned),
    moveTopic: (viewer: Viewer, topicId: string, afterTopicId: string | null) => moveTopic(deps, viewer, topicId, afterTopicId),
    topicsById: (ids: readonly string[]) => topicsById(reader, ids),
    topicsOf: (communityIds: readonly string[], includesArchived: boolean, request: PageRequest) => topicsOf(reader, communityIds, includesArchived, request),
    canPost: (reach: Reach, topic: TopicRow) => judgePosting(reach, topic, clock.now()) === null,
    reactions: [] as readonly Reaction[],
    jobs: [] as readonly JobDefinition[],
  };
}
export type Topics = ReturnType<typeof createTopics>;

export { entitlementMissing, judgePosting, reachIn, topicForMember, type PostingFailure, type Reach } from './access.ts';
export { countDeleted, countPublished } from './commands/count-post.ts';
export type { TopicFields } from './commands/check-topic.ts';
export type { CreateTopicInput } from './commands/create-topic.ts';
export type { TopicsDeps } from './deps.ts';
export type { TopicArchived, TopicCreated } from './events.ts';
export { askToRead } from './model/topic-gate.ts';
export { Topic, type TopicRow, type TopicTables } from './model/topic.entity.ts';
