import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../src/kernel/id.ts';
import type { SignedInViewer } from '../../../src/kernel/viewer.ts';
import { postPayout, postPayoutFailed, postTransfer, postTransferMade } from '../../../src/modules/ledger/index.ts';
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
