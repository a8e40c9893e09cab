import type { Schedule, SchedulePhase } from '../billing-types.ts';
import { currentPeriodEnd } from '../resources/cancellation.ts';
import { planOf } from '../resources/prices.ts';
import { newId } from '../ids.ts';
import type { Subscription, SubscriptionItem } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { changeSubscription } from './change-subscription.ts';
import { endSubscription } from './end-subscription.ts';
import type { ProrationBehavior } from './plan-change.ts';

/** Leaves the subscription as it is, without the schedule. */
export function releaseSchedule(world: World, schedule: Schedule): Schedule {
  const subscription = world.tables.subscription.get(schedule.subscription ?? '');
  const now = world.clock.seconds();
  Object.assign(schedule, { status: 'released', current_phase: null, released_at: now, released_subscription: schedule.subscription, subscription: null });
  emit(world, 'subscription_schedule.released', schedule);
  if (subscription) change(world, 'customer.subscription.updated', subscription, { schedule: null });
  return schedule;
}

function finish(world: World, schedule: Schedule, subscription: Subscription): void {
  if (schedule.end_behavior === 'release') {
    releaseSchedule(world, schedule);
    return;
  }
  Object.assign(schedule, { status: 'completed', current_phase: null, completed_at: world.clock.seconds() });
  emit(world, 'subscription_schedule.completed', schedule);
  subscription.schedule = null;
  endSubscription(world, subscription);
}

function phaseItem(world: World, template: SubscriptionItem, wanted: SchedulePhase['items'][number], known: SubscriptionItem | undefined): SubscriptionItem {
  const price = find(world, 'price', wanted.price);
  return { ...template, id: known?.id ?? newId('si', 14), price, plan: planOf(price), quantity: wanted.quantity };
}

/** At the end of a period the items change without any proration: the next period is asked for at their price. */
function swapItems(world: World, subscription: Subscription, phase: SchedulePhase, template: SubscriptionItem): void {
  const items = phase.items.map((wanted, index) => phaseItem(world, template, wanted, subscription.items.data[index]));
  const isOther = items[0]?.plan.interval !== template.plan.interval || items[0]?.plan.interval_count !== template.plan.interval_count;
  change(world, 'customer.subscription.updated', subscription, {
    items: { ...subscription.items, data: items },
    ...(isOther && { billing_cycle_anchor: phase.start_date }),
  });
}

function applyPhase(world: World, subscription: Subscription, phase: SchedulePhase): void {
  const [template] = subscription.items.data;
  if (!template) return;
  const at = world.clock.seconds();
  if (at >= currentPeriodEnd(subscription)) {
    swapItems(world, subscription, phase, template);
    return;
  }
  const items = phase.items.map(({ price, quantity }, index) => ({ id: subscription.items.data[index]?.id, price, quantity }));
  changeSubscription(world, subscription, { items, behavior: phase.proration_behavior as ProrationBehavior, at }, 'allow_incomplete');
}

/** The present phase is over: the next one begins, or the schedule ends as it was told to. */
export function enterNextPhase(world: World, schedule: Schedule): void {
  const subscription = find(world, 'subscription', schedule.subscription ?? '');
  const next = schedule.phases.find((phase) => phase.start_date === schedule.current_phase?.end_date);
  if (!next) {
    finish(world, schedule, subscription);
    return;
  }
  applyPhase(world, subscription, next);
  change(world, 'subscription_schedule.updated', schedule, { current_phase: { start_date: next.start_date, end_date: next.end_date } });
}
