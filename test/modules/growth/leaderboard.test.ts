import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { statementsOf } from '../../support/content.ts';
import { happenings } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const BOARD = 'query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) { leaderboard(first: $first, after: $after) { nodes { rank points member { number } } pageInfo { hasNextPage endCursor } } viewerLeaderboardEntry { rank points } } }';

test('members stand by points, equals share a rank, and pages neither overlap nor skip', async () => {
  const { owner, community } = await app.world.aCommunity();
  const events = happenings(app, { owner, community });
  const members: SignedInViewer[] = [];
  for (const posts of [1, 3, 1, 2, 1, 0]) {
    const member = await app.world.aMember({ community });
    for (let count = 0; count < posts; count++) await events.post(member);
    members.push(member);
  }
  await events.settle();
  const read = async (viewer: SignedInViewer, variables: object = {}) => (await app.run(BOARD, { slug: community.slug, ...variables }, viewer)).data.community;
  expect(await statementsOf(app, () => read(owner, { first: 5 }))).toHaveLength(5);
  const places: { rank: number; points: number; member: { number: number } }[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { leaderboard } = await read(owner, { first: 2, after });
    places.push(...leaderboard.nodes);
    ({ endCursor: after, hasNextPage: more } = leaderboard.pageInfo);
  }
  expect(places.map(({ rank, points }) => [rank, points])).toEqual([[1, 15], [2, 10], [3, 5], [3, 5], [3, 5]]);
  expect(places.map(({ member }) => member.number).sort()).toEqual([2, 3, 4, 5, 6]);
  expect((await read(members[4]!)).viewerLeaderboardEntry).toEqual({ rank: 3, points: 5 });
  expect((await read(members[5]!)).viewerLeaderboardEntry).toBeNull();

  expect(await read(await app.world.aUser())).toEqual({ leaderboard: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }, viewerLeaderboardEntry: null });
  await app.platform.database.reader.updateTable('member').set({ status: 'LEFT' }).where('communityId', '=', community.id).where('userId', '=', members[1]!.userId).execute();
  expect((await read(members[3]!)).viewerLeaderboardEntry).toEqual({ rank: 1, points: 10 });
});
