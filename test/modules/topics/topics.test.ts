import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Viewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, PREMIUM, statementsOf } from '../../support/content.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
const content = contentOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const LIST = `query ($slug: String!, $first: Int, $after: String, $all: Boolean = false) { community(slug: $slug) { topics(first: $first, after: $after, includesArchived: $all) {
  nodes { id title isPinned isArchived viewerCanPost viewerCanManage access { allowed reason unlockPaths { __typename title } } } pageInfo { hasNextPage endCursor } } } }`;
const list = async (community: CommunityRow, viewer?: Viewer, more: object = {}) => (await app.run(LIST, { slug: community.slug, ...more }, viewer)).data.community.topics;
const titles = async (community: CommunityRow, viewer?: Viewer, more: object = {}): Promise<string[]> => (await list(community, viewer, more)).nodes.map(({ title }: { title: string }) => title);
const mutate = (name: string, topicId: string, viewer: Viewer, input?: object) => app.run(
  input ? `mutation ($topicId: ID!, $input: ${name[0]!.toUpperCase() + name.slice(1)}Input!) { result: ${name}(topicId: $topicId, input: $input) { topic { title description readEntitlement writeEntitlement isPinned isArchived } errors { ... on UserError { code path } } } }`
    : `mutation ($topicId: ID!) { result: ${name}(topicId: $topicId) { topic { isPinned isArchived } errors { ... on UserError { code path } } } }`, { topicId, input }, viewer);

test('topics keep the order they are given: pinned first, archived only when asked for', async () => {
  const world = await app.world.aCommunity();
  const { owner, community } = world;
  const ids: Record<string, string> = {};
  for (const title of ['一', '二', '三', '四']) ids[title] = await content.aTopic(world, { title });
  expect(await titles(community)).toEqual(['一', '二', '三', '四']);
  await mutate('moveTopic', ids['四']!, owner, { afterTopicId: ids['一'] });
  expect(await titles(community)).toEqual(['一', '四', '二', '三']);
  await mutate('moveTopic', ids['三']!, owner, {});
  expect(await titles(community)).toEqual(['三', '一', '四', '二']);
  expect((await mutate('pinTopic', ids['二']!, owner)).data.result).toEqual({ topic: { isPinned: true, isArchived: false }, errors: [] });
  expect(await titles(community)).toEqual(['二', '三', '一', '四']);
  await mutate('archiveTopic', ids['一']!, owner);
  expect(await titles(community)).toEqual(['二', '三', '四']);
  expect(await titles(community, undefined, { all: true })).toEqual(['二', '三', '一', '四']);
  await mutate('restoreTopic', ids['一']!, owner);
  await mutate('unpinTopic', ids['二']!, owner);
  expect(await titles(community)).toEqual(['三', '一', '四', '二']);
  await mutate('moveTopic', ids['三']!, owner, { afterTopicId: ids['三'] });
  expect(await titles(community)).toEqual(['三', '一', '四', '二']);
});

test('pages neither overlap nor leave gaps, with pinned topics across the cut', async () => {
  const world = await app.world.aCommunity();
  for (let index = 0; index < 7; index++) {
    const id = await content.aTopic(world, { title: `话题 ${index}` });
    if (index % 3 === 0) await mutate('pinTopic', id, world.owner);
  }
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page = await list(world.community, world.owner, { first: 2, after });
    seen.push(...page.nodes.map(({ title }: { title: string }) => title));
    ({ hasNextPage: more, endCursor: after } = page.pageInfo);
  }
  expect(seen).toEqual([0, 3, 6, 1, 2, 4, 5].map((index) => `话题 ${index}`));
  expect((await app.run(LIST, { slug: world.community.slug, after: 'bm9wZQ' }, world.owner)).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
});

test('an update keeps what is omitted and clears what is null', async () => {
  const world = await app.world.aCommunity();
  const id = await content.aTopic(world, { title: '旧名', description: '说明', readEntitlement: PREMIUM, writeEntitlement: 'posts.write.premium' });
  expect((await mutate('updateTopic', id, world.owner, { title: ' 新名 ' })).data.result.topic).toMatchObject({ title: '新名', description: '说明', readEntitlement: PREMIUM, writeEntitlement: 'posts.write.premium' });
  expect((await mutate('updateTopic', id, world.owner, { description: null, writeEntitlement: null })).data.result.topic).toMatchObject({ title: '新名', description: '', readEntitlement: PREMIUM, writeEntitlement: null });
  expect((await mutate('updateTopic', id, world.owner, { title: null })).data.result).toMatchObject({ topic: null, errors: [{ code: 'REQUIRED', path: ['input', 'title'] }] });
  expect((await mutate('updateTopic', id, world.owner, { readEntitlement: 'Not A Right' })).data.result.errors).toEqual([{ code: 'INVALID', path: ['input', 'readEntitlement'] }]);
});

