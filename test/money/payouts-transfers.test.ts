import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { decodeId } from '../../src/kernel/id.ts';
import { startMoney, type Money } from './support/money.ts';
import { payingOut } from './support/payouts.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let pay: ReturnType<typeof payingOut>;
let refund: ReturnType<typeof refunding>['refund'];
beforeAll(async () => {
  money = await startMoney();
  pay = payingOut(money);
  refund = refunding(money).refund;
});
beforeEach(() => void Object.assign(money.gateway, { rewrite: null, answer: null, lose: null }));
afterEach(() => pay.expectSound());
afterAll(() => money.stop());

test('71. Money is sent when the refund window has closed, once per payee, and only to an account that may receive it', async () => {
  const sale = await pay.aShop();
  const { owner, community } = sale;
  const [partner, kol] = [await money.app.world.aMember({ community, role: 'PARTNER' }), await money.app.world.aMember({ community, role: 'PARTNER' })];
  const [partnerId, otherId] = [await pay.memberId(partner, community), await pay.memberId(kol, community)];
  expect(await pay.setRule(owner, community, { partners: [{ memberId: partnerId, basisPoints: 2_500 }, { memberId: otherId, basisPoints: 1_000 }] })).toMatchObject({ shareRule: { version: 1, ownerBasisPoints: 5_500 }, errors: [] });
  const { providerId } = await pay.onboard(owner);
  await pay.onboard(kol, 'pending');
  const { orderId } = await money.aBuyer(sale);
  await money.app.platform.jobs.run('payouts.plan-due-transfers');
  await money.settle();
  expect([await pay.balance(owner), await pay.states(sale)]).toEqual([{ pending: 5_500 }, []]);

  await money.advance(3 * 86_400_000 - 60_000);
  await money.app.platform.jobs.run('ledger.release-due-shares');
  await money.app.platform.jobs.run('payouts.plan-due-transfers');
  await money.settle();
  expect([await pay.balance(owner), await pay.states(sale)]).toEqual([{ pending: 5_500 }, []]);
  await money.advance(60_000 + 1_000);
  await money.app.platform.jobs.run('ledger.release-due-shares');
  await money.app.platform.jobs.run('payouts.plan-due-transfers');
  await money.settle();
  expect(await pay.states(sale)).toEqual([['MADE', 5_500, 0]]);
  expect([await pay.balance(owner), await pay.balance(partner), await pay.balance(kol)]).toEqual([{ transferred: 5_500 }, { available: 2_500 }, { available: 1_000 }]);
  expect(await pay.atProvider(providerId)).toBe(5_500);
  const payment = await pay.orderOf(orderId);
  const { data: [transfer] } = await money.stripe.transfers.list({ destination: providerId });
  expect(transfer).toMatchObject({ amount: 5_500, currency: 'cny', source_transaction: payment.providerChargeId, transfer_group: `payment_${payment.id}` });
  expect(await pay.books(sale).accounts({ partner, kol })).toMatchObject({ 'TRANSFERRED owner': -5_500, 'CONNECTED_BALANCE owner': 5_500, 'PAYEE_AVAILABLE partner': -2_500, 'PAYEE_AVAILABLE kol': -1_000, PLATFORM_REVENUE: -1_000 });
});

test('a share that cannot be sent keeps no other one back, and is told of', async () => {
  const sale = await pay.aShop();
  const poisoned = await pay.orderOf((await money.aBuyer(sale)).orderId);
  await money.aBuyer(sale);
  await pay.closeWindow();
  const db = money.app.platform.database.reader;
  await sql.raw(`create function refuse_transfer() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$; create trigger refuse_transfer before insert on payout_transfer for each row when (new.payment_id = '${poisoned.id}') execute function refuse_transfer()`).execute(db);
  const before = await money.alarms();
  const { providerId } = await pay.onboard(sale.owner);
  await money.settle();
  expect([await pay.states(sale), await pay.atProvider(providerId), (await money.alarms()) > before]).toEqual([[['MADE', 9_000, 0]], 9_000, true]);
  await sql.raw('drop function refuse_transfer cascade').execute(db);
  await money.app.platform.jobs.run('payouts.plan-due-transfers');
  await money.settle();
  expect(await pay.atProvider(providerId)).toBe(18_000);
});

