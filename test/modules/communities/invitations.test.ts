import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import { doorsOf, idOf, memberIdOf, membership, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
});
afterAll(() => app.stop());

const PREVIEW = 'query ($code: String!) { invitation(code: $code) { name description expiresAt rules { version body } } }';
const preview = async (code: string) => (await app.run(PREVIEW, { code })).data.invitation;

test('a code opens a private community, which shows its name to the holder before', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'PRIVATE', name: '互助小组' });
  await doors.update(community, { description: '只给自己人' }, owner);
  await doors.publishRules(community, '保密', owner);
  const { invitation } = await doors.invite(community, owner);
  expect(invitation).toMatchObject({ code: expect.stringMatching(/^[2-9A-HJ-NP-Z]{16}$/), maxUses: null, useCount: 0, expiresAt: null, createdBy: { role: 'OWNER' } });
  expect(await preview(invitation.code)).toEqual({ name: '互助小组', description: '只给自己人', expiresAt: null, rules: { version: 1, body: '保密' } });
  const person = await app.world.aUser();
  const joined = await doors.joinWith(invitation.code.toLowerCase().replace(/(.{4})/g, '$1 '), person, { acknowledgedRulesVersion: 1 });
  expect(joined).toMatchObject({ errors: [], joinRequest: null, community: { name: '互助小组', memberCount: 2, viewerMember: { number: 2 } } });
  expect(await membership(app, community, person)).toMatchObject({ invitedByUserId: owner.userId, acknowledgedRulesVersion: 1 });
  const read = 'query ($id: ID!) { node(id: $id) { ... on Community { members { nodes { number invitedBy { number } } } } } }';
  expect((await app.run(read, { id: idOf(community) }, owner)).data.node.members.nodes).toEqual([{ number: 1, invitedBy: null }, { number: 2, invitedBy: { number: 1 } }]);
  const third = await app.world.aMember({ community });
  expect((await app.run(read, { id: idOf(community) }, third)).data.node.members.nodes[1]).toEqual({ number: 2, invitedBy: null });
});

test('an unknown code tells nothing', async () => {
  const person = await app.world.aUser();
  expect(await preview('AAAAAAAAAAAAAAAA')).toBeNull();
  expect(await expectNoTrace(app, () => doors.joinWith('AAAAAAAAAAAAAAAA', person))).toMatchObject({ community: null, errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['input', 'code'] }] });
});

test('a code is used up, exactly, however many come at once', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'INVITE' });
  const { invitation } = await doors.invite(community, owner, { maxUses: 3 });
  const people = await Promise.all(Array.from({ length: 12 }, () => app.world.aUser()));
  const outcomes = await Promise.all(people.map((person) => doors.joinWith(invitation.code, person)));
  expect(outcomes.filter(({ errors }) => errors.length === 0)).toHaveLength(3);
  expect(outcomes.filter(({ errors }) => errors[0]?.code === 'INVITATION_SPENT')).toHaveLength(9);
  expect(await preview(invitation.code)).toBeNull();
  const { data } = await app.run('query ($id: ID!) { node(id: $id) { ... on Community { memberCount invitations { nodes { useCount maxUses } } } } }', { id: idOf(community) }, owner);
  expect(data.node).toEqual({ memberCount: 4, invitations: { nodes: [{ useCount: 3, maxUses: 3 }] } });
});

test('a code expires, and can be taken back', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'INVITE' });
  const { invitation: short } = await doors.invite(community, owner, { expiresAt: new Date(app.clock.now().getTime() + 60_000).toISOString() });
  const { invitation: taken } = await doors.invite(community, owner);
  expect(await preview(short.code)).toMatchObject({ name: community.name });
  app.clock.advance(60_001);
  expect(await doors.revoke(taken.id, owner)).toMatchObject({ errors: [], invitation: { revokedAt: expect.any(String) } });
  await expectNoTrace(app, () => doors.revoke(taken.id, owner));
  const person = await app.world.aUser();
  for (const { code } of [short, taken]) {
    expect(await preview(code)).toBeNull();
    expect(await expectNoTrace(app, () => doors.joinWith(code, person))).toMatchObject({ errors: [{ code: 'INVITATION_EXPIRED', path: ['input', 'code'] }] });
  }
});

