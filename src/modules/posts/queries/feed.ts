import { sql } from 'kysely';
import { readPages, type Ordering, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { PostsReader } from '../deps.ts';
import type { PostCard } from '../model/post.entity.ts';
import { CARD } from './cards.ts';

export const POST_ORDERS = ['NEWEST', 'HOTTEST'] as const;
export type PostOrder = (typeof POST_ORDERS)[number];
/** What a feed gathers the posts of, and how it is ordered. */
export interface FeedKind {
  readonly of: 'community' | 'topic';
  readonly orderBy: PostOrder;
}

const SORT = { NEWEST: 'publishedAt', HOTTEST: 'hotScore' } as const;
const PARENT = { community: 'communityId', topic: 'topicId' } as const;

function orderingOf({ of, orderBy }: FeedKind): Ordering<PostCard> {
  const keysOf = (row: PostCard): [number, string] => [orderBy === 'NEWEST' ? row.publishedAt.getTime() : row.hotScore, row.id];
  return { scope: `${of}-posts:${orderBy}`, shape: [orderBy === 'NEWEST' ? 'time' : 'number', 'uuid'], keysOf };
}

/** The same page of the feeds of many communities or topics, in one statement. Each is cut on an index alone; what goes with the posts is loaded for the page. */
export function feeds(db: PostsReader, kind: FeedKind, parentIds: readonly string[], request: PageRequest): Promise<Map<string, Page<PostCard>>> {
  const parentKey = PARENT[kind.of];
  const sortKey = SORT[kind.orderBy];
  return readPages(request, orderingOf(kind), parentIds, (row) => row[parentKey], (after, limit) => {
    const parents = kind.of === 'topic' ? db.selectFrom('topic as parent') : db.selectFrom('community as parent');
    return (parents as ReturnType<typeof db.selectFrom<'topic as parent'>>).innerJoinLateral((eb) => {
      let query = eb.selectFrom('post').select(CARD).whereRef(`post.${parentKey}`, '=', 'parent.id').where('post.deletedAt', 'is', null).orderBy(`post.${sortKey}`, 'desc').orderBy('post.id', 'desc').limit(limit);
      if (after) {
        const key = kind.orderBy === 'NEWEST' ? sql`${new Date(after[0] as number)}::timestamptz` : sql`${after[0]}::bigint`;
        query = query.where(sql<boolean>`(${sql.ref(`post.${sortKey}`)}, ${sql.ref('post.id')}) < (${key}, ${after[1]}::uuid)`);
      }
      return query.as('item');
    }, (join) => join.onTrue()).selectAll('item').where('parent.id', 'in', parentIds).orderBy(`item.${sortKey}`, 'desc').orderBy('item.id', 'desc').execute();
  });
}
