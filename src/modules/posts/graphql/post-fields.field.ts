import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { emptyPage } from '../../../kernel/page.ts';
import { PageArgs, toConnection, type Connection } from '../../../graphql/connection.ts';
import type { Context } from '../../../graphql/context.ts';
import { Access, ListSize } from '../../../graphql/policy.ts';
import { Markdown } from '../../../graphql/scalars.ts';
import { communityLoaders, MemberType } from '../../communities/graphql/index.ts';
import { mediaLoaders, MediaType } from '../../media/graphql/index.ts';
import { AccessType, tierLoaders } from '../../tiers/graphql/index.ts';
import { reachOfVisible, TopicType } from '../../topics/graphql/index.ts';
import { MAX_PICTURES, type PostBody, type Posts } from '../index.ts';
import { accessTo, postLoaders } from './loaders.ts';
import { PostRevisionConnectionType, PostRevisionType } from './post-revision.type.ts';
import { PostType } from './post.type.ts';

@Resolver(() => PostType)
export class PostFields {
  private readonly posts: Posts;

  constructor(modules: { posts: Posts }) {
    this.posts = modules.posts;
  }
  @Access('object')
  @FieldResolver(() => TopicType, { description: 'The topic it stands in.' })
  async topic(@Root() { row }: PostType, @Ctx() context: Context): Promise<TopicType> {
    return new TopicType((await accessTo(context, row)).topic);
  }
  @Access('guarded')
  @FieldResolver(() => MemberType, { nullable: true, description: 'Who wrote it, as a member; null for those who are not members themselves, and when the person is no member any more.' })
  async author(@Root() { row }: PostType, @Ctx() context: Context): Promise<MemberType | null> {
    const { communityId, authorId: userId } = row;
    const [{ role }, author] = await Promise.all([context.load(tierLoaders).viewerRights.load(communityId), context.load(communityLoaders).memberOf.load({ communityId, userId })]);
    return role && author && new MemberType(author);
  }
  @Access('guarded')
  @FieldResolver(() => AccessType, { description: 'Whether the viewer may read its words and the thread, why, and what would open it.' })
  async access(@Root() { row }: PostType, @Ctx() context: Context): Promise<AccessType> {
    return new AccessType((await accessTo(context, row)).access);
  }
  @Access('guarded')
  @FieldResolver(() => Markdown, { nullable: true, description: 'The words as they were written; null for those who may not read them, and when it was deleted.' })
  async body(@Root() post: PostType, @Ctx() context: Context): Promise<string | null> {
    return (await readableBody(post, context))?.body ?? null;
  }
  @Access('guarded')
  @FieldResolver(() => String, { nullable: true, description: 'The words as sanitised HTML, safe to show as it is; null where `body` is.' })
  async bodyHtml(@Root() post: PostType, @Ctx() context: Context): Promise<string | null> {
    return (await readableBody(post, context))?.bodyHtml ?? null;
  }
  @Access('guarded')
  @ListSize(MAX_PICTURES)
  @FieldResolver(() => [MediaType], { description: 'Its pictures in order; empty for those who may not read it.' })
  async pictures(@Root() { row }: PostType, @Ctx() context: Context): Promise<MediaType[]> {
    const isReadable = row.deletedAt === null && (await accessTo(context, row)).access.allowed;
    return isReadable ? (await context.load(mediaLoaders).ofPost.load(row.id)).map((picture) => new MediaType(picture)) : [];
  }
  @Access('guarded')
  @FieldResolver(() => PostRevisionConnectionType, { description: 'What it said before each edit, newest first; empty for those who may not read it.' })
  async revisions(@Root() { row }: PostType, @Args(() => PageArgs) page: PageArgs, @Ctx() context: Context): Promise<Connection<PostRevisionType>> {
    const { allowed } = (await accessTo(context, row)).access;
    const readFirst = (limit: number) => context.load(postLoaders).firstRevisions.load({ parentId: row.id, limit });
    const revisions = allowed && row.deletedAt === null ? await this.posts.revisionsOf(row.id, page, readFirst) : emptyPage<never>();
    return toConnection(revisions, (revision) => new PostRevisionType(revision));
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change its words now.' })
  async viewerCanEdit(@Root() { row }: PostType, @Ctx() context: Context): Promise<boolean> {
    const [reach, { topic }] = await Promise.all([reachOfVisible(context, row.communityId), accessTo(context, row)]);
    return this.posts.canEdit(reach, row, topic);
  }
  @Access('guarded')
  @FieldResolver(() => Boolean, { description: 'Whether the viewer may delete it.' })
  async viewerCanDelete(@Root() { row }: PostType, @Ctx() context: Context): Promise<boolean> {
    return this.posts.canDelete(await reachOfVisible(context, row.communityId), row);
  }
}

async function readableBody({ row }: PostType, context: Context): Promise<PostBody | null> {
  if (row.deletedAt !== null || !(await accessTo(context, row)).access.allowed) return null;
  return context.load(postLoaders).body.load(row.id);
}