test('a code lets an applicant in without anybody deciding', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY' });
  const applicant = await app.world.aUser();
  const { joinRequest } = await doors.join(community, applicant);
  const { invitation } = await doors.invite(community, owner);
  expect(await doors.joinWith(invitation.code, applicant)).toMatchObject({ errors: [], joinRequest: null, community: { viewerMember: { number: 2 } } });
  const { data } = await app.run('query ($id: ID!) { node(id: $id) { ... on JoinRequest { status } } }', { id: joinRequest.id }, applicant);
  expect(data.node.status).toBe('ADMITTED');
});

test('where the door is open every member invites, elsewhere those who keep it', async () => {
  const { community: open } = await app.world.aCommunity();
  const { community: closed } = await app.world.aCommunity({ visibility: 'INVITE' });
  const inviter = await app.world.aMember({ community: open });
  const { invitation } = await doors.invite(open, inviter);
  const invited = await app.world.aUser();
  await doors.joinWith(invitation.code, invited);
  expect(await membership(app, open, invited)).toMatchObject({ invitedByUserId: inviter.userId });
  const member = await app.world.aMember({ community: closed });
  await expectNoTrace(app, () => expect(doors.invite(closed, member)).rejects.toThrow('FORBIDDEN'));
  const admin = await app.world.aMember({ community: closed, role: 'ADMIN' });
  expect((await doors.invite(closed, admin)).errors).toEqual([]);
  const outsider = await app.world.aUser();
  await expectNoTrace(app, () => expect(doors.invite(open, outsider)).rejects.toThrow('FORBIDDEN'));
});

test('members see and take back their own codes, those who keep the door all of them', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [one, two, outsider] = [await app.world.aMember({ community }), await app.world.aMember({ community }), await app.world.aUser()];
  const { invitation: mine } = await doors.invite(community, one);
  const { invitation: theirs } = await doors.invite(community, two);
  const listed = async (viewer: typeof one) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Community { invitations { nodes { id } } } } }', { id: idOf(community) }, viewer)).data.node.invitations.nodes.map(({ id }: { id: string }) => id);
  expect(await listed(one)).toEqual([mine.id]);
  expect(await listed(owner)).toEqual([theirs.id, mine.id]);
  expect(await listed(outsider)).toEqual([]);
  const code = async (viewer: typeof one) => (await app.run('query ($id: ID!) { node(id: $id) { ... on Invitation { code } } }', { id: theirs.id }, viewer)).data.node;
  expect([await code(two), await code(owner), await code(one), await code(outsider)]).toEqual([{ code: theirs.code }, { code: theirs.code }, null, null]);
  for (const viewer of [one, outsider]) expect(await expectNoTrace(app, () => doors.revoke(theirs.id, viewer))).toMatchObject({ errors: [{ code: 'NOT_FOUND', path: ['invitationId'] }] });
  expect((await doors.revoke(theirs.id, owner)).errors).toEqual([]);
});

test('the codes of somebody who is no member any more open nothing: for good when they were put out, until they come back when they left', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [removed, left] = [await app.world.aMember({ community }), await app.world.aMember({ community })];
  const { invitation: dead } = await doors.invite(community, removed);
  const { invitation: asleep } = await doors.invite(community, left);
  await doors.remove(memberIdOf(await membership(app, community, removed)), owner);
  await doors.leave(community, left);
  const newcomer = await app.world.aUser();
  for (const { code } of [dead, asleep]) {
    expect(await preview(code)).toBeNull();
    expect(await expectNoTrace(app, () => doors.joinWith(code, newcomer))).toMatchObject({ community: null, errors: [{ code: 'INVITATION_EXPIRED', path: ['input', 'code'] }] });
  }
  await doors.join(community, removed);
  await doors.join(community, left);
  expect(await preview(dead.code)).toBeNull();
  expect((await doors.joinWith(asleep.code, newcomer)).errors).toEqual([]);
});

