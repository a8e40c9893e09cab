import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { decodeId, encodeId } from '../../src/kernel/id.ts';
import { promotionsOf } from '../modules/promotions/support.ts';
import { startMoney, type Money } from './support/money.ts';
import { quoting } from './support/quotes.ts';
import { refunding } from './support/refunds.ts';
import { subscriptionsOf } from './support/subscriptions.ts';

let money: Money;
let q: ReturnType<typeof quoting>;
let back: ReturnType<typeof refunding>;
let of: ReturnType<typeof subscriptionsOf>;
beforeAll(async () => {
  money = await startMoney();
  q = quoting(money);
  back = refunding(money);
  of = subscriptionsOf(money);
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

/** A month at 30.00 that becomes one at 90.01 on the same day, and both payments of it: the month's, and what was paid on top. */
async function anUpgrade() {
  const month = await aReferredMonth();
  const higher = await money.aPlan(month.owner, await money.aTier(month.owner, month.community, '顶级会员', 20), 'MONTHLY', 9_001);
  await money.advance(HOUR);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId: await of.idOf(month.viewer, month), priceId: higher.priceId }, month.viewer);
  expect((await of.mutate('changePlan', { planChangeId: planChange.id }, month.viewer)).errors).toEqual([]);
  await settle();
  const [first, onTop] = await back.paymentsOf(month.viewer, month.orderId);
  expect([first, onTop]).toMatchObject([{ amount: { minorUnits: 2_700 }, isProration: false }, { amount: { minorUnits: planChange.dueNow.minorUnits }, isProration: true }]);
  return { ...month, first: first!.id, onTop: onTop!.id, firstMinor: 2_700, onTopMinor: planChange.dueNow.minorUnits as number };
}

test('55. Of a period with two payments its buyer takes both, whichever is named, and access ends', async () => {
  const { viewer, community, orderId, first, onTop, firstMinor, onTopMinor, ...month } = await anUpgrade();
  expect((await back.paymentsOf(viewer, orderId)).map(({ viewerRefundable }) => viewerRefundable!.minorUnits)).toEqual([firstMinor, onTopMinor]);
  const { preview } = await back.preview(viewer, orderId);
  expect(preview).toMatchObject({ amount: { minorUnits: firstMinor + onTopMinor }, endsAccess: true, payment: { id: onTop }, otherPayments: [{ id: first, amount: { minorUnits: firstMinor } }] });
  expect(preview.undone[0]).toMatchObject({ __typename: 'AccessUndone', tier: { name: '顶级会员' }, title: 'Access to “顶级会员” ends at once' });
  expect((await back.refund(viewer, orderId, { minorUnits: onTopMinor })).errors).toMatchObject([{ code: 'NOT_IN_PARTS' }]);
  expect(await gains({ ...month, viewer, community, orderId })).toEqual(KEPT);
  expect(await back.refund(viewer, orderId, { paymentId: first })).toMatchObject({ refund: { state: 'SUCCEEDED', amount: { minorUnits: firstMinor }, hasEndedAccess: true, payment: { id: first } }, order: { state: 'REFUNDED' }, errors: [] });
  await settle();
  const given = await back.refundsOf(viewer, orderId) as { state: string; amount: { minorUnits: number } }[];
  expect(given.map(({ state, amount }) => `${state} ${amount.minorUnits}`).sort()).toEqual([`SUCCEEDED ${firstMinor}`, `SUCCEEDED ${onTopMinor}`].sort());
  expect((await back.refund(viewer, orderId)).errors).toMatchObject([{ code: 'ALREADY_REFUNDED' }]);
  expect(await of.atProvider(orderId)).toMatchObject({ status: 'canceled' });
  expect([await money.hasAccess(viewer, community), await gains({ ...month, viewer, community, orderId })]).toEqual([false, TAKEN_BACK]);
});

test('55. What was paid on top is not taken back alone when the window of the period is over', async () => {
  const month = await aReferredMonth();
  const higher = await money.aPlan(month.owner, await money.aTier(month.owner, month.community, '顶级会员', 20), 'MONTHLY', 9_001);
  await money.advance(4 * DAY);
  const { planChange } = await of.mutate('previewPlanChange', { subscriptionId: await of.idOf(month.viewer, month), priceId: higher.priceId }, month.viewer);
  expect((await of.mutate('changePlan', { planChangeId: planChange.id }, month.viewer)).errors).toEqual([]);
  await settle();
  expect((await back.paymentsOf(month.viewer, month.orderId)).map(({ viewerRefundable }) => viewerRefundable)).toEqual([null, null]);
  expect((await back.refund(month.viewer, month.orderId)).errors).toMatchObject([{ code: 'REFUND_WINDOW_CLOSED' }]);
  expect(await back.refundsOf(month.viewer, month.orderId)).toEqual([]);
});

