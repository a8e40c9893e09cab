import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { doorsOf, idOf, memberIdOf, membership, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
});
afterAll(() => app.stop());

const people = (count: number): Promise<SignedInViewer[]> => Promise.all(Array.from({ length: count }, () => app.world.aUser()));
const rows = async (community: CommunityRow) => {
  const { reader } = app.platform.database;
  const members = await reader.selectFrom('member').selectAll().where('communityId', '=', community.id).where('status', '=', 'ACTIVE').orderBy('number').execute();
  const requests = await reader.selectFrom('join_request').selectAll().where('communityId', '=', community.id).orderBy('waitingNumber').execute();
  const { memberCount } = await reader.selectFrom('community').select('memberCount').where('id', '=', community.id).executeTakeFirstOrThrow();
  return { memberCount, active: members.map(({ userId }) => userId as string), numbers: members.map(({ number }) => number as number), waiting: requests.filter(({ status }) => status === 'WAITING').map(({ userId }) => userId as string) };
};
const waitingList = async (community: CommunityRow, viewer: SignedInViewer) => {
  const read = 'query ($id: ID!) { node(id: $id) { ... on Community { joinRequests(status: WAITING) { nodes { displayName waitingPosition } } } } }';
  return (await app.run(read, { id: idOf(community) }, viewer)).data.node.joinRequests.nodes;
};

test('a full community puts people in its waiting list, in their order, and lets the first in when somebody leaves', async () => {
  const { owner, community } = await app.world.aCommunity({ capacity: 2 });
  const [member, first, second] = await people(3) as [SignedInViewer, SignedInViewer, SignedInViewer];
  await doors.join(community, member);
  expect(await doors.join(community, first)).toMatchObject({ errors: [], community: { memberCount: 2, viewerMember: null }, joinRequest: { status: 'WAITING', waitingPosition: 1 } });
  expect(await doors.join(community, second)).toMatchObject({ joinRequest: { status: 'WAITING', waitingPosition: 2 } });
  expect(await expectNoTrace(app, () => doors.join(community, first))).toMatchObject({ errors: [{ code: 'ALREADY_REQUESTED' }] });
  expect(await waitingList(community, owner)).toEqual([{ displayName: '小满', waitingPosition: 1 }, { displayName: '小满', waitingPosition: 2 }]);

  await doors.leave(community, member);
  expect(await rows(community)).toEqual({ memberCount: 2, active: [owner.userId, first.userId], numbers: [1, 3], waiting: [second.userId] });
  expect(await waitingList(community, owner)).toEqual([{ displayName: '小满', waitingPosition: 1 }]);
  expect(await doors.join(community, member)).toMatchObject({ joinRequest: { status: 'WAITING', waitingPosition: 2 } });
});

test('a removal and a ban let the next in, too; who waits and is sent away or withdraws loses the place', async () => {
  const { owner, community } = await app.world.aCommunity({ capacity: 3 });
  const [a, b, c, d, e, f] = await people(6) as [SignedInViewer, SignedInViewer, SignedInViewer, SignedInViewer, SignedInViewer, SignedInViewer];
  for (const person of [a, b, c, d, e, f]) await doors.join(community, person);
  const { joinRequest } = await doors.join((await app.world.aCommunity({ capacity: 1 })).community, c);
  expect(joinRequest.waitingPosition).toBe(1);
  const requestOf = async (person: SignedInViewer) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Community { viewerJoinRequest { id } } } }', { id: idOf(community) }, person)).data.node.viewerJoinRequest.id;
  await doors.decline(await requestOf(c), '已满', owner);
  await doors.withdraw(await requestOf(d), d);
  await doors.remove(memberIdOf(await membership(app, community, a)), owner);
  expect(await rows(community)).toMatchObject({ memberCount: 3, active: [owner.userId, b.userId, e.userId], waiting: [f.userId] });
  await doors.ban(memberIdOf(await membership(app, community, b)), owner);
  expect(await rows(community)).toMatchObject({ memberCount: 3, active: [owner.userId, e.userId, f.userId], waiting: [] });
});

test('more room lets in as many as there is room for, less removes nobody, no limit lets in all', async () => {
  const { owner, community } = await app.world.aCommunity({ capacity: 1 });
  const all = await people(5);
  for (const person of all) await doors.join(community, person);
  const ids = all.map(({ userId }) => userId);
  expect(await doors.update(community, { capacity: 3 }, owner)).toMatchObject({ community: { memberCount: 3, capacity: 3 } });
  expect(await rows(community)).toMatchObject({ active: [owner.userId, ...ids.slice(0, 2)], waiting: ids.slice(2) });
  expect(await doors.update(community, { capacity: 1 }, owner)).toMatchObject({ community: { memberCount: 3, capacity: 1 } });
  await doors.leave(community, all[0]!);
  expect(await rows(community)).toMatchObject({ memberCount: 2, waiting: ids.slice(2) });
  await doors.update(community, { capacity: null }, owner);
  expect(await rows(community)).toMatchObject({ memberCount: 5, active: [owner.userId, ...ids.slice(1)], waiting: [] });
});

