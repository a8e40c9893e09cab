import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import { encodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { expectNoTrace } from '../support/no-trace.ts';
import { randomName } from '../support/world.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';
import { quoting } from './support/quotes.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let back: ReturnType<typeof refunding>;
let q: ReturnType<typeof quoting>;
beforeAll(async () => {
  money = await startMoney();
  back = refunding(money);
  q = quoting(money);
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
/** The vouchers of a person with their ids, newest first. */
const held = async (viewer: SignedInViewer): Promise<{ id: string; state: string; usableFrom: string | null; expiresAt: string }[]> =>
  (await money.app.run('query { viewerVouchers { nodes { id state usableFrom expiresAt } } }', {}, viewer)).data.viewerVouchers.nodes;
/** The moment at which the buyer may not have the payment of an order back any more. */
const windowEnd = async (orderId: string): Promise<number> => (await back.payments(orderId))[0]!.refundableUntil.getTime();
const moveTo = (time: number): Promise<void> => money.advance(time - money.app.clock.now().getTime());
/** A quote with vouchers, or why there is none. */
const quoteWith = async (viewer: SignedInViewer, priceId: string, voucherIds: readonly string[]) =>
  (await money.app.run('mutation ($input: CreateQuoteInput!) { createQuote(input: $input) { quote { id amount { minorUnits } } errors { __typename ... on UserError { code path } ... on VoucherPendingError { usableFrom } } } }', { input: { priceId, voucherIds, idempotencyKey: randomName('key') } }, viewer)).data.createQuote;
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
  expect([await vouchers(referrer), await vouchers(referee)]).toEqual([[[3_000, 'PENDING']], [[2_000, 'PENDING']]]);
  await buy(referee, sale.priceId);
  expect([await vouchers(referrer), await vouchers(referee)]).toEqual([[[3_000, 'PENDING']], [[2_000, 'PENDING']]]);
  expect((await look(sale, referrer)).referrals.nodes).toMatchObject([{ state: 'GIVEN', referrer: { number: 2 }, referee: { number: 3 } }]);
  expect((await look(sale, sale.owner)).referrals.nodes).toHaveLength(1);
  for (const viewer of [referee, undefined]) expect((await look(sale, viewer)).referrals.nodes).toEqual([]);
});

test('65. The vouchers can be used from the second on at which the payment cannot be taken back any more', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  await setProgramme(sale);
  const referrer = await money.app.world.aMember({ community: sale.community });
  const referee = await invited(sale, referrer);
  const orderId = await buy(referee, sale.priceId);
  const until = await windowEnd(orderId);
  const usableFrom = new Date(until).toISOString();
  const [his] = await held(referrer);
  const [hers] = await held(referee);
  expect([his, hers]).toMatchObject(Array.from({ length: 2 }, () => ({ state: 'PENDING', usableFrom, expiresAt: new Date(until + 90 * DAY).toISOString() })));
  const document = 'query ($slug: String!, $plan: ID!) { community(slug: $slug) { viewerVouchers { id state usableFrom } } priceTimeline(planId: $plan) { vouchers { id state usableFrom } } }';
  const seen = async () => (await money.app.run(document, { slug: sale.community.slug, plan: sale.planId }, referrer)).data;
  expect(await seen()).toEqual({ community: { viewerVouchers: [{ id: his!.id, state: 'PENDING', usableFrom }] }, priceTimeline: { vouchers: [{ id: his!.id, state: 'PENDING', usableFrom }] } });

  await moveTo(until - 5 * MINUTE);
  const refused = { quote: null, errors: [{ __typename: 'VoucherPendingError', code: 'VOUCHER_PENDING', path: ['input', 'voucherIds'], usableFrom }] };
  const gift = 'mutation ($input: StartGiftInput!) { startGift(input: $input) { gift { id } errors { __typename ... on VoucherPendingError { usableFrom } } } }';
  await money.app.clock.at(until - SECOND, async () => {
    for (const [viewer, { id }] of [[referrer, his!], [referee, hers!]] as const) expect(await expectNoTrace(money.app, () => quoteWith(viewer, sale.priceId, [id]))).toEqual(refused);
    expect((await money.app.run(gift, { input: { priceId: sale.priceId, voucherIds: [his!.id], idempotencyKey: randomName('key') } }, referrer)).data.startGift).toEqual({ gift: null, errors: [{ __typename: 'VoucherPendingError', usableFrom }] });
  });
  await money.app.clock.at(until, async () => {
    expect((await seen()).priceTimeline).toEqual({ vouchers: [{ id: his!.id, state: 'AVAILABLE', usableFrom }] });
    expect(await quoteWith(referrer, sale.priceId, [his!.id])).toMatchObject({ quote: { amount: { minorUnits: 6_900 } }, errors: [] });
    expect(await quoteWith(referee, sale.priceId, [hers!.id])).toMatchObject({ quote: { amount: { minorUnits: 7_900 } }, errors: [] });
    expect((await back.refund(referee, orderId)).errors).toMatchObject([{ code: 'REFUND_WINDOW_CLOSED' }]);
  });
});

