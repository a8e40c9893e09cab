import { ok } from '../../../kernel/result.ts';
import { lockForSync, orderLock } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import { knownOf } from '../queries/known-of-order.ts';
import { fetchOrder, type Fetched, type SyncHint } from './fetch-order.ts';
import { mirrorSubscription } from './mirror-subscription.ts';
import { recordPayments } from './record-payments.ts';
import { settleCheckouts } from './settle-checkouts.ts';

/**
 * Brings one order to what the provider says now. Webhooks, the way back from the page, the clock and every change go through here.
 * Under the order's lock the provider is asked, so of two at once the later answer wins, and then all of it is written at once.
 */
export function syncOrder(deps: BillingDeps, orderId: string, hint: SyncHint = {}): Promise<Synced> {
  return deps.locks.run(orderLock(orderId), () => syncAlone(deps, orderId, hint));
}
type Synced = 'APPLIED' | 'UNKNOWN_ORDER';

/** Works under the order's lock, as refunds do: what is read there of the order and its subscription stands until the work is done. `sync` looks at the provider meanwhile. */
export const aloneWithOrder = <T>(deps: BillingDeps, orderId: string, work: (sync: (subscriptionId: string) => Promise<Synced>) => Promise<T>): Promise<T> =>
  deps.locks.run(orderLock(orderId), () => work((subscriptionId) => syncAlone(deps, orderId, { subscriptionIds: [subscriptionId] })));

async function syncAlone(deps: BillingDeps, orderId: string, hint: SyncHint): Promise<Synced> {
  const order = await knownOf(deps.reader, orderId);
  if (!order) return 'UNKNOWN_ORDER';
  const fetched = await fetchOrder(deps, order, hint);
  const alarms: Error[] = [];
  await deps.uow.run(async (tx) => {
    alarms.length = 0;
    const state = await lockForSync(tx, order, namesIn(fetched));
    alarms.push(...(await settleCheckouts(tx, state, fetched)));
    for (const subscription of fetched.subscriptions) alarms.push(...(await mirrorSubscription(tx, state, subscription)));
    alarms.push(...(await recordPayments(deps, tx, state, fetched)));
    return ok(null);
  });
  alarms.forEach(deps.raiseAlarm);
  return 'APPLIED';
}

const namesIn = ({ subscriptions, payments }: Fetched) => ({
  subscriptionIds: [...subscriptions.map(({ id }) => id), ...payments.flatMap(({ subscriptionId }) => subscriptionId ?? [])],
  paymentIds: payments.map(({ payment }) => payment.id),
});