test('an approved applicant waits when there is no room, behind those who waited before', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY', capacity: 1 });
  const [first, second] = await people(2) as [SignedInViewer, SignedInViewer];
  const { joinRequest: one } = await doors.join(community, first);
  const { joinRequest: two } = await doors.join(community, second);
  expect(await doors.approve(two.id, owner)).toMatchObject({ joinRequest: { status: 'WAITING', waitingPosition: 1 } });
  expect(await doors.approve(one.id, owner)).toMatchObject({ joinRequest: { status: 'WAITING', waitingPosition: 2 } });
  await doors.update(community, { capacity: 2 }, owner);
  expect(await rows(community)).toMatchObject({ active: [owner.userId, second.userId], waiting: [first.userId] });
});

test('an invitation is held while its user waits, given back on withdrawal, and names the inviter at the end', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'PRIVATE', capacity: 1 });
  const [patient, hasty, late] = await people(3) as [SignedInViewer, SignedInViewer, SignedInViewer];
  const { invitation } = await doors.invite(community, owner, { maxUses: 2 });
  expect(await doors.joinWith(invitation.code, patient)).toMatchObject({ errors: [], community: null, joinRequest: { status: 'WAITING', waitingPosition: 1, community: null } });
  const { joinRequest } = await doors.joinWith(invitation.code, hasty);
  expect(await expectNoTrace(app, () => doors.joinWith(invitation.code, late))).toMatchObject({ errors: [{ code: 'INVITATION_SPENT' }] });
  await doors.withdraw(joinRequest.id, hasty);
  expect(await doors.joinWith(invitation.code, late)).toMatchObject({ joinRequest: { waitingPosition: 2 } });
  await doors.update(community, { capacity: 2 }, owner);
  expect(await membership(app, community, patient)).toMatchObject({ status: 'ACTIVE', invitedByUserId: owner.userId });
  expect(await rows(community)).toMatchObject({ waiting: [late.userId] });
});

test('forty at once: the capacity holds exactly, nobody is lost, numbers and places are without gap', async () => {
  const { owner, community } = await app.world.aCommunity({ capacity: 11 });
  const all = await people(40);
  const outcomes = await Promise.all(all.map((person) => doors.join(community, person)));
  expect(outcomes.filter(({ community: joined }) => joined.viewerMember !== null)).toHaveLength(10);
  expect(outcomes.flatMap(({ joinRequest }) => joinRequest?.waitingPosition ?? []).sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  const before = await rows(community);
  expect(before).toMatchObject({ memberCount: 11, numbers: Array.from({ length: 11 }, (_, index) => index + 1) });
  expect(new Set([...before.active, ...before.waiting])).toEqual(new Set([owner.userId, ...all.map(({ userId }) => userId)]));

  const leaving = all.filter(({ userId }) => before.active.includes(userId)).slice(0, 6);
  const newcomers = await people(6);
  await Promise.all([...leaving.map((person) => doors.leave(community, person)), ...newcomers.map((person) => doors.join(community, person))]);
  const after = await rows(community);
  expect(after.memberCount).toBe(11);
  expect(after.active).toHaveLength(11);
  expect(after.active).toEqual(expect.arrayContaining(before.waiting.slice(0, 6)));
  expect(after.waiting.slice(0, 24)).toEqual(before.waiting.slice(6));
  expect(new Set(after.waiting.slice(24))).toEqual(new Set(newcomers.map(({ userId }) => userId)));
});

test('a long waiting list is let in by a job, and newcomers do not overtake it', async () => {
  const { owner, community } = await app.world.aCommunity({ capacity: 1 });
  const all = await people(60);
  for (const person of all) await doors.join(community, person);
  await doors.update(community, { capacity: 100 }, owner);
  expect(await rows(community)).toMatchObject({ memberCount: 51, waiting: all.slice(50).map(({ userId }) => userId) });
  const newcomer = await app.world.aUser();
  expect(await doors.join(community, newcomer)).toMatchObject({ joinRequest: { status: 'WAITING', waitingPosition: 11 } });
  await app.platform.jobs.drain();
  expect(await rows(community)).toMatchObject({ memberCount: 62, active: [owner.userId, ...all.map(({ userId }) => userId), newcomer.userId], waiting: [] });
});
