import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { findDataFaults } from '../../scripts/checks/index.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
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
  money.gateway.copies = 1;
});

/** What the sandbox charges for a dispute in CNY. */
const FEE = 10_000;
const aPurchase = async (sale: Parameters<Money['aSale']>[0] = { kind: 'TERM', minorUnits: 19_900 }) => {
  const sold = await money.aSale(sale);
  const bought = await money.aBuyer(sold);
  const [payment] = await back.payments(bought.orderId);
  return { ...sold, ...bought, providerId: payment!.providerPaymentId, feeMinor: payment!.feeMinor! };
};
type Purchase = Awaited<ReturnType<typeof aPurchase>>;
const shares = ({ community }: Purchase) =>
  money.app.platform.database.reader.selectFrom('payment_share').select(['kind', 'amountMinor', 'reversedMinor', 'pendingMinor', 'availableMinor', 'owedMinor']).where('communityId', '=', community.id).orderBy('position').execute();
const isHeld = async ({ community }: Purchase): Promise<boolean> =>
  (await money.app.platform.database.reader.selectFrom('shared_payment').select('heldAt').where('communityId', '=', community.id).executeTakeFirstOrThrow()).heldAt !== null;
const open = async (purchase: Purchase): Promise<string> => {
  const id = money.sandbox.openDispute(purchase.providerId, { reason: 'product_not_received' });
  await money.settle();
  return id;
};

test('60. A dispute lets access rest and holds the shares; the money and its fee are booked; the operator and the owner see it', async () => {
  const purchase = await aPurchase();
  const before = await money.alarms();
  money.gateway.copies = 3;
  await open(purchase);
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(false);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'DISPUTED' });
  expect(await isHeld(purchase)).toBe(true);
  expect(await back.books(purchase.community)).toMatchObject({ DISPUTE_FEES: FEE, DISPUTE_HOLD: 19_900, STRIPE_BALANCE: -purchase.feeMinor - FEE, STRIPE_FEES: purchase.feeMinor });
  expect(await back.disputesOf(purchase.owner, purchase.community)).toMatchObject([
    { state: 'OPEN', reason: 'product_not_received', amount: { minorUnits: 19_900 }, fee: { minorUnits: FEE, currency: 'CNY' }, closedAt: null, order: { id: purchase.orderId } },
  ]);
  expect(await money.alarms()).toBe(before + 1);
  expect(await back.mailsTo(purchase.owner)).toEqual(['有一笔付款被争议：美食星球']);
  await money.advance(5 * DAY);
  await money.app.platform.jobs.run('ledger.release-due-shares');
  expect((await shares(purchase)).every(({ availableMinor }) => availableMinor === 0)).toBe(true);
  const staff = await money.app.world.aUser({ isStaff: true });
  const { data } = await money.app.run('{ disputes(state: OPEN) { nodes { order { id } } } }', {}, staff);
  expect(data.disputes.nodes).toContainEqual({ order: { id: purchase.orderId } });
});

test('60. A dispute that is won gives access and shares back; its fee stays paid', async () => {
  const purchase = await aPurchase();
  const before = await shares(purchase);
  const dispute = await open(purchase);
  money.sandbox.closeDispute(dispute, 'won');
  await money.settle();
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(true);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'PAID' });
  expect(await isHeld(purchase)).toBe(false);
  expect(await shares(purchase)).toEqual(before);
  expect(await back.books(purchase.community)).toMatchObject({ DISPUTE_FEES: FEE, STRIPE_BALANCE: 19_900 - purchase.feeMinor - FEE });
  expect((await back.books(purchase.community)).DISPUTE_HOLD).toBeUndefined();
  expect(await back.disputesOf(purchase.owner, purchase.community)).toMatchObject([{ state: 'WON', closedAt: expect.any(String) }]);
  expect((await back.refund(purchase.viewer, purchase.orderId)).errors).toEqual([]);
});

test('60. A dispute that is lost takes access and every share, and the platform bears the fee', async () => {
  const purchase = await aPurchase();
  const dispute = await open(purchase);
  money.sandbox.closeDispute(dispute, 'lost');
  await money.settle();
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(false);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'CHARGED_BACK' });
  expect((await shares(purchase)).every(({ amountMinor, reversedMinor, pendingMinor, availableMinor }) => reversedMinor === amountMinor && pendingMinor === 0 && availableMinor === 0)).toBe(true);
  expect(await back.books(purchase.community)).toEqual({ DISPUTE_FEES: FEE, STRIPE_BALANCE: -purchase.feeMinor - FEE, STRIPE_FEES: purchase.feeMinor });
  expect(await back.disputesOf(purchase.owner, purchase.community)).toMatchObject([{ state: 'LOST' }]);
  const [grant] = await money.grants(purchase.viewer, purchase.community);
  expect(grant!.revokedAt).not.toBeNull();
  await money.syncOrder(purchase.viewer, purchase.orderId);
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(false);
});

