import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { promotionsOf, type Shop } from '../modules/promotions/support.ts';
import { expectNoTrace } from '../support/no-trace.ts';
import { findDataFaults } from '../../scripts/checks/index.ts';
import { startMoney, type Money } from './support/money.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let back: ReturnType<typeof refunding>;
beforeAll(async () => {
  money = await startMoney();
  back = refunding(money);
});
afterAll(() => money.stop());
const shop = promotionsOf(() => money.app);
const member = (sale: Shop): Promise<SignedInViewer> => money.app.world.aMember({ community: sale.community });
const GIFT = 'gift { id state code message communityName tier { name } redeemedAt redeemedBy { id } order { id state amount { minorUnits } checkoutUrl } }';
const start = (viewer: SignedInViewer, sale: Shop, input: object = {}) => shop.mutate('startGift', GIFT, { priceId: sale.priceId, ...input }, viewer);
const redeem = (viewer: SignedInViewer, code: string, input: object = {}) => shop.mutate('redeemGift', 'gift { state redeemedAt code }', { code, ...input }, viewer);
const settle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) await money.settle();
};
async function bought(viewer: SignedInViewer, sale: Shop, input: object = {}): Promise<{ id: string; orderId: string; code: string }> {
  const { gift, errors } = await start(viewer, sale, input);
  expect(errors).toEqual([]);
  await money.pay(gift.order.checkoutUrl);
  await settle();
  const seen = await look(viewer, gift.id);
  return { id: gift.id, orderId: gift.order.id, code: seen.code };
}
const look = async (viewer: SignedInViewer | undefined, id: string) => (await money.app.run(`query ($id: ID!) { node(id: $id) { ... on Gift { state code message isUndelivered order { state } redeemedBy { id } tier { name } } } }`, { id }, viewer)).data.node;
const termsOf = async (viewer: SignedInViewer, sale: Shop) => (await money.grants(viewer, sale.community)).filter(({ revokedAt }) => revokedAt === null).map(({ startsAt, endsAt }) => [startsAt, endsAt] as const).sort(([a], [b]) => a.getTime() - b.getTime());

test('a gift card is paid, handed over, and redeemed once', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 19_900 });
  const [buyer, friend, other] = [await member(sale), await member(sale), await member(sale)];
  const { gift } = await start(buyer, sale, { message: '生日快乐' });
  expect(gift).toMatchObject({ state: 'AWAITING_PAYMENT', code: null, message: '生日快乐', communityName: '美食星球', tier: { name: '高级会员' }, order: { state: 'OPEN', amount: { minorUnits: 19_900 } } });
  await money.pay(gift.order.checkoutUrl);
  await settle();
  const { code } = await look(buyer, gift.id);
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{16}$/);
  expect([await money.hasAccess(buyer, sale.community), await look(friend, gift.id), await look(undefined, gift.id)]).toEqual([false, null, null]);
  const BY_CODE = 'query ($code: String!) { gift(code: $code) { state code message communityName tier { name } order { id } } }';
  const spoken = `${code.slice(0, 4)}-${code.slice(4)}`.toLowerCase();
  expect((await money.app.run(BY_CODE, { code: spoken }, friend)).data.gift).toEqual({ state: 'READY', code: null, message: '生日快乐', communityName: '美食星球', tier: { name: '高级会员' }, order: null });
  const key = { idempotencyKey: 'once' };
  expect(await redeem(friend, spoken, key)).toMatchObject({ gift: { state: 'REDEEMED', code: null }, errors: [] });
  expect(await redeem(friend, spoken, key)).toMatchObject({ gift: { state: 'REDEEMED' }, errors: [] });
  expect(await money.hasAccess(friend, sale.community)).toBe(true);
  for (const viewer of [friend, other, buyer]) expect((await expectNoTrace(money.app, () => redeem(viewer, code))).errors).toMatchObject([{ code: 'GIFT_SPENT', path: ['input', 'code'] }]);
  expect((await money.app.run(BY_CODE, { code }, other)).data.gift).toBeNull();
  expect(await look(buyer, gift.id)).toMatchObject({ state: 'REDEEMED', order: { state: 'PAID' }, redeemedBy: { id: expect.any(String) } });
  await expect(shop.db().updateTable('purchase_order').set({ recipientUserId: other.userId }).where('id', '=', decodeId('Order', gift.order.id)).execute()).rejects.toThrow('never changes');
});

