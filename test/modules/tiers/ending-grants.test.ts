import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../../src/kernel/clock.ts';
import { encodeId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { giveGrant, type GrantSource } from '../../../src/modules/tiers/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { randomName } from '../../support/world.ts';
import { memberIdOf } from '../growth/support.ts';
import { aProgramme, entitlementsOf } from '../kol/support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const ERRORS = 'errors { __typename ... on UserError { code path } }';
async function run(document: string, variables: Record<string, unknown>, viewer: SignedInViewer): Promise<any> {
  const { data, errors } = await app.run(document, variables, viewer);
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return Object.values(data as object)[0];
}
const idOf = async (community: CommunityRow, viewer: SignedInViewer): Promise<string> => encodeId('Member', await memberIdOf(app, community, viewer));

async function aTier(owner: SignedInViewer, community: CommunityRow, entitlements: string[]): Promise<string> {
  const input = { communityId: encodeId('Community', community.id), name: randomName('tier'), rank: 10, entitlements, idempotencyKey: randomName('key') };
  return (await run(`mutation ($input: CreateTierInput!) { createTier(input: $input) { tier { id } ${ERRORS} } }`, { input }, owner)).tier.id;
}
async function complimentary(owner: SignedInViewer, community: CommunityRow, member: SignedInViewer, entitlements: string[], days: number | null = null): Promise<string> {
  const input = { tierId: await aTier(owner, community, entitlements), memberId: await idOf(community, member), reason: '内测用户', days, idempotencyKey: randomName('key') };
  return (await run(`mutation ($input: GiveComplimentaryGrantInput!) { giveComplimentaryGrant(input: $input) { grant { id } ${ERRORS} } }`, { input }, owner)).grant.id;
}
const end = (grantId: string, reason: string | null, viewer: SignedInViewer) =>
  run(`mutation ($id: ID!, $reason: String) { endComplimentaryGrant(grantId: $id, reason: $reason) { grant { reason revokedAt } ${ERRORS} } }`, { id: grantId, reason }, viewer);
/** What a change leaves: the grants as they are stored, and the events that wait. */
async function tracesOf({ id }: CommunityRow): Promise<unknown> {
  const grants = await app.platform.database.reader.selectFrom('access_grant').selectAll().where('communityId', '=', id).orderBy('id').execute();
  const members = await app.platform.database.reader.selectFrom('member').select(['id', 'accessVersion']).where('communityId', '=', id).orderBy('id').execute();
  return { grants, members };
}

test('a reason is bounded, and a grant ends once', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const grantId = await complimentary(owner, community, member, ['a.b']);
  const before = await tracesOf(community);
  expect(await end(grantId, 'x'.repeat(201), owner)).toEqual({ grant: null, errors: [{ __typename: 'InvalidInputError', code: 'TOO_LONG', path: ['reason'] }] });
  expect(await tracesOf(community)).toEqual(before);

  expect(await end(grantId, 'x'.repeat(200), owner)).toMatchObject({ grant: { reason: 'x'.repeat(200), revokedAt: expect.any(String) }, errors: [] });
  const ended = await tracesOf(community);
  app.clock.advance(DAY);
  expect(await end(grantId, 'rewritten', owner)).toEqual({ grant: null, errors: [{ __typename: 'RefusedError', code: 'ALREADY_DECIDED', path: ['grantId'] }] });
  expect(await tracesOf(community)).toEqual(ended);
});

test('a grant whose term is over cannot be ended, and one without a reason keeps that of giving', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const overdue = await complimentary(owner, community, member, ['a.b'], 1);
  app.clock.advance(2 * DAY);
  expect((await end(overdue, 'late', owner)).errors).toEqual([{ __typename: 'RefusedError', code: 'ALREADY_DECIDED', path: ['grantId'] }]);
  expect((await end(await complimentary(owner, community, member, ['a.b']), null, owner)).grant).toMatchObject({ reason: '内测用户' });
});

