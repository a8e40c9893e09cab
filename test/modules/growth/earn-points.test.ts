import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId, newId } from '../../../src/kernel/id.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf } from '../../support/content.ts';
import { randomName } from '../../support/world.ts';
import { growthOf, happenings, standing } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const SET_RULES = 'mutation ($id: ID!, $rules: [PointRuleInput!]!) { setPointRules(communityId: $id, input: { rules: $rules }) { community { pointRules { kind points dailyCap } } errors { ... on UserError { code path } } } }';

test('every kind of contribution earns what the default rules say, and the level follows', async () => {
  const { owner, community } = await app.world.aCommunity();
  const author = await app.world.aMember({ community });
  const events = happenings(app, { owner, community });
  expect(await growthOf(app, community, author)).toEqual({ points: 0, level: { number: 1, name: 'Level 1' }, nextLevel: { number: 2 }, progress: { points: 0, nextThreshold: 5, missingPoints: 5 } });
  const post = await events.post(author);
  expect(await standing(app, community, author)).toEqual([5, 2]);
  await events.comment(author, post);
  expect(await standing(app, community, author)).toEqual([7, 2]);
  await events.react(owner, post);
  expect(await standing(app, community, author)).toEqual([8, 2]);
  await events.pay(author);
  expect(await standing(app, community, author)).toEqual([18, 2]);
  expect(await growthOf(app, community, author)).toMatchObject({ progress: { points: 18, nextThreshold: 20, missingPoints: 2 } });
  expect(await standing(app, community, owner)).toEqual([0, 1]);
});

test('praise of oneself earns nothing, and all that one person gives to one thing counts once', async () => {
  const { owner, community } = await app.world.aCommunity();
  const author = await app.world.aMember({ community });
  const events = happenings(app, { owner, community });
  const post = await events.post(author);
  await events.react(author, post);
  expect(await standing(app, community, author)).toEqual([5, 2]);
  await events.react(owner, post, 'LIKE');
  await events.react(owner, post, 'LOVE');
  expect(await standing(app, community, author)).toEqual([6, 2]);
  await events.takeBack(owner, post, 'LIKE');
  expect(await standing(app, community, author)).toEqual([6, 2]);
  await events.takeBack(owner, post, 'LOVE');
  expect(await standing(app, community, author)).toEqual([5, 2]);
});

test('what is undone is reversed to the point, what is done again comes back, and a deleted post takes its likes along', async () => {
  const { owner, community } = await app.world.aCommunity();
  const author = await app.world.aMember({ community });
  const events = happenings(app, { owner, community });
  const post = await events.post(author);
  const comment = await events.comment(author, await events.post(owner));
  await events.react(owner, post);
  await events.react(owner, comment);
  expect(await standing(app, community, author)).toEqual([9, 2]);
  for (let round = 0; round < 3; round++) {
    await events.takeBack(owner, post);
    expect(await standing(app, community, author)).toEqual([8, 2]);
    await events.react(owner, post);
    expect(await standing(app, community, author)).toEqual([9, 2]);
  }
  await events.deletePost(owner, post);
  expect(await standing(app, community, author)).toEqual([3, 1]);
  await events.deletePost(author, post);
  expect(await standing(app, community, author)).toEqual([3, 1]);
  await events.deleteComment(author, comment);
  expect(await standing(app, community, author)).toEqual([0, 1]);
});

test('events that come twice or in the wrong order end where they would have in order', async () => {
  const { owner, community } = await app.world.aCommunity();
  const author = await app.world.aMember({ community });
  const [post, liked] = [newId(), newId()];
  const start = app.clock.now().getTime();
  const tell = (reaction: string, second: number, payload: object, id = newId()) => app.platform.jobs.run(reaction, { id, name: '', communityId: community.id, occurredAt: new Date(start + second * 1_000).toISOString(), payload });
  const facts = { postId: post, authorId: author.userId, topicId: newId() };
  await tell('growth.reverse-post', 5, facts);
  await tell('growth.award-post', 1, facts);
  expect(await standing(app, community, author)).toEqual([0, 1]);
  const like = { targetKind: 'POST', targetId: liked, authorId: author.userId, byUserId: owner.userId, kind: 'LIKE' };
  const [first, third] = [newId(), newId()];
  await tell('growth.award-like', 3, like, third);
  await tell('growth.reverse-like', 2, like);
  await tell('growth.award-like', 1, like, first);
  await tell('growth.award-like', 3, like, third);
  expect(await standing(app, community, author)).toEqual([1, 1]);
  await tell('growth.award-like', 6, { ...like, targetId: post });
  expect(await standing(app, community, author)).toEqual([1, 1]);
});

