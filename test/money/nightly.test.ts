import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { decodeId } from '../../src/kernel/id.ts';
import type { SignedInViewer } from '../../src/kernel/viewer.ts';
import { randomName } from '../support/world.ts';
import { startMoney, type Money } from './support/money.ts';

let money: Money;
let staff: SignedInViewer;
beforeAll(async () => {
  money = await startMoney();
  staff = await money.app.world.aUser({ isStaff: true });
});
afterAll(() => money.stop());

const db = () => money.app.platform.database.reader;
async function night(): Promise<{ state: string; compared: number; differences: { kind: string; subject: string; isHealed: boolean; theirs: object | null; ours: object | null }[] }> {
  await money.app.platform.jobs.run('stripe-events.reconcile-nightly');
  const { id, state, compared, differenceCount } = (await money.app.run('{ reconciliationRuns(kind: NIGHTLY, first: 1) { nodes { id state compared differenceCount } } }', {}, staff)).data.reconciliationRuns.nodes[0];
  const { nodes } = (await money.app.run('query ($id: ID!) { reconciliationDifferences(runId: $id) { nodes { kind subject isHealed theirs { minorUnits currency } ours { minorUnits currency } } } }', { id }, staff)).data.reconciliationDifferences;
  expect(differenceCount).toBe(nodes.length);
  return { state, compared, differences: nodes };
}
const refund = (viewer: SignedInViewer, orderId: string, minorUnits: number) =>
  money.create('mutation ($input: RequestRefundInput!) { requestRefund(input: $input) { refund { id } errors { __typename } } }', { orderId, minorUnits, idempotencyKey: randomName('key') }, viewer);

test('78. A night after sales, renewals and refunds finds nothing; with one posting missing it finds exactly that', async () => {
  const term = await money.aSale({ kind: 'TERM', minorUnits: 9_900 });
  const first = await money.aBuyer(term);
  await money.aBuyer(term);
  const monthly = await money.aSale({ kind: 'MONTHLY', minorUnits: 3_000 });
  await money.aBuyer(monthly);
  await refund(first.viewer, first.orderId, 2_500);
  await money.settle();
  await money.advance(HOUR);
  const afterSales = await night();
  expect(afterSales).toMatchObject({ state: 'DONE', differences: [] });
  expect(afterSales.compared).toBeGreaterThanOrEqual(4);
  await money.advance(32 * DAY);
  expect(await night()).toMatchObject({ state: 'DONE', differences: [] });
  const payments = await db().selectFrom('community').innerJoin('payment', 'payment.communityId', 'community.id').select('payment.id').execute();
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
  expect(found.differences).toEqual([{ kind: 'POSTING_MISSING', subject: `PAYMENT:${lost.id}`, isHealed: false, theirs: { minorUnits: expect.any(Number), currency: 'CNY' }, ours: { minorUnits: 0, currency: 'CNY' } }]);
  expect(await money.alarms()).toBe(alarms + 1);
});