test('of ten who try a code at once, one has the gift', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 19_900 });
  const { code } = await bought(await member(sale), sale);
  const people = await Promise.all(Array.from({ length: 10 }, () => member(sale)));
  const answers = await Promise.all(people.map((person) => redeem(person, code)));
  expect(answers.filter(({ gift }) => gift !== null)).toHaveLength(1);
  expect(answers.flatMap(({ errors }) => errors.map(({ code: of }) => of))).toEqual(Array.from({ length: 9 }, () => 'GIFT_SPENT'));
  expect((await Promise.all(people.map((person) => money.hasAccess(person, sale.community)))).filter(Boolean)).toHaveLength(1);
});

test('terms stack: a gift begins at the end of what the person has, whoever paid for it', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const [buyer, friend] = [await member(sale), await member(sale)];
  await money.aBuyer({ community: sale.community, priceId: sale.priceId });
  const { order } = await money.startCheckout(friend, sale.priceId);
  await money.pay(order.checkoutUrl);
  await settle();
  const gifts = [await bought(buyer, sale), await bought(buyer, sale)];
  const BY_CODE = 'query ($code: String!) { gift(code: $code) { startsAt } }';
  const startsAt = async (viewer: SignedInViewer) => (await money.app.run(BY_CODE, { code: gifts[0]!.code }, viewer)).data.gift.startsAt;
  // Behind the friend's own year; for who has nothing at once; the buyer does not learn what anybody has.
  expect([await startsAt(friend), await startsAt(await member(sale)), await startsAt(buyer)]).toEqual([(await termsOf(friend, sale))[0]![1]!.toISOString(), null, null]);
  for (const { code } of gifts) expect((await redeem(friend, code)).errors).toEqual([]);
  const terms = await termsOf(friend, sale);
  expect(terms).toHaveLength(3);
  const seen = async (viewer: SignedInViewer) => (await money.app.run('query ($id: ID!) { node(id: $id) { ... on Gift { startsAt } } }', { id: gifts[0]!.id }, viewer)).data.node;
  expect([await seen(friend), await seen(buyer)]).toEqual([{ startsAt: terms[1]![0].toISOString() }, { startsAt: terms[1]![0].toISOString() }]);
  for (const [index, [startsAt, endsAt]] of terms.entries()) {
    expect(endsAt!.getTime() - startsAt.getTime()).toBe(365 * DAY);
    if (index > 0) expect(startsAt).toEqual(terms[index - 1]![1]);
  }
  expect((await expectNoTrace(money.app, () => back.refund(buyer, gifts[0]!.orderId, { minorUnits: 9_999 }))).errors).toMatchObject([{ code: 'NOT_IN_PARTS' }]);
  expect((await back.refund(buyer, gifts[0]!.orderId)).errors).toEqual([]);
  await settle();
  const left = await termsOf(friend, sale);
  expect(left).toHaveLength(2);
  expect(left[1]![0]).toEqual(left[0]![1]); // the one behind has moved up
  expect(await look(buyer, gifts[0]!.id)).toMatchObject({ state: 'REFUNDED' });
});

test('a gift for a named member is theirs with the payment; if they cannot use it, its code opens', async () => {
  const sale = await shop.aShop({ kind: 'LIFETIME', minorUnits: 30_000 });
  const [buyer, friend] = [await member(sale), await member(sale)];
  const recipientMemberId = (await money.app.run('query ($slug: String!) { community(slug: $slug) { viewerMember { id } } }', { slug: sale.community.slug }, friend)).data.community.viewerMember.id;
  const own = (await money.app.run('query ($slug: String!) { community(slug: $slug) { viewerMember { id } } }', { slug: sale.community.slug }, buyer)).data.community.viewerMember.id;
  expect((await expectNoTrace(money.app, () => start(buyer, sale, { recipientMemberId: own }))).errors).toMatchObject([{ code: 'PAYING_YOURSELF', path: ['input', 'recipientMemberId'] }]);
  const first = await bought(buyer, sale, { recipientMemberId });
  expect([await look(buyer, first.id), await money.hasAccess(friend, sale.community)]).toMatchObject([{ state: 'REDEEMED', redeemedBy: { id: recipientMemberId } }, true]);
  expect(await look(friend, first.id)).toMatchObject({ state: 'REDEEMED', code: null, order: null });
  const second = await bought(buyer, sale, { recipientMemberId });
  expect(await look(buyer, second.id)).toMatchObject({ state: 'READY' });
  expect((await expectNoTrace(money.app, () => redeem(friend, second.code))).errors).toMatchObject([{ code: 'ALREADY_SUBSCRIBED' }]);
  expect((await redeem(buyer, second.code)).errors).toEqual([]);
});

