import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { happenings, memberIdOf } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const HISTORY = 'query ($id: ID!, $first: Int, $after: String) { node(id: $id) { ... on Member { viewerCanReadPointsHistory pointsHistory(first: $first, after: $after) { nodes { id kind amount balance reverses { kind amount } } pageInfo { hasNextPage endCursor } } } } }';

test('the ledger explains every point to the member and to those who manage growth, and to nobody else', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const events = happenings(app, { owner, community });
  const post = await events.post(member);
  await events.settle();
  await events.react(owner, post);
  await events.settle();
  await events.deletePost(member, post);
  await events.settle();
  const id = encodeId('Member', await memberIdOf(app, community, member));
  const read = async (viewer?: SignedInViewer, variables: object = {}) => (await app.run(HISTORY, { id, ...variables }, viewer)).data.node;
  const first = await read(member, { first: 3 });
  expect(first.viewerCanReadPointsHistory).toBe(true);
  const lines = first.pointsHistory.nodes.map(({ id: _id, ...line }: { id: string }) => line);
  expect(lines).toEqual([
    { kind: 'LIKE_RECEIVED', amount: -1, balance: 0, reverses: { kind: 'LIKE_RECEIVED', amount: 1 } },
    { kind: 'POST_PUBLISHED', amount: -5, balance: 1, reverses: { kind: 'POST_PUBLISHED', amount: 5 } },
    { kind: 'LIKE_RECEIVED', amount: 1, balance: 6, reverses: null },
  ]);
  const rest = await read(owner, { first: 3, after: first.pointsHistory.pageInfo.endCursor });
  expect(rest.pointsHistory).toMatchObject({ nodes: [{ kind: 'POST_PUBLISHED', amount: 5, balance: 5, reverses: null }], pageInfo: { hasNextPage: false } });

  const other = await app.world.aMember({ community, role: 'ADMIN' });
  expect(await read(other)).toMatchObject({ viewerCanReadPointsHistory: false, pointsHistory: { nodes: [] } });
  expect(await read(await app.world.aUser())).toBeNull();
  expect(await read()).toBeNull();
  const NODE = 'query ($id: ID!) { node(id: $id) { ... on PointsEntry { amount } } }';
  const entry = first.pointsHistory.nodes[0].id as string;
  expect((await app.run(NODE, { id: entry }, member)).data.node).toEqual({ amount: -1 });
  for (const viewer of [other, await app.world.aUser()]) expect((await app.run(NODE, { id: entry }, viewer)).data.node).toBeNull();
});

test('a list of members with their growth takes a constant number of statements', async () => {
  const { owner, community } = await app.world.aCommunity();
  const DOCUMENT = 'query ($slug: String!) { community(slug: $slug) { pointRules { points } members { nodes { growth { points level { name } } pointsHistory(first: 5) { nodes { amount reverses { amount } } } } } } }';
  const count = async () => {
    app.platform.database.queryLog.start();
    await app.run(DOCUMENT, { slug: community.slug }, owner);
    return app.platform.database.queryLog.stop().length;
  };
  const events = happenings(app, { owner, community });
  const earnAndLose = async (author: SignedInViewer): Promise<void> => {
    const post = await events.post(author);
    await events.settle();
    await events.deletePost(author, post);
    await events.settle();
  };
  await earnAndLose(owner);
  const alone = await count();
  for (let index = 0; index < 3; index++) await earnAndLose(await app.world.aMember({ community }));
  expect(await count()).toBe(alone);
});
