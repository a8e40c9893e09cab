import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { emptyPage } from '../../../kernel/page.ts';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { accessTo, PostType } from '../../posts/graphql/index.ts';
import { reachOfVisible } from '../../topics/graphql/index.ts';
import type { Comments } from '../index.ts';
import { CommentConnectionType, CommentType } from './comment.type.ts';
import { commentLoaders } from './loaders.ts';

@Resolver(() => PostType)
export class PostComments {
  private readonly module: Comments;

  constructor(modules: { comments: Comments }) {
    this.module = modules.comments;
  }
  @Access('guarded')
  @FieldResolver(() => CommentConnectionType, { description: 'Comments that answer the post itself, oldest first, deleted ones as tombstones; empty for those who may not read the post.' })
  async comments(@Root() { row }: PostType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<CommentType>> {
    const { allowed } = (await accessTo(context, row)).access;
    const readFirst = (limit: number) => context.load(commentLoaders).first.POST.load({ parentId: row.id, limit });
    const comments = allowed ? await this.module.commentsOf('POST', row.id, page, readFirst) : emptyPage<never>();
    return toConnection(comments, (comment) => new CommentType(comment));
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may comment on it now.' })
  async viewerCanComment(@Root() { row }: PostType, @Ctx() context: Context): Promise<boolean> {
    const [reach, { topic, access }] = await Promise.all([reachOfVisible(context, row.communityId), accessTo(context, row)]);
    return this.module.canComment({ post: row, topic, reach, access });
  }
}
