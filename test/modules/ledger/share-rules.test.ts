import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId, newId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import type { CommunityRow } from '../../../src/modules/communities/index.ts';
import { KolStanding } from '../../../src/modules/kol/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { booksOf } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const RULE = 'version platformBasisPoints kolBasisPoints ownerBasisPoints partners { basisPoints user { id } }';
const ERRORS = 'errors { __typename ... on UserError { code path } }';
const mutate = async (name: 'updateShareRule' | 'setPlatformFee', args: string, variables: object, viewer: SignedInViewer) => {
  const types = name === 'updateShareRule' ? '$id: ID!, $input: UpdateShareRuleInput!' : '$id: ID!, $basisPoints: Int!';
  const { data, errors } = await app.run(`mutation (${types}) { ${name}(${args}) { shareRule { ${RULE} } ${ERRORS} } }`, variables as Record<string, unknown>, viewer);
  return { payload: data?.[name], codes: errors.map(({ extensions }) => extensions.code) };
};
const update = ({ id }: CommunityRow, input: object, viewer: SignedInViewer) => mutate('updateShareRule', 'communityId: $id, input: $input', { id: encodeId('Community', id), input }, viewer);
const setFee = ({ id }: CommunityRow, basisPoints: number, viewer: SignedInViewer) => mutate('setPlatformFee', 'communityId: $id, basisPoints: $basisPoints', { id: encodeId('Community', id), basisPoints }, viewer);
const ruleOf = async ({ slug }: CommunityRow, viewer: SignedInViewer) =>
  (await app.run(`query ($slug: String!) { community(slug: $slug) { shareRule { ${RULE} } shareRuleVersions { nodes { version } } } }`, { slug }, viewer)).data.community;
const memberId = async (community: CommunityRow, { userId }: SignedInViewer): Promise<string> =>
  encodeId('Member', (await app.platform.database.reader.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', userId).executeTakeFirstOrThrow()).id as string);

test('the owner sets what partners and KOLs get, staff what the platform keeps; each change is a version, the same again is none', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [partner, staff] = [await app.world.aMember({ community, role: 'PARTNER' }), await app.world.aUser({ isStaff: true })];
  expect(await ruleOf(community, owner)).toEqual({ shareRule: { version: 0, platformBasisPoints: 1_000, kolBasisPoints: 0, ownerBasisPoints: 9_000, partners: [] }, shareRuleVersions: { nodes: [] } });
  const input = { partners: [{ memberId: await memberId(community, partner), basisPoints: 2_500 }], kolBasisPoints: 500 };
  const partners = [{ basisPoints: 2_500, user: { id: encodeId('User', partner.userId) } }];
  expect((await update(community, input, owner)).payload).toEqual({ shareRule: { version: 1, platformBasisPoints: 1_000, kolBasisPoints: 500, ownerBasisPoints: 6_000, partners }, errors: [] });
  expect((await setFee(community, 300, staff)).payload).toEqual({ shareRule: { version: 2, platformBasisPoints: 300, kolBasisPoints: 500, ownerBasisPoints: 6_700, partners }, errors: [] });
  expect((await update(community, input, owner)).payload.shareRule.version).toBe(2);
  expect((await update(community, { kolBasisPoints: null }, owner)).payload.shareRule).toMatchObject({ version: 3, kolBasisPoints: 0, partners });
  expect((await update(community, { partners: null }, owner)).payload.shareRule).toMatchObject({ version: 4, ownerBasisPoints: 9_700, partners: [] });
  expect((await ruleOf(community, owner)).shareRuleVersions.nodes).toEqual([4, 3, 2, 1].map((version) => ({ version })));
  const { data } = await app.run('{ staffActs(first: 1) { nodes { act target } } }', {}, staff);
  expect(data.staffActs.nodes).toEqual([{ act: 'SET_PLATFORM_FEE', target: encodeId('Community', community.id) }]);
});

test('what does not add up, or is for somebody who is no partner, is refused and writes nothing', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [partner, member, staff] = [await app.world.aMember({ community, role: 'PARTNER' }), await app.world.aMember({ community }), await app.world.aUser({ isStaff: true })];
  const [partnerId, plainId] = [await memberId(community, partner), await memberId(community, member)];
  const other = await app.world.aCommunity();
  const refusal = async (input: object) => (await update(community, input, owner)).payload.errors;
  expect(await refusal({ partners: [{ memberId: partnerId, basisPoints: 9_001 }] })).toEqual([{ __typename: 'InvalidInputError', code: 'OUT_OF_RANGE', path: ['input', 'partners'] }]);
  expect(await refusal({ partners: [{ memberId: partnerId, basisPoints: 0 }] })).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['input', 'partners', '0', 'basisPoints'] }]);
  expect(await refusal({ kolBasisPoints: -1 })).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['input', 'kolBasisPoints'] }]);
  expect(await refusal({ partners: [{ memberId: plainId, basisPoints: 100 }] })).toMatchObject([{ code: 'NOT_ELIGIBLE', path: ['input', 'partners', '0', 'memberId'] }]);
  expect(await refusal({ partners: [1, 2].map(() => ({ memberId: partnerId, basisPoints: 100 })) })).toMatchObject([{ code: 'TAKEN', path: ['input', 'partners', '1', 'memberId'] }]);
  expect(await refusal({ partners: [{ memberId: await memberId(other.community, other.owner), basisPoints: 100 }] })).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect((await setFee(community, 10_001, staff)).payload.errors).toMatchObject([{ code: 'OUT_OF_RANGE', path: ['basisPoints'] }]);
  expect((await ruleOf(community, owner)).shareRule.version).toBe(0);
});

