import { Arg, Ctx, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { toPayload } from '../../../graphql/payload.ts';
import { Access, ListSize, SignedIn } from '../../../graphql/policy.ts';
import { userErrors, type UserErrorType } from '../../../graphql/user-error.ts';
import { decodeId } from '../../../kernel/id.ts';
import type { Posts } from '../index.ts';
import { PostType } from './post.type.ts';

const DeletePostError = userErrors('DeletePostError');

@Access('object')
@ObjectType({ description: 'The outcome of `deletePost`.', simpleResolvers: true })
export class DeletePostPayload {
  @Field(() => PostType, { nullable: true, description: 'The tombstone; null when refused.' })
  post?: PostType | null;
  @ListSize(5)
  @Field(() => [DeletePostError], { description: 'Why it was refused; empty on success.' })
  errors!: UserErrorType[];
}

@Resolver()
export class DeletePostMutation {
  private readonly posts: Posts;

  constructor(modules: { posts: Posts }) {
    this.posts = modules.posts;
  }
  @SignedIn()
  @Mutation(() => DeletePostPayload, { nullable: true, description: 'Deletes a post with all that it ever said, for its author and for moderators. The comments stay.' })
  async deletePost(@Arg('postId', () => ID, { description: 'The post.' }) postId: string, @Ctx() context: Context): Promise<DeletePostPayload> {
    const result = await this.posts.deletePost(context.viewer, decodeId('Post', postId));
    return toPayload(context, result, (post) => ({ post: new PostType(post) }));
  }
}