test('60. A lost dispute about the period that runs ends a subscription; while it is open the subscription gives nothing', async () => {
  const purchase = await aPurchase({ kind: 'MONTHLY', minorUnits: 3_000 });
  const dispute = await open(purchase);
  await money.syncOrder(purchase.viewer, purchase.orderId);
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(false);
  money.sandbox.closeDispute(dispute, 'lost');
  await money.settle();
  await money.settle();
  expect(await money.subscription(purchase.viewer, purchase.community)).toBeNull();
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(false);
});

test('60. Of two disputed payments of a subscription the first that is won gives nothing back, the second does', async () => {
  const purchase = await aPurchase({ kind: 'MONTHLY', minorUnits: 3_000 });
  await money.advance(32 * DAY);
  const [, newest] = await back.payments(purchase.orderId);
  const [first, second] = [await open(purchase), await open({ ...purchase, providerId: newest!.providerPaymentId })];
  money.sandbox.closeDispute(first, 'won');
  await money.settle();
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(false);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'DISPUTED' });
  money.sandbox.closeDispute(second, 'won');
  await money.settle();
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(true);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'PAID' });
});

test('60. Of two disputes about parts of one payment the first that is won releases neither shares nor access, the second does', async () => {
  const purchase = await aPurchase();
  const dispute = (amount: number): string => money.sandbox.openDispute(purchase.providerId, { amount });
  const [first, second] = [dispute(5_000), dispute(6_000)];
  await money.settle();
  expect((await back.books(purchase.community)).DISPUTE_HOLD).toBe(11_000);
  await money.advance(4 * DAY);
  money.sandbox.closeDispute(first, 'won');
  await money.settle();
  await money.app.platform.jobs.run('ledger.release-due-shares');
  expect([await isHeld(purchase), await money.hasAccess(purchase.viewer, purchase.community)]).toEqual([true, false]);
  expect((await shares(purchase)).every(({ availableMinor }) => availableMinor === 0)).toBe(true);
  expect((await back.books(purchase.community)).DISPUTE_HOLD).toBe(6_000);
  money.sandbox.closeDispute(second, 'won');
  await money.settle();
  expect([await isHeld(purchase), await money.hasAccess(purchase.viewer, purchase.community)]).toEqual([false, true]);
  expect((await shares(purchase)).reduce((sum, { availableMinor }) => sum + availableMinor, 0)).toBe(17_910);
  expect(await back.books(purchase.community)).toMatchObject({ DISPUTE_FEES: 2 * FEE, STRIPE_BALANCE: 19_900 - purchase.feeMinor - 2 * FEE });
});

test('60. Money that the bank takes again after it had given it back is booked again, and what was decided is in question again', async () => {
  const purchase = await aPurchase();
  const dispute = await open(purchase);
  const standing = async () => ({ ...(await back.books(purchase.community)), order: (await money.order(purchase.viewer, purchase.orderId)).state, access: await money.hasAccess(purchase.viewer, purchase.community), isHeld: await isHeld(purchase) });
  money.sandbox.closeDispute(dispute, 'won');
  await money.settle();
  expect(await standing()).toMatchObject({ STRIPE_BALANCE: 19_900 - purchase.feeMinor - FEE, order: 'PAID', access: true, isHeld: false });
  money.gateway.copies = 3;
  money.sandbox.moveDisputed(dispute, { amount: -19_900, status: 'under_review' });
  await money.settle();
  expect(await standing()).toMatchObject({ STRIPE_BALANCE: -purchase.feeMinor - 2 * FEE, DISPUTE_HOLD: 19_900, DISPUTE_FEES: 2 * FEE, order: 'DISPUTED', access: false, isHeld: true });
  expect(await back.disputesOf(purchase.owner, purchase.community)).toMatchObject([{ state: 'OPEN', closedAt: null, fee: { minorUnits: 2 * FEE } }]);
  money.sandbox.moveDisputed(dispute, { amount: 4_900 });
  await money.settle();
  expect(await standing()).toMatchObject({ STRIPE_BALANCE: 4_900 - purchase.feeMinor - 2 * FEE, DISPUTE_HOLD: 15_000, order: 'DISPUTED' });
  money.sandbox.closeDispute(dispute, 'lost');
  await money.settle();
  // What the bank gave back of it stays with those who sold: 4,410 of the owner's 17,910.
  expect(await standing()).toMatchObject({ STRIPE_BALANCE: 4_900 - purchase.feeMinor - 2 * FEE, PLATFORM_REVENUE: -490, isHeld: false });
  expect(await standing()).not.toHaveProperty('DISPUTE_HOLD');
  expect((await shares(purchase)).map(({ amountMinor, reversedMinor }) => amountMinor - reversedMinor)).toEqual([490, 4_410]);
});

