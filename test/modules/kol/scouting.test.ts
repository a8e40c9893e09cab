import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { aProgramme, faults, LEVELS } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const CANDIDATES = 'query ($slug: String!, $first: Int, $after: String) { community(slug: $slug) { viewerCanScoutKols viewerCanManageKols kolCandidates(first: $first, after: $after) { nodes { member { number } targets { kind have need isMet } openInvitation { status } } pageInfo { hasNextPage endCursor } } } }';
const PROGRESS = 'query ($id: ID!) { node(id: $id) { ... on Member { kolProgress { nextLevel { name } isComplete targets { kind have need isMet } } } } }';

test('the scouting list holds those who have what the first level asks for, by points, for scouts alone', async () => {
  const programme = await aProgramme(app);
  const { owner, community, events } = programme;
  const [few, many] = [await programme.anAuthor(1), await programme.anAuthor(3)];
  const talker = await app.world.aMember({ community });
  const notice = await events.post(owner);
  for (let count = 0; count < 3; count++) await events.comment(talker, notice);
  await events.settle();
  const read = async (viewer: SignedInViewer, variables: object = {}) => (await app.run(CANDIDATES, { slug: community.slug, ...variables }, viewer)).data.community;
  const first = await read(owner, { first: 1 });
  expect(first).toMatchObject({ viewerCanScoutKols: true, viewerCanManageKols: true });
  expect(first.kolCandidates.nodes).toEqual([{
    member: { number: 3 }, openInvitation: null,
    targets: [{ kind: 'POINTS', have: 15, need: 5, isMet: true }, { kind: 'POSTS', have: 3, need: 1, isMet: true }, { kind: 'PAYING_INVITEES', have: 0, need: 0, isMet: true }],
  }]);
  expect(first.kolCandidates.pageInfo.hasNextPage).toBe(true);
  await programme.invite(few);
  const second = await read(owner, { first: 1, after: first.kolCandidates.pageInfo.endCursor });
  expect(second.kolCandidates).toMatchObject({ nodes: [{ member: { number: 2 }, openInvitation: { status: 'PENDING' } }], pageInfo: { hasNextPage: false } });

  const partner = await app.world.aMember({ community, role: 'PARTNER' });
  expect(await read(partner)).toMatchObject({ viewerCanScoutKols: true, viewerCanManageKols: false, kolCandidates: { nodes: [{ member: { number: 3 } }, { member: { number: 2 } }] } });
  const hidden = { viewerCanScoutKols: false, viewerCanManageKols: false, kolCandidates: { nodes: [] } };
  for (const viewer of [many, await app.world.aMember({ community, role: 'ADMIN' }), await app.world.aUser()]) expect(await read(viewer)).toMatchObject(hidden);
});

test('a member sees how far the next level is, and only scouts see it of others', async () => {
  const programme = await aProgramme(app);
  const { owner, events } = programme;
  const member = await programme.anAuthor(2);
  const invitedBy = member.userId;
  const buyer = await app.world.aMember({ community: programme.community });
  const posted = await events.post(member);
  await events.settle();
  await events.deletePost(member, posted);
  await events.pay(buyer, { invitedBy });
  await events.pay(buyer, { invitedBy });
  await events.pay(await app.world.aMember({ community: programme.community }), { invitedBy, amountMinor: 0 });
  await events.pay(member, { invitedBy });
  await events.settle();
  const read = async (of: SignedInViewer, by: SignedInViewer) => (await app.run(PROGRESS, { id: await programme.wireId(of) }, by)).data.node?.kolProgress ?? null;
  const figures = [{ kind: 'POINTS', have: 20, need: 5, isMet: true }, { kind: 'POSTS', have: 2, need: 1, isMet: true }, { kind: 'PAYING_INVITEES', have: 1, need: 0, isMet: true }];
  expect(await read(member, member)).toEqual({ nextLevel: { name: '种子' }, isComplete: true, targets: figures });
  expect(await read(member, owner)).toEqual({ nextLevel: { name: '种子' }, isComplete: true, targets: figures });
  expect(await read(member, buyer)).toBeNull();
  const { invitation } = await programme.invite(member);
  await programme.call('acceptKolInvitation', { id: invitation.id }, member);
  expect(await read(member, member)).toMatchObject({ nextLevel: { name: '领袖' }, isComplete: false, targets: [{ have: 20, need: 15, isMet: true }, { have: 2, need: 3, isMet: false }, { have: 1, need: 1, isMet: true }] });
  expect(await faults(app)).toEqual({});
});

