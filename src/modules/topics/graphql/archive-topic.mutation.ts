import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Topics } from '../index.ts';
import { TopicType } from './topic.type.ts';

const ArchiveTopicError = userErrors('ArchiveTopicError');
const RestoreTopicError = userErrors('RestoreTopicError');

@Access('object')
@ObjectType({ description: 'The outcome of `archiveTopic`.', simpleResolvers: true })
export class ArchiveTopicPayload {
  @Field(() => TopicType, { nullable: true, description: 'The archived topic; null when refused.' })
  topic?: TopicType | null;
  @ListSize(5)
  @Field(() => [ArchiveTopicError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}
@Access('object')
@ObjectType({ description: 'The outcome of `restoreTopic`.', simpleResolvers: true })
export class RestoreTopicPayload {
  @Field(() => TopicType, { nullable: true, description: 'The topic, open again; null when refused.' })
  topic?: TopicType | null;
  @ListSize(5)
  @Field(() => [RestoreTopicError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class ArchiveTopicMutation {
  private readonly topics: Topics;

  constructor(modules: { topics: Topics }) {
    this.topics = modules.topics;
  }
  @SignedIn()
  @Mutation(() => ArchiveTopicPayload, { nullable: true, description: 'Closes a topic for new posts; what is in it stays readable.' })
  async archiveTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Ctx() context: Context): Promise<ArchiveTopicPayload> {
    const result = await this.topics.archiveTopic(context.viewer, decodeId('Topic', topicId));
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
  @SignedIn()
  @Mutation(() => RestoreTopicPayload, { nullable: true, description: 'Opens an archived topic again.' })
  async restoreTopic(@Arg('topicId', () => ID, { description: 'The topic.' }) topicId: string, @Ctx() context: Context): Promise<RestoreTopicPayload> {
    const result = await this.topics.restoreTopic(context.viewer, decodeId('Topic', topicId));
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }));
  }
}
