import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startApp, type TestApp } from '../../support/app.ts';
import { expectNoTrace } from '../../support/no-trace.ts';
import { requireSpeaker } from '../../../src/modules/communities/index.ts';
import { doorsOf, idOf, membership, type Doors } from './doors.ts';

let app: TestApp;
let doors: Doors;
beforeAll(async () => {
  app = await startApp();
  doors = doorsOf(app);
});
afterAll(() => app.stop());

const READ = 'query ($id: ID!) { node(id: $id) { ... on Community { viewerCanWrite viewerCannotWriteReason rules { version body } rulesVersions { nodes { version body } } members { nodes { number } } } } }';

test('new rules are a new version, and whoever has not acknowledged it reads but does not write', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const read = async (viewer = member) => (await app.run(READ, { id: idOf(community) }, viewer)).data.node;
  expect(await read()).toMatchObject({ viewerCanWrite: true, rules: null, rulesVersions: { nodes: [] } });

  expect(await doors.publishRules(community, '一、友善。', owner)).toEqual({ community: { rules: { version: 1, body: '一、友善。' } }, errors: [] });
  expect(await read(owner)).toMatchObject({ viewerCanWrite: true });
  expect(await read()).toMatchObject({ viewerCanWrite: false, viewerCannotWriteReason: 'RULES_NOT_ACKNOWLEDGED', members: { nodes: [{ number: 1 }, { number: 2 }] } });

  expect(await doors.acknowledge(community, 1, member)).toEqual({ community: { viewerCanWrite: true, viewerCannotWriteReason: null }, errors: [] });
  await doors.publishRules(community, '一、友善。二、不发广告。', owner);
  expect(await read()).toEqual({
    viewerCanWrite: false, viewerCannotWriteReason: 'RULES_NOT_ACKNOWLEDGED', rules: { version: 2, body: '一、友善。二、不发广告。' },
    rulesVersions: { nodes: [{ version: 2, body: '一、友善。二、不发广告。' }, { version: 1, body: '一、友善。' }] }, members: { nodes: [{ number: 1 }, { number: 2 }] },
  });
});

test('only the current version can be acknowledged, by members', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  await doors.publishRules(community, '一', owner);
  await doors.publishRules(community, '二', owner);
  for (const version of [1, 3, 0]) {
    const refused = await expectNoTrace(app, () => doors.acknowledge(community, version, member));
    expect(refused).toMatchObject({ community: null, errors: [{ code: 'INVALID', path: ['version'] }] });
  }
  const outsider = await app.world.aUser();
  expect(await expectNoTrace(app, () => doors.acknowledge(community, 2, outsider))).toMatchObject({ errors: [{ code: 'NOT_A_MEMBER' }] });
  await doors.acknowledge(community, 2, member);
  await expectNoTrace(app, () => doors.acknowledge(community, 2, member));
});

test('the same key publishes once', async () => {
  const { owner, community } = await app.world.aCommunity();
  await doors.publishRules(community, '一', owner, 'once');
  expect(await doors.publishRules(community, '一', owner, 'once')).toMatchObject({ community: { rules: { version: 1 } } });
  await expect(doors.publishRules(community, '二', owner, 'once')).rejects.toThrow('IDEMPOTENCY_CONFLICT');
});

test('partners and the owner publish, nobody else; empty rules are refused', async () => {
  const { owner, community } = await app.world.aCommunity();
  const partner = await app.world.aMember({ community, role: 'PARTNER' });
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  expect(await expectNoTrace(app, () => doors.publishRules(community, '  ', owner))).toMatchObject({ errors: [{ code: 'REQUIRED', path: ['input', 'body'] }] });
  await expectNoTrace(app, () => expect(doors.publishRules(community, '一', admin)).rejects.toThrow('FORBIDDEN'));
  expect((await doors.publishRules(community, '一', partner)).errors).toEqual([]);
});

test('whoever reads the rules at the door writes at once; an older version does not count', async () => {
  const { owner, community } = await app.world.aCommunity();
  await doors.publishRules(community, '一', owner);
  await doors.publishRules(community, '二', owner);
  const [reader, skimmer] = [await app.world.aUser(), await app.world.aUser()];
  await doors.join(community, reader, { acknowledgedRulesVersion: 2 });
  await doors.join(community, skimmer, { acknowledgedRulesVersion: 1 });
  expect((await membership(app, community, reader)).acknowledgedRulesVersion).toBe(2);
  expect((await membership(app, community, skimmer)).acknowledgedRulesVersion).toBe(0);
});

test('a version from the future is not acknowledged at the door', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aUser();
  await doors.join(community, member, { acknowledgedRulesVersion: 1 });
  await doors.publishRules(community, '一', owner);
  expect((await app.run(READ, { id: idOf(community) }, member)).data.node.viewerCanWrite).toBe(false);
});

test('rules of a private community are not there for outsiders', async () => {
  const { owner, community } = await app.world.aCommunity({ visibility: 'PRIVATE' });
  await doors.publishRules(community, '金丝雀', owner);
  const { data } = await app.run('query ($id: ID!) { node(id: $id) { ... on Community { rules { id } } } }', { id: idOf(community) }, owner);
  const read = 'query ($id: ID!) { node(id: $id) { ... on RulesVersion { body } } }';
  expect((await app.run(read, { id: data.node.rules.id }, owner)).data.node).toEqual({ body: '金丝雀' });
  expect((await app.run(read, { id: data.node.rules.id }, await app.world.aUser())).data.node).toBeNull();
});

test('other modules ask in one place who may write', async () => {
  const { owner, community } = await app.world.aCommunity();
  const { reader } = app.platform.database;
  const [member, muted, unread, banned] = [await app.world.aMember({ community }), await app.world.aMember({ community }), await app.world.aMember({ community }), await app.world.aMember({ community })];
  await doors.publishRules(community, '一', owner);
  for (const viewer of [member, muted]) await doors.acknowledge(community, 1, viewer);
  const until = new Date(app.clock.now().getTime() + 60_000);
  await app.modules.communities.muteMember(owner, (await membership(app, community, muted)).id, until);
  await app.modules.communities.banMember(owner, (await membership(app, community, banned)).id);
  const ask = async (viewer: typeof member) => {
    const result = await requireSpeaker(reader, viewer, community.id, app.clock.now(), 'input', 'roomId');
    return result.ok ? 'ok' : result.failure;
  };
  expect(await ask(member)).toBe('ok');
  expect(await ask(muted)).toEqual({ kind: 'MUTED', path: ['input', 'roomId'], params: { until: until.toISOString() } });
  expect(await ask(unread)).toEqual({ kind: 'RULES_NOT_ACKNOWLEDGED', path: ['input', 'roomId'], params: { version: 1 } });
  expect(await ask(banned)).toEqual({ kind: 'BANNED', path: ['input', 'roomId'] });
  expect(await ask(await app.world.aUser())).toEqual({ kind: 'NOT_A_MEMBER', path: ['input', 'roomId'] });
  app.clock.advance(60_001);
  expect(await ask(muted)).toBe('ok');
});
