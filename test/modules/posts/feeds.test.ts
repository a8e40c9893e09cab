import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { HOUR } from '../../../src/kernel/clock.ts';
import { parseId } from '../../../src/kernel/id.ts';
import type { Viewer } from '../../../src/kernel/viewer.ts';
import { hotScoreOf } from '../../../src/modules/posts/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, planOf, PREMIUM, statementsOf } from '../../support/content.ts';

let app: TestApp;
const content = contentOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

interface Page {
  readonly nodes: { id: string; teaser: string }[];
  readonly pageInfo: { hasNextPage: boolean; endCursor: string | null };
}
type Ask = (first: number, after: string | null) => Promise<Page>;
const FIELDS = 'nodes { id teaser } pageInfo { hasNextPage endCursor }';
const ofCommunity = (slug: string, viewer: Viewer, orderBy: string): Ask => async (first, after) =>
  (await app.run(`query ($slug: String!, $first: Int, $after: String, $orderBy: PostOrder!) { community(slug: $slug) { posts(first: $first, after: $after, orderBy: $orderBy) { ${FIELDS} } } }`, { slug, first, after, orderBy }, viewer)).data.community.posts;
const ofTopic = (id: string, viewer: Viewer, orderBy: string): Ask => async (first, after) =>
  (await app.run(`query ($id: ID!, $first: Int, $after: String, $orderBy: PostOrder!) { node(id: $id) { ... on Topic { posts(first: $first, after: $after, orderBy: $orderBy) { ${FIELDS} } } } }`, { id, first, after, orderBy }, viewer)).data.node.posts;

async function walk(ask: Ask, first: number, between: () => Promise<unknown> = () => Promise.resolve()): Promise<string[]> {
  const seen: string[] = [];
  for (let page = await ask(first, null); ; page = await ask(first, page.pageInfo.endCursor)) {
    seen.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) return seen;
    await between();
  }
}

test('a feed walks through every post once, however posts come and go meanwhile', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  const ids: string[] = [];
  for (let index = 0; index < 9; index++) ids.unshift(await content.aPost(world.owner, topic, { body: `第 ${index} 篇` }));
  for (const orderBy of ['NEWEST', 'HOTTEST']) {
    for (const ask of [ofCommunity(world.community.slug, world.owner, orderBy), ofTopic(topic, world.owner, orderBy)]) {
      const began = (await walk(ask, 100)).length;
      const seen = await walk(ask, 2, () => content.aPost(world.owner, topic, { body: '插队' }));
      expect(seen.length).toBe(began);
      expect(new Set(seen).size).toBe(began);
      expect(ids.every((id) => seen.includes(id))).toBe(true);
    }
  }
  const newest = ofCommunity(world.community.slug, world.owner, 'NEWEST');
  const before = await walk(newest, 100);
  const first = await newest(3, null);
  await app.modules.posts.deletePost(world.owner, parseId(before[2]!).uuid);
  await app.modules.posts.deletePost(world.owner, parseId(before[5]!).uuid);
  const rest = await newest(100, first.pageInfo.endCursor);
  expect(rest.nodes.map(({ id }) => id)).toEqual(before.slice(3).filter((id) => id !== before[5]));
});

test('posts of one millisecond are told apart', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  for (let index = 0; index < 6; index++) await content.aPost(world.owner, topic);
  const moment = app.clock.now();
  await app.platform.database.reader.updateTable('post').set({ publishedAt: moment, hotScore: 1 }).where('communityId', '=', world.community.id).execute();
  for (const orderBy of ['NEWEST', 'HOTTEST']) expect(new Set(await walk(ofCommunity(world.community.slug, world.owner, orderBy), 2)).size).toBe(6);
});

