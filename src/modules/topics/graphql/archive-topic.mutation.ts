import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Topics } from '../index.ts';
import { TopicType } from './topic.type.ts';

const ArchiveTopicPayload = payloadOf('ArchiveTopic', { topic: { type: () => TopicType, description: 'The archived topic; null when refused.' } });
const RestoreTopicPayload = payloadOf('RestoreTopic', { topic: { type: () => TopicType, description: 'The topic, open again; null when refused.' } });

@Resolver()
export class ArchiveTopicMutation {
  private readonly topics: Topics;

  constructor(modules: { topics: Topics }) {
    this.topics = modules.topics;
  }
  @SignedIn()
  @Mutation(() => ArchiveTopicPayload, { nullable: true, description: 'Closes a topic for new posts; what is in it stays readable.' })
  async archiveTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Ctx() context: Context): Promise<PayloadOf<typeof ArchiveTopicPayload>> {
    const result = await this.topics.archiveTopic(context.viewer, decodeId('Topic', topicId));
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
  @SignedIn()
  @Mutation(() => RestoreTopicPayload, { nullable: true, description: 'Opens an archived topic again.' })
  async restoreTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Ctx() context: Context): Promise<PayloadOf<typeof RestoreTopicPayload>> {
    const result = await this.topics.restoreTopic(context.viewer, decodeId('Topic', topicId));
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
}
