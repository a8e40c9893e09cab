import type { Context } from '../../../graphql/context.ts';
import type { ModuleApi } from '../../../graphql/schema.ts';
import { reachOf } from '../../topics/graphql/index.ts';
import type { Posts } from '../index.ts';
import { DeletePostMutation } from './delete-post.mutation.ts';
import { CommunityPosts, TopicPosts } from './feed.field.ts';
import { accessTo, postLoaders } from './loaders.ts';
import { PostFields } from './post-fields.field.ts';
import { PostRevisionType } from './post-revision.type.ts';
import { PostType } from './post.type.ts';
import { PublishPostMutation } from './publish-post.mutation.ts';
import { UpdatePostMutation } from './update-post.mutation.ts';

export { accessTo, firstPages, postLoaders } from './loaders.ts';
export { PostConnectionType, PostType } from './post.type.ts';

/** The post, tombstones too, for everybody who sees its community. */
export async function visiblePost(context: Context, id: string): Promise<PostType | null> {
  const row = await context.load(postLoaders).byId.load(id);
  return row && (await reachOf(context, row.communityId)) && new PostType(row);
}

async function readableRevision(posts: Posts, context: Context, id: string): Promise<PostRevisionType | null> {
  const revision = await posts.revisionById(id);
  const post = revision && (await visiblePost(context, revision.postId));
  return post && (await accessTo(context, post.row)).access.allowed ? new PostRevisionType(revision!) : null;
}

export const postsApi = (posts: Posts): ModuleApi<{ posts: Posts }> => ({
  resolvers: [CommunityPosts, TopicPosts, PostFields, PublishPostMutation, UpdatePostMutation, DeletePostMutation],
  nodes: { Post: visiblePost, PostRevision: (context, uuid) => readableRevision(posts, context, uuid) },
});