test('posts and payments are counted once, in whatever order and however often their events come', async () => {
  const programme = await aProgramme(app);
  const { community } = programme;
  const [author, buyer] = [await app.world.aMember({ community }), await app.world.aMember({ community })];
  const [kept, gone, never] = [newId(), newId(), newId()];
  const tell = (reaction: string, payload: object) => app.platform.jobs.run(reaction, { id: newId(), name: '', communityId: community.id, occurredAt: app.clock.now().toISOString(), payload });
  const post = (postId: string) => ({ postId, authorId: author.userId, topicId: newId() });
  for (const reaction of ['kol.count-post', 'kol.count-post']) await tell(reaction, post(kept));
  for (const reaction of ['kol.count-post', 'kol.discount-post', 'kol.discount-post', 'kol.count-post']) await tell(reaction, post(gone));
  for (const reaction of ['kol.discount-post', 'kol.count-post']) await tell(reaction, post(never));
  const order = { orderId: newId(), userId: buyer.userId, tierId: newId(), amountMinor: 100, currency: 'CNY', kind: 'MONTHLY', invitedBy: author.userId };
  await Promise.all([tell('kol.count-paying-invitee', order), tell('kol.count-paying-invitee', order)]);
  const rows = await app.platform.database.reader.selectFrom('kol_activity').select(['postCount', 'payingInviteeCount']).where('communityId', '=', community.id).execute();
  expect(rows).toEqual([{ postCount: 1, payingInviteeCount: 1 }]);
  expect(await faults(app)).toEqual({});
});

test('levels are set by the owner alone, with clear refusals, and a level that somebody holds stays', async () => {
  const programme = await aProgramme(app, []);
  const { community, set } = programme;
  const refused = async (levels: object[]) => (await set(levels)).errors as object[];
  const at = (code: string, ...path: string[]) => [{ __typename: 'InvalidInputError', code, path: ['input', 'levels', ...path] }];
  const [first, second] = LEVELS as [object, object];
  expect(await refused([first, { ...second, posts: 0 }])).toEqual(at('OUT_OF_RANGE', '1', 'posts'));
  expect(await refused([{ ...first, points: -1 }])).toEqual(at('OUT_OF_RANGE', '0', 'points'));
  expect(await refused([first, { ...second, name: '种子' }])).toEqual(at('TAKEN', '1', 'name'));
  expect(await refused([{ ...first, entitlements: ['NO'] }])).toEqual(at('INVALID', '0', 'entitlements'));
  expect(await refused(Array.from({ length: 11 }, (_, index) => ({ ...first, name: String(index) })))).toEqual(at('OUT_OF_RANGE'));
  for (const viewer of [await app.world.aMember({ community, role: 'PARTNER' }), await app.world.aUser()]) expect((await set(LEVELS, viewer)).refused).toBe('FORBIDDEN');
  expect(await app.platform.database.reader.selectFrom('kol_level').select('name').where('communityId', '=', community.id).execute()).toEqual([]);

  expect((await set(LEVELS)).community.kolLevels).toMatchObject([
    { rank: 1, name: '种子', entitlements: ['topics.create'], targets: [{ kind: 'POINTS', need: 5 }, { kind: 'POSTS', need: 1 }, { kind: 'PAYING_INVITEES', need: 0 }] },
    { rank: 2, name: '领袖', entitlements: ['rooms.join.kol'] },
  ]);
  const { kol, kolId } = await programme.aKol();
  expect(await refused([])).toEqual([{ __typename: 'RefusedError', code: 'LEVEL_IN_USE', path: ['input', 'levels'] }]);
  await programme.call('endKolStanding', { id: kolId, input: { reason: '休息' } }, kol);
  expect((await set([])).errors).toEqual([]);
  expect((await set([first])).community.kolLevels).toHaveLength(1);
});
