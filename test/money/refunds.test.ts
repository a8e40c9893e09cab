import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { findDataFaults } from '../../scripts/checks/index.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/kernel/clock.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { expectNoTrace } from '../support/no-trace.ts';
import { startMoney, type Money } from './support/money.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let back: ReturnType<typeof refunding>;
beforeAll(async () => {
  money = await startMoney();
  back = refunding(money);
});
afterAll(() => money.stop());
beforeEach(() => {
  money.gateway.rewrite = null;
  money.gateway.lose = null;
});

const moveTo = (time: number): Promise<void> => money.advance(time - money.app.clock.now().getTime());
const aPurchase = async (sale: Parameters<Money['aSale']>[0] = { kind: 'TERM', minorUnits: 19_900 }, card?: string) => {
  const sold = await money.aSale(sale);
  return { ...sold, ...(await money.aBuyer(sold, card)) };
};

test('54. A refund is given in the last millisecond of the window, and refused from then on', async () => {
  const early = await aPurchase();
  const late = await aPurchase();
  const [payment] = await back.payments(early.orderId);
  const until = payment!.refundableUntil.getTime();
  expect(until - payment!.receivedAt.getTime()).toBe(72 * HOUR);
  await moveTo(until - MINUTE);
  const { clock } = money.app;
  expect(await clock.at(until - 1, () => back.refund(early.viewer, early.orderId))).toMatchObject({ refund: { state: 'SUCCEEDED', origin: 'BUYER', amount: { minorUnits: 19_900, currency: 'CNY' } }, order: { state: 'REFUNDED' }, errors: [] });
  const [other] = await back.payments(late.orderId);
  expect(await clock.at(other!.refundableUntil.getTime(), () => back.refund(late.viewer, late.orderId))).toEqual({ refund: null, order: null, errors: [{ __typename: 'RefusedError', code: 'REFUND_WINDOW_CLOSED', path: ['input', 'orderId'] }] });
  expect(await back.refundsOf(late.viewer, late.orderId)).toEqual([]);
  expect(await money.hasAccess(late.viewer, late.community)).toBe(true);
});

/** What the owner has of the sales, once what is due was let go. */
const payable = async (owner: SignedInViewer, { slug }: { slug: string }) => {
  await money.app.platform.jobs.run('ledger.release-due-shares');
  const { data } = await money.app.run('query ($slug: String!) { community(slug: $slug) { payeeBalances { pending { minorUnits } available { minorUnits } } } }', { slug }, owner);
  const [{ pending, available }] = data.community.payeeBalances;
  return { pending: pending.minorUnits, available: available.minorUnits };
};

test('54. The owner sets the window for payments from then on, and gives money back after it, with a reason', async () => {
  const before = await aPurchase();
  expect(await back.setPolicy(before.owner, before.community, { windowHours: 1 })).toEqual({ updateRefundPolicy: { refundPolicy: { windowHours: 1, onFraudWarning: 'ALARM' }, errors: [] } });
  const after = await money.aBuyer(before);
  await money.advance(2 * HOUR);
  // What members may ask for is the owner's to set, how long the platform keeps shares is not.
  expect(await payable(before.owner, before.community)).toEqual({ pending: 2 * 17_910, available: 0 });
  expect((await back.refund(after.viewer, after.orderId)).errors).toMatchObject([{ code: 'REFUND_WINDOW_CLOSED' }]);
  expect((await back.refund(before.viewer, before.orderId)).errors).toEqual([]);
  expect((await back.refund(before.owner, after.orderId)).errors).toMatchObject([{ __typename: 'InvalidInputError', code: 'REQUIRED', path: ['input', 'reason'] }]);
  expect(await back.refund(before.owner, after.orderId, { reason: '活动取消' })).toMatchObject({ refund: { state: 'SUCCEEDED', origin: 'COMMUNITY', reason: '活动取消' }, errors: [] });
  const kept = await money.aBuyer(before);
  await money.advance(71 * HOUR);
  expect(await payable(before.owner, before.community)).toEqual({ pending: 17_910, available: 0 });
  await money.advance(HOUR);
  expect([await payable(before.owner, before.community), (await back.refund(kept.viewer, kept.orderId)).errors]).toMatchObject([{ pending: 0, available: 17_910 }, [{ code: 'REFUND_WINDOW_CLOSED' }]]);
});

