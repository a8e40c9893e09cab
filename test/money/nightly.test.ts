import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { decodeId, newId } from '../../src/kernel/id.ts';
import { ok } from '../../src/kernel/result.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { postFee, postRefund } from '../../src/modules/ledger/index.ts';
import { randomName } from '../support/world.ts';
import { startMoney, type Money, type Sale } from './support/money.ts';
import { payingOut } from './support/payouts.ts';
import { refunding } from './support/refunds.ts';

let money: Money;
let pay: ReturnType<typeof payingOut>;
let staff: SignedInViewer;
beforeAll(async () => {
  money = await startMoney();
  pay = payingOut(money);
  staff = await money.app.world.aUser({ isStaff: true });
});
afterAll(() => money.stop());

const db = () => money.app.platform.database.reader;
interface Found {
  readonly kind: string;
  readonly subject: string;
  readonly isHealed: boolean;
  readonly theirs: object | null;
  readonly ours: object | null;
  readonly theirState: string | null;
  readonly ourState: string | null;
}
const DIFFERENCES = 'nodes { kind subject isHealed theirState ourState theirs { minorUnits currency } ours { minorUnits currency } }';
async function night(): Promise<{ state: string; compared: number; differences: Found[] }> {
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  const { id, state, compared, differenceCount } = (await money.app.run('{ reconciliationRuns(kind: NIGHTLY, first: 1) { nodes { id state compared differenceCount } } }', {}, staff)).data.reconciliationRuns.nodes[0];
  const { nodes } = (await money.app.run(`query ($id: ID!) { reconciliationDifferences(runId: $id) { ${DIFFERENCES} } }`, { id }, staff)).data.reconciliationDifferences;
  expect(differenceCount).toBe(nodes.length);
  return { state, compared, differences: nodes };
}
const unhealed = async (): Promise<Found[]> => (await money.app.run(`{ reconciliationDifferences(isHealed: false) { ${DIFFERENCES} } }`, {}, staff)).data.reconciliationDifferences.nodes;
const refund = (viewer: SignedInViewer, orderId: string, minorUnits: number) =>
  money.create('mutation ($input: RequestRefundInput!) { requestRefund(input: $input) { refund { id } errors { __typename } } }', { orderId, minorUnits, reason: 'goodwill', idempotencyKey: randomName('key') }, viewer);

/** A sale of 100.00 of which 90.00 were sent to the owner's account, 27.00 came back, and 63.00 went to the bank. */
async function aPaidOutSale(): Promise<Sale & { accountId: string; providerId: string; transferId: string; bankPayoutId: string }> {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  const account = await pay.onboard(sale.owner);
  const { orderId } = await money.aBuyer(sale);
  await pay.closeWindow();
  expect((await refunding(money).refund(sale.owner, orderId, { minorUnits: 3_000, reason: 'goodwill' })).errors).toEqual([]);
  await money.settle();
  await money.advance(8 * DAY);
  const [bankPayoutId] = money.sandbox.payOut(account.providerId);
  await money.advance(3 * DAY);
  const [transfer] = await pay.transfers(sale.owner, sale.community);
  return { ...sale, ...account, transferId: transfer.id, bankPayoutId: bankPayoutId! };
}
const CNY = (minorUnits: number) => ({ minorUnits, currency: 'CNY' });

