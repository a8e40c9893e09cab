import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { startMoney, type Money } from './support/money.ts';
import { payingOut } from './support/payouts.ts';

let money: Money;
let staff: SignedInViewer;
let pay: ReturnType<typeof payingOut>;
beforeAll(async () => {
  money = await startMoney();
  pay = payingOut(money);
  staff = await money.app.world.aUser({ isStaff: true });
});
beforeEach(() => {
  Object.assign(money.gateway, { copies: 1, rewrite: null, answer: null, lose: null });
});
afterAll(() => money.stop());

const run = (name: 'backfill' | 'backfill-accounts' | 'reconcile-hourly' | 'reconcile-nightly') => money.app.platform.jobs.run(`stripe-events.${name}`);
const RUNS = 'query ($kind: ReconciliationKind, $first: Int) { reconciliationRuns(kind: $kind, first: $first) { nodes { id kind state compared differenceCount failedChecks coversFrom coversUntil finishedAt } } }';
const lastRun = async (kind: string) => (await money.app.run(RUNS, { kind, first: 1 }, staff)).data.reconciliationRuns.nodes[0];
const DIFFERENCES = 'query ($runId: ID, $isHealed: Boolean) { reconciliationDifferences(runId: $runId, isHealed: $isHealed) { nodes { kind subject isHealed theirs { minorUnits currency } ours { minorUnits currency } } } }';
const differencesOf = async (runId: string) => (await money.app.run(DIFFERENCES, { runId }, staff)).data.reconciliationDifferences.nodes;
const origins = async (): Promise<string[]> => (await money.app.platform.database.reader.selectFrom('stripe_event').select('origin').distinct().execute()).map(({ origin }) => origin as string).sort();

/** Paid while no delivery arrives, for so many days; of so many other things Stripe tells after it. */
async function paidWhileAway(days: number, kind: 'TERM' | 'MONTHLY', others = 0) {
  const sale = await money.aSale({ kind });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  money.sandbox.setDelivery({ failNext: 100_000 });
  await money.pay(order.checkoutUrl);
  await Promise.all(Array.from({ length: others }, () => money.stripe.customers.create({})));
  for (let day = 0; day < days; day++) await money.advance(DAY);
  money.sandbox.setDelivery({ failNext: 0 });
  await money.settle();
  expect(await money.hasAccess(viewer, sale.community)).toBe(false);
  return { ...sale, viewer, order };
}

test('9. Endpoint down for five days: what nobody took is read from the list of events', async () => {
  await run('backfill');
  // More than one page of the list, with the payment on the last.
  const { viewer, community, order } = await paidWhileAway(5, 'TERM', 110);
  expect(await origins()).not.toContain('BACKFILL');
  await run('backfill');
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
  expect(await money.order(viewer, order.id)).toMatchObject({ state: 'PAID' });
  expect(await origins()).toContain('BACKFILL');
  const first = await lastRun('BACKFILL');
  expect(first).toMatchObject({ state: 'DONE', differenceCount: 0, failedChecks: null });
  expect(first.compared).toBeGreaterThan(110);
  await run('backfill');
  const second = await lastRun('BACKFILL');
  expect(second).toMatchObject({ compared: 0, coversFrom: new Date(Date.parse(first.coversUntil) - 10 * MINUTE).toISOString() });
  expect(await money.grants(viewer, community)).toHaveLength(1);
});

test('9. Connect endpoint down for five days: what was told of connected accounts is read from the list of each of them', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  const { providerId } = await pay.onboard(sale.owner);
  const stranger = await money.stripe.accounts.create({ country: 'SG' });
  await money.aBuyer(sale);
  await pay.closeWindow();
  await money.advance(8 * DAY);
  await run('backfill');
  await run('backfill-accounts');
  await money.settle();
  money.sandbox.setDelivery({ failNext: 100_000 });
  const [payout] = money.sandbox.payOut(providerId);
  money.sandbox.failPayout(payout!);
  money.sandbox.setStanding(providerId, 'restricted');
  money.sandbox.setStanding(stranger.id, 'restricted');
  for (let day = 0; day < 5; day++) await money.advance(DAY);
  money.sandbox.setDelivery({ failNext: 0 });
  await money.settle();
  const alarms = await money.alarms();
  await run('backfill');
  await money.settle();
  expect(await pay.account(sale.owner)).toMatchObject({ state: 'ENABLED', bankPayouts: { nodes: [] } });

  const calls = money.gateway.calls.length;
  await run('backfill-accounts');
  await money.settle();
  expect(await pay.account(sale.owner)).toMatchObject({ state: 'RESTRICTED', bankPayouts: { nodes: [{ status: 'FAILED', failureReason: 'account_closed', amount: { minorUnits: 9_000, currency: 'CNY' } }] } });
  expect(await pay.balance(sale.owner)).toEqual({ transferred: 9_000 });
  expect(money.gateway.calls.slice(calls).filter(({ path, account }) => path.startsWith('/v1/events') && account !== providerId)).toEqual([]);
  expect(await lastRun('ACCOUNTS')).toMatchObject({ state: 'DONE', compared: 4, differenceCount: 0, failedChecks: null });
  await run('backfill-accounts');
  expect(await lastRun('ACCOUNTS')).toMatchObject({ state: 'DONE', compared: 0 });
  expect(await money.alarms()).toBe(alarms);
});

