import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import pg from 'pg';
import { newId } from '../../../src/kernel/id.ts';
import { ok } from '../../../src/kernel/result.ts';
import {
  netDebtsOf, postDisputeMovement, postFee, postPayment, postPayout, postRefund, postTransfer, postTransferMade, postTransferReversed, settleDispute, settleRefund,
} from '../../../src/modules/ledger/index.ts';
import type { Tx } from '../../../src/platform/database/unit-of-work.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { eventually } from '../../support/eventually.ts';
import { booksOf } from './support.ts';

/** A transaction that PostgreSQL ended because it and another waited for each other would run a second time, so all say how often they ran. */
let app: TestApp;
/** Holds locks, and looks who waits for one. */
let other: pg.Client;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  other = new pg.Client({ connectionString: app.databaseUrl });
  await other.connect();
});
afterEach(() => other.end());

const aBook = async () => {
  const place = await app.world.aCommunity();
  return { ...place, books: booksOf(app, place) };
};
const shareOf = async (paymentId: string, userId: string): Promise<string> =>
  (await app.platform.database.reader.selectFrom('payment_share').select('id').where('paymentId', '=', paymentId).where('payeeUserId', '=', userId).executeTakeFirstOrThrow()).id as string;

type Step = (tx: Tx) => Promise<unknown>;
/** Two transactions at once, each of which goes on when both have done their first step. Answers how often each ran. */
async function crossing(...both: readonly (readonly [first: Step, second: Step])[]): Promise<number[]> {
  const arrivals = both.map(() => Promise.withResolvers<void>());
  const runs = both.map(() => 0);
  await Promise.all(both.map(([first, second], index) => app.platform.uow.run(async (tx) => {
    runs[index]!++;
    await first(tx);
    arrivals[index]!.resolve();
    await Promise.all(arrivals.map(({ promise }) => promise));
    return ok(await second(tx));
  })));
  return runs;
}
async function run(work: Step): Promise<number> {
  let runs = 0;
  await app.platform.uow.run(async (tx) => {
    runs++;
    return ok(await work(tx));
  });
  return runs;
}
const waiting = (count: number) => eventually(async () => (await other.query('select pg_stat_clear_snapshot()')) && (await other.query("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).rowCount === count);

test('L11 a dispute is booked and lost while a refund of another payment is booked and settled: neither waits for the other', async () => {
  const { books, owner } = await aBook();
  const [disputed, refunded] = [await books.sell(10_000), await books.sell(10_000)];
  const [disputeId, refund] = [newId(), { ...refunded, refundId: newId(), amountMinor: 5_000, currency: 'CNY' }];
  expect(await crossing(
    [(tx) => postDisputeMovement(tx, { ...disputed, disputeId, movementId: 'txn_1', amountMinor: -10_000, feeMinor: 1_500 }), (tx) => settleDispute(tx, { ...disputed, disputeId }, 'LOST')],
    [(tx) => postRefund(tx, { ...refund, isSettled: false }), (tx) => settleRefund(tx, refund)],
  )).toEqual([1, 1]);
  expect(await books.accounts({ owner })).toEqual({ STRIPE_BALANCE: 3_500, DISPUTE_FEES: 1_500, PLATFORM_REVENUE: -500, 'PAYEE_PENDING owner': -4_500 });
  await books.expectSound();
});

test('L11 a fee is booked before a sale while a refund is booked and settled: neither waits for the other', async () => {
  const { books, owner } = await aBook();
  const [sold, refunded] = [await books.sell(10_000), await books.sell(10_000)];
  const refund = { ...refunded, refundId: newId(), amountMinor: 5_000, currency: 'CNY' };
  const shares = await books.snapshot(owner);
  const sale = { communityId: books.communityId, paymentId: newId(), orderId: newId(), grossMinor: 2_000, feeMinor: 58, currency: 'CNY', shares, holdUntil: app.clock.now() };
  expect(await crossing(
    [(tx) => postFee(tx, { ...sold, feeMinor: 290 }), (tx) => postPayment(tx, sale)],
    [(tx) => postRefund(tx, { ...refund, isSettled: false }), (tx) => settleRefund(tx, refund)],
  )).toEqual([1, 1]);
  expect(await books.accounts({ owner })).toEqual({ STRIPE_BALANCE: 16_652, STRIPE_FEES: 348, PLATFORM_REVENUE: -1_700, 'PAYEE_PENDING owner': -15_300 });
  await books.expectSound();
});

test('L11 parts of one transaction that work side by side book with it, whatever their order', async () => {
  const { books, owner } = await aBook();
  const [first, second] = [await books.sell(10_000), await books.sell(10_000)];
  const fee = (part: Tx, sale: typeof first) => postFee(part, { ...sale, feeMinor: 290 });
  const refund = (part: Tx, sale: typeof first) => postRefund(part, { ...sale, refundId: newId(), amountMinor: 1_000, currency: 'CNY' });
  expect(await crossing(
    [(tx) => tx.sideBySide([first], fee), (tx) => tx.sideBySide([first], refund)],
    [(tx) => tx.sideBySide([second], refund), (tx) => tx.sideBySide([second], fee)],
  )).toEqual([1, 1]);
  expect(await books.accounts({ owner })).toEqual({ STRIPE_BALANCE: 17_420, STRIPE_FEES: 580, PLATFORM_REVENUE: -1_800, 'PAYEE_PENDING owner': -16_200 });
  await books.expectSound();
});

test('L11 a payout to the bank is booked while a transfer comes back: the one that waits has nothing that the other wants', async () => {
  const { books, owner } = await aBook();
  const { communityId, paymentId } = await books.sell(10_000);
  await books.release();
  const posting = { communityId, paymentId, shareId: await shareOf(paymentId, owner.userId), transferId: newId() };
  await books.inTx(async (tx) => postTransferMade(tx, { ...posting, amountMinor: await postTransfer(tx, posting) }));
  await other.query('begin');
  await other.query("select from ledger_account where community_id = $1 and kind = 'TRANSFERRED' for update", [communityId]);
  const payout = run((tx) => postPayout(tx, { payeeUserId: owner.userId, payoutId: newId(), amountMinor: 3_000, currency: 'CNY' }));
  await waiting(1);
  const reversal = run((tx) => postTransferReversed(tx, { ...posting, reversalId: newId(), amountMinor: 2_000 }));
  await waiting(2);
  await other.query('commit');
  expect(await Promise.all([payout, reversal])).toEqual([1, 1]);
  expect(await books.accounts({ owner })).toEqual({ STRIPE_BALANCE: 3_000, PLATFORM_REVENUE: -1_000, 'PAYEE_AVAILABLE owner': -2_000, 'TRANSFERRED owner': -4_000, 'CONNECTED_BALANCE owner': 4_000 });
  await books.expectSound();
});

test('L11 shares are let go while somebody works on a debt of their payee: that debt is passed by, and netted before anything is paid out', async () => {
  const { books, owner } = await aBook();
  const paidOut = await books.sell(10_000);
  await books.release();
  const posting = { ...paidOut, shareId: await shareOf(paidOut.paymentId, owner.userId), transferId: newId() };
  await books.inTx((tx) => postTransfer(tx, posting));
  await books.inTx((tx) => postRefund(tx, { ...paidOut, refundId: newId(), amountMinor: 1_000, currency: 'CNY' }));
  await books.sell(10_000);
  await other.query('begin');
  await other.query('select from payment_share where id = $1 for update', [posting.shareId]);
  await books.release();
  await other.query('commit');
  const held = { 'PAYEE_AVAILABLE owner': -9_000, 'PAYEE_RECEIVABLE owner': 900 };
  expect(await books.accounts({ owner })).toMatchObject(held);
  await books.inTx((tx) => netDebtsOf(tx, { communityId: books.communityId, payeeUserId: owner.userId, currency: 'CNY' }));
  expect(await books.accounts({ owner })).toMatchObject({ 'PAYEE_AVAILABLE owner': -8_100 });
  await books.expectSound();
});
