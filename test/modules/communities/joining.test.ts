import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { randomName } from '../../support/world.ts';
import { doorsOf, idOf, memberIdOf, membership, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
});
afterAll(() => app.stop());

test.each([{ visibility: 'PUBLIC' as const }, { visibility: 'UNLISTED' as const }])('anyone joins where the door is open: $visibility', async ({ visibility }) => {
  const { community } = await app.world.aCommunity({ visibility });
  const joined = await doors.join(community, await app.world.aUser());
  expect(joined).toMatchObject({ errors: [], joinRequest: null, community: { memberCount: 2, viewerMember: { role: 'MEMBER', number: 2 } } });
});

test('nobody joins twice, and a visitor signs in first', async () => {
  const { community } = await app.world.aCommunity();
  const member = await app.world.aUser();
  await doors.join(community, member);
  const again = await expectNoTrace(app, () => doors.join(community, member));
  expect(again).toMatchObject({ community: null, errors: [{ __typename: 'RefusedError', code: 'ALREADY_MEMBER', path: ['input', 'communityId'] }] });
  await expectNoTrace(app, () => expect(doors.join(community)).rejects.toThrow('UNAUTHENTICATED'));
});

test('an applicant answers every question, and is let in or sent away with a reason', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY' });
  await doors.update(community, { joinQuestions: ['为什么想加入？', '会做什么菜？'] }, owner);
  const [applicant, other] = [await app.world.aUser({ displayName: '小雨' }), await app.world.aUser()];
  expect(await expectNoTrace(app, () => doors.join(community, applicant, { answers: ['爱吃', ' '] }))).toMatchObject({ errors: [{ code: 'ANSWER_REQUIRED', path: ['input', 'answers', '1'] }] });
  expect(await expectNoTrace(app, () => doors.join(community, applicant))).toMatchObject({ errors: [{ code: 'ANSWER_REQUIRED', path: ['input', 'answers', '0'] }] });

  const applied = await doors.join(community, applicant, { answers: ['爱吃', '番茄炒蛋'] });
  expect(applied).toMatchObject({ errors: [], community: { memberCount: 1, viewerMember: null }, joinRequest: { status: 'PENDING', waitingPosition: null, answers: [{ question: '为什么想加入？', answer: '爱吃' }, { question: '会做什么菜？', answer: '番茄炒蛋' }] } });
  expect(await expectNoTrace(app, () => doors.join(community, applicant, { answers: ['a', 'b'] }))).toMatchObject({ errors: [{ code: 'ALREADY_REQUESTED' }] });
  const refused = await doors.join(community, other, { answers: ['a', 'b'] });

  const approved = await doors.approve(applied.joinRequest.id, owner);
  expect(approved).toMatchObject({ errors: [], joinRequest: { status: 'ADMITTED', displayName: '小雨', decidedAt: expect.any(String) } });
  expect(await membership(app, community, applicant)).toMatchObject({ status: 'ACTIVE', number: 2 });
  expect(await doors.decline(refused.joinRequest.id, ' 名额留给本地人 ', owner)).toMatchObject({ errors: [], joinRequest: { status: 'DECLINED', reason: '名额留给本地人' } });
  expect(await expectNoTrace(app, () => doors.approve(refused.joinRequest.id, owner))).toMatchObject({ errors: [{ code: 'ALREADY_DECIDED', path: ['joinRequestId'] }] });
  expect(await doors.join(community, other, { answers: ['c', 'd'] })).toMatchObject({ errors: [], joinRequest: { status: 'PENDING', reason: null } });
});

test('admins decide; members do not, and to outsiders the application is not there', async () => {
  const { community } = await app.world.aCommunity({ visibility: 'APPLY' });
  const [admin, member] = [await app.world.aMember({ community, role: 'ADMIN' }), await app.world.aMember({ community })];
  const applicant = await app.world.aUser();
  const { joinRequest: { id } } = await doors.join(community, applicant);
  for (const decide of [() => doors.approve(id, member), () => doors.decline(id, null, member)]) await expectNoTrace(app, () => expect(decide()).rejects.toThrow('FORBIDDEN'));
  for (const viewer of [await app.world.aUser(), applicant]) {
    expect(await expectNoTrace(app, () => doors.approve(id, viewer))).toMatchObject({ errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['joinRequestId'] }] });
  }
  expect(await expectNoTrace(app, () => doors.withdraw(id, member))).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
  await expectNoTrace(app, () => expect(doors.withdraw(id, admin)).rejects.toThrow('FORBIDDEN'));
  const read = 'query ($id: ID!, $community: ID!) { node(id: $id) { ... on JoinRequest { status } } community: node(id: $community) { ... on Community { joinRequests { nodes { id } } viewerJoinRequest { id } } } }';
  const asked = async (viewer: typeof member) => (await app.run(read, { id, community: idOf(community) }, viewer)).data;
  expect(await asked(admin)).toEqual({ node: { status: 'PENDING' }, community: { joinRequests: { nodes: [{ id }] }, viewerJoinRequest: null } });
  expect(await asked(applicant)).toEqual({ node: { status: 'PENDING' }, community: { joinRequests: { nodes: [] }, viewerJoinRequest: { id } } });
  expect(await asked(member)).toEqual({ node: null, community: { joinRequests: { nodes: [] }, viewerJoinRequest: null } });
  expect(await doors.approve(id, admin)).toMatchObject({ joinRequest: { status: 'ADMITTED' } });
});

