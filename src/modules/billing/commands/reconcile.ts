import type { BillingDeps } from '../deps.ts';
import { carryOut } from './change-cancellation.ts';
import { closeOrder } from './close-order.ts';
import { syncOrder } from './sync-order.ts';

const BATCH = 200;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** Compares every open order with the provider, and carries out wishes that were lost: heals what webhooks never told. */
export async function reconcileOpenOrders(deps: BillingDeps): Promise<void> {
  await forEach(deps, (after) => orders(deps, after).where('o.state', '=', 'OPEN').execute(), ({ id }) => syncOrder(deps, id));
  await forEach(deps, (after) => closedWithPages(deps, after).execute(), ({ id }) => closeOrder(deps, id));
  await forEach(deps, (after) => running(deps, after).where('s.pendingCancellation', 'is not', null).execute(), ({ id }) => carryOut(deps, id));
}

/** Compares every subscription that has not ended with the provider. */
export function reconcileSubscriptions(deps: BillingDeps): Promise<void> {
  return forEach(deps, (after) => running(deps, after).execute(), ({ orderId }) => syncOrder(deps, orderId, { isThorough: true }));
}

const orders = ({ reader }: BillingDeps, after: string) =>
  reader.selectFrom('purchase_order as o').innerJoin('community', 'community.id', 'o.communityId').select('o.id').where('o.id', '>', after).orderBy('o.id').limit(BATCH);
const closedWithPages = (deps: BillingDeps, after: string) => orders(deps, after).where('o.state', '=', 'EXPIRED')
  .where(({ exists, selectFrom }) => exists(selectFrom('checkout_attempt as a').select('a.id').whereRef('a.communityId', '=', 'o.communityId').whereRef('a.orderId', '=', 'o.id').where('a.state', '=', 'OPEN')));
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
