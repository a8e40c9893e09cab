import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { newId } from '../../../src/kernel/id.ts';
import {
  holdShares, LedgerOverdrawnError, postDisputeMovement, postFee, postPayment, postRefund, releaseShares, reverseRefund, setHold, settleDispute, settleRefund,
} from '../../../src/modules/ledger/index.ts';
import { postOnce } from '../../../src/modules/ledger/commands/post.ts';
import { houseLine } from '../../../src/modules/ledger/model/posting.ts';
import { DAY } from '../../../src/kernel/clock.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { booksOf } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

const aBook = async () => {
  const place = await app.world.aCommunity();
  return { ...place, books: booksOf(app, place) };
};

test('L1 a sale: what came in, less the fee, is in the balance; everybody\'s share is held; it all adds up to zero', async () => {
  const { books } = await aBook();
  await books.sell(9_900, { feeMinor: 317 });
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 9_583, STRIPE_FEES: 317, PLATFORM_REVENUE: -990, 'PAYEE_PENDING owner': -8_910 });
  await books.expectSound();
});

test('L1 the database refuses lines that do not add up to zero, in any currency, whoever writes them', async () => {
  const { books } = await aBook();
  await books.sell(1_000);
  const add = (currency: string, amounts: readonly number[]): Promise<unknown> => books.inTx(async (tx) => {
    const [id, accounts] = [newId(), amounts.map(() => newId())];
    await sql`insert into ledger_transaction (id, community_id, kind, source_type, source_id, occurred_at) values (${id}, ${books.communityId}, 'FEE', 'PAYMENT', ${newId()}, ${tx.now})`.execute(tx.db);
    for (const [index, amount] of amounts.entries()) {
      const unit = index === 0 ? 'CNY' : currency;
      await sql`insert into ledger_account (id, community_id, kind, currency, holder) values (${accounts[index]}, ${books.communityId}, 'REFUNDS_CLEARING', ${unit}, ${newId()})`.execute(tx.db);
      await sql`insert into ledger_entry (id, community_id, transaction_id, position, account_id, currency, amount_minor) values (${newId()}, ${books.communityId}, ${id}, ${index}, ${accounts[index]}, ${unit}, ${amount})`.execute(tx.db);
    }
  });
  await expect(add('CNY', [5, -4])).rejects.toThrow('does not add up to zero');
  await expect(add('USD', [5, -5])).rejects.toThrow('does not add up to zero');
  await expect(add('CNY', [5])).rejects.toThrow('does not add up to zero');
  await add('CNY', [0, 0]);
});

test('L1 what does not add up in each currency does not even reach the database', async () => {
  const { books } = await aBook();
  const post = (amounts: Record<string, number>) => books.inTx((tx) => postOnce(tx, { communityId: books.communityId, kind: 'FEE', sourceType: 'PAYMENT', sourceId: newId(), paymentId: null }, async () => ({
    currency: 'CNY', changes: [], lines: Object.entries(amounts).flatMap(([currency, amountMinor]) => [houseLine('STRIPE_FEES', currency, amountMinor), houseLine('STRIPE_BALANCE', 'CNY', -amountMinor)]),
  })));
  for (const amounts of [{ USD: 5 }, { CNY: 5, USD: 1 }] as Record<string, number>[]) await expect(post(amounts)).rejects.toThrow(RangeError);
  expect(await books.accounts()).toEqual({});
  expect(await post({ CNY: 5 })).toBe(true);
});

test('L2 lines are added, never changed or removed', async () => {
  const { books } = await aBook();
  await books.sell(1_000);
  const { reader } = app.platform.database;
  const attempts = ['ledger_entry', 'ledger_transaction'].flatMap((table) => [`update ${table} set community_id = community_id`, `delete from ${table}`, `truncate ${table} cascade`]);
  for (const statement of attempts) await expect(sql.raw(statement).execute(reader)).rejects.toThrow('never changes');
});