test('65. Whoever brings accounts that take their money back has nothing of it: the vouchers go before they can be used, and nothing is owed', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_000 });
  await setProgramme(sale);
  const referrer = await money.app.world.aMember({ community: sale.community });
  const puppets = [];
  for (let count = 0; count < 3; count++) {
    const viewer = await invited(sale, referrer);
    puppets.push({ viewer, orderId: await buy(viewer, sale.priceId) });
  }
  const ids = (await held(referrer)).map(({ id }) => id);
  expect((await quoteWith(referrer, sale.priceId, ids)).errors).toMatchObject([{ code: 'VOUCHER_PENDING' }]);
  for (const { viewer, orderId } of puppets) expect(await back.refund(viewer, orderId)).toMatchObject({ order: { state: 'REFUNDED' }, errors: [] });
  await money.settle();
  expect(await vouchers(referrer)).toEqual(Array.from({ length: 3 }, () => [3_000, 'REVOKED']));
  for (const { viewer } of puppets) expect(await vouchers(viewer)).toEqual([[2_000, 'REVOKED']]);
  expect((await look(sale, referrer)).viewerReferralDebt).toBeNull();
  await money.advance(73 * HOUR);
  expect((await quoteWith(referrer, sale.priceId, ids)).errors).toMatchObject([{ code: 'VOUCHER_SPENT' }]);
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

test('65. A refund that the owner gives later takes back what is unused, and what was used lowers the next', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  await setProgramme(sale);
  const referrer = await money.app.world.aMember({ community: sale.community });
  const referee = await invited(sale, referrer);
  const orderId = await buy(referee, sale.priceId);
  await moveTo(await windowEnd(orderId));
  const { order } = await q.agree(referrer, sale.priceId, { voucherIds: [(await held(referrer))[0]!.id] });
  expect(q.lines(order)).toEqual([['LIST', 9_900], ['VOUCHER', -3_000]]);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await vouchers(referrer)).toEqual([[3_000, 'USED']]);
  expect((await back.refund(referee, orderId)).errors).toMatchObject([{ code: 'REFUND_WINDOW_CLOSED' }]);

  expect((await back.preview(sale.owner, orderId)).preview.undone).toEqual(expect.arrayContaining([
    { __typename: 'ReferralVoucherUndone', title: 'The referral voucher of 30.00 CNY was used: the next one is lower by it' }, { __typename: 'ReferralVoucherUndone', title: 'The referral voucher of 20.00 CNY is taken back' },
  ]));
  expect(await back.refund(sale.owner, orderId, { minorUnits: 4_000, reason: '补偿' })).toMatchObject({ errors: [] });
  expect(await vouchers(referee)).toEqual([[2_000, 'AVAILABLE']]); // a part of the money changes nothing
  expect(await back.refund(sale.owner, orderId, { reason: '补偿' })).toMatchObject({ order: { state: 'REFUNDED' }, errors: [] });
  await money.settle();
  expect([await vouchers(referrer), await vouchers(referee)]).toEqual([[[3_000, 'USED']], [[2_000, 'REVOKED']]]);
  expect((await look(sale, referrer)).viewerReferralDebt).toEqual({ minorUnits: 3_000 });
  expect((await look(sale, referrer)).referrals.nodes).toMatchObject([{ state: 'TAKEN_BACK' }]);

  await setProgramme(sale, { isActive: true, referrerMinor: 4_000 });
  await buy(await invited(sale, referrer), sale.priceId);
  expect(await vouchers(referrer)).toEqual([[1_000, 'PENDING'], [3_000, 'USED']]); // 40 − 30 owed
  expect((await look(sale, referrer)).viewerReferralDebt).toBeNull();
  await buy(referee, sale.priceId); // who pays again counts as for the first time
  expect([(await vouchers(referrer))[0], (await vouchers(referee))[0]]).toEqual([[4_000, 'PENDING'], [2_000, 'PENDING']]);
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
