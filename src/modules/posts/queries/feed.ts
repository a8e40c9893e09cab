import { sql } from 'kysely';
import { readPage, type Ordering, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { PostsReader } from '../deps.ts';
import type { PostCard } from '../model/post.entity.ts';
import { CARD } from './cards.ts';

export const POST_ORDERS = ['NEWEST', 'HOTTEST'] as const;
export type PostOrder = (typeof POST_ORDERS)[number];
export interface FeedRequest extends PageRequest {
  readonly orderBy: PostOrder;
}
/** Where a feed comes from. */
export type FeedSource = { readonly communityId: string } | { readonly topicId: string };

const SORT = { NEWEST: 'publishedAt', HOTTEST: 'hotScore' } as const;

function orderingOf(source: FeedSource, order: PostOrder): Ordering<PostCard> {
  const field = 'topicId' in source ? 'topic-posts' : 'community-posts';
  const keysOf = (row: PostCard): [number, string] => [order === 'NEWEST' ? row.publishedAt.getTime() : row.hotScore, row.id];
  return { scope: `${field}:${order}`, shape: [order === 'NEWEST' ? 'time' : 'number', 'uuid'], keysOf };
}

/**
 * One page of posts that are not deleted. The page is cut on an index alone; what goes with the posts is loaded for the page.
 * `readFirst` reads the first page together with those of other topics.
 */
export function feed(db: PostsReader, source: FeedSource, request: FeedRequest, readFirst?: (limit: number) => Promise<PostCard[]>): Promise<Page<PostCard>> {
  const { orderBy } = request;
  const sortKey = `post.${SORT[orderBy]}` as const;
  return readPage(request, orderingOf(source, orderBy), (after, limit) => {
    if (after === null && readFirst) return readFirst(limit);
    let query = db.selectFrom('post').select(CARD).where('post.deletedAt', 'is', null).orderBy(sortKey, 'desc').orderBy('post.id', 'desc').limit(limit);
    query = 'topicId' in source ? query.where('post.topicId', '=', source.topicId) : query.where('post.communityId', '=', source.communityId);
    if (after) {
      const key = orderBy === 'NEWEST' ? sql`${new Date(after[0] as number)}::timestamptz` : sql`${after[0]}::bigint`;
      query = query.where(sql<boolean>`(${sql.ref(sortKey)}, ${sql.ref('post.id')}) < (${key}, ${after[1]}::uuid)`);
    }
    return query.execute();
  });
}

/** The first posts of each of many topics, in one statement. */
export function firstOfTopics(db: PostsReader, topicIds: readonly string[], orderBy: PostOrder, limit: number): Promise<PostCard[]> {
  return db.selectFrom('topic')
    .innerJoinLateral((eb) => eb.selectFrom('post').select(CARD).whereRef('post.topicId', '=', 'topic.id').where('post.deletedAt', 'is', null)
      .orderBy(`post.${SORT[orderBy]}`, 'desc').orderBy('post.id', 'desc').limit(limit).as('first'), (join) => join.onTrue())
    .selectAll('first').where('topic.id', 'in', topicIds)
    .orderBy(`first.${SORT[orderBy]}`, 'desc').orderBy('first.id', 'desc').execute();
}