test('L3 one posting for a payment, a refund, a dispute: what comes again changes nothing', async () => {
  const { books, owner } = await aBook();
  const shares = await books.snapshot(owner);
  const sale = await books.sell(9_900, { shares });
  const [refundId, disputeId] = [newId(), newId()];
  const post = async (): Promise<unknown[]> => [
    await books.inTx((tx) => postPayment(tx, { ...sale, grossMinor: 9_900, feeMinor: 0, currency: 'CNY', shares, holdUntil: tx.now })),
    await books.inTx((tx) => postRefund(tx, { ...sale, refundId, amountMinor: 1_000, currency: 'CNY' })),
    await books.inTx((tx) => postDisputeMovement(tx, { ...sale, disputeId, movementId: 'txn_1', amountMinor: -8_900, feeMinor: 1_500 })),
  ];
  expect(await post()).toEqual([false, 'POSTED', 'POSTED']);
  const after = await books.accounts();
  expect(await post()).toEqual([false, 'REPEATED', 'REPEATED']);
  await Promise.all([post(), post(), post()]);
  expect(await books.accounts()).toEqual(after);
  await books.expectSound();
});

test('L4 amounts are whole minor units, to 2^53 − 1', async () => {
  const { books } = await aBook();
  await books.sell(Number.MAX_SAFE_INTEGER);
  const { STRIPE_BALANCE: balance } = await books.accounts();
  expect(balance).toBe(Number.MAX_SAFE_INTEGER);
  const { rows } = await sql<{ type: string }>`select distinct data_type as type from information_schema.columns where column_name like '%\_minor' and table_name in ('ledger_entry', 'ledger_account', 'payment_share', 'shared_payment')`.execute(app.platform.database.reader);
  expect(rows).toEqual([{ type: 'bigint' }]);
});

test('L6 refunds in parts come from what is held, by rule D; the whole leaves nothing; more than came in is refused', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_001);
  const refund = (amountMinor: number) => books.inTx((tx) => postRefund(tx, { ...sale, refundId: newId(), amountMinor, currency: 'CNY' }));
  await refund(334);
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 667, PLATFORM_REVENUE: -67, 'PAYEE_PENDING owner': -600 });
  await expect(refund(668)).rejects.toThrow(LedgerOverdrawnError);
  await refund(667);
  expect(await books.accounts()).toEqual({});
  await books.expectSound();
});

test('L6 refunds at the same time never take more than came in', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_000);
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => books.inTx((tx) => postRefund(tx, { ...sale, refundId: newId(), amountMinor: 300, currency: 'CNY' }))));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  expect((await books.accounts()).STRIPE_BALANCE).toBe(100);
  await books.expectSound();
});

test('L8 shares become payable in the millisecond in which the refund window closes, not before', async () => {
  const { books } = await aBook();
  const { paymentId } = await books.sell(1_000);
  const { holdUntil } = await app.platform.database.reader.selectFrom('shared_payment').select('holdUntil').where('id', '=', paymentId).executeTakeFirstOrThrow();
  const releaseAt = (moment: number) => app.clock.at(moment, () => app.platform.jobs.run('ledger.release-due-shares'));
  await releaseAt(holdUntil.getTime() - 1);
  expect(await books.accounts()).toMatchObject({ 'PAYEE_PENDING owner': -900 });
  for (let time = 0; time < 2; time++) await releaseAt(holdUntil.getTime());
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 1_000, PLATFORM_REVENUE: -100, 'PAYEE_AVAILABLE owner': -900 });
  await books.expectSound();
});

test('a payment that cannot be let go keeps no other one back, and is told of', async () => {
  const { books } = await aBook();
  const [poisoned] = [await books.sell(1_000), await books.sell(2_000)];
  const db = app.platform.database.reader;
  await sql.raw(`create function refuse_release() returns trigger language plpgsql as $$ begin raise exception 'poisoned'; end $$; create trigger refuse_release before update on shared_payment for each row when (new.id = '${poisoned.paymentId}') execute function refuse_release()`).execute(db);
  const faults = async (): Promise<number> => Number(/^xingqun_faults_total\{area="money"\} (\d+)$/m.exec((await app.platform.metrics.render()).body)?.[1] ?? 0);
  const before = await faults();
  await books.release();
  expect([await books.accounts(), (await faults()) - before]).toMatchObject([{ 'PAYEE_AVAILABLE owner': -1_800, 'PAYEE_PENDING owner': -900 }, 1]);
  await sql.raw('drop function refuse_release cascade').execute(db);
  await books.release();
  expect(await books.accounts()).toMatchObject({ 'PAYEE_AVAILABLE owner': -2_700 });
});

