import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { startMoney, type Money } from './support/money.ts';
import { quoting } from './support/quotes.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let q: ReturnType<typeof quoting>;
let back: ReturnType<typeof refunding>;
beforeAll(async () => {
  money = await startMoney();
  q = quoting(money);
  back = refunding(money);
});
afterAll(() => money.stop());
const shop = promotionsOf(() => money.app);
const settle = async (): Promise<void> => {
  for (let round = 0; round < 3; round++) await money.settle();
};

/** A month that a coupon made cheaper, bought by somebody whom a member invited. */
async function aReferredMonth() {
  const sale = await shop.aShop({ kind: 'MONTHLY', minorUnits: 3_000 });
  const programme = 'mutation ($id: ID!, $input: SetReferralProgrammeInput!) { setReferralProgramme(communityId: $id, input: $input) { errors { __typename } } }';
  await money.app.run(programme, { id: encodeId('Community', sale.community.id), input: { isActive: true } }, sale.owner);
  const { code, couponId } = await shop.aCode(sale, { basisPoints: 1_000, maxUses: 5 });
  const [referrer, viewer] = [await money.app.world.aMember({ community: sale.community }), await money.app.world.aMember({ community: sale.community })];
  await shop.db().updateTable('member').set({ invitedByUserId: referrer.userId }).where('communityId', '=', sale.community.id).where('userId', '=', viewer.userId).execute();
  const { order } = await q.agree(viewer, sale.priceId, { promotionCode: code });
  await money.pay(order.checkoutUrl);
  await settle();
  return { ...sale, referrer, viewer, couponId, orderId: order.id as string };
}
type Month = Awaited<ReturnType<typeof aReferredMonth>>;
/** What was used and earned with the order: uses of the coupon, both referral vouchers, and the points that stand. */
async function gains({ community, couponId, orderId }: Month) {
  const db = shop.db();
  const { takenCount } = await db.selectFrom('coupon').select('takenCount').where('communityId', '=', community.id).where('id', '=', decodeId('Coupon', couponId)).executeTakeFirstOrThrow();
  const vouchers = await db.selectFrom('voucher').select('state').where('communityId', '=', community.id).execute();
  const points = await db.selectFrom('points_source').select('awardEntryId').where('communityId', '=', community.id).where('key', 'like', `%${decodeId('Order', orderId)}%`).execute();
  return { takenCount, vouchers: vouchers.map(({ state }) => state), points: points.filter(({ awardEntryId }) => awardEntryId !== null).length };
}
const KEPT = { takenCount: 1, vouchers: ['AVAILABLE', 'AVAILABLE'], points: 1 };
const TAKEN_BACK = { takenCount: 0, vouchers: ['REVOKED', 'REVOKED'], points: 0 };
const kindsOf = (preview: { undone: { __typename: string }[] }): string[] => preview.undone.map(({ __typename }) => __typename).sort();

test('55. A second month that is refunded in full ends access, and leaves the coupon used and the referral given', async () => {
  const month = await aReferredMonth();
  await money.advance(32 * DAY);
  expect(await back.payments(month.orderId)).toHaveLength(2);
  expect(kindsOf((await back.preview(month.viewer, month.orderId)).preview)).toEqual(['AccessUndone']);
  expect(await back.refund(month.viewer, month.orderId)).toMatchObject({ refund: { hasEndedAccess: true }, order: { state: 'PARTIALLY_REFUNDED' }, errors: [] });
  await settle();
  expect(await money.hasAccess(month.viewer, month.community)).toBe(false);
  expect(await gains(month)).toEqual(KEPT);
});

test('55. A first month that is refunded in full frees the coupon and takes back the referral and the points', async () => {
  const month = await aReferredMonth();
  expect(await gains(month)).toEqual(KEPT);
  expect(kindsOf((await back.preview(month.viewer, month.orderId)).preview)).toEqual(['AccessUndone', 'CouponUseUndone', 'PointsUndone', 'ReferralVoucherUndone', 'ReferralVoucherUndone']);
  expect(await back.refund(month.viewer, month.orderId)).toMatchObject({ refund: { hasEndedAccess: true }, order: { state: 'REFUNDED' }, errors: [] });
  await settle();
  expect(await gains(month)).toEqual(TAKEN_BACK);
});

