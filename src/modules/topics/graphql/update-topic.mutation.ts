import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Topics } from '../index.ts';
import { TopicType } from './topic.type.ts';

@InputType({ description: 'What changes; what is omitted stays.' })
class UpdateTopicInput {
  @Field(() => String, { nullable: true, description: 'The name: 1 to 60 characters.' })
  title?: string | null;
  @Field(() => String, { nullable: true, description: 'What belongs in it: up to 500 characters; null clears it.' })
  description?: string | null;
  @Field(() => String, { nullable: true, description: 'The entitlement that reading its posts takes; null opens it to every member. Nothing needs to give it yet.' })
  readEntitlement?: string | null;
  @Field(() => String, { nullable: true, description: 'The entitlement that posting takes; null opens it to every reader. Nothing needs to give it yet.' })
  writeEntitlement?: string | null;
}
const UpdateTopicPayload = payloadOf('UpdateTopic', { topic: { type: () => TopicType, description: 'The topic as it is now; null when refused.' } });

@Resolver()
export class UpdateTopicMutation {
  private readonly topics: Topics;

  constructor(modules: { topics: Topics }) {
    this.topics = modules.topics;
  }
  @SignedIn()
  @Mutation(() => UpdateTopicPayload, { nullable: true, description: 'Changes the name, the description and the gates of a topic.' })
  async updateTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Arg('input', () => UpdateTopicInput, { description: 'What changes.' }) input: UpdateTopicInput, @Ctx() context: Context): Promise<PayloadOf<typeof UpdateTopicPayload>> {
    const result = await this.topics.updateTopic(context.viewer, decodeId('Topic', topicId), input);
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
}