test('71. A share that is less than one unit of what came on the balance is asked for never, and stays payable', async () => {
  money.sandbox.settleIn('cny', 'usd', 0.01);
  try {
    const sale = await pay.aShop();
    const { owner, community } = sale;
    const [small, least] = [await money.app.world.aMember({ community, role: 'PARTNER' }), await money.app.world.aMember({ community, role: 'PARTNER' })];
    const partners = [{ memberId: await pay.memberId(small, community), basisPoints: 99 }, { memberId: await pay.memberId(least, community), basisPoints: 100 }];
    expect((await pay.setRule(owner, community, { partners })).errors).toEqual([]);
    await pay.onboard(small);
    const { providerId } = await pay.onboard(least);
    await money.aBuyer(sale);
    const before = await money.alarms();
    await pay.closeWindow();
    for (let hour = 0; hour < 2; hour++) {
      await money.app.platform.jobs.run('payouts.plan-due-transfers');
      await money.settle();
    }
    expect([await pay.states(sale), await pay.atProvider(providerId), await money.alarms()]).toEqual([[['MADE', 100, 0]], 1, before]);
    expect([await pay.balance(small), await pay.balance(least)]).toEqual([{ available: 99 }, { transferred: 100 }]);
    expect((await pay.record(owner, community, small, 99)).errors).toEqual([]);
  } finally {
    money.sandbox.settleIn('cny', 'usd', 0);
  }
});

test('73. A refund after the transfer takes back the payee\'s part of it', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  const { orderId } = await money.aBuyer(sale);
  await pay.closeWindow();
  expect((await refund(sale.owner, orderId, { minorUnits: 3_000, reason: 'goodwill' })).errors).toEqual([]);
  await money.settle();
  await money.settle();
  expect([await pay.balance(sale.owner), await pay.states(sale), await pay.atProvider(providerId)]).toEqual([{ transferred: 6_300 }, [['MADE', 9_000, 2_700]], 6_300]);
  expect((await refund(sale.owner, orderId, { reason: 'goodwill' })).errors).toEqual([]);
  await money.settle();
  await money.settle();
  expect([await pay.balance(sale.owner), await pay.states(sale), await pay.atProvider(providerId)]).toEqual([{}, [['MADE', 9_000, 9_000]], 0]);
});

test('73. A reversal that fails for lack of money: the buyer has the refund, the payee owes, and the next share makes it good', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  const { orderId } = await money.aBuyer(sale);
  await pay.closeWindow();
  await money.advance(8 * 86_400_000);
  money.sandbox.payOut(providerId);
  await money.settle();
  expect([await pay.balance(sale.owner), await pay.atProvider(providerId)]).toEqual([{}, 0]);
  const before = await money.alarms();
  const { refund: made, errors } = await refund(sale.owner, orderId, { reason: 'goodwill' });
  expect([errors, made.amount.minorUnits]).toEqual([[], 10_000]);
  await money.settle();
  await money.settle();
  const { data: refunds } = await money.stripe.refunds.list({ payment_intent: (await pay.orderOf(orderId)).providerPaymentId });
  expect(refunds.map(({ amount, status }) => [amount, status])).toEqual([[10_000, 'succeeded']]);
  expect(await pay.balance(sale.owner)).toEqual({ owed: 9_000 });
  expect(await money.alarms()).toBe(before + 1);

  await money.aBuyer(sale);
  await pay.closeWindow();
  expect([await pay.balance(sale.owner), await pay.states(sale)]).toEqual([{}, [['MADE', 9_000, 0]]]);
  await money.aBuyer(sale);
  await pay.closeWindow();
  expect([await pay.balance(sale.owner), await pay.states(sale)]).toEqual([{ transferred: 9_000 }, [['MADE', 9_000, 0], ['MADE', 9_000, 0]]]);
});

test('74. An order keeps the division that it was placed under, whatever the rule says later', async () => {
  const sale = await pay.aShop();
  const { owner, community } = sale;
  const partner = await money.app.world.aMember({ community, role: 'PARTNER' });
  const partners = [{ memberId: await pay.memberId(partner, community), basisPoints: 4_000 }];
  const viewer = await money.app.world.aMember({ community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  expect((await pay.setRule(owner, community, { partners })).errors).toEqual([]);
  await money.pay(order.checkoutUrl);
  await money.settle();
  expect([await pay.balance(owner), await pay.balance(partner)]).toEqual([{ pending: 9_000 }, {}]);
  await money.aBuyer(sale);
  expect([await pay.balance(owner), await pay.balance(partner)]).toEqual([{ pending: 14_000 }, { pending: 4_000 }]);
});

test('60. A dispute after the transfer takes the share back while it runs; won, it is sent again', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  const { orderId } = await money.aBuyer(sale);
  await pay.closeWindow();
  const dispute = money.sandbox.openDispute((await pay.orderOf(orderId)).providerPaymentId);
  await money.settle();
  await money.settle();
  expect([await pay.balance(sale.owner), await pay.atProvider(providerId)]).toEqual([{ pending: 9_000 }, 0]);
  money.sandbox.closeDispute(dispute, 'won');
  await money.settle();
  await money.settle();
  expect([await pay.balance(sale.owner), await pay.states(sale), await pay.atProvider(providerId)]).toEqual([{ transferred: 9_000 }, [['MADE', 9_000, 0], ['MADE', 9_000, 9_000]], 9_000]);
});

test('60. A dispute that is lost after the payee was paid out to the bank: the share is owed, the platform bears the fee', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  const { orderId } = await money.aBuyer(sale);
  await pay.closeWindow();
  await money.advance(8 * 86_400_000);
  money.sandbox.payOut(providerId);
  await money.settle();
  const dispute = money.sandbox.openDispute((await pay.orderOf(orderId)).providerPaymentId);
  await money.settle();
  await money.settle();
  expect(await pay.balance(sale.owner)).toEqual({});
  money.sandbox.closeDispute(dispute, 'lost');
  await money.settle();
  await money.settle();
  expect(await pay.balance(sale.owner)).toEqual({ owed: 9_000 });
  const { PLATFORM_REVENUE: revenue = 0, DISPUTE_FEES: fees } = await pay.books(sale).accounts();
  expect([revenue, fees]).toEqual([0, 10_000]);
});

