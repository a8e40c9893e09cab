import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { doorsOf, idOf, memberIdOf, membership, type Doors } from './doors.ts';

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
const inMinutes = (minutes: number): Date => new Date(app.clock.now().getTime() + minutes * 60_000);

test('a mute ends by itself, or is lifted before', async () => {
  const { community } = await app.world.aCommunity();
  const [admin, member] = [await aMemberWithId(community, 'ADMIN'), await aMemberWithId(community)];
  const canWrite = async () => (await app.run('query ($id: ID!) { node(id: $id) { ... on Community { viewerCanWrite viewerCannotWriteReason } } }', { id: idOf(community) }, member.viewer)).data.node;
  const before = (await membership(app, community, member.viewer)).accessVersion;
  const until = inMinutes(10);
  expect(await doors.mute(member.id, until, admin.viewer)).toMatchObject({ errors: [], member: { mutedUntil: until.toISOString() } });
  expect(await canWrite()).toEqual({ viewerCanWrite: false, viewerCannotWriteReason: 'MUTED' });
  app.clock.advance(10 * 60_000 + 1);
  expect(await canWrite()).toEqual({ viewerCanWrite: true, viewerCannotWriteReason: null });
  await doors.mute(member.id, inMinutes(10), admin.viewer);
  expect(await doors.unmute(member.id, admin.viewer)).toMatchObject({ errors: [], member: { mutedUntil: null } });
  expect((await membership(app, community, member.viewer)).accessVersion).toBe(before + 3);
});

test('the end of a mute is told to the member and to those who mute, and to nobody else', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [muted, other, admin] = [await aMemberWithId(community), await aMemberWithId(community), await aMemberWithId(community, 'ADMIN')];
  const until = inMinutes(10);
  await doors.mute(muted.id, until, owner);
  const seen = async (viewer?: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Member { mutedUntil } } }', { id: muted.id }, viewer)).data.node;
  expect(await seen(muted.viewer)).toEqual({ mutedUntil: until.toISOString() });
  expect(await seen(admin.viewer)).toEqual({ mutedUntil: until.toISOString() });
  expect(await seen(other.viewer)).toEqual({ mutedUntil: null });
  expect(await seen(await app.world.aUser())).toBeNull();
  expect(await seen()).toBeNull();
});

test('a mute ends in the future, within a year', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { id } = await aMemberWithId(community);
  for (const until of [inMinutes(-1), inMinutes(367 * 24 * 60)]) expect(await expectNoTrace(app, () => doors.mute(id, until, owner))).toMatchObject({ member: null, errors: [{ code: 'OUT_OF_RANGE', path: ['until'] }] });
});

test('nobody sanctions the same or a higher rank', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [admin, peer, partner] = [await aMemberWithId(community, 'ADMIN'), await aMemberWithId(community, 'ADMIN'), await aMemberWithId(community, 'PARTNER')];
  const ownerId = memberIdOf(await membership(app, community, owner));
  for (const id of [peer.id, partner.id, ownerId, admin.id]) {
    for (const sanction of [() => doors.mute(id, inMinutes(5), admin.viewer), () => doors.remove(id, admin.viewer), () => doors.ban(id, admin.viewer)]) {
      expect(await expectNoTrace(app, sanction)).toMatchObject({ member: null, errors: [{ __typename: 'RefusedError', code: 'ROLE_TOO_LOW', path: ['memberId'] }] });
    }
  }
});

test('members and guests sanction nobody; to outsiders and visitors there are no members', async () => {
  const { community } = await app.world.aCommunity();
  const [member, guest, target, outsider] = [await aMemberWithId(community), await aMemberWithId(community, 'GUEST'), await aMemberWithId(community), await app.world.aUser()];
  const sanctions = (viewer?: SignedInViewer) => [() => doors.mute(target.id, inMinutes(5), viewer), () => doors.unmute(target.id, viewer), () => doors.remove(target.id, viewer), () => doors.ban(target.id, viewer), () => doors.unban(target.id, viewer)];
  for (const { viewer } of [member, guest]) for (const sanction of sanctions(viewer)) await expectNoTrace(app, () => expect(sanction()).rejects.toThrow('FORBIDDEN'));
  for (const sanction of sanctions(outsider)) expect(await expectNoTrace(app, sanction)).toMatchObject({ errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['memberId'] }] });
  for (const sanction of sanctions()) await expectNoTrace(app, () => expect(sanction()).rejects.toThrow('UNAUTHENTICATED'));
});

