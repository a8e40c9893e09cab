import type { Subscription } from '../wire-types.ts';
import type { World } from '../world.ts';
import { emit } from '../webhooks/events.ts';

/** The end of a subscription, for whatever reason; its open invoices are not tried again. */
export function endSubscription(world: World, subscription: Subscription): Subscription {
  const now = world.clock.seconds();
  subscription.status = 'canceled';
  subscription.canceled_at ??= now;
  subscription.ended_at = now;
  for (const invoice of world.tables.invoice.values()) {
    const isTheirs = invoice.parent.subscription_details.subscription === subscription.id;
    if (isTheirs && invoice.status === 'open') Object.assign(invoice, { auto_advance: false, next_payment_attempt: null });
  }
  emit(world, 'customer.subscription.deleted', subscription);
  return subscription;
}
