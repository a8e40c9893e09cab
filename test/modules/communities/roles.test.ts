import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { doorsOf, memberIdOf, membership, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
});
afterAll(() => app.stop());

type Community = Awaited<ReturnType<TestApp['world']['aCommunity']>>['community'];
const aMemberWithId = async (community: Community, role: 'PARTNER' | 'ADMIN' | 'GUEST' | 'MEMBER' = 'MEMBER') => {
  const viewer = await app.world.aMember({ community, role });
  return { viewer, id: memberIdOf(await membership(app, community, viewer)) };
};

test('the owner gives every role but their own', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { viewer, id } = await aMemberWithId(community);
  const before = (await membership(app, community, viewer)).accessVersion;
  for (const role of ['PARTNER', 'ADMIN', 'GUEST', 'MEMBER']) expect(await doors.assignRole(id, role, owner)).toMatchObject({ errors: [], member: { role } });
  expect((await membership(app, community, viewer)).accessVersion).toBe(before + 4);
  expect(await expectNoTrace(app, () => doors.assignRole(id, 'OWNER', owner))).toMatchObject({ member: null, errors: [{ __typename: 'RefusedError', code: 'ROLE_TOO_LOW', path: ['input', 'role'] }] });
});

test('a partner gives roles below a partner, to those below a partner', async () => {
  const { community, owner } = await app.world.aCommunity();
  const [partner, peer, member] = [await aMemberWithId(community, 'PARTNER'), await aMemberWithId(community, 'PARTNER'), await aMemberWithId(community)];
  expect(await doors.assignRole(member.id, 'ADMIN', partner.viewer)).toMatchObject({ errors: [], member: { role: 'ADMIN' } });
  expect(await expectNoTrace(app, () => doors.assignRole(member.id, 'PARTNER', partner.viewer))).toMatchObject({ errors: [{ code: 'ROLE_TOO_LOW', path: ['input', 'role'] }] });
  const ownerId = memberIdOf(await membership(app, community, owner));
  for (const id of [peer.id, partner.id, ownerId]) expect(await expectNoTrace(app, () => doors.assignRole(id, 'MEMBER', partner.viewer))).toMatchObject({ errors: [{ code: 'ROLE_TOO_LOW', path: ['input', 'memberId'] }] });
});

test('admins and members give no roles; to outsiders there are no members', async () => {
  const { community } = await app.world.aCommunity();
  const [admin, member] = [await aMemberWithId(community, 'ADMIN'), await aMemberWithId(community)];
  for (const { viewer } of [admin, member]) await expectNoTrace(app, () => expect(doors.assignRole(member.id, 'GUEST', viewer)).rejects.toThrow('FORBIDDEN'));
  const { owner: elsewhere } = await app.world.aCommunity();
  expect(await expectNoTrace(app, () => doors.assignRole(member.id, 'GUEST', elsewhere))).toMatchObject({ errors: [{ __typename: 'NotFoundError', path: ['input', 'memberId'] }] });
  await expectNoTrace(app, () => expect(doors.assignRole(member.id, 'GUEST')).rejects.toThrow('UNAUTHENTICATED'));
});

test('a role changes for active members only', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { viewer, id } = await aMemberWithId(community);
  await doors.leave(community, viewer);
  expect(await expectNoTrace(app, () => doors.assignRole(id, 'ADMIN', owner))).toMatchObject({ errors: [{ code: 'NOT_A_MEMBER' }] });
});

test('a guest becomes an ordinary member when the time is over', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [short, long] = [await aMemberWithId(community), await aMemberWithId(community)];
  const until = new Date(app.clock.now().getTime() + 86_400_000);
  expect(await doors.assignRole(short.id, 'GUEST', owner, { guestUntil: until.toISOString() })).toMatchObject({ member: { role: 'GUEST', guestUntil: until.toISOString() } });
  await doors.assignRole(long.id, 'GUEST', owner);
  expect(await expectNoTrace(app, () => doors.assignRole(long.id, 'ADMIN', owner, { guestUntil: until.toISOString() }))).toMatchObject({ errors: [{ code: 'INVALID', path: ['input', 'guestUntil'] }] });
  await expectNoTrace(app, () => app.platform.jobs.run('communities.expire-guests'));
  app.clock.advance(86_400_001);
  await app.platform.jobs.run('communities.expire-guests');
  expect(await membership(app, community, short.viewer)).toMatchObject({ role: 'MEMBER', guestUntil: null });
  expect(await membership(app, community, long.viewer)).toMatchObject({ role: 'GUEST' });
  expect(await expectNoTrace(app, () => doors.assignRole(short.id, 'GUEST', owner, { guestUntil: until.toISOString() }))).toMatchObject({ errors: [{ code: 'INVALID', path: ['input', 'guestUntil'] }] });
});

test('the owner hands the community over and stays as a partner', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [heir, partner] = [await aMemberWithId(community), await aMemberWithId(community, 'PARTNER')];
  await expectNoTrace(app, () => expect(doors.transfer(heir.id, partner.viewer)).rejects.toThrow('FORBIDDEN'));
  expect(await doors.transfer(heir.id, owner)).toMatchObject({ errors: [], member: { role: 'OWNER' } });
  expect(await membership(app, community, owner)).toMatchObject({ role: 'PARTNER' });
  await expectNoTrace(app, () => expect(doors.transfer(heir.id, owner)).rejects.toThrow('FORBIDDEN'));
  expect(await expectNoTrace(app, () => doors.transfer(heir.id, heir.viewer))).toMatchObject({ errors: [{ code: 'INVALID', path: ['memberId'] }] });
  expect((await doors.leave(community, owner)).errors).toEqual([]);
});

test('two transfers at once leave one owner', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [one, two] = [await aMemberWithId(community), await aMemberWithId(community)];
  const outcomes = await Promise.allSettled([doors.transfer(one.id, owner), doors.transfer(two.id, owner)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const owners = await app.platform.database.reader.selectFrom('member').select('userId').where('communityId', '=', community.id).where('role', '=', 'OWNER').execute();
  expect(owners).toHaveLength(1);
});

test('an omitted nickname stays, null clears it', async () => {
  const { community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community, displayName: '小雨' });
  expect(await doors.rename(community, { nickname: ' 老饕 ' }, member)).toMatchObject({ errors: [], member: { nickname: '老饕', displayName: '老饕' } });
  expect(await expectNoTrace(app, () => doors.rename(community, {}, member))).toMatchObject({ errors: [], member: { nickname: '老饕' } });
  expect(await expectNoTrace(app, () => doors.rename(community, { nickname: '长'.repeat(41) }, member))).toMatchObject({ errors: [{ code: 'TOO_LONG', path: ['input', 'nickname'] }] });
  expect(await doors.rename(community, { nickname: null }, member)).toMatchObject({ member: { nickname: null, displayName: '小雨' } });
  const outsider = await app.world.aUser();
  expect(await expectNoTrace(app, () => doors.rename(community, { nickname: 'x' }, outsider))).toMatchObject({ errors: [{ code: 'NOT_A_MEMBER', path: ['communityId'] }] });
});
