import type { Invoice, Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import type { PlannedChange } from './plan-change.ts';

const HOUR = 3_600;
const WAITS_FOR = 23 * HOUR;

/** What a subscription would become once its newest invoice is paid; discarded at the end of the period at the latest. */
export function pendingUpdate(world: World, subscription: Subscription, planned: PlannedChange): NonNullable<Subscription['pending_update']> {
  const ends = subscription.items.data.map(({ current_period_end: end }) => end);
  return {
    billing_cycle_anchor: planned.startsPeriod ? planned.anchor : null,
    cancel_at_period_end: null,
    discount: null,
    discounts: null,
    expires_at: Math.min(world.clock.seconds() + WAITS_FOR, subscription.trial_end ?? Infinity, ...ends),
    metadata: null,
    subscription_items: planned.items,
    trial_end: planned.trialEnd === subscription.trial_end ? null : planned.trialEnd,
    trial_from_plan: null,
  };
}

export const isOfPendingUpdate = (subscription: Subscription, invoice: Invoice): boolean => subscription.pending_update !== null && subscription.latest_invoice === invoice.id;

function waitingFor(world: World, invoice: Invoice): Subscription | null {
  const subscription = find(world, 'subscription', invoice.parent.subscription_details.subscription);
  return isOfPendingUpdate(subscription, invoice) ? subscription : null;
}

/** The invoice is paid: the subscription becomes what was wanted. */
export function applyPendingUpdate(world: World, invoice: Invoice): void {
  const subscription = waitingFor(world, invoice);
  const wanted = subscription?.pending_update;
  if (!subscription || !wanted) return;
  change(world, 'customer.subscription.updated', subscription, {
    pending_update: null,
    items: { ...subscription.items, data: wanted.subscription_items ?? subscription.items.data },
    billing_cycle_anchor: wanted.billing_cycle_anchor ?? subscription.billing_cycle_anchor,
    ...(wanted.trial_end !== null && { trial_end: wanted.trial_end, status: 'active' as const }),
  });
  emit(world, 'customer.subscription.pending_update_applied', subscription);
}

/** The invoice will not be paid any more: the subscription stays what it is. */
export function dropPendingUpdate(world: World, invoice: Invoice): void {
  const subscription = waitingFor(world, invoice);
  if (!subscription) return;
  change(world, 'customer.subscription.updated', subscription, { pending_update: null });
  emit(world, 'customer.subscription.pending_update_expired', subscription);
}