test('78. A night after a transfer, a reversal and a payout to the bank finds nothing; with one state of theirs unheard of it finds exactly that, and puts it right', async () => {
  const sale = await aPaidOutSale();
  expect(await night()).toMatchObject({ state: 'DONE', differences: [] });
  const { providerId: transferAtStripe } = await db().selectFrom('payout_transfer').select('providerId').where('id', '=', decodeId('PayoutTransfer', sale.transferId)).executeTakeFirstOrThrow() as { providerId: string };
  const alarms = await money.alarms();
  const lost = async (act: () => unknown): Promise<Found[]> => {
    money.sandbox.setDelivery({ dropNext: 9 });
    await act();
    await money.settle();
    money.sandbox.setDelivery({ dropNext: 0 });
    const { state, differences } = await night();
    expect(state).toBe('DONE');
    await money.settle();
    return differences;
  };
  expect(await lost(() => money.sandbox.failPayout(sale.bankPayoutId))).toEqual([{ kind: 'PAYOUT_DIFFERS', subject: sale.bankPayoutId, isHealed: true, theirState: 'FAILED', ourState: 'PAID', theirs: CNY(6_300), ours: CNY(6_300) }]);
  expect(await pay.balance(sale.owner)).toEqual({ transferred: 6_300 });
  expect(await lost(() => money.stripe.transfers.createReversal(transferAtStripe, { amount: 1_300 }))).toEqual([{ kind: 'TRANSFER_DIFFERS', subject: sale.transferId, isHealed: true, theirState: 'MADE', ourState: 'MADE', theirs: CNY(5_000), ours: CNY(6_300) }]);
  expect(await pay.balance(sale.owner)).toEqual({ available: 1_300, transferred: 5_000 });
  expect(await lost(() => money.sandbox.setStanding(sale.providerId, 'restricted'))).toEqual([{ kind: 'ACCOUNT_DIFFERS', subject: sale.accountId, isHealed: true, theirState: 'RESTRICTED', ourState: 'ENABLED', theirs: null, ours: null }]);
  expect(await lost(async () => {
    money.sandbox.setStanding(sale.providerId, 'enabled');
    await pay.run('mutation { syncPayoutAccount { errors { __typename } } }', {}, sale.owner);
    await money.settle();
    await money.advance(8 * DAY);
    for (const id of money.sandbox.payOut(sale.providerId)) expect(id).toMatch(/^po_/);
    await money.advance(HOUR);
  })).toMatchObject([{ kind: 'PAYOUT_DIFFERS', isHealed: true, theirState: 'PENDING', ourState: 'MISSING', theirs: CNY(6_300), ours: null }]);
  expect(await night()).toMatchObject({ state: 'DONE', differences: [] });
  expect(await money.alarms()).toBe(alarms);
});

test('78, L10. Sales in dollars on a balance in yuan: sent, taken back by us and in the Dashboard, at Stripe\'s rate; a night finds nothing', async () => {
  money.sandbox.settleIn('usd', 'cny', 7.13);
  try {
    const sale = await money.aSale({ kind: 'TERM', minorUnits: 999, currency: 'USD' });
    const { providerId } = await pay.onboard(sale.owner);
    const { orderId } = await money.aBuyer(sale);
    await pay.closeWindow();
    expect((await refunding(money).refund(sale.owner, orderId, { minorUnits: 333, reason: 'goodwill' })).errors).toEqual([]);
    await money.settle();
    await money.settle();
    const { data: [transfer] } = await money.stripe.transfers.list({ destination: providerId });
    await money.stripe.transfers.createReversal(transfer!.id, { amount: 1_001 });
    await money.settle();
    await money.advance(HOUR);
    expect([transfer!.amount, transfer!.currency, transfer!.amount_reversed]).toEqual([6_409, 'cny', 2_139]);
    expect(await night()).toMatchObject({ state: 'DONE', differences: [] });
  } finally {
    money.sandbox.settleIn('usd', 'cny', 0);
  }
});

test('78. What a night cannot put right stays a row with both values and an alarm, until a later night finds that both agree', async () => {
  const sale = await aPaidOutSale();
  expect(await night()).toMatchObject({ state: 'DONE', differences: [] });
  const before = await unhealed();
  const id = decodeId('PayoutTransfer', sale.transferId);
  const plant = (reversedMinor: number) => db().updateTable('payout_transfer').set({ reversedMinor }).where('id', '=', id).execute();
  const planted = { kind: 'TRANSFER_DIFFERS', subject: sale.transferId, isHealed: false, theirState: 'MADE', ourState: 'MADE', theirs: CNY(6_300), ours: CNY(6_299) };
  const alarms = await money.alarms();
  await plant(2_701);
  expect((await night()).differences).toEqual([planted]);
  expect(await money.alarms()).toBe(alarms + 1);
  expect(await unhealed()).toEqual([planted, ...before]);
  await plant(2_700);
  expect((await night()).differences).toEqual([]);
  expect([await unhealed(), await money.alarms()]).toEqual([before, alarms + 1]);

  const { id: _id, ...payout } = await db().selectFrom('bank_payout').selectAll().where('providerId', '=', sale.bankPayoutId).executeTakeFirstOrThrow();
  await db().insertInto('bank_payout').values({ ...payout, id: newId(), providerId: 'po_nobody' }).execute();
  expect((await night()).differences).toEqual([{ kind: 'PAYOUT_DIFFERS', subject: 'po_nobody', isHealed: false, theirState: 'MISSING', ourState: 'PAID', theirs: null, ours: CNY(6_300) }]);
  await db().deleteFrom('bank_payout').where('providerId', '=', 'po_nobody').execute();
});

