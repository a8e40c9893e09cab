import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import { SPEAKER_ERRORS, speakerErrors } from '../../communities/graphql/index.ts';
import type { Topics } from '../index.ts';
import { TopicType } from './topic.type.ts';

@InputType({ description: 'What a topic starts with.' })
export class CreateTopicInput {
  @Field(() => ID, { description: 'The community it belongs to.' })
  communityId!: string;
  @Field(() => String, { description: 'The name: 1 to 60 characters.' })
  title!: string;
  @Field(() => String, { nullable: true, description: 'What belongs in it: up to 500 characters.' })
  description?: string | null;
  @Field(() => String, { nullable: true, description: 'The entitlement that reading its posts takes; every member reads them when absent. Nothing needs to give it yet. Needs the permission to manage topics.' })
  readEntitlement?: string | null;
  @Field(() => String, { nullable: true, description: 'The entitlement that posting takes; every reader posts when absent. Nothing needs to give it yet. Needs the permission to manage topics.' })
  writeEntitlement?: string | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const CreateTopicPayload = payloadOf('CreateTopic', { topic: { type: () => TopicType, description: 'The new topic; null when refused.' } }, SPEAKER_ERRORS);

@Resolver()
export class CreateTopicMutation {
  private readonly topics: Topics;

  constructor(modules: { topics: Topics }) {
    this.topics = modules.topics;
  }
  @SignedIn()
  @Mutation(() => CreateTopicPayload, { nullable: true, description: 'Opens a topic at the end of the list. For those who manage topics, and for members with the entitlement `topics.create`.' })
  async createTopic(@Arg('input', () => CreateTopicInput, { description: 'What it starts with.' }) input: CreateTopicInput, @Ctx() context: Context): Promise<PayloadOf<typeof CreateTopicPayload>> {
    const result = await this.topics.createTopic(context.viewer, { ...input, communityId: decodeId('Community', input.communityId) });
    return toPayload(context, result, (topic) => ({ topic: new TopicType(topic) }), speakerErrors);
  }
}