test('only the owner sets shares, only staff sets the fee, and nobody else sees either', async () => {
  const { owner, community } = await app.world.aCommunity();
  const [partner, member, stranger] = [await app.world.aMember({ community, role: 'PARTNER' }), await app.world.aMember({ community }), await app.world.aUser()];
  for (const viewer of [partner, member, stranger]) {
    expect((await update(community, { kolBasisPoints: 100 }, viewer)).codes).toEqual(['FORBIDDEN']);
    expect(await ruleOf(community, viewer)).toEqual({ shareRule: null, shareRuleVersions: { nodes: [] } });
  }
  for (const viewer of [owner, partner]) expect((await setFee(community, 0, viewer)).codes).toEqual(['FORBIDDEN']);
  expect((await ruleOf(community, owner)).shareRule.version).toBe(0);
});

test('L9 an order is divided by the version that held when it was placed; a KOL gets a share of what the people buy whom they invited', async () => {
  const place = await app.world.aCommunity();
  const { owner, community } = place;
  const books = booksOf(app, place);
  const [partner, kol, invited, plain] = [await app.world.aMember({ community, role: 'PARTNER' }), await app.world.aMember({ community }), await app.world.aMember({ community }), await app.world.aMember({ community })];
  await update(community, { partners: [{ memberId: await memberId(community, partner), basisPoints: 2_500 }], kolBasisPoints: 1_500 }, owner);
  await books.inTx(async (tx) => {
    await tx.db.updateTable('member').set({ invitedByUserId: kol.userId }).where('communityId', '=', community.id).where('userId', '=', invited.userId).execute();
    tx.em.create(KolStanding, { id: newId(), communityId: community.id, memberId: (await tx.db.selectFrom('member').select('id').where('communityId', '=', community.id).where('userId', '=', kol.userId).executeTakeFirstOrThrow()).id, userId: kol.userId, entitlements: [], joinedAt: tx.now });
    return ok(null);
  });
  const [ofInvited, ofPlain] = [await books.snapshot(invited), await books.snapshot(plain)];
  expect(ofPlain.shares).toHaveLength(3);
  await update(community, { partners: null, kolBasisPoints: null }, owner);
  await books.sell(9_999, { shares: ofInvited });
  expect(await books.accounts({ partner, kol })).toEqual({ STRIPE_BALANCE: 9_999, PLATFORM_REVENUE: -1_000, 'PAYEE_PENDING owner': -4_999, 'PAYEE_PENDING partner': -2_500, 'PAYEE_PENDING kol': -1_500 });
  await books.sell(9_999, { shares: await books.snapshot(invited) });
  expect((await books.accounts({ partner, kol }))['PAYEE_PENDING owner']).toBe(-4_999 - 8_999);
  const tip = await books.snapshot(plain, kol.userId);
  expect(tip.shares.map(({ payee, basisPoints }) => [payee.kind, payee.userId, basisPoints])).toEqual([['PLATFORM', null, 1_000], ['SELLER', kol.userId, 9_000]]);
  await books.expectSound();
});