test('a hold that an answer or a service ends is moved, until it is over', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_000);
  await books.inTx((tx) => setHold(tx, { ...sale, holdUntil: new Date(tx.now.getTime() + 30 * DAY) }));
  await books.release();
  expect(await books.accounts()).toMatchObject({ 'PAYEE_PENDING owner': -900 });
  await books.inTx((tx) => setHold(tx, { ...sale, holdUntil: tx.now }));
  await app.platform.jobs.run('ledger.release-due-shares');
  expect(await books.accounts()).toMatchObject({ 'PAYEE_AVAILABLE owner': -900 });
});

test('57 a refund that fails in the end is undone to the cent, also when the shares were released meanwhile', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_001);
  const refundId = newId();
  await books.inTx((tx) => postRefund(tx, { ...sale, refundId, amountMinor: 334, currency: 'CNY' }));
  await books.release();
  expect(await books.inTx((tx) => reverseRefund(tx, { refundId }))).toBe('POSTED');
  expect(await books.inTx((tx) => reverseRefund(tx, { refundId }))).toBe('REPEATED');
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 1_001, PLATFORM_REVENUE: -100, 'PAYEE_AVAILABLE owner': -901 });
  expect(await books.inTx((tx) => reverseRefund(tx, { refundId: newId() }))).toBe('UNKNOWN_PAYMENT');
  await books.inTx((tx) => postRefund(tx, { ...sale, refundId: newId(), amountMinor: 1_001, currency: 'CNY' }));
  expect(await books.accounts()).toEqual({});
  await books.expectSound();
});

test('a refund that was only asked for waits in clearing until the provider moved the money', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_000);
  const refund = { ...sale, refundId: newId(), amountMinor: 500, currency: 'CNY' };
  await books.inTx((tx) => postRefund(tx, { ...refund, isSettled: false }));
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 1_000, REFUNDS_CLEARING: -500, PLATFORM_REVENUE: -50, 'PAYEE_PENDING owner': -450 });
  await books.inTx((tx) => settleRefund(tx, refund));
  await books.inTx((tx) => settleRefund(tx, refund));
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 500, PLATFORM_REVENUE: -50, 'PAYEE_PENDING owner': -450 });
});

test('60 a dispute that is won: what was taken came back; both fees are booked and the platform bears them', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_000);
  await books.release();
  const dispute = { ...sale, disputeId: newId() };
  await books.inTx((tx) => holdShares(tx, sale.paymentId));
  await books.inTx((tx) => postDisputeMovement(tx, { ...dispute, movementId: 'txn_1', amountMinor: -1_000, feeMinor: 1_500 }));
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: -1_500, DISPUTE_HOLD: 1_000, DISPUTE_FEES: 1_500, PLATFORM_REVENUE: -100, 'PAYEE_PENDING owner': -900 });
  await books.release();
  expect(await books.accounts()).toMatchObject({ 'PAYEE_PENDING owner': -900 });
  await books.expectSound();
  for (const repeated of ['POSTED', 'REPEATED']) expect(await books.inTx((tx) => postDisputeMovement(tx, { ...dispute, movementId: 'txn_2', amountMinor: 1_000, feeMinor: 1_000 }))).toBe(repeated);
  expect(await books.inTx((tx) => settleDispute(tx, dispute, 'WON'))).toBe('REPEATED');
  await books.inTx((tx) => releaseShares(tx, sale.paymentId));
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: -1_500, DISPUTE_FEES: 2_500, PLATFORM_REVENUE: -100, 'PAYEE_AVAILABLE owner': -900 });
  await books.expectSound();
});

test('60 a lost dispute takes what remains of each share; what was refunded before is the platform\'s loss; won after all, each has back what it took', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_000);
  await books.inTx((tx) => postRefund(tx, { ...sale, refundId: newId(), amountMinor: 300, currency: 'CNY' }));
  const before = await books.accounts();
  const dispute = { ...sale, disputeId: newId() };
  await books.inTx((tx) => postDisputeMovement(tx, { ...dispute, movementId: 'txn_1', amountMinor: -1_000, feeMinor: 1_500 }));
  for (const repeated of ['POSTED', 'REPEATED']) expect(await books.inTx((tx) => settleDispute(tx, dispute, 'LOST'))).toBe(repeated);
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: -1_800, DISPUTE_FEES: 1_500, PLATFORM_REVENUE: 300 });
  await books.expectSound();
  await books.inTx((tx) => postDisputeMovement(tx, { ...dispute, movementId: 'txn_2', amountMinor: 1_000, feeMinor: 0 }));
  for (const repeated of ['POSTED', 'REPEATED']) expect(await books.inTx((tx) => settleDispute(tx, dispute, 'WON'))).toBe(repeated);
  expect(await books.accounts()).toEqual({ ...before, STRIPE_BALANCE: before.STRIPE_BALANCE! - 1_500, DISPUTE_FEES: 1_500 });
  await books.expectSound();
});

