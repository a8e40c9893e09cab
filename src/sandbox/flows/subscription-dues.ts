import { currentPeriodEnd } from '../resources/cancellation.ts';
import type { Invoice, Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { collectInvoice } from './collect-invoice.ts';
import type { Due } from './due.ts';
import { endSubscription } from './end-subscription.ts';
import { giveUpInvoice } from './give-up-invoice.ts';
import { renewSubscription } from './renew-subscription.ts';
import { enterNextPhase } from './schedule-phases.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const TRIAL_REMINDER = 3 * DAY;
const INCOMPLETE_FOR = 23 * HOUR;

function expireIncomplete(world: World, subscription: Subscription): void {
  change(world, 'customer.subscription.updated', subscription, { status: 'incomplete_expired', ended_at: world.clock.seconds() });
  const invoice = find(world, 'invoice', subscription.latest_invoice ?? '');
  if (invoice.status === 'open') giveUpInvoice(world, invoice, 'void');
}

function remindOfTrialEnd(world: World, subscription: Subscription, id: string): void {
  world.tables.reminder.set(id, { id });
  emit(world, 'customer.subscription.trial_will_end', subscription);
}

function trialReminder(world: World, subscription: Subscription): Due | null {
  const { id, trial_end: end, customer } = subscription;
  if (subscription.status !== 'trialing' || end === null) return null;
  const reminder = `trial_will_end:${id}:${end}`;
  if (world.tables.reminder.has(reminder)) return null;
  const at = Math.max(end - TRIAL_REMINDER, subscription.trial_start ?? 0);
  return { at, customer, run: () => remindOfTrialEnd(world, subscription, reminder) };
}

function pauseEnd(world: World, subscription: Subscription): Due | null {
  const at = subscription.pause_collection?.resumes_at ?? null;
  const { customer } = subscription;
  if (at === null) return null;
  return { at, customer, run: () => change(world, 'customer.subscription.updated', subscription, { pause_collection: null }) };
}

function pendingUpdateEnd(world: World, subscription: Subscription): Due | null {
  const { pending_update: pending, customer } = subscription;
  if (pending === null) return null;
  return { at: pending.expires_at, customer, run: () => giveUpInvoice(world, find(world, 'invoice', subscription.latest_invoice ?? ''), 'void') };
}

function* duesOf(world: World, subscription: Subscription): Iterable<Due> {
  const { customer } = subscription;
  if (subscription.status === 'incomplete') {
    yield { at: subscription.created + INCOMPLETE_FOR, customer, run: () => expireIncomplete(world, subscription) };
    return;
  }
  const others = [pendingUpdateEnd(world, subscription), trialReminder(world, subscription), pauseEnd(world, subscription)];
  yield* others.filter((due) => due !== null);
  const end = subscription.status === 'paused' ? Infinity : currentPeriodEnd(subscription);
  const cancelAt = subscription.cancel_at ?? Infinity;
  if (cancelAt <= end && cancelAt < Infinity) yield { at: cancelAt, customer, run: () => endSubscription(world, subscription) };
  else if (end < Infinity) yield { at: end, customer, run: () => renewSubscription(world, subscription) };
}

function retryOf(world: World, invoice: Invoice): Due | null {
  if (invoice.status !== 'open' || invoice.next_payment_attempt === null) return null;
  return { at: invoice.next_payment_attempt, customer: invoice.customer, run: () => collectInvoice(world, invoice) };
}

/** What subscriptions, their schedules and their invoices do by themselves. A phase ends before the period that it ends with. */
export function* subscriptionDues(world: World): Iterable<Due> {
  for (const schedule of world.tables.subscription_schedule.values()) {
    if (schedule.status !== 'active' || !schedule.current_phase) continue;
    yield { at: schedule.current_phase.end_date, customer: schedule.customer, run: () => enterNextPhase(world, schedule) };
  }
  for (const subscription of world.tables.subscription.values()) {
    if (subscription.ended_at === null) yield* duesOf(world, subscription);
  }
  for (const invoice of world.tables.invoice.values()) {
    const due = retryOf(world, invoice);
    if (due) yield due;
  }
}
