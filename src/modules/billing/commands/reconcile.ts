import type { BillingDeps } from '../deps.ts';
import { carryOut } from './change-cancellation.ts';
import { syncOrder } from './sync-order.ts';

const BATCH = 200;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** Compares every open order with the provider, and carries out wishes that were lost: heals what webhooks never told. */
export async function reconcileOpenOrders(deps: BillingDeps): Promise<void> {
  await forEach(deps, (after) => deps.reader.selectFrom('purchase_order').select('id').where('state', '=', 'OPEN').where('id', '>', after).orderBy('id').limit(BATCH).execute(), ({ id }) => syncOrder(deps, id));
  await forEach(deps, (after) => deps.reader.selectFrom('membership_subscription').select('id').where('pendingCancellation', 'is not', null).where('endedAt', 'is', null).where('id', '>', after).orderBy('id').limit(BATCH).execute(), ({ id }) => carryOut(deps, id));
}

/** Compares every subscription that has not ended with the provider. */
export function reconcileSubscriptions(deps: BillingDeps): Promise<void> {
  return forEach(deps, (after) => deps.reader.selectFrom('membership_subscription').select(['id', 'orderId']).where('endedAt', 'is', null).where('id', '>', after).orderBy('id').limit(BATCH).execute(), ({ orderId }) => syncOrder(deps, orderId));
}

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