test('55. Those who sell give each payment of a period back by itself: access and what the order used stay until nothing of both is left, and return when one fails', async () => {
  const { first, onTop, onTopMinor, ...month } = await anUpgrade();
  const { viewer, owner, community, orderId } = month;
  expect((await back.preview(owner, orderId, null, first)).preview).toMatchObject({ endsAccess: false, otherPayments: [{ id: onTop, amount: { minorUnits: onTopMinor } }] });
  expect((await back.refund(owner, orderId, { paymentId: first, reason: '补偿' })).refund).toMatchObject({ hasEndedAccess: false });
  expect([await money.hasAccess(viewer, community), await gains(month)]).toEqual([true, KEPT]);
  expect((await back.refund(owner, orderId, { reason: '补偿' })).refund).toMatchObject({ amount: { minorUnits: onTopMinor }, hasEndedAccess: true });
  await settle();
  expect([await money.hasAccess(viewer, community), await gains(month)]).toEqual([false, TAKEN_BACK]);
  const [ofFirst] = await back.payments(orderId);
  const { data: [refund] } = await money.stripe.refunds.list({ payment_intent: ofFirst!.providerPaymentId });
  money.sandbox.endRefund(refund!.id, 'failed');
  await settle();
  expect([await money.hasAccess(viewer, community), await gains(month)]).toEqual([true, KEPT]);
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'PARTIALLY_REFUNDED' });
});

test('60. A period whose one payment the bank took ends when the other one goes back', async () => {
  const { first, onTop, ...month } = await anUpgrade();
  const { viewer, community, orderId } = month;
  const [ofFirst] = await back.payments(orderId);
  const dispute = money.sandbox.openDispute(ofFirst!.providerPaymentId);
  await settle();
  expect((await back.preview(viewer, orderId, null, first)).errors).toMatchObject([{ code: 'PAYMENT_DISPUTED' }]);
  money.sandbox.closeDispute(dispute, 'lost');
  await settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
  expect((await back.preview(viewer, orderId)).preview).toMatchObject({ endsAccess: true, payment: { id: onTop }, otherPayments: [] });
  expect((await back.refund(viewer, orderId)).refund).toMatchObject({ hasEndedAccess: true });
  await settle();
  expect([await money.hasAccess(viewer, community), await gains(month)]).toEqual([false, TAKEN_BACK]);
});

test('An earlier payment goes back by its id and by its own date; what is no payment of the order is not found', async () => {
  const month = await aReferredMonth();
  const { viewer, owner, community, orderId } = month;
  const other = await aReferredMonth();
  const [alien] = await back.paymentsOf(other.viewer, other.orderId);
  await money.advance(32 * DAY);
  const [first, second] = await back.paymentsOf(viewer, orderId);
  expect([first, second]).toMatchObject([{ isProration: false, viewerRefundable: null }, { isProration: false, viewerRefundable: { minorUnits: 3_000 } }]);
  expect((await back.paymentsOf(owner, orderId)).map(({ viewerRefundable }) => viewerRefundable!.minorUnits)).toEqual([2_700, 3_000]);
  expect((await back.refund(viewer, orderId, { paymentId: first!.id })).errors).toMatchObject([{ code: 'REFUND_WINDOW_CLOSED' }]);
  for (const who of [viewer, owner]) {
    expect(await back.refund(who, orderId, { paymentId: alien!.id, reason: '?' })).toEqual({ refund: null, order: null, errors: [{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['input', 'paymentId'] }] });
    expect((await back.preview(who, orderId, null, alien!.id)).errors).toEqual([{ __typename: 'NotFoundError', code: 'NOT_FOUND', path: ['paymentId'] }]);
  }
  expect(await back.refundsOf(viewer, orderId)).toEqual([]);
  expect((await back.preview(owner, orderId, null, first!.id)).preview).toMatchObject({ amount: { minorUnits: 2_700 }, endsAccess: false, otherPayments: [] });
  expect((await back.refund(owner, orderId, { paymentId: first!.id, reason: '补偿' })).refund).toMatchObject({ amount: { minorUnits: 2_700 }, hasEndedAccess: false, payment: { id: first!.id } });
  expect(await money.hasAccess(viewer, community)).toBe(true);
});

