import { encodeId } from '../../../kernel/id.ts';
import type { BillingDeps } from '../deps.ts';
import { carryOut } from './carry-out-cancellation.ts';
import { closeOrder } from './close-order.ts';
import { syncOrder } from './sync-order.ts';

const BATCH = 200;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** Takes what a comparison finds: what no webhook had told, and is put right by looking. */
export interface Findings {
  compared(count: number): void;
  differs(difference: { kind: 'ORDER_BEHIND' | 'SUBSCRIPTION_BEHIND'; subject: string; isHealed: boolean }): Promise<void>;
}

/** What billing compares with the provider: each hour what waits for an answer, each night every subscription that runs. */
export const checksOf = (deps: BillingDeps) => [
  { name: 'open-orders', cadence: 'HOURLY', run: (findings: Findings) => reconcileOpenOrders(deps, findings) },
  { name: 'subscriptions', cadence: 'NIGHTLY', run: (findings: Findings) => reconcileSubscriptions(deps, findings) },
] as const;

/** Compares every open order with the provider, and carries out wishes that were lost: heals what webhooks never told. */
async function reconcileOpenOrders(deps: BillingDeps, findings: Findings): Promise<void> {
  const { orderStanding } = standings(deps);
  await forEach(deps, (after) => orders(deps, after).where('o.state', '=', 'OPEN').execute(), ({ id }) =>
    compare(findings, { kind: 'ORDER_BEHIND', subject: encodeId('Order', id) }, () => orderStanding(id), () => syncOrder(deps, id)));
  await forEach(deps, (after) => closedWithPages(deps, after).execute(), ({ id }) => closeOrder(deps, id));
  await forEach(deps, (after) => withoutFee(deps, after).execute(), ({ orderId }) => syncOrder(deps, orderId));
  await forEach(deps, (after) => running(deps, after).where('s.pendingCancellation', 'is not', null).execute(), ({ id }) => carryOut(deps, id));
}

/** Compares every subscription that has not ended with the provider. */
function reconcileSubscriptions(deps: BillingDeps, findings: Findings): Promise<void> {
  const { subscriptionStanding } = standings(deps);
  return forEach(deps, (after) => running(deps, after).execute(), ({ id, orderId }) =>
    compare(findings, { kind: 'SUBSCRIPTION_BEHIND', subject: encodeId('MembershipSubscription', id) }, () => subscriptionStanding(id, orderId), () => syncOrder(deps, orderId, { isThorough: true })));
}

async function compare(findings: Findings, difference: { kind: 'ORDER_BEHIND' | 'SUBSCRIPTION_BEHIND'; subject: string }, standing: () => Promise<string>, heal: () => Promise<unknown>): Promise<void> {
  const before = await standing();
  await heal();
  findings.compared(1);
  if ((await standing()) !== before) await findings.differs({ ...difference, isHealed: true });
}

/** What would be written anew when the provider says something else. */
const standings = ({ reader }: BillingDeps) => {
  const paymentsOf = async (orderId: string): Promise<number> => (await reader.selectFrom('payment').select('id').where('orderId', '=', orderId).execute()).length;
  return {
    orderStanding: async (id: string): Promise<string> => {
      const { state } = await reader.selectFrom('purchase_order').select('state').where('id', '=', id).executeTakeFirstOrThrow();
      return JSON.stringify([state, await paymentsOf(id)]);
    },
    subscriptionStanding: async (id: string, orderId: string): Promise<string> => {
      const row = await reader.selectFrom('membership_subscription').select(['status', 'cancelAt', 'currentPeriodEnd', 'paidThrough', 'endedAt']).where('id', '=', id).executeTakeFirstOrThrow();
      return JSON.stringify([row, await paymentsOf(orderId)]);
    },
  };
};

const orders = ({ reader }: BillingDeps, after: string) =>
  reader.selectFrom('purchase_order as o').innerJoin('community', 'community.id', 'o.communityId').select('o.id').where('o.id', '>', after).orderBy('o.id').limit(BATCH);
const closedWithPages = (deps: BillingDeps, after: string) => orders(deps, after).where('o.state', '=', 'EXPIRED')
  .where(({ exists, selectFrom }) => exists(selectFrom('checkout_attempt as a').select('a.id').whereRef('a.communityId', '=', 'o.communityId').whereRef('a.orderId', '=', 'o.id').where('a.state', '=', 'OPEN')));
/** Of some ways to pay the provider says only later what it keeps. */
const withoutFee = ({ reader }: BillingDeps, after: string) =>
  reader.selectFrom('payment as p').innerJoin('community', 'community.id', 'p.communityId').select(['p.id', 'p.orderId']).where('p.feeMinor', 'is', null).where('p.id', '>', after).orderBy('p.id').limit(BATCH);
const running = ({ reader }: BillingDeps, after: string) =>
  reader.selectFrom('membership_subscription as s').innerJoin('community', 'community.id', 's.communityId').select(['s.id', 's.orderId']).where('s.endedAt', 'is', null).where('s.id', '>', after).orderBy('s.id').limit(BATCH);

/** One that fails does not keep the others. */
async function forEach<Row extends { id: string }>(deps: BillingDeps, read: (after: string) => Promise<Row[]>, work: (row: Row) => Promise<unknown>): Promise<void> {
  for (let rows = await read(LOWEST_ID); rows.length > 0; rows = await read(rows.at(-1)!.id)) {
    for (const row of rows) {
      try {
        await work(row);
      } catch (fault) {
        deps.raiseAlarm(fault instanceof Error ? fault : new Error('A fault without an error'));
      }
    }
  }
}
