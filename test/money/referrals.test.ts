import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { commitUses, reserveUses, returnUses } from '../../src/modules/promotions/index.ts';
import { expectNoTrace } from '../support/no-trace.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let back: ReturnType<typeof refunding>;
beforeAll(async () => {
  money = await startMoney();
  back = refunding(money);
});
afterAll(() => money.stop());

const setProgramme = async (sale: Sale, input: object = { isActive: true }, viewer = sale.owner) => {
  const document = 'mutation ($id: ID!, $input: SetReferralProgrammeInput!) { setReferralProgramme(communityId: $id, input: $input) { referralProgramme { isActive referrerVoucher { minorUnits currency } refereeVoucher { minorUnits } voucherDays } errors { __typename ... on UserError { code path } } } }';
  const { data, errors } = await money.app.run(document, { id: encodeId('Community', sale.community.id), input }, viewer);
  return errors.length > 0 ? errors[0]!.extensions.code : data.setReferralProgramme;
};
/** A member whom somebody's invitation has brought. */
async function invited(sale: Sale, by: SignedInViewer | null): Promise<SignedInViewer> {
  const viewer = await money.app.world.aMember({ community: sale.community });
  await money.app.platform.database.reader.updateTable('member').set({ invitedByUserId: by?.userId ?? null }).where('communityId', '=', sale.community.id).where('userId', '=', viewer.userId).execute();
  return viewer;
}
async function buy(viewer: SignedInViewer, priceId: string): Promise<string> {
  const { order } = await money.startCheckout(viewer, priceId);
  await money.pay(order.checkoutUrl);
  await money.settle();
  return order.id as string;
}
const vouchers = async (viewer: SignedInViewer): Promise<[minorUnits: number, state: string][]> =>
  (await money.app.run('query { viewerVouchers { nodes { amount { minorUnits } state source } } }', {}, viewer)).data.viewerVouchers.nodes.map((row: any) => [row.amount.minorUnits, row.state]);
const look = async (sale: Sale, viewer?: SignedInViewer) =>
  (await money.app.run('query ($slug: String!) { community(slug: $slug) { referralProgramme { isActive } viewerReferralDebt { minorUnits } referrals { nodes { state referrer { number } referee { number } } } } }', { slug: sale.community.slug }, viewer)).data.community;

test('65. Both sides of a referral have their vouchers once, for the first order that is paid', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  expect(await setProgramme(sale)).toEqual({ referralProgramme: { isActive: true, referrerVoucher: { minorUnits: 3_000, currency: 'CNY' }, refereeVoucher: { minorUnits: 2_000 }, voucherDays: 90 }, errors: [] });
  const referrer = await money.app.world.aMember({ community: sale.community });
  const referee = await invited(sale, referrer);
  money.gateway.copies = 3;
  await buy(referee, sale.priceId);
  money.gateway.copies = 1;
  expect([await vouchers(referrer), await vouchers(referee)]).toEqual([[[3_000, 'AVAILABLE']], [[2_000, 'AVAILABLE']]]);
  await buy(referee, sale.priceId);
  expect([await vouchers(referrer), await vouchers(referee)]).toEqual([[[3_000, 'AVAILABLE']], [[2_000, 'AVAILABLE']]]);
  expect((await look(sale, referrer)).referrals.nodes).toMatchObject([{ state: 'GIVEN', referrer: { number: 2 }, referee: { number: 3 } }]);
  expect((await look(sale, sale.owner)).referrals.nodes).toHaveLength(1);
  for (const viewer of [referee, undefined]) expect((await look(sale, viewer)).referrals.nodes).toEqual([]);
});

test('65. Nobody brings themselves, and without a programme, or without an inviter, nothing is given', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  const referrer = await money.app.world.aMember({ community: sale.community });
  const early = await invited(sale, referrer);
  await buy(early, sale.priceId);
  await setProgramme(sale);
  await buy(early, sale.priceId); // not their first order
  const self = await money.app.world.aMember({ community: sale.community });
  await money.app.platform.database.reader.updateTable('member').set({ invitedByUserId: self.userId }).where('communityId', '=', sale.community.id).where('userId', '=', self.userId).execute();
  await buy(self, sale.priceId);
  await buy(await invited(sale, null), sale.priceId);
  expect([await vouchers(referrer), await vouchers(early), await vouchers(self)]).toEqual([[], [], []]);
  expect((await look(sale, sale.owner)).referrals.nodes).toEqual([]);
});

