import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { VISITOR, type Viewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf, PREMIUM } from '../../support/content.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
const content = contentOf(() => app);
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** Rows that a refused call must leave as they were; a job row is an event that somebody waits for. */
async function footprint(): Promise<unknown> {
  const { rows } = await app.platform.database.orm.em.getConnection().execute('select (select count(*)::int from post) as posts, (select coalesce(sum(post_count), 0)::int from topic) as counted, (select count(*)::int from pgboss.job) as jobs', [], 'run') as never as { rows: unknown[] };
  return rows[0];
}

test('a talk is published with its HTML, and an article with its title', async () => {
  const world = await app.world.aCommunity();
  const topicId = await content.aTopic(world);
  const member = await app.world.aMember({ community: world.community });
  const talk = await content.aPost(member, topicId, { body: '**红烧肉** 要小火慢炖。' });
  const article = await content.aPost(member, topicId, { type: 'ARTICLE', title: ' 川菜入门 ', body: '## 调料\n\n花椒、辣椒。' });
  const { data } = await app.run(`query ($talk: ID!, $article: ID!) { talk: node(id: $talk) { ...P } article: node(id: $article) { ...P } }
    fragment P on Post { type title body bodyHtml isDeleted revisionNumber editedAt commentCount reactionCount author { number } topic { id title postCount } access { allowed reason } viewerCanEdit viewerCanDelete }`, { talk, article }, member);
  const common = { isDeleted: false, revisionNumber: 1, editedAt: null, commentCount: 0, reactionCount: 0, author: { number: 2 }, topic: { id: topicId, title: '家常菜', postCount: 2 }, access: { allowed: true, reason: 'OPEN' }, viewerCanEdit: true, viewerCanDelete: true };
  expect(data.talk).toEqual({ type: 'TALK', title: null, body: '**红烧肉** 要小火慢炖。', bodyHtml: '<p><strong>红烧肉</strong> 要小火慢炖。</p>', ...common });
  expect(data.article).toEqual({ type: 'ARTICLE', title: '川菜入门', body: '## 调料\n\n花椒、辣椒。', bodyHtml: '<h2>调料</h2>\n<p>花椒、辣椒。</p>', ...common });
});

test('the same key gives the same post, another input under it is a conflict', async () => {
  const world = await app.world.aCommunity();
  const once = { topicId: await content.aTopic(world), body: '只发一次', idempotencyKey: randomName('key') };
  const [first, second] = await Promise.all([content.publishPost(world.owner, once), content.publishPost(world.owner, once)]);
  expect(second.data).toEqual(first.data);
  expect((await content.publishPost(world.owner, { ...once, body: '别的内容' })).errors[0]!.extensions.code).toBe('IDEMPOTENCY_CONFLICT');
  expect((await app.run('query ($slug: String!) { community(slug: $slug) { posts { nodes { body } } } }', { slug: world.community.slug }, world.owner)).data.community.posts.nodes).toEqual([{ body: '只发一次' }]);
});

test('input that breaks a rule is refused with the field to change, and nothing is written', async () => {
  const world = await app.world.aCommunity();
  const topicId = await content.aTopic(world);
  const before = await footprint();
  const refusal = async (input: object) => (await content.publishPost(world.owner, { topicId, ...input })).data.publishPost.errors.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')]);
  expect(await refusal({ title: '闲聊没有标题' })).toEqual([['INVALID', 'input.title']]);
  expect(await refusal({ type: 'ARTICLE' })).toEqual([['REQUIRED', 'input.title']]);
  expect(await refusal({ type: 'ARTICLE', title: '长'.repeat(121) })).toEqual([['TOO_LONG', 'input.title']]);
  expect(await refusal({ body: ' \n ' })).toEqual([['REQUIRED', 'input.body']]);
  expect(await refusal({ body: '长'.repeat(10_001) })).toEqual([['TOO_LONG', 'input.body']]);
  expect(await refusal({ body: 'a\u0000b' })).toEqual([['INVALID', 'input.body']]);
  expect(await refusal({ teaser: '长'.repeat(201) })).toEqual([['TOO_LONG', 'input.teaser']]);
  expect(await refusal({ topicId: topicId.slice(0, -1) + (topicId.endsWith('0') ? '1' : '0') })).toEqual([['NOT_FOUND', 'input.topicId']]);
  expect((await content.publishPost(world.owner, { topicId: 'post_01h455vb4pex5vsknk084sn02q' })).errors[0]!.extensions.code).toBe('BAD_USER_INPUT');
  expect(await footprint()).toEqual(before);
});

