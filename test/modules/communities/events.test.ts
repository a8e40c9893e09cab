import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { reaction, type DomainEvent } from '../../../src/kernel/event.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { doorsOf, memberIdOf, membership, type Doors } from './doors.ts';

const NAMES = [
  'community-created', 'community-updated', 'rules-published', 'rules-acknowledged', 'member-joined', 'member-ended', 'member-unbanned', 'member-muted', 'member-renamed',
  'role-changed', 'ownership-transferred', 'join-requested', 'join-waiting', 'join-decided', 'invitation-created', 'invitation-revoked',
];
let app: TestApp;
let doors: Doors;
const heard: DomainEvent[] = [];
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
  app.platform.jobs.register({ reactions: NAMES.map((name) => reaction(`test.hear-${name}`, `communities.${name}`, (event) => Promise.resolve(void heard.push(event)))), jobs: [] });
});
afterAll(() => app.stop());

/** The events of what happens in `run`, in the order of their emission, without the module's name. */
async function eventsOf(run: () => Promise<unknown>): Promise<[string, unknown][]> {
  await app.platform.jobs.drain();
  heard.length = 0;
  await run();
  await app.platform.jobs.drain();
  return heard.map(({ name, payload }) => [name.replace('communities.', ''), payload]);
}

test('joining, leaving, being put out and coming back are told', async () => {
  const { owner, community } = await app.world.aCommunity();
  const person = await app.world.aUser();
  const { userId } = person;
  const { invitation } = await doors.invite(community, owner);
  expect(await eventsOf(() => doors.joinWith(invitation.code, person))).toEqual([['member-joined', { memberId: (await membership(app, community, person)).id, userId, invitedBy: owner.userId }]]);
  const { id: memberId } = await membership(app, community, person);
  expect(heard[0]).toMatchObject({ communityId: community.id, id: expect.any(String), occurredAt: expect.any(String) });
  expect(await eventsOf(() => doors.leave(community, person))).toEqual([['member-ended', { memberId, userId, status: 'LEFT' }]]);
  expect(await eventsOf(() => doors.join(community, person))).toEqual([['member-joined', { memberId, userId, invitedBy: null }]]);
  const id = memberIdOf(await membership(app, community, person));
  expect(await eventsOf(() => doors.remove(id, owner))).toEqual([['member-ended', { memberId, userId, status: 'REMOVED' }]]);
  expect(await eventsOf(() => doors.ban(id, owner))).toEqual([['member-ended', { memberId, userId, status: 'BANNED' }]]);
  expect(await eventsOf(() => doors.unban(id, owner))).toEqual([['member-unbanned', { memberId, userId }]]);
});

test('mutes, roles, names and ownership are told', async () => {
  const { owner, community } = await app.world.aCommunity();
  const person = await app.world.aMember({ community });
  const { id: memberId, userId } = await membership(app, community, person);
  const id = memberIdOf(await membership(app, community, person));
  const until = new Date(app.clock.now().getTime() + 60_000);
  expect(await eventsOf(() => doors.mute(id, until, owner))).toEqual([['member-muted', { memberId, userId, until: until.toISOString() }]]);
  expect(await eventsOf(() => doors.unmute(id, owner))).toEqual([['member-muted', { memberId, userId, until: null }]]);
  expect(await eventsOf(() => doors.rename(community, { nickname: '老饕' }, person))).toEqual([['member-renamed', { memberId, userId, nickname: '老饕' }]]);
  expect(await eventsOf(() => doors.assignRole(id, 'ADMIN', owner))).toEqual([['role-changed', { memberId, userId, from: 'MEMBER', to: 'ADMIN' }]]);
  const { id: ownerMemberId } = await membership(app, community, owner);
  expect(new Set(await eventsOf(() => doors.transfer(id, owner)))).toEqual(new Set<unknown>([
    ['ownership-transferred', { fromUserId: owner.userId, toUserId: userId }],
    ['role-changed', { memberId: ownerMemberId, userId: owner.userId, from: 'OWNER', to: 'PARTNER' }], ['role-changed', { memberId, userId, from: 'ADMIN', to: 'OWNER' }],
  ]));
});

test('applications, waits, rules and invitations are told', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY', capacity: 1 });
  const person = await app.world.aUser();
  const { userId } = person;
  let id = '';
  const request = await eventsOf(async () => void (id = (await doors.join(community, person)).joinRequest.id));
  const joinRequestId = (request[0]![1] as { joinRequestId: string }).joinRequestId;
  expect(request).toEqual([['join-requested', { joinRequestId, userId }]]);
  expect(await eventsOf(() => doors.approve(id, owner))).toEqual([['join-waiting', { joinRequestId, userId }]]);
  expect(new Set(await eventsOf(() => doors.update(community, { capacity: 2 }, owner)))).toEqual(new Set<unknown>([
    ['community-updated', { communityId: community.id }], ['join-decided', { joinRequestId, userId, status: 'ADMITTED' }], ['member-joined', { memberId: (await membership(app, community, person)).id, userId, invitedBy: null }],
  ]));
  expect(await eventsOf(() => doors.publishRules(community, '一', owner))).toEqual([['rules-published', { version: 1, byUserId: owner.userId }]]);
  const { id: memberId } = await membership(app, community, person);
  expect(await eventsOf(() => doors.acknowledge(community, 1, person))).toEqual([['rules-acknowledged', { memberId, userId, version: 1 }]]);
  let code = { id: '' };
  expect(await eventsOf(async () => void (code = (await doors.invite(community, owner)).invitation))).toEqual([['invitation-created', { invitationId: expect.any(String), byUserId: owner.userId }]]);
  expect(await eventsOf(() => doors.revoke(code.id, owner))).toEqual([['invitation-revoked', { invitationId: expect.any(String), byUserId: owner.userId }]]);
});