test('65. When the order is refunded both vouchers are taken back, and a used one lowers the next', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  await setProgramme(sale);
  const referrer = await money.app.world.aMember({ community: sale.community });
  const referee = await invited(sale, referrer);
  const orderId = await buy(referee, sale.priceId);
  await useVouchers(sale, referrer);
  expect(await vouchers(referrer)).toEqual([[3_000, 'USED']]);

  expect((await back.preview(referee, orderId)).preview.undone).toEqual(expect.arrayContaining([
    { __typename: 'ReferralVoucherUndone', title: 'The referral voucher of 30.00 CNY is taken back' }, { __typename: 'ReferralVoucherUndone', title: 'The referral voucher of 20.00 CNY is taken back' },
  ]));
  expect(await back.refund(sale.owner, orderId, { minorUnits: 4_000, reason: '补偿' })).toMatchObject({ errors: [] });
  expect(await vouchers(referee)).toEqual([[2_000, 'AVAILABLE']]); // a part of the money changes nothing
  expect(await back.refund(referee, orderId)).toMatchObject({ order: { state: 'REFUNDED' }, errors: [] });
  await money.settle();
  expect([await vouchers(referrer), await vouchers(referee)]).toEqual([[[3_000, 'USED']], [[2_000, 'REVOKED']]]);
  expect((await look(sale, referrer)).viewerReferralDebt).toEqual({ minorUnits: 3_000 });
  expect((await look(sale, referrer)).referrals.nodes).toMatchObject([{ state: 'TAKEN_BACK' }]);

  await setProgramme(sale, { isActive: true, referrerMinor: 4_000 });
  await buy(await invited(sale, referrer), sale.priceId);
  expect(await vouchers(referrer)).toEqual([[1_000, 'AVAILABLE'], [3_000, 'USED']]); // 40 − 30 owed
  expect((await look(sale, referrer)).viewerReferralDebt).toBeNull();
  await buy(referee, sale.priceId); // who pays again counts as for the first time
  expect([(await vouchers(referrer))[0], (await vouchers(referee))[0]]).toEqual([[4_000, 'AVAILABLE'], [2_000, 'AVAILABLE']]);
});

test('65. A refund that is heard of before the payment leaves nothing to give', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  await setProgramme(sale);
  const referrer = await money.app.world.aMember({ community: sale.community });
  const referee = await invited(sale, referrer);
  const { order } = await money.startCheckout(referee, sale.priceId);
  await money.pay(order.checkoutUrl);
  await money.syncOrder(referee, order.id); // the reactions have not run
  expect(await back.refund(referee, order.id)).toMatchObject({ order: { state: 'REFUNDED' }, errors: [] });
  await money.settle();
  expect([await vouchers(referrer), await vouchers(referee)]).toEqual([[], []]);
});

test('the programme is set by those who sell, within bounds', async () => {
  const sale = await money.aSale({ kind: 'TERM' });
  const member = await money.app.world.aMember({ community: sale.community });
  const admin = await money.app.world.aMember({ community: sale.community, role: 'ADMIN' });
  for (const viewer of [member, admin, await money.app.world.aUser()]) expect(await expectNoTrace(money.app, () => setProgramme(sale, { isActive: true }, viewer))).toBe('FORBIDDEN');
  for (const [field, value] of [['referrerMinor', -1], ['refereeMinor', 100_000_000], ['voucherDays', 0], ['voucherDays', 3_661]] as const) {
    expect(await expectNoTrace(money.app, () => setProgramme(sale, { isActive: true, [field]: value }))).toEqual({ referralProgramme: null, errors: [{ __typename: 'InvalidInputError', code: 'OUT_OF_RANGE', path: ['input', field] }] });
  }
  const yen = await money.aSale({ kind: 'TERM', currency: 'JPY', minorUnits: 500 });
  expect(await setProgramme(yen, { isActive: false, voucherDays: null })).toMatchObject({ referralProgramme: { isActive: false, referrerVoucher: { minorUnits: 30, currency: 'JPY' }, refereeVoucher: { minorUnits: 20 }, voucherDays: null } });
});

/** The person pays an order of their own with all vouchers they have. */
async function useVouchers(sale: Sale, viewer: SignedInViewer): Promise<void> {
  const { uow, database: { reader } } = money.app.platform;
  const orderId = await buy(viewer, sale.priceId);
  const { id } = await reader.selectFrom('purchase_order').select('id').where('communityId', '=', sale.community.id).where('userId', '=', viewer.userId).orderBy('createdAt', 'desc').executeTakeFirstOrThrow();
  expect(encodeId('Order', id as string)).toBe(orderId);
  const mine = await reader.selectFrom('voucher').select(['id', 'amountMinor']).where('communityId', '=', sale.community.id).where('userId', '=', viewer.userId).execute();
  await uow.run(async (tx) => {
    const rules = mine.map((voucher) => ({ kind: 'VOUCHER' as const, sourceId: voucher.id as string, amountMinor: -(voucher.amountMinor as number), label: {} }));
    await returnUses(tx, id as string);
    const reserved = await reserveUses(tx, { orderId: id as string, communityId: sale.community.id, userId: viewer.userId, rules });
    if (!reserved.ok) return reserved;
    await commitUses(tx, id as string);
    return ok(null);
  });
}
