import { periodEnd } from '../calendar.ts';
import { newId } from '../ids.ts';
import { periodLines } from '../resources/invoice-lines.ts';
import { createInvoice } from '../resources/new-invoice.ts';
import { takePendingLines } from '../resources/pending-lines.ts';
import { refused } from '../stripe-error.ts';
import type { Subscription } from '../wire-types.ts';
import type { World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { collectInvoice } from './collect-invoice.ts';

/** A trial ended without a card: nothing is asked for until it is resumed. */
export function pauseSubscription(world: World, subscription: Subscription): void {
  const before = { status: subscription.status };
  subscription.status = 'paused';
  emit(world, 'customer.subscription.updated', subscription, before);
  emit(world, 'customer.subscription.paused', subscription);
}

/** Begins a new period now and asks for it; the subscription stays paused when the card is declined. */
export function resumeSubscription(world: World, subscription: Subscription, anchor: 'now' | 'unchanged'): Subscription {
  if (subscription.status !== 'paused') {
    throw refused('Only subscriptions with a status of `paused` can be resumed.', { code: 'subscription_not_paused' });
  }
  const now = world.clock.seconds();
  const start = anchor === 'now' ? now : subscription.billing_cycle_anchor;
  const items = subscription.items.data.map((item) => ({ ...item, current_period_start: now, current_period_end: periodEnd(start, item.plan, now) }));
  const lines = [...takePendingLines(world, subscription.id), ...periodLines(world, { items: { ...subscription.items, data: items }, status: 'active' })];
  const invoice = createInvoice(world, { id: newId('in'), subscription, reason: 'subscription_update', period: { start: now, end: now }, lines });
  if (collectInvoice(world, invoice)) return subscription;
  change(world, 'customer.subscription.updated', subscription, {
    status: 'active',
    billing_cycle_anchor: start,
    items: { ...subscription.items, data: items },
  });
  emit(world, 'customer.subscription.resumed', subscription);
  return subscription;
}