test("a member's code is good while the door stands open; those of who keeps it stay good", async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const { invitation: ofMember } = await doors.invite(community, member);
  const { invitation: ofOwner } = await doors.invite(community, owner);
  await doors.update(community, { visibility: 'PRIVATE' }, owner);
  const newcomer = await app.world.aUser();
  expect(await preview(ofMember.code)).toBeNull();
  expect(await expectNoTrace(app, () => doors.joinWith(ofMember.code, newcomer))).toMatchObject({ community: null, errors: [{ code: 'INVITATION_EXPIRED', path: ['input', 'code'] }] });
  expect((await doors.joinWith(ofOwner.code, newcomer)).errors).toEqual([]);
});

test('the codes of an admin end with the office', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'PRIVATE' });
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  const { invitation } = await doors.invite(community, admin);
  expect(await preview(invitation.code)).toMatchObject({ name: community.name });
  expect((await doors.assignRole(memberIdOf(await membership(app, community, admin)), 'MEMBER', owner)).errors).toEqual([]);
  const newcomer = await app.world.aUser();
  expect(await preview(invitation.code)).toBeNull();
  expect(await expectNoTrace(app, () => doors.joinWith(invitation.code, newcomer))).toMatchObject({ errors: [{ code: 'INVITATION_EXPIRED' }] });
});

test('a member holds 20 live codes at a time, whoever keeps the door 200, however many are asked for at once', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const makeMany = async (viewer: typeof owner, count: number): Promise<any[]> => {
    const made = [];
    for (let batch = 0; batch < count; batch += 8) made.push(...(await Promise.all(Array.from({ length: Math.min(8, count - batch) }, () => doors.invite(community, viewer)))));
    return made;
  };
  const answers = await makeMany(member, 24);
  const made = answers.filter(({ invitation }) => invitation !== null);
  expect(made).toHaveLength(20);
  expect(answers.find(({ invitation }) => invitation === null)).toMatchObject({ errors: [{ __typename: 'RefusedError', code: 'TOO_MANY_INVITATIONS' }] });
  expect(await expectNoTrace(app, () => doors.invite(community, member))).toMatchObject({ errors: [{ code: 'TOO_MANY_INVITATIONS' }] });
  await doors.revoke(made[0].invitation.id, member);
  expect((await doors.invite(community, member, { maxUses: 1 })).errors).toEqual([]);
  expect((await makeMany(owner, 201)).filter(({ invitation }) => invitation !== null)).toHaveLength(200);
});

test.each([
  { more: { maxUses: 0 }, code: 'OUT_OF_RANGE', path: ['input', 'maxUses'] },
  { more: { maxUses: 10_001 }, code: 'OUT_OF_RANGE', path: ['input', 'maxUses'] },
  { more: { expiresAt: '2020-01-01T00:00:00.000Z' }, code: 'INVALID', path: ['input', 'expiresAt'] },
])('$code at $path makes no code', async ({ more, code, path }) => {
  const { owner, community } = await app.world.aCommunity();
  expect(await expectNoTrace(app, () => doors.invite(community, owner, more))).toMatchObject({ invitation: null, errors: [{ code, path }] });
});

test('the same key makes one code; a private community is not there to invite to', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'PRIVATE' });
  const first = await doors.invite(community, owner, { idempotencyKey: 'once' });
  expect(await doors.invite(community, owner, { idempotencyKey: 'once' })).toEqual(first);
  const outsider = await app.world.aUser();
  expect(await expectNoTrace(app, () => doors.invite(community, outsider))).toMatchObject({ errors: [{ code: 'NOT_FOUND', path: ['input', 'communityId'] }] });
  expect((await app.run('query ($id: ID!) { node(id: $id) { id } }', { id: encodeId('Community', community.id) }, outsider)).data.node).toBeNull();
});