test('who was given a tier for life is sold nothing of it again', async () => {
  const sale = await shop.aShop({ kind: 'LIFETIME', minorUnits: 30_000 });
  const [buyer, friend] = [await member(sale), await member(sale)];
  const { priceId: monthly } = await money.aPlan(sale.owner, sale.tierId, 'MONTHLY', 3_000);
  const { code } = await bought(buyer, sale);
  expect((await redeem(friend, code)).errors).toEqual([]);
  for (const priceId of [sale.priceId, monthly]) expect((await expectNoTrace(money.app, () => money.startCheckout(friend, priceId))).errors).toMatchObject([{ code: 'ALREADY_SUBSCRIBED' }]);
  expect((await money.startCheckout(buyer, sale.priceId)).errors).toEqual([]);
});

test('a period that a member has already stays with whoever bought it for them, and goes back', async () => {
  const sale = await shop.aShop({ kind: 'LIFETIME', minorUnits: 30_000 });
  const day = (days: number): string => new Date(money.app.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
  const { plan } = await shop.made('createPlan', 'plan { id }', { tierId: sale.tierId, kind: 'FIXED_PERIOD', startsOn: day(-5), endsOn: day(98) }, sale.owner);
  const { plan: { price } } = await shop.made('createPrice', 'plan { price { id } }', { planId: plan.id, minorUnits: 5_000 }, sale.owner);
  const period = { ...sale, priceId: price.id };
  const [buyer, friend] = [await member(sale), await member(sale)];
  const { order } = await money.startCheckout(friend, price.id);
  await money.pay(order.checkoutUrl);
  await settle();
  const recipientMemberId = (await money.app.run('query ($slug: String!) { community(slug: $slug) { viewerMember { id } } }', { slug: sale.community.slug }, friend)).data.community.viewerMember.id;
  const gift = await bought(buyer, period, { recipientMemberId });
  expect([await look(buyer, gift.id), (await termsOf(friend, sale)).length]).toMatchObject([{ state: 'READY', isUndelivered: true, order: { state: 'PAID' } }, 1]);
  expect((await expectNoTrace(money.app, () => redeem(friend, gift.code))).errors).toMatchObject([{ code: 'ALREADY_SUBSCRIBED', path: ['input', 'code'] }]);
  expect((await back.refund(buyer, gift.orderId)).errors).toEqual([]);
  expect([await look(buyer, gift.id), await money.order(friend, order.id)]).toMatchObject([{ state: 'REFUNDED', isUndelivered: false }, { state: 'PAID' }]);
  const other = await bought(buyer, period);
  expect([await look(buyer, other.id), (await redeem(buyer, other.code)).errors]).toMatchObject([{ state: 'READY', isUndelivered: false }, []]);
});

test('a period that is over is given to nobody: a gift of it stays unused, and money that comes after its end goes back', async () => {
  const sale = await shop.aShop({ kind: 'LIFETIME', minorUnits: 30_000 });
  const day = (days: number): string => new Date(money.app.clock.now().getTime() + days * DAY).toISOString().slice(0, 10);
  const { plan } = await shop.made('createPlan', 'plan { id endsAt }', { tierId: sale.tierId, kind: 'FIXED_PERIOD', startsOn: day(-5), endsOn: day(3) }, sale.owner);
  const { plan: { price } } = await shop.made('createPrice', 'plan { price { id } }', { planId: plan.id, minorUnits: 5_000 }, sale.owner);
  const [buyer, friend, late] = [await member(sale), await member(sale), await member(sale)];
  const gift = await bought(buyer, { ...sale, priceId: price.id });
  await money.advance(Date.parse(plan.endsAt) - money.app.clock.now().getTime() - 10 * MINUTE);
  const { order } = await money.startCheckout(late, price.id);
  // A page is open for half an hour at least.
  await money.advance(20 * MINUTE);
  expect((await expectNoTrace(money.app, () => redeem(friend, gift.code))).errors).toMatchObject([{ code: 'PERIOD_OVER', path: ['input', 'code'] }]);
  expect([await look(buyer, gift.id), await termsOf(friend, sale)]).toMatchObject([{ state: 'READY' }, []]);
  await money.pay(order.checkoutUrl);
  await settle();
  expect([await money.order(late, order.id), await termsOf(late, sale)]).toMatchObject([{ state: 'EXPIRED' }, []]);
  expect((await back.payments(order.id)).map(({ standing, amountMinor, refundedMinor }) => [standing, amountMinor, refundedMinor])).toEqual([['SURPLUS', 5_000, 5_000]]);
});

test('an unredeemed gift is refunded, and then its code opens nothing', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 19_900 });
  const [buyer, friend] = [await member(sale), await member(sale)];
  const { id, orderId, code } = await bought(buyer, sale);
  const document = 'query ($id: ID!) { previewRefund(orderId: $id) { preview { undone { __typename title ... on GiftUndone { isRedeemed } } } } }';
  expect((await money.app.run(document, { id: orderId }, buyer)).data.previewRefund.preview.undone).toEqual(expect.arrayContaining([{ __typename: 'GiftUndone', title: 'The gift is not valid any more', isRedeemed: false }]));
  expect((await back.refund(buyer, orderId)).errors).toEqual([]);
  expect(await look(buyer, id)).toMatchObject({ state: 'REFUNDED', code: null });
  expect((await expectNoTrace(money.app, () => redeem(friend, code))).errors).toMatchObject([{ code: 'GIFT_SPENT' }]);
  const [payment] = await back.payments(orderId);
  expect(await back.givenBack(payment!.providerPaymentId as string)).toEqual([19_900]);
});