test('55. A part that the owner gives keeps access; the rest, which the buyer takes, ends this access and no other', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  const { viewer, orderId } = await money.aBuyer(sale);
  const lifetime = await money.aPlan(sale.owner, sale.tierId, 'LIFETIME', 50_000);
  expect(await back.refund(sale.owner, orderId, { minorUnits: 4_000, reason: '补偿' })).toMatchObject({ refund: { state: 'SUCCEEDED', hasEndedAccess: false }, order: { state: 'PARTIALLY_REFUNDED' } });
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  const { order } = await money.startCheckout(viewer, lifetime.priceId);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect(await back.refund(viewer, orderId)).toMatchObject({ refund: { amount: { minorUnits: 6_000 }, hasEndedAccess: true }, order: { state: 'REFUNDED' } });
  expect((await back.refund(viewer, orderId)).errors).toMatchObject([{ code: 'ALREADY_REFUNDED' }]);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  const grants = await money.grants(viewer, sale.community);
  expect(grants.map(({ endsAt, revokedAt }) => [endsAt === null, revokedAt === null])).toEqual([[true, true], [false, false]]);
  await back.refund(viewer, order.id, { minorUnits: 50_000 }); // all that is left may be named
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
});

test.each(['LIFETIME', 'TERM', 'MONTHLY'] as const)('55. The buyer of %s takes a payment back as a whole: no part, be it all but a cent, goes with access kept', async (kind) => {
  const { viewer, owner, community, orderId } = await aPurchase({ kind, minorUnits: 99_900 });
  const refusal = (...path: string[]) => [{ __typename: 'RefusedError', code: 'NOT_IN_PARTS', path }];
  for (const minorUnits of [1, 50_000, 99_899]) {
    expect(await expectNoTrace(money.app, () => back.refund(viewer, orderId, { minorUnits }))).toEqual({ refund: null, order: null, errors: refusal('input', 'minorUnits') });
    expect(await back.preview(viewer, orderId, minorUnits)).toEqual({ preview: null, errors: refusal('minorUnits') });
  }
  for (const minorUnits of [0, 99_901]) expect((await back.refund(viewer, orderId, { minorUnits })).errors).toMatchObject([{ code: 'OUT_OF_RANGE' }]);
  expect((await back.preview(owner, orderId, 99_899)).preview).toMatchObject({ amount: { minorUnits: 99_899 }, endsAccess: false });
  expect(await back.refund(viewer, orderId)).toMatchObject({ refund: { amount: { minorUnits: 99_900 }, hasEndedAccess: true }, order: { state: 'REFUNDED' }, errors: [] });
  expect(await money.hasAccess(viewer, community)).toBe(false);
});

test('55. Terms that follow a refunded one move up to its place and keep their length', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  const { viewer, orderId: first } = await money.aBuyer(sale);
  const buyAgain = async () => {
    const { order } = await money.startCheckout(viewer, sale.priceId);
    await money.pay(order.checkoutUrl);
    await money.settle();
    return order.id as string;
  };
  const second = await buyAgain();
  const third = await buyAgain();
  const dates = async (id: string) => (await money.order(viewer, id)) as { accessStartsAt: string; accessEndsAt: string };
  const length = ({ accessStartsAt, accessEndsAt }: { accessStartsAt: string; accessEndsAt: string }): number => Date.parse(accessEndsAt) - Date.parse(accessStartsAt);
  const was = await dates(second);
  expect((await dates(third)).accessStartsAt).toBe(was.accessEndsAt);
  await back.refund(viewer, second);
  expect(await dates(third)).toMatchObject({ accessStartsAt: was.accessStartsAt, accessEndsAt: was.accessEndsAt });
  const now = money.app.clock.now();
  await back.refund(viewer, first);
  const moved = await dates(third);
  expect(Date.parse(moved.accessStartsAt) - now.getTime()).toBeLessThan(120_000);
  expect(length(moved)).toBe(365 * DAY);
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  const grant = (await money.grants(viewer, sale.community)).find(({ revokedAt }) => revokedAt === null);
  expect([grant!.startsAt.toISOString(), grant!.endsAt!.toISOString()]).toEqual([moved.accessStartsAt, moved.accessEndsAt]);
});

