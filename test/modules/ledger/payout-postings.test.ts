import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { newId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { postManualPayout, postPayment, postPayout, postPayoutFailed, postTransfer, postTransferFailed, postTransferMade, postTransferReversed, reserveManualPayout, reverseManualPayout } from '../../../src/modules/ledger/index.ts';
import { ownAmount, providerAmount } from '../../../src/modules/payouts/model/provider-amount.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { booksOf } from './support.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.stop());

/** A community of the owner's that has sold for 100.00; 90.00 of it is in their account at the provider. */
async function aTransfer(owner: SignedInViewer) {
  const books = booksOf(app, await app.world.aCommunity({ owner }));
  const { communityId, paymentId } = await books.sell(10_000);
  await books.release();
  const { id: shareId } = await app.platform.database.reader.selectFrom('payment_share').select('id').where('paymentId', '=', paymentId).where('payeeUserId', '=', owner.userId).executeTakeFirstOrThrow() as { id: string };
  const posting = { communityId, paymentId, shareId, transferId: newId() };
  await books.inTx(async (tx) => postTransferMade(tx, { ...posting, amountMinor: await postTransfer(tx, posting) }));
  return { ...books, inAccount: async () => (await books.accounts({ owner }))['TRANSFERRED owner'] ?? 0 };
}

test('a payout that is told of again is booked once: what came into the account since is not in it, and neither is another community', async () => {
  const owner = await app.world.aUser();
  const first = await aTransfer(owner);
  const payout = { payeeUserId: owner.userId, payoutId: newId(), amountMinor: 12_000, currency: 'CNY' };
  await first.inTx((tx) => postPayout(tx, payout));
  expect(await first.inAccount()).toBe(0);
  const second = await aTransfer(owner);
  await first.inTx((tx) => postPayout(tx, payout));
  expect([await first.inAccount(), await second.inAccount()]).toEqual([0, -9_000]);
  await first.inTx((tx) => postPayoutFailed(tx, payout));
  await first.inTx((tx) => postPayout(tx, payout));
  expect([await first.inAccount(), await second.inAccount()]).toEqual([-9_000, -9_000]);
  await first.expectSound();
});

test('a payout takes what is there of the oldest community first, and never more than itself however often it is told of', async () => {
  const owner = await app.world.aUser();
  const [first, second] = [await aTransfer(owner), await aTransfer(owner)];
  const payout = { payeeUserId: owner.userId, payoutId: newId(), amountMinor: 12_000, currency: 'CNY' };
  for (let time = 0; time < 3; time++) await first.inTx((tx) => postPayout(tx, payout));
  expect([await first.inAccount(), await second.inAccount()]).toEqual([0, -6_000]);
  await first.expectSound();
});