test('60 money of a dispute that is taken, given back in part and taken again is booked movement by movement', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_000);
  const dispute = { ...sale, disputeId: newId(), feeMinor: 0 };
  for (const [index, amountMinor] of [-1_000, 1_000, -1_000, 400].entries()) {
    for (let times = 0; times < 2; times++) await books.inTx((tx) => postDisputeMovement(tx, { ...dispute, movementId: `txn_${index}`, amountMinor }));
  }
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 400, DISPUTE_HOLD: 600, PLATFORM_REVENUE: -100, 'PAYEE_PENDING owner': -900 });
  await books.inTx((tx) => settleDispute(tx, dispute, 'LOST'));
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 400, PLATFORM_REVENUE: -40, 'PAYEE_PENDING owner': -360 });
  await books.expectSound();
});

test('shares that are held otherwise are not released by time, and are when the hold ends', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_000);
  await books.inTx((tx) => holdShares(tx, sale.paymentId));
  await books.release();
  expect(await books.accounts()).toMatchObject({ 'PAYEE_PENDING owner': -900 });
  await books.inTx((tx) => releaseShares(tx, sale.paymentId));
  expect(await books.accounts()).toMatchObject({ 'PAYEE_AVAILABLE owner': -900 });
  await books.inTx((tx) => holdShares(tx, sale.paymentId));
  expect(await books.accounts()).toMatchObject({ 'PAYEE_PENDING owner': -900 });
});

test('L10 a sale in another currency than the balance goes through exchange, at the provider\'s own rate, back as well', async () => {
  const { books } = await aBook();
  const sale = await books.sell(10_000, { feeMinor: 45, settlement: { currency: 'USD', amountMinor: 1_390 } });
  expect(await books.accounts()).toEqual({ FX_CLEARING: 10_000, PLATFORM_REVENUE: -1_000, 'PAYEE_PENDING owner': -9_000 });
  expect(await books.accounts({}, 'USD')).toEqual({ STRIPE_BALANCE: 1_345, STRIPE_FEES: 45, FX_CLEARING: -1_390 });
  const [byRate, told] = [newId(), newId()];
  await books.inTx((tx) => postRefund(tx, { ...sale, refundId: byRate, amountMinor: 2_500, currency: 'CNY' }));
  expect(await books.accounts({}, 'USD')).toEqual({ STRIPE_BALANCE: 998, STRIPE_FEES: 45, FX_CLEARING: -1_043 });
  await books.inTx((tx) => postRefund(tx, { ...sale, refundId: told, amountMinor: 7_500, currency: 'CNY', settlement: { currency: 'USD', amountMinor: 1_050 } }));
  expect(await books.accounts()).toEqual({});
  expect(await books.accounts({}, 'USD')).toEqual({ STRIPE_BALANCE: -52, STRIPE_FEES: 45, FX_CLEARING: 7 });
  await books.inTx((tx) => reverseRefund(tx, { refundId: told }));
  expect(await books.accounts({}, 'USD')).toEqual({ STRIPE_BALANCE: 998, STRIPE_FEES: 45, FX_CLEARING: -1_043 });
  await books.expectSound();
});

test('a fee that is known later is booked once', async () => {
  const { books } = await aBook();
  const sale = await books.sell(1_000);
  for (const feeMinor of [59, 59]) await books.inTx((tx) => postFee(tx, { ...sale, feeMinor }));
  expect(await books.accounts()).toMatchObject({ STRIPE_BALANCE: 941, STRIPE_FEES: 59 });
});

test('money of a payment that the ledger does not know is not booked', async () => {
  const { books } = await aBook();
  const unknown = { communityId: books.communityId, paymentId: newId(), amountMinor: 100, currency: 'CNY', feeMinor: 0 };
  expect(await books.inTx((tx) => postRefund(tx, { ...unknown, refundId: newId() }))).toBe('UNKNOWN_PAYMENT');
  expect(await books.inTx((tx) => postDisputeMovement(tx, { ...unknown, disputeId: newId(), movementId: 'txn_1' }))).toBe('UNKNOWN_PAYMENT');
  expect(await books.accounts()).toEqual({});
});