test('an applicant withdraws, and may apply again', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY' });
  const applicant = await app.world.aUser();
  const { joinRequest: { id } } = await doors.join(community, applicant);
  expect(await doors.withdraw(id, applicant)).toMatchObject({ errors: [], joinRequest: { status: 'WITHDRAWN' } });
  expect(await expectNoTrace(app, () => doors.approve(id, owner))).toMatchObject({ errors: [{ code: 'ALREADY_DECIDED' }] });
  expect((await doors.join(community, applicant)).joinRequest.status).toBe('PENDING');
});

test('when the door opens, an applicant walks in', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY' });
  const applicant = await app.world.aUser();
  await doors.join(community, applicant);
  await doors.update(community, { visibility: 'PUBLIC' }, owner);
  expect(await doors.join(community, applicant)).toMatchObject({ errors: [], joinRequest: null, community: { viewerMember: { number: 2 } } });
});

test('an invitation is needed where the community is seen but closed; a private one is not there', async () => {
  const { community: closed } = await app.world.aCommunity({ visibility: 'INVITE' });
  const { community: hidden } = await app.world.aCommunity({ visibility: 'PRIVATE' });
  const outsider = await app.world.aUser();
  expect(await expectNoTrace(app, () => doors.join(closed, outsider))).toMatchObject({ errors: [{ code: 'INVITATION_REQUIRED' }] });
  expect(await expectNoTrace(app, () => doors.join(hidden, outsider))).toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });
});

test('a member leaves and comes back with the same number, the nickname and the mute, without the role', async () => {
  const { owner, community } = await app.world.aCommunity();
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  await app.world.aMember({ community });
  const before = await membership(app, community, admin);
  await doors.rename(community, { nickname: '老饕' }, admin);
  await doors.mute(memberIdOf(before), new Date(app.clock.now().getTime() + 3_600_000), owner);
  expect(await doors.leave(community, admin)).toMatchObject({ errors: [], community: { memberCount: 2, viewerMember: null } });
  expect(await expectNoTrace(app, () => doors.leave(community, admin))).toMatchObject({ errors: [{ code: 'NOT_A_MEMBER', path: ['communityId'] }] });
  expect(await doors.join(community, admin)).toMatchObject({ community: { memberCount: 3, viewerMember: { role: 'MEMBER', number: 2 } } });
  const after = await membership(app, community, admin);
  expect(after).toMatchObject({ nickname: '老饕', mutedUntil: expect.any(Date), joinedAt: before.joinedAt });
  expect(after.accessVersion).toBeGreaterThan(before.accessVersion + 2);
});

test('the owner does not leave; who leaves a private community no longer sees it', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'PRIVATE' });
  expect(await expectNoTrace(app, () => doors.leave(community, owner))).toMatchObject({ errors: [{ code: 'OWNER_CANNOT_LEAVE' }] });
  const member = await app.world.aMember({ community });
  expect(await doors.leave(community, member)).toEqual({ community: null, errors: [] });
});

test('an answer that was lost is given again: the same key joins, applies and redeems once', async () => {
  const { owner, community: open } = await app.world.aCommunity();
  const person = await app.world.aUser();
  const idempotencyKey = randomName('key');
  const joined = await doors.join(open, person, { idempotencyKey });
  expect(joined).toMatchObject({ errors: [], community: { viewerMember: { number: 2 } } });
  expect(await doors.join(open, person, { idempotencyKey })).toEqual(joined);
  expect((await doors.join(open, person)).errors).toMatchObject([{ code: 'ALREADY_MEMBER' }]);

  const { invitation } = await doors.invite(open, owner, { maxUses: 1 });
  const guest = await app.world.aUser();
  const redeemed = await doors.joinWith(invitation.code, guest, { idempotencyKey });
  expect(redeemed).toMatchObject({ errors: [], community: { viewerMember: { number: 3 } } });
  expect(await doors.joinWith(invitation.code, guest, { idempotencyKey })).toEqual(redeemed);
  await expect(doors.joinWith('ANOTHERCODE', guest, { idempotencyKey })).resolves.toMatchObject({ errors: [{ code: 'NOT_FOUND' }] });

  const { community: asks } = await app.world.aCommunity({ visibility: 'APPLY' });
  const applied = await doors.join(asks, person, { idempotencyKey: `${idempotencyKey}2` });
  expect(applied).toMatchObject({ errors: [], joinRequest: { status: 'PENDING' } });
  expect(await doors.join(asks, person, { idempotencyKey: `${idempotencyKey}2` })).toEqual(applied);
  await expect(doors.join(asks, person, { idempotencyKey })).rejects.toThrow('IDEMPOTENCY_CONFLICT');
});