test('55. A first month that goes back while the second runs takes what was used and earned, and leaves access', async () => {
  const month = await aReferredMonth();
  await money.advance(32 * DAY);
  const [first] = await back.payments(month.orderId);
  await money.stripe.refunds.create({ payment_intent: first!.providerPaymentId });
  await settle();
  expect(await back.refundsOf(month.owner, month.orderId)).toMatchObject([{ origin: 'PROVIDER', state: 'SUCCEEDED', hasEndedAccess: false }]);
  expect(await gains(month)).toEqual(TAKEN_BACK);
  expect(await money.hasAccess(month.viewer, month.community)).toBe(true);
});

test('60. A dispute that is lost about the second month leaves what the first one used and earned', async () => {
  const month = await aReferredMonth();
  await money.advance(32 * DAY);
  const [, second] = await back.payments(month.orderId);
  const dispute = money.sandbox.openDispute(second!.providerPaymentId);
  await settle();
  money.sandbox.closeDispute(dispute, 'lost');
  await settle();
  expect(await money.order(month.viewer, month.orderId)).toMatchObject({ state: 'CHARGED_BACK' });
  expect(await money.hasAccess(month.viewer, month.community)).toBe(false);
  expect(await gains(month)).toEqual(KEPT);
});

/** An order that is paid, and another page for it that is open. */
async function withSecondPage() {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 3_000 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  const first = await money.stripe.checkout.sessions.retrieve(/cs_test_\w+/.exec(order.checkoutUrl)![0]);
  const { data: items } = await money.stripe.checkout.sessions.listLineItems(first.id);
  const second = await money.stripe.checkout.sessions.create({ mode: 'payment', customer: first.customer as string, line_items: [{ price: items[0]!.price!.id, quantity: 1 }], metadata: first.metadata!, success_url: first.success_url! });
  await money.pay(order.checkoutUrl);
  await settle();
  const [payment] = await back.payments(order.id);
  return { ...sale, viewer, orderId: order.id as string, providerId: payment!.providerPaymentId, second };
}

test('60. A disputed payment that does not fit its order lets no access rest, lost neither', async () => {
  const { viewer, owner, community, orderId } = await aReferredMonth();
  await money.advance(32 * DAY);
  const [, second] = await back.payments(orderId);
  await shop.db().updateTable('payment').set({ standing: 'MISMATCHED' }).where('communityId', '=', community.id).where('id', '=', second!.id).execute();
  const dispute = money.sandbox.openDispute(second!.providerPaymentId);
  await settle();
  expect(await back.disputesOf(owner, community)).toMatchObject([{ state: 'OPEN' }]);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PAID' });
  expect(await money.hasAccess(viewer, community)).toBe(true);
  money.sandbox.closeDispute(dispute, 'lost');
  await settle();
  expect(await back.disputesOf(owner, community)).toMatchObject([{ state: 'LOST' }]);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PAID' });
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

test('60. Money on top of an order that was charged back goes back by itself', async () => {
  const { viewer, owner, orderId, providerId, second } = await withSecondPage();
  const dispute = money.sandbox.openDispute(providerId);
  await settle();
  money.sandbox.closeDispute(dispute, 'lost');
  await settle();
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'CHARGED_BACK' });
  await money.pay(second.url!);
  await settle();
  expect(await back.refundsOf(owner, orderId)).toMatchObject([{ state: 'SUCCEEDED', origin: 'SURPLUS', amount: { minorUnits: 3_000 } }]);
  expect((await back.refund(owner, orderId, { reason: '协商' })).errors).toMatchObject([{ code: 'PAYMENT_DISPUTED' }]);
});
