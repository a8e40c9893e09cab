import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { MessageType } from '../../chat/graphql/index.ts';
import { postLoaders, PostType } from '../../posts/graphql/index.ts';
import { MAX_FORWARDS } from '../index.ts';
import { forwardLoaders } from './loaders.ts';

@Resolver(() => MessageType)
export class MessageForwards {
  @Access('guarded')
  @ListSize(MAX_FORWARDS)
  @FieldResolver(() => [PostType], { description: 'The posts that it was forwarded into, newest first, up to 20; deleted ones are left out.' })
  async forwardedTo(@Root() { row }: MessageType, @Ctx() context: Context): Promise<PostType[]> {
    const ids = await context.load(forwardLoaders).forwards.load(row.id);
    const posts = await Promise.all(ids.map((id) => context.load(postLoaders).byId.load(id)));
    return posts.filter((post) => post !== null && post.deletedAt === null).map((post) => new PostType(post!));
  }
}
