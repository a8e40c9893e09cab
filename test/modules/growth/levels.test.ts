import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { contentOf } from '../../support/content.ts';
import { entitlementsOf, growthOf, happenings, standing } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const SET_LEVELS = 'mutation ($id: ID!, $levels: [GrowthLevelInput!]!) { setGrowthLevels(communityId: $id, input: { levels: $levels }) { community { growthLevels { number name threshold entitlements } } errors { __typename ... on UserError { code path } } } }';
const LEVELS = 'query ($slug: String!) { community(slug: $slug) { growthLevels { number name threshold entitlements } } }';
const setLevels = (community: CommunityRow, viewer: SignedInViewer, levels: object[]) => app.run(SET_LEVELS, { id: encodeId('Community', community.id), levels }, viewer);
const grantsOf = (community: CommunityRow) => app.platform.database.reader.selectFrom('access_grant').select(['sourceKind', 'entitlements', 'revokedAt']).where('communityId', '=', community.id).execute();

const THREE = [{ name: '新芽', threshold: 0 }, { name: '枝叶', threshold: 5, entitlements: ['rooms.join.chef'] }, { name: '大树', threshold: 12, entitlements: ['posts.read.archive'] }];

test('without a schedule of its own a community has the nine levels of the default curve', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { growthLevels } = (await app.run(LEVELS, { slug: community.slug }, owner)).data.community;
  expect(growthLevels.map(({ threshold }: { threshold: number }) => threshold)).toEqual([0, 5, 20, 65, 155, 515, 2_015, 8_015, 33_015]);
  expect(growthLevels[8]).toEqual({ number: 9, name: 'Level 9', threshold: 33_015, entitlements: [] });
  expect((await app.run(LEVELS, { slug: community.slug }, { ...owner, locale: 'zh-CN' })).data.community.growthLevels[1].name).toBe('2 级');
});

test('levels rise and fall with points, and what they unlock comes and goes with them', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  expect((await setLevels(community, owner, THREE)).data.setGrowthLevels).toEqual({
    community: { growthLevels: [{ number: 1, name: '新芽', threshold: 0, entitlements: [] }, { number: 2, name: '枝叶', threshold: 5, entitlements: ['rooms.join.chef'] }, { number: 3, name: '大树', threshold: 12, entitlements: ['posts.read.archive'] }] }, errors: [],
  });
  const events = happenings(app, { owner, community });
  const posts = [await events.post(member), await events.post(member)];
  expect(await standing(app, community, member)).toEqual([10, 2]);
  expect(await entitlementsOf(app, community, member)).toEqual(['rooms.join.chef']);
  await events.comment(member, posts[0]!);
  expect(await standing(app, community, member)).toEqual([12, 3]);
  expect(await entitlementsOf(app, community, member)).toEqual(['posts.read.archive', 'rooms.join.chef']);
  expect(await growthOf(app, community, member)).toMatchObject({ level: { name: '大树' }, nextLevel: null, progress: null });
  for (const post of posts) await events.deletePost(member, post);
  expect(await standing(app, community, member)).toEqual([2, 1]);
  expect(await entitlementsOf(app, community, member)).toEqual([]);
  await events.post(member);
  expect(await standing(app, community, member)).toEqual([7, 2]);
  expect(await entitlementsOf(app, community, member)).toEqual(['rooms.join.chef']);
  expect(await grantsOf(community)).toEqual([{ sourceKind: 'GROWTH_LEVEL', entitlements: ['rooms.join.chef'], revokedAt: null }]);
});

test('another schedule moves everybody who has points', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [low, high] = [await app.world.aMember({ community }), await app.world.aMember({ community })];
  await setLevels(community, owner, THREE);
  const events = happenings(app, { owner, community });
  await events.post(low);
  for (let count = 0; count < 3; count++) await events.post(high);
  expect([await standing(app, community, low), await standing(app, community, high)]).toEqual([[5, 2], [15, 3]]);
  await setLevels(community, owner, [{ name: '甲', threshold: 0 }, { name: '乙', threshold: 10, entitlements: ['a.b'] }]);
  expect([await standing(app, community, low), await standing(app, community, high)]).toEqual([[5, 1], [15, 2]]);
  expect(await entitlementsOf(app, community, low)).toEqual([]);
  expect(await entitlementsOf(app, community, high)).toEqual(['a.b']);
  const rows = await app.platform.database.reader.selectFrom('member_growth').select(['levelNumber']).where('communityId', '=', community.id).orderBy('points').execute();
  expect(rows).toEqual([{ levelNumber: 1 }, { levelNumber: 2 }]);
});