test('L3 one posting for a transfer, its reversal, its failure, a payout by hand and what undoes it: what comes again changes nothing, also at once', async () => {
  const { owner, community } = await app.world.aCommunity();
  const books = booksOf(app, { owner, community });
  const { communityId, paymentId } = await books.sell(10_000);
  const other = await books.sell(10_000);
  await books.release();
  const shareOf = async (id: string): Promise<string> => (await app.platform.database.reader.selectFrom('payment_share').select('id').where('paymentId', '=', id).where('payeeUserId', '=', owner.userId).executeTakeFirstOrThrow()).id as string;
  const posting = { communityId, paymentId, shareId: await shareOf(paymentId), transferId: newId() };
  const failed = { communityId, paymentId: other.paymentId, shareId: await shareOf(other.paymentId), transferId: newId() };
  const [reversalId, manualPayoutId] = [newId(), newId()];
  const byHand = { communityId, payeeUserId: owner.userId, currency: 'CNY', manualPayoutId, amountMinor: 2_000 };
  await books.inTx((tx) => postTransfer(tx, posting));
  await books.inTx((tx) => postTransfer(tx, failed));
  const post = async (): Promise<void> => {
    await books.inTx((tx) => postTransferMade(tx, { ...posting, amountMinor: 9_000 }));
    await books.inTx((tx) => postTransferReversed(tx, { ...posting, reversalId, amountMinor: 4_000 }));
    await books.inTx((tx) => postTransferFailed(tx, { ...failed, amountMinor: 9_000 }));
  };
  await post();
  const after = { STRIPE_BALANCE: 15_000, PLATFORM_REVENUE: -2_000, 'PAYEE_AVAILABLE owner': -13_000, 'TRANSFERRED owner': -5_000, 'CONNECTED_BALANCE owner': 5_000 };
  expect(await books.accounts()).toEqual(after);
  await Promise.all([post(), post(), post()]);
  expect(await books.accounts()).toEqual(after);

  expect(await books.inTx((tx) => reserveManualPayout(tx, byHand))).toBe(true);
  for (let time = 0; time < 3; time++) await books.inTx((tx) => postManualPayout(tx, byHand));
  expect(await books.accounts()).toEqual({ ...after, 'PAYEE_AVAILABLE owner': -11_000, 'MANUAL_PAYOUT owner': -2_000 });
  await Promise.all([1, 2, 3].map(() => books.inTx((tx) => reverseManualPayout(tx, byHand))));
  expect(await books.accounts()).toEqual(after);
  const again = sql`insert into ledger_transaction (id, community_id, kind, source_type, source_id, occurred_at) values (${newId()}, ${communityId}, 'TRANSFER_MADE', 'TRANSFER', ${posting.transferId}, now())`;
  await expect(again.execute(app.platform.database.reader)).rejects.toThrow('ledger_transaction_source_unique');
  await books.expectSound();
});

test('L4 what is no whole number of minor units is refused, and books nothing', async () => {
  const { owner, community } = await app.world.aCommunity();
  const books = booksOf(app, { owner, community });
  await expect(books.sell(10.5)).rejects.toThrow(RangeError);
  const shares = { ruleId: null, version: 0, shares: [{ payee: { kind: 'OWNER' as const, userId: owner.userId }, basisPoints: 10_000 }] };
  await expect(books.inTx((tx) => postPayment(tx, { communityId: books.communityId, paymentId: newId(), orderId: newId(), grossMinor: 1_000, feeMinor: 0.5, currency: 'CNY', shares, holdUntil: tx.now }))).rejects.toThrow('bigint');
  expect(await books.accounts()).toEqual({});
});

test('L4 what is sent of a payment in another currency, and what of it that was for, is counted in whole units however large', () => {
  const payment = { grossMinor: 99_999_999, currency: 'USD', settlementMinor: 299_999_997, settlementCurrency: 'AED' } as Parameters<typeof ownAmount>[0];
  for (const amountMinor of [1, 61_846_190, 89_999_999]) {
    expect(providerAmount(payment, amountMinor)).toEqual({ amountMinor: amountMinor * 3, currency: 'AED' });
    expect([-1, 0, 1].map((difference) => ownAmount(payment, amountMinor * 3 + difference))).toEqual([amountMinor, amountMinor, amountMinor + 1]);
  }
});

test('L8 the database lets no account of a payee below nothing, whoever writes', async () => {
  const { owner, community } = await app.world.aCommunity();
  const books = booksOf(app, { owner, community });
  await books.sell(1_000);
  await books.release();
  const { rows } = await sql<{ id: string }>`select id from ledger_account where community_id = ${books.communityId} and kind = 'PAYEE_AVAILABLE'`.execute(app.platform.database.reader);
  await expect(sql`update ledger_account set balance_minor = 1 where id = ${rows[0]!.id}`.execute(app.platform.database.reader)).rejects.toThrow('would be overdrawn');
  for (const [kind, balance] of [['PAYEE_PENDING', 1], ['PAYEE_AVAILABLE', 1], ['PAYEE_RECEIVABLE', -1]] as const) {
    await expect(sql`insert into ledger_account (id, community_id, kind, currency, holder, balance_minor) values (${newId()}, ${books.communityId}, ${kind}, 'USD', ${newId()}, ${balance})`.execute(app.platform.database.reader)).rejects.toThrow('would be overdrawn');
  }
  expect(await books.accounts()).toEqual({ STRIPE_BALANCE: 1_000, PLATFORM_REVENUE: -100, 'PAYEE_AVAILABLE owner': -900 });
});
