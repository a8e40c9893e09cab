import { ok } from '../../../kernel/result.ts';
import type { CheckoutSession, ProviderSubscription } from '../../../platform/payments/payments.ts';
import { isMember, lockMember, orderForSync } from '../access.ts';
import type { BillingDeps } from '../deps.ts';
import { mirrorSubscription } from './mirror-subscription.ts';
import { orderLock } from './order-lock.ts';
import { settleCheckouts } from './settle-checkouts.ts';

/** What an event pointed to, beside what is known of the order. */
interface SyncHint {
  readonly checkoutId?: string | null;
  readonly subscriptionId?: string | null;
}
export interface Fetched {
  readonly customerId: string | null;
  readonly checkouts: readonly CheckoutSession[];
  readonly subscriptions: readonly ProviderSubscription[];
  /** Pages that the provider does not have any more. */
  readonly gone: readonly string[];
}

/**
 * Brings one order to what the provider says now. Webhooks, the way back from the page, the clock and every change go through here.
 * Under the order's lock the provider is asked, so of two at once the later answer wins, and then all of it is written at once.
 */
export function syncOrder(deps: BillingDeps, orderId: string, hint: SyncHint = {}): Promise<'APPLIED' | 'UNKNOWN_ORDER'> {
  return deps.locks.run(orderLock(orderId), async () => {
    const order = await deps.reader.selectFrom('purchase_order').select(['id', 'userId', 'communityId']).where('id', '=', orderId).executeTakeFirst();
    if (!order) return 'UNKNOWN_ORDER';
    const fetched = await fetchAll(deps, order, hint);
    const alarms: Error[] = [];
    await deps.uow.run(async (tx) => {
      alarms.length = 0;
      await lockMember(tx, order);
      const isStillMember = await isMember(tx, order);
      const locked = await orderForSync(tx, orderId);
      alarms.push(...(await settleCheckouts(tx, locked, fetched, isStillMember)));
      for (const subscription of fetched.subscriptions) alarms.push(...(await mirrorSubscription(tx, locked, subscription, isStillMember)));
      return ok(null);
    });
    alarms.forEach(deps.raiseAlarm);
    return 'APPLIED';
  });
}

/** Everything of the order that may still change, and what the hint names. */
async function fetchAll({ reader, payments }: BillingDeps, order: { id: string; userId: string }, hint: SyncHint): Promise<Fetched> {
  const attempts = await reader.selectFrom('checkout_attempt').select(['sessionId', 'state', 'subscriptionId']).where('orderId', '=', order.id).execute();
  const mirrored = await reader.selectFrom('membership_subscription').select(['providerId', 'endedAt']).where('orderId', '=', order.id).execute();
  const customer = await reader.selectFrom('provider_object').select('providerId').where('kind', '=', 'CUSTOMER').where('ownId', '=', order.userId).executeTakeFirst();

  const settled = new Set(attempts.filter(({ state }) => state !== 'OPEN').map(({ sessionId }) => sessionId));
  const pages = new Set(attempts.filter(({ state }) => state === 'OPEN').map(({ sessionId }) => sessionId!));
  if (hint.checkoutId && !settled.has(hint.checkoutId)) pages.add(hint.checkoutId);
  const checkouts = await Promise.all([...pages].map((id) => payments.checkout(id)));
  const isKnown = (id: string): boolean => mirrored.some(({ providerId }) => providerId === id) || [...attempts, ...checkouts].some((page) => page?.subscriptionId === id);
  if (hint.subscriptionId && !isKnown(hint.subscriptionId)) checkouts.push(await payments.checkoutOfSubscription(hint.subscriptionId));

  const ended = new Set(mirrored.filter(({ endedAt }) => endedAt !== null).map(({ providerId }) => providerId));
  const named = [...mirrored.map(({ providerId }) => providerId), ...attempts.map(({ subscriptionId }) => subscriptionId), ...checkouts.map((page) => page?.subscriptionId), hint.subscriptionId];
  const wanted = new Set(named.filter((id): id is string => id != null && !ended.has(id)));
  const subscriptions = await Promise.all([...wanted].map((id) => payments.subscription(id)));
  const gone = [...pages].filter((id) => !checkouts.some((page) => page?.id === id));
  return { customerId: customer?.providerId ?? null, gone, checkouts: checkouts.filter((page) => page !== null), subscriptions: subscriptions.filter((found) => found !== null) };
}