test('who was removed may come back, who was banned may not until the ban is lifted', async () => {
  const { community } = await app.world.aCommunity();
  const [admin, member] = [await aMemberWithId(community, 'ADMIN'), await aMemberWithId(community)];
  expect(await doors.remove(member.id, admin.viewer)).toMatchObject({ errors: [], member: { status: 'REMOVED', role: 'MEMBER' } });
  expect(await expectNoTrace(app, () => doors.remove(member.id, admin.viewer))).toMatchObject({ errors: [{ code: 'NOT_A_MEMBER' }] });
  expect(await doors.join(community, member.viewer)).toMatchObject({ errors: [], community: { viewerMember: { number: 3 } } });
  expect(await doors.ban(member.id, admin.viewer)).toMatchObject({ errors: [], member: { status: 'BANNED' } });
  await expectNoTrace(app, () => doors.ban(member.id, admin.viewer));
  const { invitation } = await doors.invite(community, admin.viewer);
  expect(await expectNoTrace(app, () => doors.join(community, member.viewer))).toMatchObject({ errors: [{ code: 'BANNED' }] });
  expect(await expectNoTrace(app, () => doors.joinWith(invitation.code, member.viewer))).toMatchObject({ errors: [{ code: 'BANNED' }] });
  expect(await doors.unban(member.id, admin.viewer)).toMatchObject({ errors: [], member: { status: 'REMOVED' } });
  expect(await expectNoTrace(app, () => doors.unban(member.id, admin.viewer))).toMatchObject({ errors: [{ code: 'INVALID' }] });
  expect(await doors.join(community, member.viewer)).toMatchObject({ errors: [], community: { memberCount: 3, viewerMember: { number: 3 } } });
});

test('who has left can be banned, and what they asked for is declined', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY' });
  const member = await aMemberWithId(community);
  await doors.leave(community, member.viewer);
  const { joinRequest } = await doors.join(community, member.viewer);
  expect(joinRequest.status).toBe('PENDING');
  await doors.ban(member.id, owner);
  const { data } = await app.run('query ($id: ID!, $community: ID!) { node(id: $id) { ... on JoinRequest { status } } community: node(id: $community) { ... on Community { memberCount joinRequests { nodes { id } } } } }', { id: joinRequest.id, community: idOf(community) }, owner);
  expect(data).toEqual({ node: { status: 'DECLINED' }, community: { memberCount: 1, joinRequests: { nodes: [] } } });
});

test('banned people are listed for those who ban, and see of the community what an outsider sees', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [banned, member] = [await aMemberWithId(community), await aMemberWithId(community)];
  await doors.ban(banned.id, owner);
  const read = 'query ($id: ID!) { node(id: $id) { ... on Community { name viewerMember { id } viewerCannotWriteReason members { nodes { number } } bannedMembers { nodes { id status viewerCanBan viewerCanMute } } } } }';
  const seen = async (viewer: SignedInViewer) => (await app.run(read, { id: idOf(community) }, viewer)).data.node;
  expect((await seen(owner)).bannedMembers.nodes).toEqual([{ id: banned.id, status: 'BANNED', viewerCanBan: true, viewerCanMute: false }]);
  expect((await seen(member.viewer)).bannedMembers.nodes).toEqual([]);
  expect(await seen(banned.viewer)).toEqual({ name: community.name, viewerMember: null, viewerCannotWriteReason: 'BANNED', members: { nodes: [] }, bannedMembers: { nodes: [] } });
});

test('what the viewer may do to a member is told beside the member', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [admin, member] = [await aMemberWithId(community, 'ADMIN'), await aMemberWithId(community)];
  const read = 'query ($id: ID!) { node(id: $id) { ... on Member { viewerCanMute viewerCanRemove viewerCanBan viewerCanAssignRole } } }';
  const abilities = async (id: string, viewer: SignedInViewer) => Object.values((await app.run(read, { id }, viewer)).data.node);
  expect(await abilities(member.id, owner)).toEqual([true, true, true, true]);
  expect(await abilities(member.id, admin.viewer)).toEqual([true, true, true, false]);
  expect(await abilities(admin.id, admin.viewer)).toEqual([false, false, false, false]);
  expect(await abilities(member.id, member.viewer)).toEqual([false, false, false, false]);
});