test('two who end a grant at once: one of them has, and the access changes once', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  const partner = await app.world.aMember({ community, role: 'PARTNER' });
  const grantId = await complimentary(owner, community, member, ['a.b']);
  const version = async (): Promise<number> => (await app.platform.database.reader.selectFrom('member').select('accessVersion').where('communityId', '=', community.id).where('userId', '=', member.userId).executeTakeFirstOrThrow()).accessVersion;
  const before = await version();
  const answers = await Promise.all([end(grantId, 'first', owner), end(grantId, 'second', partner)]);
  expect(answers.map(({ errors }) => errors[0]?.code ?? 'OK').sort()).toEqual(['ALREADY_DECIDED', 'OK']);
  expect(await version()).toBe(before + 1);
});

const leaving = {
  ban: async (community: CommunityRow, owner: SignedInViewer, member: SignedInViewer) => {
    const id = await idOf(community, member);
    await run(`mutation ($id: ID!) { banMember(memberId: $id) { ${ERRORS} } }`, { id }, owner);
    await app.platform.jobs.drain();
    await run(`mutation ($id: ID!) { unbanMember(memberId: $id) { ${ERRORS} } }`, { id }, owner);
  },
  departure: async (community: CommunityRow, _owner: SignedInViewer, member: SignedInViewer) => {
    await run(`mutation ($id: ID!) { leaveCommunity(communityId: $id) { ${ERRORS} } }`, { id: encodeId('Community', community.id) }, member);
    await app.platform.jobs.drain();
  },
} as const;
const join = (community: CommunityRow, viewer: SignedInViewer) => run(`mutation ($input: JoinCommunityInput!) { joinCommunity(input: $input) { ${ERRORS} } }`, { input: { communityId: encodeId('Community', community.id), idempotencyKey: randomName('key') } }, viewer);

test.each(['ban', 'departure'] as const)('who comes back after a %s finds what was paid for and what points give, and nothing else', async (way) => {
  const programme = await aProgramme(app);
  const { owner, community } = programme;
  const { kol } = await programme.aKol();
  await complimentary(owner, community, kol, ['given.free']);
  const grant = (kind: GrantSource, right: string, days: number | null) => app.platform.uow.run(async (tx) => ok(await giveGrant(tx, {
    communityId: community.id, userId: kol.userId, source: { kind, id: randomName('source') }, entitlements: [right], startsAt: tx.now, endsAt: days === null ? null : new Date(tx.now.getTime() + days * DAY),
  })));
  await grant('ORDER', 'paid.once', null);
  await grant('SUBSCRIPTION', 'paid.monthly', 30);
  await grant('GROWTH_LEVEL', 'earned.level', null);
  expect((await entitlementsOf(app, community, kol)).sort()).toEqual(['earned.level', 'given.free', 'paid.monthly', 'paid.once', 'topics.create']);

  await leaving[way](community, owner, kol);
  app.clock.advance(1);
  expect(await entitlementsOf(app, community, kol)).toEqual([]);
  await join(community, kol);
  expect((await entitlementsOf(app, community, kol)).sort()).toEqual(['earned.level', 'paid.monthly', 'paid.once']);
  app.clock.advance(31 * DAY);
  expect((await entitlementsOf(app, community, kol)).sort()).toEqual(['earned.level', 'paid.once']);
});

test('what is given after somebody came back is not ended by news of their leaving that come late, or twice', async () => {
  const { owner, community } = await app.world.aCommunity();
  const member = await app.world.aMember({ community });
  await complimentary(owner, community, member, ['first.stay']);
  const event = { communityId: community.id, occurredAt: app.clock.now().toISOString(), name: 'communities.member-ended', id: randomName('event'), payload: { memberId: await memberIdOf(app, community, member), userId: member.userId, status: 'LEFT' } };
  app.clock.advance(DAY);
  await complimentary(owner, community, member, ['second.stay']);
  const [reaction] = app.modules.tiers.reactions;
  await reaction!.handle(event);
  const once = await tracesOf(community);
  expect(await entitlementsOf(app, community, member)).toEqual(['second.stay']);
  await reaction!.handle(event);
  expect(await tracesOf(community)).toEqual(once);
});
