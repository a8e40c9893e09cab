import type { BillingDeps } from '../deps.ts';
import { subscriptionById } from '../queries/subscriptions.ts';
import { syncOrder } from './sync-order.ts';

/** Ends a subscription at the provider at once, whose access was taken back with its money. Nothing happens when the money came back to us meanwhile. */
export async function endRevokedSubscription(deps: BillingDeps, subscriptionId: string): Promise<void> {
  const { providerId, orderId, revokedAt, endedAt } = await subscriptionById(deps.reader, subscriptionId);
  if (revokedAt === null || endedAt !== null) return;
  await deps.payments.endSubscription(providerId);
  await syncOrder(deps, orderId, { subscriptionIds: [providerId] });
}