test('promotions lower a gift as they lower everything; at 0 it is ready at once', async () => {
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const buyer = await member(sale);
  const { code: half } = await shop.aCode(sale, { basisPoints: 5_000 });
  const { code: all } = await shop.aCode(sale, { basisPoints: 10_000 });
  expect((await start(buyer, sale, { promotionCode: half })).gift.order.amount).toEqual({ minorUnits: 5_000 });
  const { gift } = await start(buyer, sale, { promotionCode: all });
  await settle();
  expect(await look(buyer, gift.id)).toMatchObject({ state: 'READY', order: { state: 'PAID' } });
  const again = await start(buyer, sale, { promotionCode: half });
  expect(again.errors).toEqual([]);
  await money.pay(again.gift.order.checkoutUrl);
  await settle();
  expect((await start(buyer, sale, { promotionCode: half })).errors).toMatchObject([{ code: 'PROMOTION_EXHAUSTED', path: ['input', 'promotionCode'] }]);
});

test('what cannot be given, and who may not, is refused', async () => {
  const monthly = await shop.aShop({ kind: 'MONTHLY', minorUnits: 3_000 });
  const buyer = await member(monthly);
  expect((await expectNoTrace(money.app, () => start(buyer, monthly))).errors).toMatchObject([{ code: 'NOT_A_GIFT', path: ['input', 'priceId'] }]);
  const sale = await shop.aShop({ kind: 'TERM', minorUnits: 10_000 });
  const outsider = await money.app.world.aUser();
  expect((await expectNoTrace(money.app, () => start(outsider, sale))).errors).toMatchObject([{ code: 'NOT_A_MEMBER' }]);
  const giver = await member(sale);
  const elsewhere = (await money.app.run('query ($slug: String!) { community(slug: $slug) { viewerMember { id } } }', { slug: monthly.community.slug }, buyer)).data.community.viewerMember.id;
  expect((await expectNoTrace(money.app, () => start(giver, sale, { recipientMemberId: elsewhere }))).errors).toMatchObject([{ code: 'NOT_FOUND', path: ['input', 'recipientMemberId'] }]);
  const { code } = await bought(giver, sale);
  expect((await expectNoTrace(money.app, () => redeem(outsider, code))).errors).toMatchObject([{ code: 'NOT_A_MEMBER' }]);
  expect((await expectNoTrace(money.app, () => redeem(giver, 'NOSUCHCODE'))).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  const { gift } = await start(giver, sale);
  const { code: unpaid } = (await shop.db().selectFrom('gift').select('code').where('id', '=', decodeId('Gift', gift.id)).executeTakeFirstOrThrow()) as { code: string };
  expect((await redeem(giver, unpaid)).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
});

test('what has happened here breaks no check of any module', async () => {
  expect(await findDataFaults(money.app.platform.database.reader)).toEqual([]);
});
