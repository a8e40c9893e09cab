import { periodEnd } from '../calendar.ts';
import { newId } from '../ids.ts';
import { createInvoice } from '../resources/new-invoice.ts';
import type { Subscription, SubscriptionItem } from '../wire-types.ts';
import type { World } from '../world.ts';
import { change } from '../webhooks/events.ts';
import { collectInvoice } from './collect-invoice.ts';

function renewed(item: SubscriptionItem, anchor: number): SubscriptionItem {
  const start = item.current_period_end;
  return { ...item, current_period_start: start, current_period_end: periodEnd(anchor, item.plan, start) };
}

/** Begins the next period and asks for its money. Stripe waits an hour with the draft; the sandbox does not. */
export function renewSubscription(world: World, subscription: Subscription): void {
  const ended = subscription.items.data[0];
  const period = { start: ended?.current_period_start ?? 0, end: ended?.current_period_end ?? 0 };
  const items = subscription.items.data.map((item) => renewed(item, subscription.billing_cycle_anchor));
  change(world, 'customer.subscription.updated', subscription, {
    items: { ...subscription.items, data: items },
    ...(subscription.status === 'trialing' && { status: 'active' }),
  });
  const invoice = createInvoice(world, { id: newId('in'), subscription, reason: 'subscription_cycle', period });
  collectInvoice(world, invoice);
}