test('76. A lost message that our access was taken away: the account lists nothing any more and is asked for itself', async () => {
  const sale = await money.aSale({ kind: 'TERM', minorUnits: 10_000 });
  const { providerId } = await pay.onboard(sale.owner);
  money.sandbox.setDelivery({ failNext: 100_000 });
  money.sandbox.deauthorize(providerId);
  for (let day = 0; day < 4; day++) await money.advance(DAY);
  money.sandbox.setDelivery({ failNext: 0 });
  await money.settle();
  expect(await pay.account(sale.owner)).toMatchObject({ state: 'ENABLED' });
  const alarms = await money.alarms();
  await run('backfill-accounts');
  await money.settle();
  expect(await pay.account(sale.owner)).toMatchObject({ state: 'DEAUTHORIZED', canReceive: false });
  expect(await money.alarms()).toBe(alarms + 1);
  expect(await lastRun('ACCOUNTS')).toMatchObject({ state: 'DONE', failedChecks: null });
  const calls = money.gateway.calls.length;
  await run('backfill-accounts');
  expect(money.gateway.calls.slice(calls).filter(({ account }) => account === providerId)).toEqual([]);
});

test('10. Endpoint down for forty days: the list does not reach back, the objects themselves are compared', async () => {
  await run('backfill');
  const alarms = await money.alarms();
  const { viewer, community, order } = await paidWhileAway(40, 'TERM');
  await run('backfill');
  expect(await money.alarms()).toBe(alarms + 1);
  await money.settle();
  expect(await money.hasAccess(viewer, community)).toBe(true);
  expect(await money.grants(viewer, community)).toHaveLength(1);
  const nightly = await lastRun('NIGHTLY');
  expect(await differencesOf(nightly.id)).toContainEqual({ kind: 'ORDER_BEHIND', subject: order.id, isHealed: true, theirs: null, ours: null });
});

test('8. Endpoint down for three hours: the hourly comparison need not wait for what is sent again', async () => {
  const sale = await money.aSale({ kind: 'MONTHLY' });
  const viewer = await money.app.world.aMember({ community: sale.community });
  const { order } = await money.startCheckout(viewer, sale.priceId);
  money.sandbox.setDelivery({ failNext: 1_000 });
  await money.pay(order.checkoutUrl);
  await money.advance(3 * HOUR);
  await run('reconcile-hourly');
  expect(await money.hasAccess(viewer, sale.community)).toBe(true);
  const hourly = await lastRun('HOURLY');
  expect(hourly).toMatchObject({ state: 'DONE', differenceCount: 1 });
  expect(await differencesOf(hourly.id)).toEqual([{ kind: 'ORDER_BEHIND', subject: order.id, isHealed: true, theirs: null, ours: null }]);
  money.sandbox.setDelivery({ failNext: 0 });
  await money.advance(2 * HOUR);
  await run('reconcile-hourly');
  expect(await lastRun('HOURLY')).toMatchObject({ state: 'DONE', differenceCount: 0 });
});

test('a check that cannot be finished is told and named, and does not keep the others', async () => {
  await money.aBuyer(await money.aSale({ kind: 'MONTHLY' }));
  const alarms = await money.alarms();
  money.gateway.answer = (path) => (path.startsWith('/v1/balance_transactions') ? { status: 503, body: '{}' } : null);
  await run('reconcile-nightly');
  const failed = await lastRun('NIGHTLY');
  expect(failed).toMatchObject({ state: 'FAILED', failedChecks: 'balance' });
  expect(failed.compared).toBeGreaterThan(0);
  expect(await money.alarms()).toBeGreaterThan(alarms);
});

test('staff starts a comparison, which is written down; nobody else sees or starts one', async () => {
  const START = 'mutation { startReconciliation { isQueued errors { __typename } } }';
  const { owner } = await money.app.world.aCommunity();
  for (const document of [START, '{ reconciliationRuns { nodes { id } } }', '{ reconciliationDifferences { nodes { subject } } }']) {
    expect((await money.app.run(document, {}, owner)).errors[0]!.extensions.code).toBe('FORBIDDEN');
    expect((await money.app.run(document)).errors[0]!.extensions.code).toBe('UNAUTHENTICATED');
  }
  const before = await lastRun('NIGHTLY');
  expect((await money.app.run(START, {}, staff)).data.startReconciliation).toEqual({ isQueued: true, errors: [] });
  await money.settle();
  expect((await lastRun('NIGHTLY')).id).not.toBe(before.id);
  const { data } = await money.app.run('{ staffActs(first: 1) { nodes { act target } } }', {}, staff);
  expect(data.staffActs.nodes).toEqual([{ act: 'START_RECONCILIATION', target: 'NIGHTLY' }]);
});

// The last one: what it lists is applied nowhere.
test('9. One account with more than a night takes is gone on with in the next; a fault in one does not keep the others', async () => {
  const [busy, calm] = [await money.aSale({ kind: 'TERM' }), await money.aSale({ kind: 'TERM' })];
  const [{ providerId: busyId }, { providerId: calmId }] = [await pay.onboard(busy.owner), await pay.onboard(calm.owner)];
  await run('backfill-accounts');
  money.sandbox.pause();
  for (let turn = 0; turn < 85; turn++) for (const standing of ['restricted', 'enabled'] as const) money.sandbox.setStanding(busyId, standing);
  money.sandbox.setStanding(calmId, 'restricted');
  money.gateway.answer = (path, account) => (path.startsWith('/v1/events') && account === calmId ? { status: 400, body: '{"error":{"type":"invalid_request_error"}}' } : null);
  await run('backfill-accounts');
  expect(await lastRun('ACCOUNTS')).toMatchObject({ state: 'FAILED', compared: 300, failedChecks: calmId });
  money.gateway.answer = null;
  await run('backfill-accounts');
  expect(await lastRun('ACCOUNTS')).toMatchObject({ state: 'DONE', compared: 42 });
  await run('backfill-accounts');
  expect(await lastRun('ACCOUNTS')).toMatchObject({ state: 'DONE', compared: 0 });
});
