import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { doorsOf, idOf, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
});
afterAll(() => app.stop());

test('an omitted field keeps what is there, null clears it', async () => {
  const { owner, community } = await app.world.aCommunity({ name: '美食星球', capacity: 10 });
  const first = await doors.update(community, { description: '分享每一顿饭', joinQuestions: ['为什么想加入？'] }, owner);
  expect(first).toMatchObject({ errors: [], community: { name: '美食星球', description: '分享每一顿饭', capacity: 10, joinQuestions: ['为什么想加入？'], visibility: 'PUBLIC', timeZone: 'Asia/Shanghai' } });
  const second = await doors.update(community, { name: '深夜食堂', visibility: 'APPLY', timeZone: 'Europe/Berlin' }, owner);
  expect(second.community).toMatchObject({ name: '深夜食堂', description: '分享每一顿饭', capacity: 10, joinQuestions: ['为什么想加入？'], visibility: 'APPLY', timeZone: 'Europe/Berlin' });
  const third = await doors.update(community, { description: null, capacity: null, joinQuestions: null }, owner);
  expect(third.community).toMatchObject({ name: '深夜食堂', description: '', capacity: null, joinQuestions: [] });
});

test.each([
  { input: { name: null }, code: 'REQUIRED', path: ['input', 'name'] },
  { input: { visibility: null }, code: 'REQUIRED', path: ['input', 'visibility'] },
  { input: { timeZone: null }, code: 'REQUIRED', path: ['input', 'timeZone'] },
  { input: { name: ' 一 ' }, code: 'TOO_SHORT', path: ['input', 'name'] },
  { input: { description: '长'.repeat(2_001) }, code: 'TOO_LONG', path: ['input', 'description'] },
  { input: { timeZone: 'Mars/Olympus' }, code: 'INVALID', path: ['input', 'timeZone'] },
  { input: { capacity: 0 }, code: 'OUT_OF_RANGE', path: ['input', 'capacity'] },
  { input: { joinQuestions: ['1?', '2?', '3?', '4?', '5?', '6?'] }, code: 'TOO_LONG', path: ['input', 'joinQuestions'] },
  { input: { joinQuestions: ['1?', ' '] }, code: 'REQUIRED', path: ['input', 'joinQuestions', '1'] },
])('$code at $path changes nothing', async ({ input, code, path }) => {
  const { owner, community } = await app.world.aCommunity();
  const refused = await expectNoTrace(app, () => doors.update(community, { ...input }, owner));
  expect(refused).toMatchObject({ community: null, errors: [{ __typename: 'InvalidInputError', code, path }] });
});

test('partners and the owner change the profile, nobody else', async () => {
  const { community } = await app.world.aCommunity();
  const partner = await app.world.aMember({ community, role: 'PARTNER' });
  expect((await doors.update(community, { name: '合伙人改的' }, partner)).community.name).toBe('合伙人改的');
  for (const role of ['ADMIN', 'GUEST', 'MEMBER'] as const) {
    const member = await app.world.aMember({ community, role });
    await expectNoTrace(app, () => expect(doors.update(community, { name: '不行' }, member)).rejects.toThrow('FORBIDDEN'));
  }
  const outsider = await app.world.aUser();
  await expectNoTrace(app, () => expect(doors.update(community, { name: '不行' }, outsider)).rejects.toThrow('FORBIDDEN'));
  await expectNoTrace(app, () => expect(doors.update(community, { name: '不行' })).rejects.toThrow('UNAUTHENTICATED'));
});

test('a private community is not found by outsiders who would change it', async () => {
  const { community } = await app.world.aCommunity({ visibility: 'PRIVATE' });
  const outsider = await app.world.aUser();
  const refused = await expectNoTrace(app, () => doors.update(community, { name: '不行' }, outsider));
  expect(refused).toMatchObject({ community: null, errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['communityId'] }] });
});

test('the abilities of the viewer are told beside the profile', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'APPLY' });
  const read = 'query ($id: ID!) { node(id: $id) { ... on Community { viewerCanEdit viewerCanPublishRules viewerCanInvite viewerCanAdmit viewerCanWrite viewerCannotWriteReason } } }';
  const asked = async (viewer?: Parameters<TestApp['run']>[2]) => (await app.run(read, { id: idOf(community) }, viewer)).data.node;
  expect(await asked(owner)).toEqual({ viewerCanEdit: true, viewerCanPublishRules: true, viewerCanInvite: true, viewerCanAdmit: true, viewerCanWrite: true, viewerCannotWriteReason: null });
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  expect(await asked(admin)).toEqual({ viewerCanEdit: false, viewerCanPublishRules: false, viewerCanInvite: true, viewerCanAdmit: true, viewerCanWrite: true, viewerCannotWriteReason: null });
  expect(await asked(await app.world.aMember({ community }))).toMatchObject({ viewerCanInvite: false, viewerCanAdmit: false, viewerCanWrite: true });
  expect(await asked()).toEqual({ viewerCanEdit: false, viewerCanPublishRules: false, viewerCanInvite: false, viewerCanAdmit: false, viewerCanWrite: false, viewerCannotWriteReason: 'NOT_A_MEMBER' });
});
