import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { endGrant, giveGrant, peopleWith, type GrantInput } from '../../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const CREATE_TIER = 'mutation ($input: CreateTierInput!) { createTier(input: $input) { tier { id name rank entitlements isDefault } errors { __typename ... on UserError { code path } } } }';
const MINE = 'query ($slug: String!) { community(slug: $slug) { viewerEntitlements viewerHasEveryEntitlement viewerMember { tier { name } } tiers { name rank } } }';

async function createTier(viewer: SignedInViewer, community: CommunityRow, more: object) {
  const input = { communityId: encodeId('Community', community.id), name: randomName('tier'), rank: 1, entitlements: [], idempotencyKey: randomName('key'), ...more };
  return app.run(CREATE_TIER, { input }, viewer);
}
const mine = async (viewer: SignedInViewer, community: CommunityRow) => (await app.run(MINE, { slug: community.slug }, viewer)).data.community;
const give = (input: GrantInput) => app.platform.uow.run(async (tx) => ok(await giveGrant(tx, input)));

test('the default tier needs no grant, a grant adds its tier, and both end as they should', async () => {
  const { owner, community } = await app.world.aCommunity();
  await createTier(owner, community, { name: '免费', rank: 0, entitlements: ['posts.read.basic'], isDefault: true });
  const { data } = await createTier(owner, community, { name: '高级', rank: 10, entitlements: ['posts.read.premium', 'rooms.join.vip', 'posts.read.premium'] });
  expect(data.createTier.tier).toMatchObject({ name: '高级', entitlements: ['posts.read.premium', 'rooms.join.vip'], isDefault: false });
  const member = await app.world.aMember({ community });
  expect(await mine(member, community)).toMatchObject({ viewerEntitlements: ['posts.read.basic'], viewerHasEveryEntitlement: false, viewerMember: { tier: { name: '免费' } }, tiers: [{ name: '免费' }, { name: '高级' }] });

  const [, tier] = await app.modules.tiers.tiersOf([community.id]);
  const now = app.clock.now();
  const source = { kind: 'ORDER', id: randomName('order') } as const;
  await give({ communityId: community.id, userId: member.userId, tierId: tier!.id, source, startsAt: now, endsAt: new Date(now.getTime() + 30 * DAY) });
  expect(await mine(member, community)).toMatchObject({ viewerEntitlements: ['posts.read.basic', 'posts.read.premium', 'rooms.join.vip'], viewerMember: { tier: { name: '高级' } } });
  const reader = app.platform.database.reader;
  expect([...(await peopleWith(reader, community.id, [member.userId, owner.userId], 'rooms.join.vip', app.clock.now()))].sort()).toEqual([member.userId, owner.userId].sort());
  app.clock.advance(31 * DAY);
  expect(await mine(member, community)).toMatchObject({ viewerEntitlements: ['posts.read.basic'], viewerMember: { tier: { name: '免费' } } });
  expect([...(await peopleWith(reader, community.id, [member.userId], 'rooms.join.vip', app.clock.now()))]).toEqual([]);
});

test('giving again for the same source moves its end, ending takes the access away, other sources stay', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { data } = await createTier(owner, community, { entitlements: ['a.b'] });
  expect(data.createTier.errors).toEqual([]);
  const [tier] = await app.modules.tiers.tiersOf([community.id]);
  const member = await app.world.aMember({ community });
  const base = { communityId: community.id, userId: member.userId, startsAt: app.clock.now() };
  const subscription = { kind: 'SUBSCRIPTION', id: randomName('sub') } as const;
  await give({ ...base, tierId: tier!.id, source: subscription, endsAt: new Date(app.clock.now().getTime() + DAY) });
  await give({ ...base, tierId: tier!.id, source: subscription, endsAt: new Date(app.clock.now().getTime() + 3 * DAY) });
  await give({ ...base, entitlements: ['c.d'], source: { kind: 'GROWTH_LEVEL', id: randomName('level') }, endsAt: null });
  app.clock.advance(2 * DAY);
  expect((await mine(member, community)).viewerEntitlements).toEqual(['a.b', 'c.d']);
  await app.platform.uow.run(async (tx) => ok(await endGrant(tx, { communityId: community.id, source: subscription, at: tx.now })));
  expect((await mine(member, community)).viewerEntitlements).toEqual(['c.d']);
});

test('the people who run a community pass every gate, outsiders and ended members have nothing', async () => {
  const { owner, community } = await app.world.aCommunity();
  await createTier(owner, community, { entitlements: ['a.b'], isDefault: true });
  const guest = await app.world.aMember({ community, role: 'GUEST' });
  const outsider = await app.world.aUser();
  expect((await mine(owner, community)).viewerHasEveryEntitlement).toBe(true);
  expect((await mine(guest, community)).viewerHasEveryEntitlement).toBe(true);
  expect(await mine(outsider, community)).toMatchObject({ viewerEntitlements: [], viewerHasEveryEntitlement: false, viewerMember: null });
});

