import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Topics } from '../index.ts';
import { TopicType } from './topic.type.ts';

const PinTopicError = userErrors('PinTopicError');
const UnpinTopicError = userErrors('UnpinTopicError');

@Access('object')
@ObjectType({ description: 'The outcome of `pinTopic`.', simpleResolvers: true })
export class PinTopicPayload {
  @Field(() => TopicType, { nullable: true, description: 'The pinned topic; null when refused.' })
  topic?: TopicType | null;
  @ListSize(5)
  @Field(() => [PinTopicError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}
@Access('object')
@ObjectType({ description: 'The outcome of `unpinTopic`.', simpleResolvers: true })
export class UnpinTopicPayload {
  @Field(() => TopicType, { nullable: true, description: 'The topic in its own place; null when refused.' })
  topic?: TopicType | null;
  @ListSize(5)
  @Field(() => [UnpinTopicError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class PinTopicMutation {
  private readonly topics: Topics;

  constructor(modules: { topics: Topics }) {
    this.topics = modules.topics;
  }
  @SignedIn()
  @Mutation(() => PinTopicPayload, { nullable: true, description: 'Puts a topic before those that are not pinned.' })
  async pinTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Ctx() context: Context): Promise<PinTopicPayload> {
    const result = await this.topics.pinTopic(context.viewer, decodeId('Topic', topicId), true);
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
  @SignedIn()
  @Mutation(() => UnpinTopicPayload, { nullable: true, description: 'Puts a pinned topic back in its own place.' })
  async unpinTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Ctx() context: Context): Promise<UnpinTopicPayload> {
    const result = await this.topics.pinTopic(context.viewer, decodeId('Topic', topicId), false);
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
}
