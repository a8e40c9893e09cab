import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';
import { aProgramme, entitlementsOf, faults, LEVELS } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const OWN = 'query ($slug: String!) { community(slug: $slug) { viewerKolInvitation { id message } kols { nodes { level { name } member { number } } } viewerMember { kolStanding { level { rank } } } } }';
const NODE = 'query ($id: ID!) { node(id: $id) { ... on KolInvitation { status } ... on KolStanding { level { rank } } } }';
const node = async (id: string, viewer: SignedInViewer) => (await app.run(NODE, { id }, viewer)).data.node;
const code = (answer: Record<string, any>) => (answer.errors as { code: string }[])[0]?.code ?? null;

test('whoever accepts an invitation becomes a KOL of the first level with its privileges', async () => {
  const programme = await aProgramme(app);
  const { owner, community } = programme;
  const member = await programme.anAuthor();
  const partner = await app.world.aMember({ community, role: 'PARTNER' });
  const key = randomName('key');
  const invited = await programme.invite(member, partner, { message: '来带话题吧', idempotencyKey: key });
  expect(invited).toMatchObject({ invitation: { status: 'PENDING', message: '来带话题吧', member: { number: 2 }, invitedBy: { number: 3 } }, errors: [] });
  expect((await programme.invite(member, partner, { message: '来带话题吧', idempotencyKey: key })).invitation.id).toBe(invited.invitation.id);
  const { id } = invited.invitation;
  expect((await app.run(OWN, { slug: community.slug }, member)).data.community).toEqual({ viewerKolInvitation: { id, message: '来带话题吧' }, kols: { nodes: [] }, viewerMember: { kolStanding: null } });
  expect(await entitlementsOf(app, community, member)).toEqual([]);
  for (const viewer of [owner, partner]) expect(code(await programme.call('acceptKolInvitation', { id }, viewer))).toBe('NOT_FOUND');
  expect(await programme.call('acceptKolInvitation', { id }, member)).toMatchObject({ invitation: { status: 'ACCEPTED' }, kol: { level: { rank: 1, name: '种子' }, member: { number: 2 } }, errors: [] });
  expect(await entitlementsOf(app, community, member)).toEqual(['topics.create']);
  expect(code(await programme.call('acceptKolInvitation', { id }, member))).toBe('ALREADY_DECIDED');
  expect((await app.run(OWN, { slug: community.slug }, partner)).data.community.kols).toEqual({ nodes: [{ level: { name: '种子' }, member: { number: 2 } }] });
  expect((await app.run(OWN, { slug: community.slug }, await app.world.aUser())).data.community).toEqual({ viewerKolInvitation: null, kols: { nodes: [] }, viewerMember: null });
  expect(code(await programme.invite(member))).toBe('ALREADY_A_KOL');
  expect(await faults(app)).toEqual({});
});

test('a KOL opens a topic, which other members cannot', async () => {
  const programme = await aProgramme(app);
  const { kol } = await programme.aKol();
  const OPEN = 'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { topic { title } errors { ... on UserError { code } } } }';
  const open = (viewer: SignedInViewer) => app.run(OPEN, { input: { communityId: encodeId('Community', programme.community.id), title: '面点', idempotencyKey: randomName('key') } }, viewer);
  expect((await open(kol)).data.createTopic).toEqual({ topic: { title: '面点' }, errors: [] });
  expect((await open(await programme.anAuthor())).errors[0]!.extensions.code).toBe('FORBIDDEN');
});

test('invitations are for members who meet the targets, one at a time, by those who scout', async () => {
  const programme = await aProgramme(app);
  const { owner, community, events } = programme;
  const member = await programme.anAuthor();
  const quiet = await app.world.aMember({ community });
  const admin = await app.world.aMember({ community, role: 'ADMIN' });
  expect((await programme.invite(member, admin)).refused).toBe('FORBIDDEN');
  expect(code(await programme.invite(member, await app.world.aUser()))).toBe('NOT_FOUND');
  expect(code(await programme.invite(quiet))).toBe('NOT_ELIGIBLE');
  await events.post(owner);
  await events.settle();
  expect(code(await programme.invite(owner))).toBe('NOT_ELIGIBLE');
  expect(code(await programme.invite(member, owner, { expiresInDays: 91 }))).toBe('OUT_OF_RANGE');
  expect(code(await programme.invite(member, owner, { message: 'x'.repeat(501) }))).toBe('TOO_LONG');
  expect(await app.platform.database.reader.selectFrom('kol_invitation').select('id').where('communityId', '=', community.id).execute()).toEqual([]);
  expect(code(await programme.invite(member))).toBeNull();
  expect(code(await programme.invite(member))).toBe('ALREADY_INVITED');
  const empty = await aProgramme(app, []);
  expect(code(await empty.invite(await empty.anAuthor()))).toBe('NO_SUCH_LEVEL');
});

