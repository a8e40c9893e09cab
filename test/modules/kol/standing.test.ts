import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { aProgramme, entitlementsOf, faults, LEVELS } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const HISTORY = 'query ($id: ID!) { node(id: $id) { ... on KolStanding { level { name } endedAt viewerCanReadHistory history { nodes { kind fromLevel toLevel reason hadMetTargets by { number } } } } } }';
const history = async (id: string, viewer: SignedInViewer) => (await app.run(HISTORY, { id }, viewer)).data.node;
const code = (answer: Record<string, any>) => (answer.errors as { code: string }[])[0]?.code ?? null;

test('the owner promotes and demotes with a reason, privileges follow, and the history says so to the KOL and the owner', async () => {
  const programme = await aProgramme(app);
  const { owner, community, events, levelIds } = programme;
  const { kol, kolId } = await programme.aKol(3);
  const [first, second] = levelIds as [string, string];
  const up = (input: object = {}, viewer = owner) => programme.call('promoteKol', { id: kolId, input: { toLevelId: second, reason: '带来了很多好内容', ...input } }, viewer);
  expect(await up()).toMatchObject({ kol: null, errors: [{ code: 'TARGET_NOT_MET', path: ['input', 'toLevelId'] }] });
  await events.pay(await app.world.aMember({ community }), { invitedBy: kol.userId });
  await events.settle();
  expect(await up()).toMatchObject({ kol: { level: { name: '领袖' } }, errors: [] });
  expect(code(await up())).toBe('NO_SUCH_LEVEL');
  expect(await entitlementsOf(app, community, kol)).toEqual(['rooms.join.kol', 'topics.create']);
  const down = (input: object = {}, viewer = owner) => programme.call('demoteKol', { id: kolId, input: { toLevelId: first, reason: '本月没有更新', ...input } }, viewer);
  expect(code(await down({ toLevelId: second }))).toBe('NO_SUCH_LEVEL');
  expect(code(await down({ reason: '  ' }))).toBe('REQUIRED');
  expect(await down()).toMatchObject({ kol: { level: { name: '种子' } }, errors: [] });
  expect(await entitlementsOf(app, community, kol)).toEqual(['topics.create']);

  const partner = await app.world.aMember({ community, role: 'PARTNER' });
  for (const viewer of [partner, kol]) expect((await up({}, viewer)).refused).toBe('FORBIDDEN');
  expect(code(await up({}, await app.world.aUser()))).toBe('NOT_FOUND');
  const lines = [
    { kind: 'DEMOTED', fromLevel: '领袖', toLevel: '种子', reason: '本月没有更新', hadMetTargets: true, by: { number: 1 } },
    { kind: 'PROMOTED', fromLevel: '种子', toLevel: '领袖', reason: '带来了很多好内容', hadMetTargets: true, by: { number: 1 } },
    { kind: 'JOINED', fromLevel: null, toLevel: '种子', reason: null, hadMetTargets: null, by: { number: 2 } },
  ];
  for (const viewer of [owner, kol]) expect(await history(kolId, viewer)).toMatchObject({ viewerCanReadHistory: true, history: { nodes: lines } });
  expect(await history(kolId, partner)).toMatchObject({ level: { name: '种子' }, viewerCanReadHistory: false, history: { nodes: [] } });
  expect(await history(kolId, await app.world.aUser())).toBeNull();
  expect(await faults(app)).toEqual({});
});

test('a promotion despite the targets is allowed when said so, and remembered', async () => {
  const programme = await aProgramme(app);
  const { kol, kolId } = await programme.aKol();
  const input = { toLevelId: programme.levelIds[1]!, reason: '线下活动贡献突出', despiteTargets: true };
  expect(await programme.call('promoteKol', { id: kolId, input }, programme.owner)).toMatchObject({ kol: { level: { name: '领袖' } } });
  expect((await history(kolId, kol)).history.nodes[0]).toMatchObject({ kind: 'PROMOTED', hadMetTargets: false });
  const elsewhere = await aProgramme(app);
  expect(code(await programme.call('demoteKol', { id: kolId, input: { toLevelId: elsewhere.levelIds[0]!, reason: '别处的等级' } }, programme.owner))).toBe('NO_SUCH_LEVEL');
});

