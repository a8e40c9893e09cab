import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { IDEMPOTENCY_KEY } from '../../../graphql/idempotency.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { Markdown } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { GATED_SPEAKER_ERRORS, gatedSpeakerErrors } from '../../topics/graphql/index.ts';
import type { Posts, PostTypeName } from '../index.ts';
import { PostType, PostTypeEnum } from './post.type.ts';

@InputType({ description: 'What a post says, and where.' })
export class PublishPostInput {
  @Field(() => ID, { description: 'The topic it stands in.' })
  topicId!: string;
  @Field(() => PostTypeEnum, { description: 'What it is.' })
  type!: PostTypeName;
  @Field(() => String, { nullable: true, description: 'The title of an article: 1 to 120 characters. A talk has none.' })
  title?: string | null;
  @Field(() => Markdown, { description: 'The words in CommonMark: up to 10,000 characters in a talk, 30,000 in an article. HTML is shown as text.' })
  body!: string;
  @Field(() => String, { nullable: true, description: 'What those who may not read get to see: up to 200 characters; the beginning of the first paragraph when absent.' })
  teaser?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Its pictures in order: up to 9 uploads of the viewer.' })
  mediaIds?: string[] | null;
  @Field(() => ID, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;
}
const PublishPostPayload = payloadOf('PublishPost', { post: { type: () => PostType, description: 'The new post; null when refused.' } }, GATED_SPEAKER_ERRORS);

@Resolver()
export class PublishPostMutation {
  private readonly posts: Posts;

  constructor(modules: { posts: Posts }) {
    this.posts = modules.posts;
  }
  @SignedIn()
  @Mutation(() => PublishPostPayload, { nullable: true, description: 'Publishes a post in a topic that the viewer may post in.' })
  async publishPost(@Arg('input', () => PublishPostInput, { description: 'What it says, and where.' }) input: PublishPostInput, @Ctx() context: Context): Promise<PayloadOf<typeof PublishPostPayload>> {
    const mediaIds = input.mediaIds?.map((id) => decodeId('Media', id));
    const result = await this.posts.publishPost(context.viewer, { ...input, topicId: decodeId('Topic', input.topicId), mediaIds });
    return toPayload(context, result, (post) => ({ post: new PostType(post) }), gatedSpeakerErrors(context));
  }
}
