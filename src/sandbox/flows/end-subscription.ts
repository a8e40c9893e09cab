import type { Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { emit } from '../webhooks/events.ts';
import { giveUpInvoice } from './give-up-invoice.ts';

/** The end of a subscription, for whatever reason; its open invoices are not tried again. */
export function endSubscription(world: World, subscription: Subscription): Subscription {
  const now = world.clock.seconds();
  if (subscription.pending_update !== null) giveUpInvoice(world, find(world, 'invoice', subscription.latest_invoice ?? ''), 'void');
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
