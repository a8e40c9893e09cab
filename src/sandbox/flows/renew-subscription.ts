import { periodEnd } from '../calendar.ts';
import { newId } from '../ids.ts';
import { periodLines } from '../resources/invoice-lines.ts';
import { createDraft, finalizeInvoice } from '../resources/new-invoice.ts';
import { takePendingLines } from '../resources/pending-lines.ts';
import type { Invoice, Subscription, SubscriptionItem } from '../wire-types.ts';
import type { World } from '../world.ts';
import { change } from '../webhooks/events.ts';
import { cardOf } from './card-of.ts';
import { collectInvoice } from './collect-invoice.ts';
import { endSubscription } from './end-subscription.ts';
import { giveUpInvoice } from './give-up-invoice.ts';
import { pauseSubscription } from './pause-subscription.ts';

/** The item in the period after its present one. */
export function renewedItem(item: SubscriptionItem, anchor: number): SubscriptionItem {
  const start = item.current_period_end;
  return { ...item, current_period_start: start, current_period_end: periodEnd(anchor, item.plan, start) };
}

/** A trial that ends without a card goes the way it was begun with; true when it goes on to an invoice. */
function outlivesTrial(world: World, subscription: Subscription): boolean {
  if (subscription.status !== 'trialing' || cardOf(world, subscription)) return true;
  const way = subscription.trial_settings?.end_behavior.missing_payment_method;
  if (way === 'cancel') endSubscription(world, subscription);
  else if (way === 'pause') pauseSubscription(world, subscription);
  else return true;
  return false;
}

/** While collection is paused, invoices are made and nobody is asked to pay them. */
function collectUnlessPaused(world: World, subscription: Subscription, draft: Invoice): void {
  const behavior = subscription.pause_collection?.behavior;
  if (behavior === 'keep_as_draft') {
    draft.auto_advance = false;
    return;
  }
  finalizeInvoice(world, draft);
  if (behavior === 'void' || behavior === 'mark_uncollectible') giveUpInvoice(world, draft, behavior === 'void' ? 'void' : 'uncollectible');
  else collectInvoice(world, draft);
}

/** Begins the next period and asks for its money. Stripe waits an hour with the draft; the sandbox does not. */
export function renewSubscription(world: World, subscription: Subscription): void {
  if (!outlivesTrial(world, subscription)) return;
  const ended = subscription.items.data[0];
  const period = { start: ended?.current_period_start ?? 0, end: ended?.current_period_end ?? 0 };
  const items = subscription.items.data.map((item) => renewedItem(item, subscription.billing_cycle_anchor));
  change(world, 'customer.subscription.updated', subscription, {
    items: { ...subscription.items, data: items },
    ...(subscription.status === 'trialing' && { status: 'active' }),
  });
  const lines = [...takePendingLines(world, subscription.id), ...periodLines(world, subscription)];
  const draft = createDraft(world, { id: newId('in'), subscription, reason: 'subscription_cycle', period, lines });
  collectUnlessPaused(world, subscription, draft);
}