test('66. An answer to a transfer, or to its reversal, is lost: there is one of each', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  const { orderId } = await money.aBuyer(sale);
  /** All tries of one call get through, and none of their answers comes back. */
  const loseNext = (isMeant: (path: string) => boolean): void => {
    let left = 3;
    money.gateway.lose = (path) => isMeant(path) && left-- > 0;
  };
  const keysOf = (end: string): (string | null)[] => money.gateway.calls.filter(({ method, path }) => method === 'POST' && path.endsWith(end)).slice(-3).map(({ idempotencyKey }) => idempotencyKey);
  loseNext((path) => path === '/v1/transfers');
  await pay.closeWindow();
  expect([await pay.states(sale), await pay.balance(sale.owner), await pay.atProvider(providerId)]).toEqual([[['MADE', 9_000, 0]], { transferred: 9_000 }, 9_000]);
  const [{ id }] = await pay.transfers(sale.owner, sale.community);
  expect(keysOf('/v1/transfers')).toEqual(Array(3).fill(`transfer:${decodeId('PayoutTransfer', id)}:0`));

  loseNext((path) => path.endsWith('/reversals'));
  expect((await refund(sale.owner, orderId, { minorUnits: 5_000, reason: 'goodwill' })).errors).toEqual([]);
  await money.settle();
  await money.settle();
  expect([await pay.states(sale), await pay.balance(sale.owner), await pay.atProvider(providerId)]).toEqual([[['MADE', 9_000, 4_500]], { transferred: 4_500 }, 4_500]);
  expect(new Set(keysOf('/reversals')).size).toBe(1);
});

test('66. The process ends before a call, or before its answer is stored: the clock takes it up and looks first', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  await money.aBuyer(sale);
  await money.advance(3 * 86_400_000 + 1_000);
  const { jobs } = money.app.platform;
  await jobs.run('ledger.release-due-shares');
  await jobs.run('payouts.plan-due-transfers');
  expect(await pay.states(sale)).toEqual([['INTENDED', 9_000, 0]]);
  const [{ id }] = await pay.transfers(sale.owner, sale.community);
  const payment = await money.app.platform.database.reader.selectFrom('payout_transfer').innerJoin('payment', 'payment.id', 'payout_transfer.paymentId').selectAll('payment').where('payout_transfer.id', '=', decodeId('PayoutTransfer', id)).executeTakeFirstOrThrow() as any;
  await money.stripe.transfers.create({ amount: 9_000, currency: 'cny', destination: providerId, source_transaction: payment.providerChargeId, transfer_group: `payment_${payment.id}`, metadata: { xingqun_transfer: decodeId('PayoutTransfer', id) } });
  await money.app.platform.database.reader.updateTable('payout_transfer').set({ tries: 1 }).where('id', '=', decodeId('PayoutTransfer', id)).execute();
  await money.advance(25 * 3_600_000);
  await jobs.run('payouts.resume-calls');
  expect([await pay.states(sale), await pay.atProvider(providerId)]).toEqual([[['MADE', 9_000, 0]], 9_000]);
});

test('What somebody reverses at the provider itself is taken over', async () => {
  const sale = await pay.aShop();
  const { providerId } = await pay.onboard(sale.owner);
  await money.aBuyer(sale);
  await pay.closeWindow();
  const { data: [transfer] } = await money.stripe.transfers.list({ destination: providerId });
  await money.stripe.transfers.createReversal(transfer!.id, { amount: 4_000 });
  await money.settle();
  expect([await pay.balance(sale.owner), await pay.states(sale)]).toEqual([{ available: 4_000, transferred: 5_000 }, [['MADE', 9_000, 4_000]]]);
});
