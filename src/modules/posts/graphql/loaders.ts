import DataLoader from 'dataloader';
import { defineLoaders, type Context } from '../../../graphql/context.ts';
import { pageLoader } from '../../../graphql/page-loader.ts';
import { tierLoaders } from '../../tiers/graphql/index.ts';
import type { GateAnswer } from '../../tiers/index.ts';
import { topicLoaders } from '../../topics/graphql/index.ts';
import { askToRead, type TopicRow } from '../../topics/index.ts';
import { POST_ORDERS, type FeedKind, type PostBody, type PostCard, type PostOrder, type PostRevisionRow, type Posts } from '../index.ts';

interface FirstPage {
  readonly parentId: string;
  readonly limit: number;
}

/** What one operation asks of posts, each thing once and all posts together. */
export const postLoaders = defineLoaders(({ posts }: { posts: Posts }) => ({
  byId: new DataLoader<string, PostCard | null>(async (ids) => inOrder(ids, await posts.postsById(ids))),
  /** Only for posts that were found to be readable. */
  body: new DataLoader<string, PostBody | null>(async (ids) => inOrder(ids, await posts.bodiesOf(ids))),
  feeds: {
    community: feedsOf(posts, 'community'),
    topic: feedsOf(posts, 'topic'),
  },
  firstRevisions: new DataLoader<FirstPage, PostRevisionRow[], string>(
    (keys) => firstPages(keys, ({ limit }) => String(limit), ({ limit }, ids) => posts.firstRevisions(ids, limit), (row) => row.postId),
    { cacheKeyFn: ({ parentId, limit }) => `${parentId} ${limit}` },
  ),
  judged: new WeakMap<Judged, Promise<{ topic: TopicRow; access: GateAnswer }>>(),
}));

/** A loader of pages for each order. */
const feedsOf = (posts: Posts, of: FeedKind['of']) =>
  Object.fromEntries(POST_ORDERS.map((orderBy) => [orderBy, pageLoader<PostCard>((parentIds, request) => posts.feeds({ of, orderBy }, parentIds, request))])) as Record<PostOrder, ReturnType<typeof pageLoader<PostCard>>>;

function inOrder<Row extends { readonly id: string }>(ids: readonly string[], rows: readonly Row[]): (Row | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}

/** The first pages of many parents: one statement for each way of asking. */
export async function firstPages<Key extends FirstPage, Row>(keys: readonly Key[], wayOf: (key: Key) => string, read: (key: Key, parentIds: string[]) => Promise<Row[]>, parentOf: (row: Row) => string): Promise<Row[][]> {
  const found = new Map<string, Map<string, Row[]>>();
  await Promise.all([...Map.groupBy(keys, wayOf)].map(async ([way, group]) => {
    found.set(way, Map.groupBy(await read(group[0]!, group.map(({ parentId }) => parentId)), parentOf));
  }));
  return keys.map((key) => found.get(wayOf(key))?.get(key.parentId) ?? []);
}

/** A post as far as it decides who reads it. */
type Judged = Pick<PostCard, 'topicId' | 'communityId' | 'authorId'>;

/** Whether the viewer may read the post, and the topic it stands in. Asked once for all fields of a post. */
export function accessTo(context: Context, post: Judged): Promise<{ topic: TopicRow; access: GateAnswer }> {
  const { judged } = context.load(postLoaders);
  const judging = judged.get(post) ?? judge(context, post);
  judged.set(post, judging);
  return judging;
}

async function judge(context: Context, post: Judged): Promise<{ topic: TopicRow; access: GateAnswer }> {
  const [topic, rights] = await Promise.all([context.load(topicLoaders).byId.load(post.topicId), context.load(tierLoaders).viewerRights.load(post.communityId)]);
  if (!topic) throw new Error('A post without a topic');
  return { topic, access: askToRead(context.viewer, rights, topic, post.authorId) };
}