test('55. A full refund of the last period ends a subscription at once, and nothing revives it', async () => {
  const { viewer, community, orderId } = await aPurchase({ kind: 'MONTHLY', minorUnits: 3_000 });
  await money.advance(32 * DAY);
  expect(await back.payments(orderId)).toHaveLength(2);
  const refunded = await back.refund(viewer, orderId);
  expect(refunded).toMatchObject({ refund: { amount: { minorUnits: 3_000 }, hasEndedAccess: true }, order: { state: 'PARTIALLY_REFUNDED' } });
  expect(await money.hasAccess(viewer, community)).toBe(false);
  await money.syncOrder(viewer, orderId);
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(false);
  expect(await money.subscription(viewer, community)).toBeNull();
  await money.advance(40 * DAY);
  expect(await back.payments(orderId)).toHaveLength(2);
});

test('The preview tells what is undone, and the books show it afterwards to the cent', async () => {
  const { viewer, owner, community, orderId } = await aPurchase();
  const part = await back.preview(owner, orderId, 900);
  expect(part).toMatchObject({ errors: [], preview: { amount: { minorUnits: 900 }, refundable: { minorUnits: 19_900 }, endsAccess: false } });
  expect(part.preview.undone.map(({ __typename }: { __typename: string }) => __typename)).toEqual(['CommissionUndone', 'CommissionUndone']);
  const all = (await back.preview(viewer, orderId)).preview;
  expect(all).toMatchObject({ endsAccess: true, amount: { minorUnits: 19_900 } });
  expect(all.undone).toEqual([
    { __typename: 'AccessUndone', title: 'Access to “高级会员” ends at once', tier: { name: '高级会员' }, endsAt: (await money.order(viewer, orderId)).accessEndsAt },
    { __typename: 'PointsUndone', title: '10 points are taken back', points: 10 },
  ]);
  const commission = (await back.preview(owner, orderId)).preview.undone.filter(({ __typename }: { __typename: string }) => __typename === 'CommissionUndone');
  expect(commission.reduce((sum: number, { amount }: { amount: { minorUnits: number } }) => sum + amount.minorUnits, 0)).toBe(19_900);
  const [{ feeMinor }] = (await back.payments(orderId)) as [{ feeMinor: number }];
  expect((await back.books(community)).STRIPE_BALANCE).toBe(19_900 - feeMinor);
  await back.refund(viewer, orderId);
  await money.settle();
  expect(await back.books(community)).toEqual({ STRIPE_BALANCE: -feeMinor, STRIPE_FEES: feeMinor });
  expect((await back.preview(viewer, orderId)).errors).toMatchObject([{ code: 'ALREADY_REFUNDED' }]);
});

test('The preview names no access that is over already', async () => {
  const { viewer, owner, orderId } = await aPurchase();
  await moveTo(Date.parse((await money.order(viewer, orderId)).accessEndsAt) + SECOND);
  const { undone } = (await back.preview(owner, orderId)).preview;
  expect(undone.map(({ __typename }: { __typename: string }) => __typename)).not.toContain('AccessUndone');
  expect(undone).toContainEqual(expect.objectContaining({ __typename: 'PointsUndone' }));
});

test('56. A refund made in the Dashboard is mirrored once, with all that follows', async () => {
  const { viewer, owner, community, orderId } = await aPurchase();
  const [payment] = await back.payments(orderId);
  await money.stripe.refunds.create({ payment_intent: payment!.providerPaymentId, amount: 9_900 });
  money.gateway.copies = 3;
  await money.settle();
  money.gateway.copies = 1;
  expect(await back.refundsOf(owner, orderId)).toMatchObject([{ state: 'SUCCEEDED', origin: 'PROVIDER', amount: { minorUnits: 9_900 }, hasEndedAccess: false }]);
  expect(await money.hasAccess(viewer, community)).toBe(true);
  await money.stripe.refunds.create({ payment_intent: payment!.providerPaymentId });
  await money.settle();
  expect(await money.order(viewer, orderId)).toMatchObject({ state: 'REFUNDED' });
  expect(await money.hasAccess(viewer, community)).toBe(false);
  expect(await back.books(community)).toEqual({ STRIPE_BALANCE: -payment!.feeMinor!, STRIPE_FEES: payment!.feeMinor });
});

