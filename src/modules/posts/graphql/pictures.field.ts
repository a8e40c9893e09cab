import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { MediaType, mediaLoaders } from '../../media/graphql/index.ts';
import { accessTo } from './loaders.ts';
import { PostType } from './post.type.ts';

@Resolver(() => PostType)
export class PostPictures {
  @ListSize(9)
  @Access('guarded')
  @FieldResolver(() => [MediaType], { description: 'Its pictures, in order; empty for those who may not read it.' })
  async pictures(@Root() post: PostType, @Ctx() context: Context): Promise<MediaType[]> {
    if (post.isDeleted || !(await accessTo(context, post.row)).access.allowed) return [];
    const pictures = await context.load(mediaLoaders).ofPost.load(post.row.id);
    return pictures.map((picture) => new MediaType(picture));
  }
}