test('what a level gives can change, and everybody who holds it follows', async () => {
  const programme = await aProgramme(app);
  const { kol } = await programme.aKol();
  await programme.set([{ ...LEVELS[0], entitlements: ['posts.pin', 'topics.create'] }, LEVELS[1]!]);
  await app.platform.jobs.drain();
  expect(await entitlementsOf(app, programme.community, kol)).toEqual(['posts.pin', 'topics.create']);
  await programme.set([{ ...LEVELS[0], entitlements: [] }, LEVELS[1]!]);
  await app.platform.jobs.drain();
  expect(await entitlementsOf(app, programme.community, kol)).toEqual([]);
  expect(await faults(app)).toEqual({});
});

test('a standing ends by the owner, by the KOL, or by leaving, and the privileges with it', async () => {
  const programme = await aProgramme(app);
  const { owner, community } = programme;
  const end = (id: string, viewer: SignedInViewer, reason = '约定到期') => programme.call('endKolStanding', { id, input: { reason } }, viewer);
  const ended = await programme.aKol();
  expect((await end(ended.kolId, await app.world.aMember({ community, role: 'PARTNER' }))).refused).toBe('FORBIDDEN');
  expect(await end(ended.kolId, owner)).toMatchObject({ kol: { level: null, endedAt: expect.any(String) }, errors: [] });
  expect(code(await end(ended.kolId, owner))).toBe('NOT_A_KOL');
  expect(await entitlementsOf(app, community, ended.kol)).toEqual([]);
  expect(code(await programme.invite(ended.kol))).toBeNull();

  const tired = await programme.aKol();
  expect(code(await end(tired.kolId, tired.kol, '没有时间了'))).toBeNull();

  const leaver = await programme.aKol();
  const invited = await programme.anAuthor();
  const { id } = (await programme.invite(invited)).invitation;
  const LEAVE = 'mutation ($id: ID!) { leaveCommunity(communityId: $id) { errors { ... on UserError { code } } } }';
  for (const viewer of [leaver.kol, invited]) expect((await app.run(LEAVE, { id: encodeId('Community', community.id) }, viewer)).data.leaveCommunity.errors).toEqual([]);
  await app.platform.jobs.drain();
  expect(await history(leaver.kolId, owner)).toMatchObject({ level: null, history: { nodes: [{ kind: 'ENDED', fromLevel: '种子', toLevel: null, reason: null, by: null }, { kind: 'JOINED' }] } });
  expect(code(await programme.call('acceptKolInvitation', { id }, invited))).toBe('NOT_A_MEMBER');
  expect((await app.run('query ($id: ID!) { node(id: $id) { ... on KolInvitation { status } } }', { id }, owner)).data.node).toEqual({ status: 'WITHDRAWN' });
  expect((await app.run('query ($slug: String!) { community(slug: $slug) { kols { nodes { id } } } }', { slug: community.slug }, owner)).data.community.kols.nodes).toEqual([]);
  expect(await faults(app)).toEqual({});
});

test('two owners at once promote somebody once', async () => {
  const programme = await aProgramme(app);
  const { kolId } = await programme.aKol();
  const input = { toLevelId: programme.levelIds[1]!, reason: '同时点击', despiteTargets: true };
  const answers = await Promise.all([1, 2, 3].map(() => programme.call('promoteKol', { id: kolId, input }, programme.owner)));
  expect(answers.map(code).sort()).toEqual(['NO_SUCH_LEVEL', 'NO_SUCH_LEVEL', null].sort());
  expect((await history(kolId, programme.owner)).history.nodes.map(({ kind }: { kind: string }) => kind)).toEqual(['PROMOTED', 'JOINED']);
});

test('a list of members with their KOL standing takes a constant number of statements', async () => {
  const programme = await aProgramme(app);
  const { owner, community } = programme;
  const DOCUMENT = 'query ($slug: String!) { community(slug: $slug) { members { nodes { kolStanding { level { name } } kolProgress { targets { have } } } } kols { nodes { level { name } member { number } } } } }';
  const count = async () => {
    app.platform.database.queryLog.start();
    await app.run(DOCUMENT, { slug: community.slug }, owner);
    return app.platform.database.queryLog.stop().length;
  };
  await programme.aKol();
  await programme.invite(await programme.anAuthor());
  const before = await count();
  for (let index = 0; index < 3; index++) await programme.aKol();
  await programme.invite(await programme.anAuthor());
  expect(await count()).toBe(before);
});
