import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { postLoaders, PostType } from '../../posts/graphql/index.ts';
import { reachOfVisible } from '../../topics/graphql/index.ts';
import type { CommentList, Comments } from '../index.ts';
import { CommentConnectionType, CommentType } from './comment.type.ts';
import { commentLoaders } from './loaders.ts';

/** Whoever holds a comment may read its post, and with it the whole thread. */
@Resolver(() => CommentType)
export class CommentFields {
  private readonly comments: Comments;

  constructor(modules: { comments: Comments }) {
    this.comments = modules.comments;
  }
  @Access('object')
  @FieldResolver(() => PostType, { description: 'The post that it stands below.' })
  async post(@Root() { row }: CommentType, @Ctx() context: Context): Promise<PostType> {
    return new PostType((await context.load(postLoaders).byId.load(row.postId))!);
  }
  @Access('object')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who wrote it, as a member; null when the person is no member any more.' })
  async author(@Root() { row }: CommentType, @Ctx() context: Context): Promise<MemberType | null> {
    const author = await context.load(communityLoaders).memberOf.load({ communityId: row.communityId, userId: row.authorId });
    return author && new MemberType(author);
  }
  @Access('object')
  @FieldResolver(() => CommentType, { nullable: true, description: 'The comment that it answers; null when it answers the post.' })
  async parent(@Root() { row }: CommentType, @Ctx() context: Context): Promise<CommentType | null> {
    const parent = row.parentId && (await context.load(commentLoaders).byId.load(row.parentId));
    return parent ? new CommentType(parent) : null;
  }
  @Access('object')
  @FieldResolver(() => CommentConnectionType, { description: 'Direct answers, oldest first, deleted ones as tombstones.' })
  replies(@Root() { row }: CommentType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<CommentType>> {
    return this.#list('REPLIES', row.id, page, context);
  }
  @Access('object')
  @FieldResolver(() => CommentConnectionType, { description: 'The whole thread that it belongs to on every level, without the comment that the thread hangs on; oldest first.' })
  thread(@Root() { row }: CommentType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<CommentType>> {
    return this.#list('THREAD', row.rootId ?? row.id, page, context);
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may delete it.' })
  async viewerCanDelete(@Root() { row }: CommentType, @Ctx() context: Context): Promise<boolean> {
    return this.comments.canDelete(await reachOfVisible(context, row.communityId), row);
  }
  async #list(list: CommentList, parentId: string, page: PageArgs, context: Context): Promise<Connection<CommentType>> {
    const readFirst = (limit: number) => context.load(commentLoaders).first[list].load({ parentId, limit });
    return toConnection(await this.comments.commentsOf(list, parentId, page, readFirst), (row) => new CommentType(row));
  }
}