test('78. Accounts that Stripe does not answer for are told, and do not keep the others', async () => {
  const [first, second] = [await aPaidOutSale(), await aPaidOutSale()];
  money.sandbox.setDelivery({ dropNext: 9 });
  for (const { providerId } of [first, second]) money.sandbox.setStanding(providerId, 'restricted');
  await money.settle();
  money.sandbox.setDelivery({ dropNext: 0 });
  money.gateway.answer = (path) => (path === `/v1/accounts/${first.providerId}` ? { status: 503, body: '{}' } : null);
  const { state, differences } = await night();
  expect([state, differences.filter(({ kind }) => kind === 'ACCOUNT_DIFFERS').map(({ subject }) => subject)]).toEqual(['FAILED', [second.accountId]]);
  money.gateway.answer = null;
  expect((await night()).differences).toContainEqual({ kind: 'ACCOUNT_DIFFERS', subject: first.accountId, isHealed: true, theirState: 'RESTRICTED', ourState: 'ENABLED', theirs: null, ours: null });
});

/** What the sandbox keeps of such a sale: 2.9 % and 2.00. */
const FEE_OF_9900 = 487;

test('78. A night after sales, renewals and refunds finds nothing; with one posting missing it finds exactly that', async () => {
  const term = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  const first = await money.aBuyer(term);
  await money.aBuyer(term);
  const monthly = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  await money.aBuyer(monthly);
  await refund(term.owner, first.orderId, 2_500);
  await money.settle();
  await money.advance(HOUR);
  const afterSales = await night();
  expect(afterSales).toMatchObject({ state: 'DONE', differences: [] });
  expect(afterSales.compared).toBeGreaterThanOrEqual(4);
  await money.advance(32 * DAY);
  expect(await night()).toMatchObject({ state: 'DONE', differences: [] });
  const payments = await db().selectFrom('community').innerJoin('payment', 'payment.communityId', 'community.id').select('payment.id').where('community.id', 'in', [term.community.id, monthly.community.id]).execute();
  expect(payments).toHaveLength(4);

  const late = await money.aBuyer(term);
  await money.advance(HOUR);
  const alarms = await money.alarms();
  const [lost] = (await db().selectFrom('payment').select('id').where('orderId', '=', decodeId('Order', late.orderId)).execute()) as [{ id: string }];
  await db().transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`delete from ledger_entry e using ledger_transaction t where t.id = e.transaction_id and t.source_id = ${lost.id}`.execute(tx);
    await sql`delete from ledger_transaction where source_id = ${lost.id}`.execute(tx);
  });
  const found = await night();
  expect(found.differences).toEqual([{ kind: 'POSTING_MISSING', subject: `PAYMENT:${lost.id}`, isHealed: false, theirState: null, ourState: null, theirs: { minorUnits: 9_900 - FEE_OF_9900, currency: 'CNY' }, ours: { minorUnits: 0, currency: 'CNY' } }]);
  expect(await money.alarms()).toBe(alarms + 1);
});

test('78, L7. What is booked and never moved, what moved with another amount, and what moved for nobody here is found, each as what it is', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  const { orderId } = await money.aBuyer(sale);
  const { id: paymentId } = await db().selectFrom('payment').select('id').where('orderId', '=', decodeId('Order', orderId)).executeTakeFirstOrThrow();
  const [communityId, refundId] = [sale.community.id, newId()];
  await money.app.platform.uow.run(async (tx) => {
    await postRefund(tx, { communityId, paymentId, refundId, amountMinor: 100, currency: 'CNY' });
    await postFee(tx, { communityId, paymentId, feeMinor: 7 });
    return ok(null);
  });
  const page = await money.stripe.checkout.sessions.create({ mode: 'payment', success_url: 'https://books.example.com', line_items: [{ quantity: 1, price_data: { currency: 'cny', unit_amount: 9_900, product_data: { name: 'A book' } } }] });
  await money.pay(page.url!);
  await money.settle();
  const { data: [moved] } = await money.stripe.balanceTransactions.list({ limit: 1 });
  await money.advance(HOUR);
  const subjects = [`REFUND:${refundId}`, `PAYMENT:${paymentId}`, moved!.id];
  const found = (await night()).differences.filter(({ subject }) => subjects.includes(subject));
  const difference = { isHealed: false, theirState: null, ourState: null };
  expect(found.sort((a, b) => subjects.indexOf(a.subject) - subjects.indexOf(b.subject))).toEqual([
    { ...difference, kind: 'MOVEMENT_MISSING', subject: subjects[0], theirs: CNY(0), ours: CNY(-100) },
    { ...difference, kind: 'AMOUNT_DIFFERS', subject: subjects[1], theirs: CNY(9_900 - FEE_OF_9900), ours: CNY(9_900 - FEE_OF_9900 - 7) },
    { ...difference, kind: 'MOVEMENT_UNCLAIMED', subject: subjects[2], theirs: CNY(9_900 - FEE_OF_9900), ours: null },
  ]);
});