test('60. What the bank gives back in part of a payment in another currency is booked as that part, by the provider\'s rate', async () => {
  money.sandbox.settleIn('usd', 'cny', 7.13);
  try {
    const purchase = await aPurchase({ kind: 'TERM', minorUnits: 999, currency: 'USD' });
    const booksOf = async () => (await money.app.platform.database.reader.selectFrom('ledger_account').select(['kind', 'currency', 'balanceMinor']).where('communityId', '=', purchase.community.id).where('kind', 'in', ['DISPUTE_HOLD', 'STRIPE_BALANCE']).execute())
      .map(({ kind, currency, balanceMinor }) => [kind, currency, balanceMinor]).sort();
    const [fee, sold] = [713 * 15, 7_123 - purchase.feeMinor];
    const dispute = await open(purchase);
    expect(await booksOf()).toEqual([['DISPUTE_HOLD', 'USD', 999], ['STRIPE_BALANCE', 'CNY', sold - 7_123 - fee]]);
    money.sandbox.moveDisputed(dispute, { amount: 333 });
    await money.settle();
    expect(await booksOf()).toEqual([['DISPUTE_HOLD', 'USD', 666], ['STRIPE_BALANCE', 'CNY', sold - 7_123 - fee + 2_374]]);
    money.sandbox.closeDispute(dispute, 'lost');
    await money.settle();
    // What the bank kept, 6.66 of 9.99, goes from the shares of 1.00 and 8.99.
    expect((await shares(purchase)).map(({ amountMinor, reversedMinor }) => amountMinor - reversedMinor)).toEqual([33, 300]);
    expect(await booksOf()).toEqual([['DISPUTE_HOLD', 'USD', 0], ['STRIPE_BALANCE', 'CNY', sold - 7_123 - fee + 2_374]]);
  } finally {
    money.sandbox.settleIn('usd', 'cny', 0);
  }
});

test('60. A dispute that was lost and is won on appeal gives back what it took: access, shares and money', async () => {
  const purchase = await aPurchase();
  const before = await shares(purchase);
  const dispute = await open(purchase);
  money.sandbox.closeDispute(dispute, 'lost');
  await money.settle();
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(false);
  money.sandbox.moveDisputed(dispute, { amount: 19_900, status: 'won' });
  await money.settle();
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(true);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'PAID' });
  expect(await shares(purchase)).toEqual(before);
  expect(await back.books(purchase.community)).toMatchObject({ DISPUTE_FEES: FEE, STRIPE_BALANCE: 19_900 - purchase.feeMinor - FEE });
  expect((await back.books(purchase.community)).DISPUTE_HOLD).toBeUndefined();
  expect((await back.preview(purchase.viewer, purchase.orderId)).errors).toEqual([]);
});

test('60. A lost dispute about a period that is over leaves the one that runs', async () => {
  const purchase = await aPurchase({ kind: 'MONTHLY', minorUnits: 3_000 });
  await money.advance(32 * DAY);
  money.sandbox.closeDispute(await open(purchase), 'lost');
  await money.settle();
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(true);
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: 'PAID' });
  expect(await money.subscription(purchase.viewer, purchase.community)).toMatchObject({ status: 'ACTIVE' });
});

test.each(['won', 'lost'] as const)('60. The messages of a dispute that is %s, all late and the last first, end the same', async (outcome) => {
  const purchase = await aPurchase();
  money.sandbox.setDelivery({ paused: true });
  const dispute = money.sandbox.openDispute(purchase.providerId);
  money.sandbox.closeDispute(dispute, outcome);
  money.sandbox.setDelivery({ paused: false, order: 'newest-first' });
  money.gateway.copies = 2;
  await money.settle();
  money.sandbox.setDelivery({ order: 'oldest-first' });
  expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(outcome === 'won');
  expect(await money.order(purchase.viewer, purchase.orderId)).toMatchObject({ state: outcome === 'won' ? 'PAID' : 'CHARGED_BACK' });
  expect((await back.books(purchase.community)).STRIPE_BALANCE).toBe((outcome === 'won' ? 19_900 : 0) - purchase.feeMinor - FEE);
  expect(await back.disputesOf(purchase.owner, purchase.community)).toMatchObject([{ state: outcome.toUpperCase() }]);
});

test("A bank's question takes nothing; it may become a dispute, or come to nothing", async () => {
  const [asked, escalated] = [await aPurchase(), await aPurchase()];
  const first = money.sandbox.openDispute(asked.providerId, { isInquiry: true });
  const second = money.sandbox.openDispute(escalated.providerId, { isInquiry: true });
  await money.settle();
  for (const purchase of [asked, escalated]) {
    expect(await money.hasAccess(purchase.viewer, purchase.community)).toBe(true);
    expect(await back.disputesOf(purchase.owner, purchase.community)).toMatchObject([{ state: 'INQUIRY' }]);
  }
  money.sandbox.closeDispute(first, 'won');
  money.sandbox.escalateInquiry(second);
  await money.settle();
  expect(await back.disputesOf(asked.owner, asked.community)).toMatchObject([{ state: 'CLOSED' }]);
  expect(await money.hasAccess(asked.viewer, asked.community)).toBe(true);
  expect(await back.disputesOf(escalated.owner, escalated.community)).toMatchObject([{ state: 'OPEN' }]);
  expect(await money.hasAccess(escalated.viewer, escalated.community)).toBe(false);
});

test('Nothing of all this breaks what always holds, and the books agree with the balance of the provider', async () => {
  await money.advance(HOUR);
  expect(await back.differences()).toEqual([]);
  expect(await findDataFaults(money.app.platform.database.reader)).toEqual([]);
});