test('who may not post is told why, and nothing is written', async () => {
  const world = await app.world.aCommunity();
  const { owner, community } = world;
  const gated = await content.aTopic(world, { readEntitlement: PREMIUM, writeEntitlement: 'posts.write.premium' });
  const open = await content.aTopic(world);
  const muted = await app.world.aMember({ community });
  await content.changeMember(community, muted, { mutedUntil: new Date(app.clock.now().getTime() + DAY) });
  const banned = await app.world.aMember({ community });
  await content.endMembership(community, banned, 'BANNED');
  const former = await app.world.aMember({ community });
  await content.endMembership(community, former, 'LEFT');
  const reader = await content.aPaidMember(community);
  const archived = await content.aTopic(world);
  await app.modules.topics.archiveTopic(owner, (await app.modules.topics.topicsOf([community.id], false, {})).get(community.id)!.rows.at(-1)!.id);
  const before = await footprint();
  const refusal = async (viewer: Viewer, topicId: string) => {
    const { data, errors } = await content.publishPost(viewer, { topicId });
    return errors[0]?.extensions.code ?? data.publishPost.errors.map((error: { __typename: string; code: string; entitlement?: string }) => [error.__typename, error.code, ...(error.entitlement ? [error.entitlement] : [])].join(' ')).join();
  };
  expect(await refusal(VISITOR, open)).toBe('UNAUTHENTICATED');
  expect(await refusal(await app.world.aUser(), open)).toBe('RefusedError NOT_A_MEMBER');
  expect(await refusal(former, open)).toBe('RefusedError NOT_A_MEMBER');
  expect(await refusal(banned, open)).toBe('RefusedError BANNED');
  expect(await refusal(muted, open)).toBe('MutedError MUTED');
  expect(await refusal(await app.world.aMember({ community }), gated)).toBe(`EntitlementMissingError ENTITLEMENT_MISSING ${PREMIUM}`);
  expect(await refusal(reader, gated)).toBe('EntitlementMissingError ENTITLEMENT_MISSING posts.write.premium');
  expect(await refusal(owner, archived)).toBe('RefusedError ARCHIVED');
  expect(await footprint()).toEqual(before);
  expect((await content.publishPost(await content.aPaidMember(community, PREMIUM, 'posts.write.premium'), { topicId: gated })).data.publishPost.errors).toEqual([]);
  app.clock.advance(2 * DAY);
  expect((await content.publishPost(muted, { topicId: open })).data.publishPost.errors).toEqual([]);
});

test('whoever has not acknowledged the present rules reads, but does not post', async () => {
  const world = await app.world.aCommunity();
  const topicId = await content.aTopic(world);
  const member = await app.world.aMember({ community: world.community });
  await app.platform.database.reader.updateTable('community').set({ currentRulesVersion: 2 }).where('id', '=', world.community.id).execute();
  expect((await content.publishPost(member, { topicId })).data.publishPost.errors).toMatchObject([{ __typename: 'RulesNotAcknowledgedError', code: 'RULES_NOT_ACKNOWLEDGED' }]);
  await content.changeMember(world.community, member, { acknowledgedRulesVersion: 2 });
  expect((await content.publishPost(member, { topicId })).data.publishPost.errors).toEqual([]);
});