test('a cursor is valid for its field and order only', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  for (let index = 0; index < 3; index++) await content.aPost(world.owner, topic);
  const { endCursor } = (await ofCommunity(world.community.slug, world.owner, 'NEWEST')(1, null)).pageInfo;
  const ask = (field: string, after: string) => app.run(`query ($slug: String!, $after: String!) { community(slug: $slug) { ${field} } }`, { slug: world.community.slug, after }, world.owner);
  for (const field of ['posts(after: $after, orderBy: HOTTEST) { nodes { id } }', 'topics { nodes { posts(after: $after) { nodes { id } } } }', 'topics(after: $after) { nodes { id } }']) {
    expect((await ask(field, endCursor!)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  }
  expect((await ask('posts(after: $after) { nodes { id } }', 'x')).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test('attention lifts a post in the order of the hottest, and age lets it sink', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  const people = await Promise.all(Array.from({ length: 5 }, () => app.world.aMember({ community: world.community })));
  const old = await content.aPost(world.owner, topic, { body: '旧文' });
  app.clock.advance(HOUR);
  const young = await content.aPost(world.owner, topic, { body: '新文' });
  const hottest = ofCommunity(world.community.slug, world.owner, 'HOTTEST');
  expect(await walk(hottest, 10)).toEqual([young, old]);
  for (const person of people.slice(0, 3)) await content.react(person, old);
  expect(await walk(hottest, 10)).toEqual([old, young]);
  await content.unreact(people[0]!, old);
  await content.unreact(people[1]!, old);
  expect(await walk(hottest, 10)).toEqual([young, old]);
  const comment = await content.aComment(people[3]!, old);
  expect(await walk(hottest, 10)).toEqual([old, young]);
  await app.modules.comments.deleteComment(people[3]!, parseId(comment).uuid);
  expect(await walk(hottest, 10)).toEqual([young, old]);
  const rows = await app.platform.database.reader.selectFrom('post').selectAll().where('communityId', '=', world.community.id).execute();
  for (const row of rows) expect(row.hotScore).toBe(hotScoreOf(row.publishedAt, row.reactionCount, row.commentCount));
});

test('a feed takes the same number of statements whatever its length and whoever wrote in it', async () => {
  const world = await app.world.aCommunity();
  const gated = await content.aTopic(world, { readEntitlement: PREMIUM });
  const open = await content.aTopic(world);
  const reader = await app.world.aMember({ community: world.community });
  const writer = async () => content.aPaidMember(world.community);
  const feed = `query ($slug: String!) { community(slug: $slug) { posts(first: 50) { edges { cursor node { id title teaser body bodyHtml commentCount reactionCount viewerReactions reactions { kind count }
    author { number role } topic { title } access { allowed reason unlockPaths { title } } viewerCanEdit viewerCanDelete viewerCanComment } } } } }`;
  const nested = `query ($slug: String!) { community(slug: $slug) { topics { nodes { viewerCanPost posts(first: 3) { nodes { body author { number } comments(first: 2) { nodes { body viewerReactions author { number } parent { id } replies(first: 1) { nodes { body } } thread(first: 1) { nodes { body } } } } } } } } } }`;
  const measure = async () => {
    const counts: number[] = [];
    for (const document of [feed, nested]) counts.push((await statementsOf(app, () => app.run(document, { slug: world.community.slug }, reader))).length);
    return counts;
  };
  const fill = async () => {
    const author = await writer();
    const post = await content.aPost(author, open);
    await content.aPost(author, gated);
    const comment = await content.aComment(author, post);
    await content.aComment(author, post, { parentId: comment });
    await content.react(author, post);
  };
  await fill();
  const few = await measure();
  for (let round = 0; round < 6; round++) await fill();
  const many = await measure();
  expect(many).toEqual(few);
  expect(few[0]).toBeLessThanOrEqual(11);
  const { data, errors } = await app.run(feed, { slug: world.community.slug }, reader);
  expect(errors).toEqual([]);
  expect(data.community.posts.edges).toHaveLength(14);
});

test('every page is cut on an index: nothing is sorted, however many posts there are', async () => {
  const world = await app.world.aCommunity();
  const topic = await content.aTopic(world);
  for (let index = 0; index < 3; index++) await content.aPost(world.owner, topic);
  const indexes = { NEWEST: ['post_community_newest_index', 'post_topic_newest_index'], HOTTEST: ['post_community_hottest_index', 'post_topic_hottest_index'] };
  for (const orderBy of ['NEWEST', 'HOTTEST'] as const) {
    for (const [at, ask] of [ofCommunity(world.community.slug, world.owner, orderBy), ofTopic(topic, world.owner, orderBy)].entries()) {
      const { pageInfo } = await ask(1, null);
      for (const after of [null, pageInfo.endCursor]) {
        const statements = await statementsOf(app, () => ask(1, after));
        const plan = await planOf(app, statements.find((text) => text.includes('from "post"'))!);
        expect(plan).toContain(`Index Scan Backward using ${indexes[orderBy][at]}`);
        expect(plan.slice(plan.indexOf('Limit'))).not.toMatch(/Sort/);
      }
    }
  }
});

test('the topics and the posts of many communities cost as many statements as those of one', async () => {
  const reader = await app.world.aUser();
  for (let n = 0; n < 5; n++) {
    const world = await app.world.aCommunity();
    const topic = await content.aTopic(world);
    for (const body of ['a', 'b', 'c']) await content.aPost(world.owner, topic, { body: `${body} of ${n}` });
    await content.aTopic(world, { title: 'empty' });
  }
  const fields = ['topics(first: 1) { nodes { title } }', 'topics(includesArchived: true) { nodes { title posts(first: 2) { nodes { teaser } } } }', 'posts(first: 2) { nodes { teaser topic { title } } }', 'posts(orderBy: HOTTEST) { nodes { teaser access { allowed } } }'];
  for (const field of fields) {
    const count = async (first: number) => (await statementsOf(app, async () => {
      const { data, errors } = await app.run(`query { communities(first: ${first}) { nodes { ${field} } } }`, {}, reader);
      expect(errors).toEqual([]);
      expect(data.communities.nodes).toHaveLength(first);
    })).length;
    expect({ field, statements: await count(5) }).toEqual({ field, statements: await count(1) });
  }
});

test('every community has a page of its own of what is asked of many', async () => {
  const reader = await app.world.aUser();
  const worlds = await Promise.all(['one', 'two'].map(async (name) => {
    const world = await app.world.aCommunity();
    const topic = await content.aTopic(world, { title: name });
    for (const n of [1, 2, 3]) await content.aPost(world.owner, topic, { body: `${name} ${n}` });
    return world;
  }));
  const ask = `query ($a: String!, $b: String!) { ${['a', 'b'].map((slug) => `${slug}: community(slug: $${slug}) { posts(first: 2) { nodes { teaser } pageInfo { hasNextPage endCursor } } topics(first: 1) { nodes { title } pageInfo { hasNextPage } } }`).join(' ')} }`;
  const { data } = await app.run(ask, { a: worlds[0]!.community.slug, b: worlds[1]!.community.slug }, reader);
  for (const [slug, name] of [['a', 'one'], ['b', 'two']] as const) {
    expect(data[slug]).toMatchObject({ posts: { nodes: { length: 2 }, pageInfo: { hasNextPage: true } }, topics: { nodes: [{ title: name }], pageInfo: { hasNextPage: false } } });
    const rest = await app.run('query ($slug: String!, $after: String) { community(slug: $slug) { posts(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } } }', { slug: worlds[slug === 'a' ? 0 : 1]!.community.slug, after: data[slug].posts.pageInfo.endCursor }, reader);
    expect(rest.data.community.posts).toMatchObject({ nodes: { length: 1 }, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  }
});