test('58. Of refunds that are asked for at once no more goes back than came in', async () => {
  const { viewer, owner, orderId } = await aPurchase({ kind: 'TERM', minorUnits: 10_000 });
  const staff = await money.app.world.aUser({ isStaff: true });
  const wishes = await Promise.all([
    ...Array.from({ length: 4 }, () => back.refund(staff, orderId, { minorUnits: 3_000, reason: 'support' })),
    ...Array.from({ length: 2 }, () => back.refund(owner, orderId, { minorUnits: 3_000, reason: '退款' })),
  ]);
  const given = wishes.filter(({ errors }) => errors.length === 0);
  expect(given).toHaveLength(3);
  expect(wishes.flatMap(({ errors }) => errors.map(({ code }: { code: string }) => code))).toEqual(['OUT_OF_RANGE', 'OUT_OF_RANGE', 'OUT_OF_RANGE']);
  await money.settle();
  const [payment] = await back.payments(orderId);
  expect(await back.givenBack(payment!.providerPaymentId)).toEqual([3_000, 3_000, 3_000]);
  expect(payment!.refundedMinor).toBe(9_000);
  expect((await back.refund(viewer, orderId)).refund).toMatchObject({ amount: { minorUnits: 1_000 }, hasEndedAccess: true });
});

test('Nobody else refunds or previews an order: strangers do not learn of it, members have no say', async () => {
  const { viewer, community, orderId } = await aPurchase();
  const partner = await money.app.world.aMember({ community, role: 'PARTNER' });
  const stranger = await money.app.world.aUser();
  for (const other of [partner, stranger]) {
    expect((await back.refund(other, orderId, { reason: '?' })).errors).toMatchObject([{ __typename: 'NotFoundError' }]);
    expect((await back.preview(other, orderId)).errors).toMatchObject([{ __typename: 'NotFoundError' }]);
  }
  const staff = await money.app.world.aUser({ isStaff: true });
  expect((await back.refund(staff, orderId, { reason: 'support' })).refund).toMatchObject({ state: 'SUCCEEDED', origin: 'STAFF' });
  expect(await back.refundsOf(viewer, orderId)).toHaveLength(1);
});

test('Money that differs from what was agreed is given back by the operator, not taken by the buyer, and the order stays held', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 19_900 });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  const session = /cs_test_\w+/.exec(order.checkoutUrl)![0];
  money.gateway.rewrite = (path, body) => (path.includes(session) ? { ...body, amount_total: 100 } : null);
  await money.pay(order.checkoutUrl);
  await money.settle();
  money.gateway.rewrite = null;
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'HELD' });
  expect((await back.refund(viewer, order.id)).errors).toMatchObject([{ __typename: 'RefusedError', code: 'NOT_REFUNDABLE' }]);
  const staff = await money.app.world.aUser({ isStaff: true });
  expect(await back.refund(staff, order.id, { reason: 'not as agreed' })).toMatchObject({ refund: { state: 'SUCCEEDED', origin: 'STAFF', hasEndedAccess: false }, order: { state: 'HELD' }, errors: [] });
  const [{ feeMinor }] = (await back.payments(order.id)) as [{ feeMinor: number }];
  expect(await back.books(sale.community)).toEqual({ STRIPE_BALANCE: -feeMinor, STRIPE_FEES: feeMinor });
  const unpaid = await money.startCheckout(await money.app.world.aMember({ community: sale.community }), sale.priceId);
  expect((await back.refund(staff, unpaid.order.id, { reason: 'nothing came' })).errors).toMatchObject([{ code: 'NOTHING_TO_REFUND' }]);
});

test('Nothing of all this breaks what always holds, and the books agree with the balance of the provider', async () => {
  await money.settle();
  expect(await back.differences()).toEqual([]);
  expect(await findDataFaults(money.app.platform.database.reader)).toEqual([]);
});
