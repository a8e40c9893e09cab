import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Topics } from '../index.ts';
import { TopicType } from './topic.type.ts';

@InputType({ description: 'Where a topic goes.' })
class MoveTopicInput {
  @Field(() => ID, { nullable: true, description: 'The topic that it follows; first of all when absent.' })
  afterTopicId?: string | null;
}
const MoveTopicPayload = payloadOf('MoveTopic', { topic: { type: () => TopicType, description: 'The topic; null when refused.' } });

@Resolver()
export class MoveTopicMutation {
  private readonly topics: Topics;

  constructor(modules: { topics: Topics }) {
    this.topics = modules.topics;
  }
  @SignedIn()
  @Mutation(() => MoveTopicPayload, { nullable: true, description: 'Changes the place of a topic among those of its community.' })
  async moveTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Arg('input', () => MoveTopicInput, { description: 'Where it goes.' }) input: MoveTopicInput, @Ctx() context: Context): Promise<PayloadOf<typeof MoveTopicPayload>> {
    const afterTopicId = input.afterTopicId == null ? null : decodeId('Topic', input.afterTopicId);
    const result = await this.topics.moveTopic(context.viewer, decodeId('Topic', topicId), afterTopicId);
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
}