test('the same key gives the same topic, another input under it is a conflict', async () => {
  const { owner, community } = await app.world.aCommunity();
  const once = { title: '只有一个', idempotencyKey: randomName('key') };
  const first = await content.createTopic(owner, community, once);
  expect((await content.createTopic(owner, community, once)).data).toEqual(first.data);
  expect((await content.createTopic(owner, community, { ...once, title: '另一个' })).errors[0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT');
  expect(await titles(community)).toEqual(['只有一个']);
});

test('topics are opened by those who manage them and by members with the entitlement; these set no gates', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const kol = await content.aPaidMember(community, 'topics.create');
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  const outsider = await app.world.aUser();
  const codeFor = async (viewer: Viewer, input: object = {}) => (await content.createTopic(viewer, community, input)).errors[0]?.extensions.code ?? 'OK';
  expect([await codeFor({ ...outsider, userId: null } as Viewer), await codeFor(outsider), await codeFor(member), await codeFor(kol, { title: '达人' }), await codeFor(kol, { readEntitlement: PREMIUM }), await codeFor(admin, { title: '管理', readEntitlement: PREMIUM })])
    .toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN', 'OK', 'FORBIDDEN', 'OK']);
  expect(await titles(community, owner)).toEqual(['达人', '管理']);
  const [{ id }] = (await list(community, kol)).nodes;
  expect((await mutate('archiveTopic', id, kol)).errors[0]!.extensions.code).toBe('FORBIDDEN');
});

test('in a community that is not visible there is no topic to see or to change', async () => {
  const world = await app.world.aCommunity({ visibility: 'PRIVATE' });
  const id = await content.aTopic(world);
  const stranger = await app.world.aUser();
  expect((await app.run('query ($id: ID!) { node(id: $id) { id } }', { id }, stranger)).data.node).toBeNull();
  expect((await mutate('updateTopic', id, stranger, { title: '改名' })).data.result).toEqual({ topic: null, errors: [{ code: 'NOT_FOUND', path: ['topicId'] }] });
  expect((await content.createTopic(stranger, world.community)).data.createTopic.errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'communityId'] }]);
  expect((await mutate('moveTopic', await content.aTopic(await app.world.aCommunity({ owner: world.owner })), world.owner, { afterTopicId: id })).data.result.errors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'afterTopicId'] }]);
});

test('a gated topic says to everybody whether it opens, why, and how', async () => {
  const world = await app.world.aCommunity();
  const { owner, community } = world;
  await content.aTopic(world, { readEntitlement: PREMIUM, writeEntitlement: 'posts.write.premium' });
  const see = async (viewer?: Viewer) => {
    const { access, viewerCanPost, viewerCanManage } = (await list(community, viewer)).nodes[0];
    return [access.reason, access.allowed, viewerCanPost, viewerCanManage, access.unlockPaths.map(({ __typename }: { __typename: string }) => __typename)];
  };
  const reader = await content.aPaidMember(community);
  const writer = await content.aPaidMember(community, PREMIUM, 'posts.write.premium');
  const former = await content.aPaidMember(community);
  await content.endMembership(community, former, 'LEFT');
  expect(await see()).toEqual(['NOT_SIGNED_IN', false, false, false, ['JoinCommunityPath']]);
  expect(await see(await app.world.aUser())).toEqual(['NOT_A_MEMBER', false, false, false, ['JoinCommunityPath']]);
  expect(await see(former)).toEqual(['NOT_A_MEMBER', false, false, false, ['JoinCommunityPath']]);
  expect(await see(await app.world.aMember({ community }))).toEqual(['ENTITLEMENT_MISSING', false, false, false, []]);
  expect(await see(reader)).toEqual(['ENTITLED', true, false, false, []]);
  expect(await see(writer)).toEqual(['ENTITLED', true, true, false, []]);
  expect(await see(await app.world.aMember({ community, role: 'GUEST' }))).toEqual(['ROLE', true, true, false, []]);
  expect(await see(owner)).toEqual(['ROLE', true, true, true, []]);
});

test('a list of topics takes the same number of statements whatever its length', async () => {
  const world = await app.world.aCommunity();
  await content.aTopic(world, { readEntitlement: PREMIUM });
  const member = await app.world.aMember({ community: world.community });
  const few = await statementsOf(app, () => list(world.community, member));
  for (let index = 0; index < 9; index++) await content.aTopic(world, { readEntitlement: PREMIUM });
  const many = await statementsOf(app, () => list(world.community, member));
  expect(many.length).toBe(few.length);
});