test('a guest whose time is over loses every gate at that moment, before any sweep', async () => {
  const { owner, community } = await app.world.aCommunity();
  const guest = await app.world.aMember({ community });
  const row = await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', guest.userId).executeTakeFirstOrThrow();
  const assigned = await app.modules.communities.assignRole(owner, { memberId: row.id as string, role: 'GUEST', guestUntil: new Date(app.clock.now().getTime() + DAY) });
  expect(assigned.ok).toBe(true);
  const reader = app.platform.database.reader;
  const mayEnter = async () => (await peopleWith(reader, community.id, [guest.userId], 'rooms.join.vip', app.clock.now())).size;
  expect([(await mine(guest, community)).viewerHasEveryEntitlement, await mayEnter()]).toEqual([true, 1]);
  app.clock.advance(DAY + 1);
  expect([(await mine(guest, community)).viewerHasEveryEntitlement, await mayEnter()]).toEqual([false, 0]);
});

test('a complimentary grant is given and ended by those who may, and seen by the member alone', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { data } = await createTier(owner, community, { entitlements: ['a.b'] });
  const member = await app.world.aMember({ community });
  const row = await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', member.userId).executeTakeFirstOrThrow();
  const input = { tierId: data.createTier.tier.id, memberId: encodeId('Member', row.id as string), days: 7, reason: '首批种子用户', idempotencyKey: randomName('key') };
  const GIVE = 'mutation ($input: GiveComplimentaryGrantInput!) { giveComplimentaryGrant(input: $input) { grant { id source endsAt reason tier { id } } errors { ... on UserError { code } } } }';
  expect((await app.run(GIVE, { input }, member)).errors[0]!.extensions.code).toBe('FORBIDDEN');
  const given = await app.run(GIVE, { input }, owner);
  expect(given.data.giveComplimentaryGrant).toMatchObject({ grant: { source: 'COMPLIMENTARY', reason: '首批种子用户', tier: { id: input.tierId } }, errors: [] });
  expect((await app.run(GIVE, { input }, owner)).data).toEqual(given.data);
  const GRANTS = 'query ($slug: String!) { community(slug: $slug) { members { nodes { number grants { source } } } } }';
  const seen = async (viewer: SignedInViewer) => (await app.run(GRANTS, { slug: community.slug }, viewer)).data.community.members.nodes.map((node: { grants: unknown[] }) => node.grants.length);
  expect(await seen(owner)).toEqual([0, 1]);
  expect(await seen(member)).toEqual([0, 1]);
  expect(await seen(await app.world.aMember({ community }))).toEqual([0, 0, 0]);
  const END = 'mutation ($id: ID!) { endComplimentaryGrant(grantId: $id, reason: "误发") { grant { revokedAt } errors { ... on UserError { code } } } }';
  const ended = await app.run(END, { id: given.data.giveComplimentaryGrant.grant.id }, owner);
  expect(ended.data.endComplimentaryGrant.grant.revokedAt).not.toBeNull();
  expect((await mine(member, community)).viewerEntitlements).toEqual([]);
});

test('tiers are managed by those who may, with clear refusals', async () => {
  const { owner, community } = await app.world.aCommunity();
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  expect((await createTier(admin, community, {})).errors[0]!.extensions.code).toBe('FORBIDDEN');
  const { data } = await createTier(owner, community, { name: '银卡' });
  expect((await createTier(owner, community, { name: '银卡' })).data.createTier.errors).toMatchObject([{ code: 'TAKEN', path: ['input', 'name'] }]);
  expect((await createTier(owner, community, { entitlements: ['Not A Right'] })).data.createTier.errors).toMatchObject([{ code: 'INVALID', path: ['input', 'entitlements'] }]);
  const UPDATE = 'mutation ($id: ID!, $input: UpdateTierInput!) { updateTier(tierId: $id, input: $input) { tier { name description rank entitlements } errors { ... on UserError { code } } } }';
  const updated = await app.run(UPDATE, { id: data.createTier.tier.id, input: { description: '每周直播', entitlements: ['rooms.join.live'] } }, owner);
  expect(updated.data.updateTier.tier).toEqual({ name: '银卡', description: '每周直播', rank: 1, entitlements: ['rooms.join.live'] });
  const cleared = await app.run(UPDATE, { id: data.createTier.tier.id, input: { description: null } }, owner);
  expect(cleared.data.updateTier.tier).toMatchObject({ description: '', entitlements: ['rooms.join.live'] });
  const elsewhere = await app.world.aCommunity();
  expect((await app.run(UPDATE, { id: data.createTier.tier.id, input: { rank: 9 } }, elsewhere.owner)).errors[0]!.extensions.code).toBe('FORBIDDEN');
});