/** Two tiers that renew every month, and a member of the lower one with a preview of the higher. */
async function aPreview() {
  const sale = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  const higher = await money.aPlan(sale.owner, await money.aTier(sale.owner, sale.community, '顶级会员', 20), 'MONTHLY', 9_001);
  const { viewer, orderId } = await money.aBuyer(sale);
  const subscriptionId = await of.idOf(viewer, sale);
  const preview = async () => (await of.mutate('previewPlanChange', { subscriptionId, priceId: higher.priceId }, viewer)).planChange;
  return { ...sale, higher, viewer, orderId, subscriptionId, preview };
}
const standings = async (orderId: string) => (await back.payments(orderId)).map(({ standing, amountMinor, refundedMinor }) => ({ standing, amountMinor, refundedMinor }));

test('55. Of a subscription whose money went back nothing changes any more, also before the provider has ended it', async () => {
  const { viewer, orderId, subscriptionId, preview } = await aPreview();
  const { id: planChangeId } = await preview();
  expect(await back.refund(viewer, orderId)).toMatchObject({ refund: { hasEndedAccess: true }, errors: [] });
  const refusal = { subscription: null, errors: [{ code: 'NO_SUBSCRIPTION' }] };
  expect(await of.mutate('changePlan', { planChangeId }, viewer)).toMatchObject(refusal);
  for (const name of ['pauseSubscription', 'continueSubscription', 'keepPlan']) expect(await of.mutate(name, { subscriptionId }, viewer)).toMatchObject(refusal);
  expect(await money.changeSubscription('resume', viewer, subscriptionId)).toMatchObject({ errors: [{ code: 'NO_SUBSCRIPTION' }] });
  await settle();
  expect(await standings(orderId)).toEqual([{ standing: 'SETTLED', amountMinor: 3_000, refundedMinor: 3_000 }]);
});

test('55. A refund and a change of plan at once: one of them is first, and the other is told', async () => {
  for (let round = 0; round < 3; round++) {
    const { viewer, orderId, community, preview } = await aPreview();
    const { id: planChangeId } = await preview();
    const [refunded, changed] = await Promise.all([back.refund(viewer, orderId), of.mutate('changePlan', { planChangeId }, viewer)]);
    await settle();
    expect(refunded.errors).toEqual([]);
    const isFirst = changed.errors.length === 0;
    if (!isFirst) expect(changed.errors).toMatchObject([{ code: 'NO_SUBSCRIPTION' }]);
    // Of a period with two payments its buyer takes both.
    expect((await standings(orderId)).sort((one, other) => one.amountMinor - other.amountMinor)).toEqual([{ standing: 'SETTLED', amountMinor: 3_000, refundedMinor: 3_000 }, ...(isFirst ? [{ standing: 'SETTLED', amountMinor: 6_001, refundedMinor: 6_001 }] : [])]);
    expect([await money.hasAccess(viewer, community), (await of.rowOf(orderId)).revokedAt !== null, (await money.order(viewer, orderId)).state]).toEqual([false, true, 'REFUNDED']);
  }
});

test('55. Money that comes in for a subscription whose money went back is surplus: it goes back by itself, with an alarm', async () => {
  const { viewer, orderId, community, preview } = await aPreview();
  await preview();
  const { id, items } = await of.atProvider(orderId);
  const higher = (await money.stripe.prices.list({ limit: 100 })).data.find(({ unit_amount: amount, created }) => amount === 9_001 && created > 0)!;
  const before = await money.alarms();
  expect(await back.refund(viewer, orderId)).toMatchObject({ errors: [] });
  await money.stripe.subscriptions.update(id, { items: [{ id: items.data[0]!.id, price: higher.id }], proration_behavior: 'always_invoice' });
  await settle();
  const [first, late] = await standings(orderId);
  expect([first, late]).toEqual([{ standing: 'SETTLED', amountMinor: 3_000, refundedMinor: 3_000 }, { standing: 'SURPLUS', amountMinor: 6_001, refundedMinor: 6_001 }]);
  expect(await back.refundsOf(viewer, orderId)).toMatchObject([{ origin: 'SURPLUS', amount: { minorUnits: 6_001 } }, { origin: 'BUYER', amount: { minorUnits: 3_000 } }]);
  expect([await money.alarms(), await money.hasAccess(viewer, community), (await money.order(viewer, orderId)).state]).toEqual([before + 1, false, 'REFUNDED']);
});
