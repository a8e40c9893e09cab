import { sql } from 'kysely';
import { readPages, type Ordering, type Page, type PageRequest } from '../../../kernel/page.ts';
import { anyOf, prepared, type Slots } from '../../../platform/database/prepared.ts';
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

interface Cut {
  readonly parentIds: readonly string[];
  readonly limit: number;
  /** The sort key and the id of the last post before the page. */
  readonly afterKey?: Date | number;
  readonly afterId?: string;
}

/** The posts of each parent from a place on. Each list is cut on an index alone; what goes with the posts is loaded for the page. */
const cutOf = ({ of, orderBy }: FeedKind, isFirst: boolean) => prepared((db: PostsReader, { parentIds, limit, afterKey, afterId }: Slots<Cut>) => {
  const sortKey = SORT[orderBy];
  const parents = of === 'topic' ? db.selectFrom('topic as parent') : db.selectFrom('community as parent');
  return (parents as ReturnType<typeof db.selectFrom<'topic as parent'>>).innerJoinLateral((eb) => {
    const query = eb.selectFrom('post').select(CARD).whereRef(`post.${PARENT[of]}`, '=', 'parent.id').where('post.deletedAt', 'is', null).orderBy(`post.${sortKey}`, 'desc').orderBy('post.id', 'desc').limit(limit);
    if (isFirst) return query.as('item');
    const key = orderBy === 'NEWEST' ? sql`${afterKey}::timestamptz` : sql`${afterKey}::bigint`;
    return query.where(sql<boolean>`(${sql.ref(`post.${sortKey}`)}, ${sql.ref('post.id')}) < (${key}, ${afterId}::uuid)`).as('item');
  }, (join) => join.onTrue()).selectAll('item').where('parent.id', '=', anyOf(parentIds)).orderBy(`item.${sortKey}`, 'desc').orderBy('item.id', 'desc');
});
const cuts = new Map((['community', 'topic'] as const).flatMap((of) => POST_ORDERS.flatMap((orderBy) => [true, false].map((isFirst) => [`${of} ${orderBy} ${isFirst}`, cutOf({ of, orderBy }, isFirst)] as const))));

/** The same page of the feeds of many communities or topics, in one statement. */
export function feeds(db: PostsReader, kind: FeedKind, parentIds: readonly string[], request: PageRequest): Promise<Map<string, Page<PostCard>>> {
  return readPages(request, orderingOf(kind), parentIds, (row) => row[PARENT[kind.of]], (after, limit) => {
    const cut = cuts.get(`${kind.of} ${kind.orderBy} ${after === null}`)!;
    if (after === null) return cut(db, { parentIds, limit });
    const [key, afterId] = after as [number, string];
    return cut(db, { parentIds, limit, afterKey: kind.orderBy === 'NEWEST' ? new Date(key) : key, afterId });
  });
}