test('the daily cap counts days of the community, gives the rest below it, and undone acts make room', async () => {
  const { owner, community } = await app.world.aCommunity();
  const author = await app.world.aMember({ community });
  const { data } = await app.run(SET_RULES, { id: encodeId('Community', community.id), rules: [{ kind: 'POST_PUBLISHED', points: 4, dailyCap: 10 }] }, owner);
  expect(data.setPointRules).toEqual({
    community: { pointRules: [{ kind: 'POST_PUBLISHED', points: 4, dailyCap: 10 }, { kind: 'COMMENT_ADDED', points: 0, dailyCap: null }, { kind: 'LIKE_RECEIVED', points: 0, dailyCap: null }, { kind: 'PURCHASE', points: 0, dailyCap: null }] }, errors: [],
  });
  const publish = (time: string, postId = newId()) => app.platform.jobs.run('growth.award-post', { id: newId(), name: 'posts.post-published', communityId: community.id, occurredAt: time, payload: { postId, authorId: author.userId, topicId: newId() } });
  const remove = (time: string, postId: string) => app.platform.jobs.run('growth.reverse-post', { id: newId(), name: 'posts.post-deleted', communityId: community.id, occurredAt: time, payload: { postId, authorId: author.userId, topicId: newId() } });
  const points = async () => (await standing(app, community, author))[0];
  const undone = newId();
  await publish('2026-03-01T15:58:00.000Z', undone);
  await publish('2026-03-01T15:58:10.000Z');
  await publish('2026-03-01T15:58:20.000Z');
  await publish('2026-03-01T15:58:30.000Z');
  expect(await points()).toBe(10);
  await remove('2026-03-01T15:59:00.000Z', undone);
  expect(await points()).toBe(6);
  await publish('2026-03-01T15:59:59.999Z');
  expect(await points()).toBe(10);
  await publish('2026-03-01T16:00:00.000Z');
  expect(await points()).toBe(14);
});

test('what was earned stays with whoever leaves, and communities do not mix', async () => {
  const { owner, community } = await app.world.aCommunity();
  const elsewhere = await app.world.aCommunity();
  const author = await app.world.aMember({ community });
  const events = happenings(app, { owner, community });
  const post = await events.post(author);
  const LEAVE = 'mutation ($id: ID!) { leaveCommunity(communityId: $id) { errors { __typename } } }';
  expect((await app.run(LEAVE, { id: encodeId('Community', community.id) }, author)).data.leaveCommunity.errors).toEqual([]);
  await events.react(owner, post);
  const JOIN = 'mutation ($input: JoinCommunityInput!) { joinCommunity(input: $input) { errors { __typename } } }';
  expect((await app.run(JOIN, { input: { communityId: encodeId('Community', community.id), idempotencyKey: randomName('key') } }, author)).data.joinCommunity.errors).toEqual([]);
  expect(await standing(app, community, author)).toEqual([6, 2]);
  await app.platform.jobs.run('growth.award-purchase', { id: newId(), name: '', communityId: elsewhere.community.id, occurredAt: app.clock.now().toISOString(), payload: { orderId: newId(), userId: author.userId } });
  expect(await standing(app, community, author)).toEqual([6, 2]);
  expect(await app.platform.database.reader.selectFrom('points_entry').select('id').where('communityId', '=', elsewhere.community.id).execute()).toEqual([]);
});

test('rules are set by those who manage growth, with clear refusals', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'PRIVATE' });
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  const partner = await app.world.aMember({ community, role: 'PARTNER' });
  const id = encodeId('Community', community.id);
  const rules = [{ kind: 'PURCHASE', points: 7 }];
  expect((await app.run(SET_RULES, { id, rules })).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  expect((await app.run(SET_RULES, { id, rules }, admin)).errors[0]!.extensions.code).toBe('FORBIDDEN');
  expect((await app.run(SET_RULES, { id, rules }, await app.world.aUser())).data.setPointRules.errors).toEqual([{ code: 'NOT_FOUND', path: ['communityId'] }]);
  const refused = async (bad: object[]) => (await app.run(SET_RULES, { id, rules: bad }, owner)).data.setPointRules.errors as object[];
  expect(await refused([{ kind: 'PURCHASE', points: -1 }])).toEqual([{ code: 'OUT_OF_RANGE', path: ['input', 'rules', '0', 'points'] }]);
  expect(await refused([{ kind: 'PURCHASE', points: 1, dailyCap: 0 }])).toEqual([{ code: 'OUT_OF_RANGE', path: ['input', 'rules', '0', 'dailyCap'] }]);
  expect(await refused([...rules, ...rules])).toEqual([{ code: 'TAKEN', path: ['input', 'rules', '1', 'kind'] }]);
  const rows = await app.platform.database.reader.selectFrom('point_rule').select('kind').where('communityId', '=', community.id).execute();
  expect(rows).toEqual([]);
  expect((await app.run(SET_RULES, { id, rules }, partner)).data.setPointRules.errors).toEqual([]);
});

test('however fast somebody changes their mind, the points are those of what stands in the end', async () => {
  const { owner, community } = await app.world.aCommunity();
  const author = await app.world.aMember({ community });
  const events = happenings(app, { owner, community });
  const posts = [await events.post(author), await events.post(author), await events.post(author), await events.post(author)];
  const content = contentOf(() => app);
  for (let round = 0; round < 5; round++) await Promise.all(posts.flatMap((post) => [content.react(owner, post), content.unreact(owner, post)]));
  const LIKES = 'query ($id: ID!) { node(id: $id) { ... on Post { reactionCount } } }';
  const likes = await Promise.all(posts.map(async (id) => (await app.run(LIKES, { id }, author)).data.node.reactionCount as number));
  expect((await standing(app, community, author))[0]).toBe(20 + likes.reduce((sum, count) => sum + count, 0));
});
