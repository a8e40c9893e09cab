import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Topics } from '../index.ts';
import { TopicType } from './topic.type.ts';

const PinTopicPayload = payloadOf('PinTopic', { topic: { type: () => TopicType, description: 'The pinned topic; null when refused.' } });
const UnpinTopicPayload = payloadOf('UnpinTopic', { topic: { type: () => TopicType, description: 'The topic in its own place; null when refused.' } });

@Resolver()
export class PinTopicMutation {
  private readonly topics: Topics;

  constructor(modules: { topics: Topics }) {
    this.topics = modules.topics;
  }
  @SignedIn()
  @Mutation(() => PinTopicPayload, { nullable: true, description: 'Puts a topic before those that are not pinned.' })
  async pinTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Ctx() context: Context): Promise<PayloadOf<typeof PinTopicPayload>> {
    const result = await this.topics.pinTopic(context.viewer, decodeId('Topic', topicId), true);
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
  @SignedIn()
  @Mutation(() => UnpinTopicPayload, { nullable: true, description: 'Puts a pinned topic back in its own place.' })
  async unpinTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Ctx() context: Context): Promise<PayloadOf<typeof UnpinTopicPayload>> {
    const result = await this.topics.pinTopic(context.viewer, decodeId('Topic', topicId), false);
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
}
