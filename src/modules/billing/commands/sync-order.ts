import { ok } from '../../../kernel/result.ts';
import type { Serve } from '../../../platform/concurrency/group-commit.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { lockForSync, orderLock } from '../access.ts';
import type { BillingDeps, BillingMeans } from '../deps.ts';
import type { KnownOrder } from '../queries/known-of-order.ts';
import { fetchOrder, type Fetched, type SyncHint } from './fetch-order.ts';
import { mirrorSubscription } from './mirror-subscription.ts';
import { recordPayments } from './record-payments.ts';
import { settleCheckouts } from './settle-checkouts.ts';

/**
 * Brings one order to what the provider says now. Webhooks, the way back from the page, the clock and every change go through here.
 * Under the order's lock the provider is asked, so of two at once the later answer wins, and then all of it is written at once;
 * orders that come at the same time share the transaction.
 */
export function syncOrder(deps: BillingDeps, orderId: string, hint: SyncHint = {}): Promise<Synced> {
  return deps.locks.run(orderLock(orderId), () => syncAlone(deps, orderId, hint));
}
type Synced = 'APPLIED' | 'UNKNOWN_ORDER';

/** Works under the order's lock, as refunds do: what is read there of the order and its subscription stands until the work is done. `sync` looks at the provider meanwhile. */
export const aloneWithOrder = <T>(deps: BillingDeps, orderId: string, work: (sync: (subscriptionId: string) => Promise<Synced>) => Promise<T>): Promise<T> =>
  deps.locks.run(orderLock(orderId), () => work((subscriptionId) => syncAlone(deps, orderId, { subscriptionIds: [subscriptionId] })));

async function syncAlone(deps: BillingDeps, orderId: string, hint: SyncHint): Promise<Synced> {
  const order = await deps.knownOf(orderId);
  if (!order) return 'UNKNOWN_ORDER';
  const fetched = await fetchOrder(deps, order, hint);
  const alarms = await deps.takeOver(order.isPlain ? PLAIN : order.id, { order, fetched });
  alarms.forEach(deps.raiseAlarm);
  return 'APPLIED';
}

/** Under this key orders share transactions. What others have a part in, such as a coupon, is written by one order at a time. */
const PLAIN = 'plain';

/** An order, and what the provider says of it. */
export interface LookedAt {
  readonly order: KnownOrder;
  readonly fetched: Fetched;
}

/** Writes what was found of these orders, those of different persons side by side; the outcome of each is what the operator is to be told. */
export const serveSyncs = (deps: BillingMeans): Serve<LookedAt, readonly Error[]> => async (_, batch) => {
  const written = await deps.uow.run(async (tx) => {
    const alarms = new Map<LookedAt, readonly Error[]>();
    const looks = batch.take();
    for (const together of ofDifferentPersons(looks)) {
      await tx.sideBySide(together, async (part, look) => alarms.set(look, await takeOver(deps, part, look)));
    }
    batch.refuseOutdated();
    return ok(looks.map((look) => ({ answer: alarms.get(look)! })));
  });
  return written.ok ? written.value : [];
};

/** In the order in which their members are locked. Two orders of one person have rows in common, and follow each other. */
function ofDifferentPersons(looks: readonly LookedAt[]): LookedAt[][] {
  const person = ({ order: { communityId, userId } }: LookedAt): string => `${communityId} ${userId}`;
  const sorted = looks.toSorted((a, b) => (person(a) < person(b) ? -1 : 1));
  const rounds: LookedAt[][] = [];
  for (const ofPerson of Map.groupBy(sorted, person).values()) ofPerson.forEach((look, round) => (rounds[round] ??= []).push(look));
  return rounds;
}

async function takeOver(deps: BillingMeans, tx: Tx, { order, fetched }: LookedAt): Promise<Error[]> {
  const alarms: Error[] = [];
  const state = await lockForSync(tx, order, namesIn(fetched));
  alarms.push(...(await settleCheckouts(tx, state, fetched)));
  for (const subscription of fetched.subscriptions) alarms.push(...(await mirrorSubscription(tx, state, subscription)));
  alarms.push(...(await recordPayments(deps, tx, state, fetched)));
  return alarms;
}

const namesIn = ({ subscriptions, payments }: Fetched) => ({
  subscriptionIds: [...subscriptions.map(({ id }) => id), ...payments.flatMap(({ subscriptionId }) => subscriptionId ?? [])],
  paymentIds: payments.map(({ payment }) => payment.id),
});
