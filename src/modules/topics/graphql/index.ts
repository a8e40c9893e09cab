import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Topics } from '../index.ts';
import { ArchiveTopicMutation } from './archive-topic.mutation.ts';
import { CreateTopicMutation } from './create-topic.mutation.ts';
import { reachOf, topicLoaders } from './loaders.ts';
import { MoveTopicMutation } from './move-topic.mutation.ts';
import { PinTopicMutation } from './pin-topic.mutation.ts';
import { CommunityTopicFields, TopicFields } from './topic-fields.field.ts';
import { TopicType } from './topic.type.ts';
import { UpdateTopicMutation } from './update-topic.mutation.ts';

export { GATED_SPEAKER_ERRORS, gatedSpeakerErrors } from './refusals.ts';
export { reachOf, reachOfVisible, topicLoaders } from './loaders.ts';
export { TopicConnectionType, TopicType } from './topic.type.ts';

export const topicsApi = (): ModuleApi<{ topics: Topics }> => ({
  resolvers: [CommunityTopicFields, TopicFields, CreateTopicMutation, UpdateTopicMutation, ArchiveTopicMutation, PinTopicMutation, MoveTopicMutation],
  nodes: {
    Topic: async (context, uuid) => {
      const row = await context.load(topicLoaders).byId.load(uuid);
      return row && (await reachOf(context, row.communityId)) && new TopicType(row);
    },
  },
});
