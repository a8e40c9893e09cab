import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { payloadOf, toPayload, type PayloadOf } from '../../../graphql/payload.ts';
import { SignedIn } from '../../../graphql/policy.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Posts } from '../index.ts';
import { PostType } from './post.type.ts';

const DeletePostPayload = payloadOf('DeletePost', { post: { type: () => PostType, description: 'The tombstone; null when refused.' } });

@Resolver()
export class DeletePostMutation {
  private readonly posts: Posts;

  constructor(modules: { posts: Posts }) {
    this.posts = modules.posts;
  }
  @SignedIn()
  @Mutation(() => DeletePostPayload, { nullable: true, description: 'Deletes a post with all that it ever said, for its author and for moderators. The comments stay.' })
  async deletePost(@Arg('postId', () => ID, { description: 'The post.' }) postId: string, @Ctx() context: Context): Promise<PayloadOf<typeof DeletePostPayload>> {
    const result = await this.posts.deletePost(context.viewer, decodeId('Post', postId));
    return toPayload(context, result, (post) => ({ post: new PostType(post) }));
  }
}
