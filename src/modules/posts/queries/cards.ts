import type { PostsReader } from '../deps.ts';
import type { PostCard } from '../model/post.entity.ts';

/** Everything of a post but its words. */
export const CARD = [
  'post.id', 'post.communityId', 'post.topicId', 'post.authorId', 'post.type', 'post.title', 'post.teaser', 'post.excerpt', 'post.revisionNumber',
  'post.commentCount', 'post.reactionCount', 'post.reactionCounts', 'post.hotScore', 'post.publishedAt', 'post.editedAt', 'post.deletedAt', 'post.deletedBy',
] as const;

export const postsById = (db: PostsReader, ids: readonly string[]): Promise<PostCard[]> => db.selectFrom('post').select(CARD).where('post.id', 'in', ids).execute();

export const postById = (db: PostsReader, id: string): Promise<PostCard | undefined> => db.selectFrom('post').select(CARD).where('post.id', '=', id).executeTakeFirst();