test('a schedule is refused with the place of the fault, and then nothing is written', async () => {
  const { owner, community } = await app.world.aCommunity();
  const refused = async (levels: object[]) => (await setLevels(community, owner, levels)).data.setGrowthLevels.errors as object[];
  const at = (code: string, ...path: string[]) => [{ __typename: 'InvalidInputError', code, path: ['input', 'levels', ...path] }];
  expect(await refused([])).toEqual(at('OUT_OF_RANGE'));
  expect(await refused([{ name: '甲', threshold: 1 }])).toEqual(at('OUT_OF_RANGE', '0', 'threshold'));
  expect(await refused([{ name: '甲', threshold: 0 }, { name: '乙', threshold: 0 }])).toEqual(at('OUT_OF_RANGE', '1', 'threshold'));
  expect(await refused([{ name: '甲', threshold: 0 }, { name: '甲', threshold: 9 }])).toEqual(at('TAKEN', '1', 'name'));
  expect(await refused([{ name: ' ', threshold: 0 }])).toEqual(at('REQUIRED', '0', 'name'));
  expect(await refused([{ name: '甲', threshold: 0, entitlements: ['a.b'] }])).toEqual(at('INVALID', '0', 'entitlements'));
  expect(await refused([{ name: '甲', threshold: 0 }, { name: '乙', threshold: 9, entitlements: ['Bad Name'] }])).toEqual(at('INVALID', '1', 'entitlements'));
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  const elsewhere = await app.world.aCommunity();
  for (const viewer of [admin, elsewhere.owner]) expect((await setLevels(community, viewer, THREE)).errors[0]!.extensions.code).toBe('FORBIDDEN');
  expect(await app.platform.database.reader.selectFrom('growth_level').select('name').where('communityId', '=', community.id).execute()).toEqual([]);
});

test('a gate names the level that opens it and the points that are missing', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  await setLevels(community, owner, THREE);
  const events = happenings(app, { owner, community });
  await events.post(member);
  await events.settle();
  const pathsOf = (viewer: SignedInViewer, entitlement: string) => app.modules.tiers.unlockPaths.pathsTo(viewer, community.id, entitlement);
  const tree = { number: 3, name: '大树', threshold: 12, entitlements: ['posts.read.archive'] };
  expect(await pathsOf(member, 'posts.read.archive')).toMatchObject([{ __typename: 'ReachLevelPath', title: 'Reach the level “大树”: points still missing: 7', level: tree, missingPoints: 7 }]);
  expect(await pathsOf({ ...(await app.world.aUser()), locale: 'zh-CN' }, 'posts.read.archive')).toMatchObject([{ title: '升到成长等级「大树」，还差 12 积分', missingPoints: 12 }]);
  expect(await pathsOf(member, 'rooms.join.chef')).toMatchObject([{ missingPoints: 0 }]);
  expect(await pathsOf(member, 'no.such.right')).toEqual([]);
});

test('a post behind a gate that a level opens says so, until the level is reached', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  await setLevels(community, owner, THREE);
  const content = contentOf(() => app);
  const gated = await content.aPost(owner, await content.aTopic({ owner, community }, { readEntitlement: 'rooms.join.chef' }));
  const ACCESS = 'query ($id: ID!) { node(id: $id) { ... on Post { access { allowed unlockPaths { __typename title ... on ReachLevelPath { missingPoints level { number name } } } } } } }';
  const access = async () => (await app.run(ACCESS, { id: gated }, member)).data.node.access;
  expect(await access()).toEqual({ allowed: false, unlockPaths: [{ __typename: 'ReachLevelPath', title: 'Reach the level “枝叶”: points still missing: 5', missingPoints: 5, level: { number: 2, name: '枝叶' } }] });
  const events = happenings(app, { owner, community });
  await events.post(member);
  await events.settle();
  expect(await access()).toEqual({ allowed: true, unlockPaths: [] });
});