test('the owner reads the ledger with each line explained, in their language; a payee reads their own balance', async () => {
  const place = await app.world.aCommunity();
  const { owner, community } = place;
  const books = booksOf(app, place);
  await books.sell(9_900, { feeMinor: 317 });
  await books.release();
  const document = `query ($slug: String!) { community(slug: $slug) { ledgerAccounts { kind balance { minorUnits currency } } payeeBalances { payee { id } pending { minorUnits } available { minorUnits } }
    ledgerTransactions { nodes { id kind explanation entries { account explanation amount { minorUnits } payee { id } } } } } }`;
  const read = async (viewer: SignedInViewer) => (await app.run(document, { slug: community.slug }, viewer)).data.community;
  const own = { id: encodeId('User', owner.userId) };
  const shown = await read(owner);
  expect(shown.ledgerAccounts).toEqual([
    { kind: 'PAYEE_AVAILABLE', balance: { minorUnits: 8_910, currency: 'CNY' } }, { kind: 'PAYEE_PENDING', balance: { minorUnits: 0, currency: 'CNY' } }, { kind: 'PLATFORM_REVENUE', balance: { minorUnits: 990, currency: 'CNY' } },
    { kind: 'STRIPE_BALANCE', balance: { minorUnits: 9_583, currency: 'CNY' } }, { kind: 'STRIPE_FEES', balance: { minorUnits: 317, currency: 'CNY' } },
  ]);
  expect(shown.payeeBalances).toEqual([{ payee: own, pending: { minorUnits: 0 }, available: { minorUnits: 8_910 } }]);
  expect(shown.ledgerTransactions.nodes).toMatchObject([
    { kind: 'RELEASE', explanation: 'The refund window closed: 89.10 CNY can be paid out', entries: [{ account: 'PAYEE_PENDING', amount: { minorUnits: 8_910 }, payee: own }, { account: 'PAYEE_AVAILABLE', explanation: 'Can be paid out', amount: { minorUnits: -8_910 } }] },
    { kind: 'PAYMENT', explanation: '99.00 CNY came in, divided by the rule of the order' },
  ]);
  expect((await read({ ...owner, locale: 'zh-CN' })).ledgerTransactions.nodes[1].explanation).toBe('收款 99.00 CNY，按下单时的分成规则分配');
  const member = await app.world.aMember({ community });
  expect(await read(member)).toEqual({ ledgerAccounts: [], payeeBalances: [], ledgerTransactions: { nodes: [] } });
  const node = '{ node(id: $id) { id } }';
  const ask = async (viewer: SignedInViewer) => (await app.run(`query ($id: ID!) ${node}`, { id: shown.ledgerTransactions.nodes[0].id }, viewer)).data.node;
  expect([await ask(owner), await ask(member)]).toEqual([{ id: shown.ledgerTransactions.nodes[0].id }, null]);
  const balances = async (viewer: SignedInViewer) => (await app.run('{ viewerBalances { community { slug } available { minorUnits } } }', {}, viewer)).data.viewerBalances;
  expect([await balances(owner), await balances(member)]).toEqual([[{ community: { slug: community.slug }, available: { minorUnits: 8_910 } }], []]);
});

test('pages of the ledger cost the same number of statements, however many lines they have', async () => {
  const place = await app.world.aCommunity();
  const books = booksOf(app, place);
  const count = async (): Promise<number> => {
    app.platform.database.queryLog.start();
    await app.run('query ($slug: String!) { community(slug: $slug) { ledgerTransactions(first: 50) { nodes { explanation entries { explanation payee { displayName } } } } } }', { slug: place.community.slug }, place.owner);
    return app.platform.database.queryLog.stop().length;
  };
  await books.sell(100);
  const one = await count();
  for (let sale = 0; sale < 5; sale++) await books.sell(100);
  expect(await count()).toBe(one);
});
