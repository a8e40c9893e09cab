import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { sql, type RawBuilder } from 'kysely';
import { ledgerChecks } from '../../../scripts/checks/ledger.ts';
import { payoutChecks } from '../../../scripts/checks/payouts.ts';
import { newId } from '../../../src/kernel/id.ts';
import { ACCOUNT_KINDS, postRefund } from '../../../src/modules/ledger/index.ts';
import { startApp, type TestApp } from '../../support/app.ts';
import { booksOf } from './support.ts';

let app: TestApp;
let communityId: string;
let ownerId: string;
beforeAll(async () => {
  app = await startApp();
  const place = await app.world.aCommunity();
  const books = booksOf(app, place);
  const sale = await books.sell(9_900, { feeMinor: 317 });
  await books.inTx((tx) => postRefund(tx, { ...sale, refundId: newId(), amountMinor: 900, currency: 'CNY' }));
  await books.expectSound();
  [communityId, ownerId] = [books.communityId, place.owner.userId];
});
afterAll(() => app.stop());

const OWNERS = sql`(select id from payment_share where kind = 'OWNER')`;
const transfer = (state: string) => sql`insert into payout_transfer (id, community_id, payment_id, share_id, payee_user_id, account_id, amount_minor, reversed_minor, currency, state, created_at)
  values (${newId()}, ${communityId}, ${newId()}, ${newId()}, ${ownerId}, ${newId()}, 100, ${state === 'REVERSED' ? 50 : 0}, 'CNY', 'INTENDED', now())`;
const account = (kind: string, amount: number) => sql`insert into ledger_account (id, community_id, kind, currency, payee_user_id, holder, balance_minor) values (${newId()}, ${communityId}, ${kind}, 'CNY', ${ownerId}, ${ownerId}, ${amount})`;
/** What breaks each rule; the database itself is told to look away. */
const PLANTED: Readonly<Record<string, () => RawBuilder<unknown>>> = {
  'a transaction adds up to zero in every currency': () => sql`update ledger_entry set amount_minor = amount_minor + 1 where position = 0 and transaction_id = (select id from ledger_transaction where kind = 'REFUND')`,
  'the balance of an account is the sum of its lines': () => sql`update ledger_account set balance_minor = balance_minor + 1 where kind = 'STRIPE_BALANCE'`,
  'nothing that a payee has is negative; a deficit is owed': () => sql`update ledger_account set balance_minor = 1 where kind = 'PAYEE_PENDING'`,
  'the shares of a payment add up to what came in': () => sql`update payment_share set amount_minor = amount_minor + 1 where id in ${OWNERS}`,
  'no more is taken back than came in, and the shares bear all of it': () => sql`update shared_payment set taken_back_minor = 901`,
  'the money of a share is somewhere, once': () => sql`update payment_share set settled_minor = 1 where id in ${OWNERS}`,
  'what the shares of a payee hold is what the accounts hold': () => sql`update payment_share set pending_minor = pending_minor - 1, settled_minor = 1 where id in ${OWNERS}`,
  'nothing is payable before its time, or while a dispute holds it': () => sql`update payment_share set available_minor = 1 where id in ${OWNERS}`,
  'all money that came in is in the ledger, as much as came in': () => sql`insert into payment (id, community_id, order_id, user_id, standing, provider_payment_id, amount_minor, currency, received_at, refundable_until) values (${newId()}, ${communityId}, ${newId()}, ${ownerId}, 'SETTLED', 'pi_planted', 100, 'CNY', now(), now())`,
  'a transfer was booked as it was asked for, and as it ended': () => transfer('ASKED'),
  'no more comes back of a transfer than was sent, and all of it is known': () => transfer('REVERSED'),
  'what was paid by hand is what the ledger says was paid by hand': () => account('MANUAL_PAYOUT', -100),
  'what is set aside is what was recorded by hand and waits for the payee': () => sql`update payment_share set reserved_minor = 1, pending_minor = pending_minor - 1 where id in ${OWNERS}`,
  'nothing is in a payout account but what was sent there and neither came back nor went to the bank': () => account('TRANSFERRED', 100),
};

test.each([...ledgerChecks, ...payoutChecks])('finds rows that break: $name', async (check) => {
  const back = new Error('roll back');
  const planted = app.platform.database.reader.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    expect((await sql`${sql.raw(check.sql)}`.execute(tx)).rows).toEqual([]);
    expect((await PLANTED[check.name]!().execute(tx)).numAffectedRows).toBe(1n);
    expect((await sql`${sql.raw(check.sql)}`.execute(tx)).rows).toHaveLength(1);
    throw back;
  });
  await expect(planted).rejects.toBe(back);
});

test('every kind of account is posted to by some movement', async () => {
  const ledger = new URL('../../../src/modules/ledger/', import.meta.url);
  const commands = (await readdir(new URL('commands/', ledger))).map((name) => `commands/${name}`);
  const posting = (await Promise.all([...commands, 'model/posting.ts'].map((path) => readFile(new URL(path, ledger), 'utf8')))).join('\n');
  expect(ACCOUNT_KINDS.filter((kind) => !new RegExp(`(?:line|houseLine|payeeLine|feeLines)\\('${kind}'`).test(posting))).toEqual([]);
});