test('an invitation can be declined or withdrawn, and then there can be another', async () => {
  const programme = await aProgramme(app);
  const member = await programme.anAuthor();
  const first = (await programme.invite(member)).invitation.id as string;
  expect(await programme.call('declineKolInvitation', { id: first }, member)).toMatchObject({ invitation: { status: 'DECLINED' } });
  const second = (await programme.invite(member)).invitation.id as string;
  expect((await programme.call('withdrawKolInvitation', { id: second }, member)).refused).toBe('FORBIDDEN');
  expect(code(await programme.call('withdrawKolInvitation', { id: second }, await app.world.aUser()))).toBe('NOT_FOUND');
  expect(await programme.call('withdrawKolInvitation', { id: second }, programme.owner)).toMatchObject({ invitation: { status: 'WITHDRAWN' } });
  expect(code(await programme.call('acceptKolInvitation', { id: second }, member))).toBe('ALREADY_DECIDED');
  expect(code(await programme.invite(member))).toBeNull();
  expect(await node(second, member)).toEqual({ status: 'WITHDRAWN' });
  for (const viewer of [await app.world.aMember({ community: programme.community, role: 'ADMIN' }), await app.world.aUser()]) expect(await node(second, viewer)).toBeNull();
});

test('an invitation that nobody answers ends by itself', async () => {
  const programme = await aProgramme(app);
  const member = await programme.anAuthor();
  const { id } = (await programme.invite(member, programme.owner, { expiresInDays: 2 })).invitation;
  app.clock.advance(2 * DAY);
  expect(await node(id, member)).toEqual({ status: 'EXPIRED' });
  expect(code(await programme.call('acceptKolInvitation', { id }, member))).toBe('INVITATION_EXPIRED');
  await app.platform.jobs.run('kol.expire-invitations');
  const row = await app.platform.database.reader.selectFrom('kol_invitation').select(['status']).where('communityId', '=', programme.community.id).executeTakeFirstOrThrow();
  expect(row).toEqual({ status: 'EXPIRED' });
  expect(code(await programme.invite(member))).toBeNull();
});

test('two scouts at once invite somebody once, and two taps accept once', async () => {
  const programme = await aProgramme(app);
  const member = await programme.anAuthor();
  const partner = await app.world.aMember({ community: programme.community, role: 'PARTNER' });
  const invited = await Promise.all([programme.invite(member), programme.invite(member, partner)]);
  expect(invited.map((answer) => code(answer) ?? 'OK').sort()).toEqual(['ALREADY_INVITED', 'OK']);
  const { id } = invited.find(({ invitation }) => invitation)!.invitation;
  const accepted = await Promise.all([1, 2, 3].map(() => programme.call('acceptKolInvitation', { id }, member)));
  expect(accepted.map((answer) => code(answer) ?? 'OK').sort()).toEqual(['ALREADY_DECIDED', 'ALREADY_DECIDED', 'OK']);
  expect(await app.platform.database.reader.selectFrom('kol_standing').select('userId').where('communityId', '=', programme.community.id).execute()).toEqual([{ userId: member.userId }]);
});

test('an answer that was lost is given again: the same key makes a KOL once', async () => {
  const programme = await aProgramme(app);
  const member = await programme.anAuthor();
  const { id } = (await programme.invite(member)).invitation;
  const key = randomName('key');
  const first = await programme.call('acceptKolInvitation', { id, key }, member);
  expect(first).toMatchObject({ kol: { level: { rank: 1 } }, errors: [] });
  expect(await programme.call('acceptKolInvitation', { id, key }, member)).toEqual(first);
  const { id: other } = (await programme.invite(await programme.anAuthor())).invitation;
  expect((await programme.call('acceptKolInvitation', { id: other, key }, member)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
});

test('what was offered holds although the bar rose since; an owner takes no office', async () => {
  const programme = await aProgramme(app);
  const [member, heir] = [await programme.anAuthor(), await programme.anAuthor()];
  const { id } = (await programme.invite(member)).invitation;
  const { id: ofHeir } = (await programme.invite(heir)).invitation;
  await programme.set([{ ...LEVELS[0], points: 1_000, posts: 50 }]);
  expect(code(await programme.invite(await programme.anAuthor()))).toBe('NOT_ELIGIBLE');
  expect(await programme.call('acceptKolInvitation', { id }, member)).toMatchObject({ kol: { level: { rank: 1 } }, errors: [] });
  const { data } = await app.run('mutation ($id: ID!) { transferOwnership(memberId: $id) { errors { __typename } } }', { id: await programme.wireId(heir) }, programme.owner);
  expect(data.transferOwnership).toEqual({ errors: [] });
  expect(code(await programme.call('acceptKolInvitation', { id: ofHeir }, heir))).toBe('NOT_ELIGIBLE');
  expect(await node(ofHeir, heir)).toEqual({ status: 'PENDING' });
});
