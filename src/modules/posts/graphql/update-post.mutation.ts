import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { Markdown } from '../../../graphql/scalars.ts';
import { decodeId } from '../../../kernel/id.ts';
import { SPEAKER_ERRORS, speakerErrors } from '../../communities/graphql/index.ts';
import type { Posts } from '../index.ts';
import { PostType } from './post.type.ts';

@InputType({ description: 'What changes; what is omitted stays.' })
export class UpdatePostInput {
  @Field(() => String, { nullable: true, description: 'The title of an article: 1 to 120 characters.' })
  title?: string | null;
  @Field(() => Markdown, { nullable: true, description: 'The words, as in `publishPost`.' })
  body?: string | null;
  @Field(() => String, { nullable: true, description: 'Up to 200 characters; null goes back to the beginning of the first paragraph.' })
  teaser?: string | null;
  @Field(() => [ID], { nullable: true, description: 'Its pictures in order; null and an empty list take them away.' })
  mediaIds?: string[] | null;
}
const UpdatePostPayload = payloadOf('UpdatePost', { post: { type: () => PostType, description: 'The post as it is now; null when refused.' } }, SPEAKER_ERRORS);

@Resolver()
export class UpdatePostMutation {
  private readonly posts: Posts;

  constructor(modules: { posts: Posts }) {
    this.posts = modules.posts;
  }
  @SignedIn()
  @Mutation(() => UpdatePostPayload, { nullable: true, description: "Changes the viewer's own post. The words it had stay readable as a revision." })
  async updatePost(@Arg('postId', () => ID, { description: 'The post.' }) postId: string, @Arg('input', () => UpdatePostInput, { description: 'What changes.' }) input: UpdatePostInput, @Ctx() context: Context): Promise<PayloadOf<typeof UpdatePostPayload>> {
    const mediaIds = input.mediaIds?.map((id) => decodeId('Media', id)) ?? input.mediaIds;
    const result = await this.posts.updatePost(context.viewer, decodeId('Post', postId), { ...input, mediaIds: mediaIds as string[] | null | undefined });
    return toPayload(context, result, (post) => ({ post: new PostType(post) }), speakerErrors);
  }
}
