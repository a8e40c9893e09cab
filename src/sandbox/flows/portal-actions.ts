import type { PortalConfiguration } from '../billing-types.ts';
import { currentPeriodEnd } from '../resources/cancellation.ts';
import { createSchedule, updateSchedule } from '../resources/subscription-schedules.ts';
import { updateSubscription } from '../resources/update-subscription.ts';
import { refused } from '../stripe-error.ts';
import type { Price, Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { changeCard } from './change-card.ts';
import { endSubscription } from './end-subscription.ts';
import { releaseSchedule } from './schedule-phases.ts';

const DAYS = { day: 1, week: 7, month: 30, year: 365 };

export interface PortalVisit {
  world: World;
  configuration: PortalConfiguration;
  customer: string;
}

function ownSubscription({ world, customer }: PortalVisit, id: string): Subscription {
  const subscription = find(world, 'subscription', id);
  if (subscription.customer !== customer) throw refused(`No such subscription: '${id}'`, { status: 404 });
  return subscription;
}

function release(world: World, subscription: Subscription): void {
  if (subscription.schedule !== null) releaseSchedule(world, find(world, 'subscription_schedule', subscription.schedule));
}

export function cancelOnPortal(visit: PortalVisit, id: string): void {
  const { enabled, mode } = visit.configuration.features.subscription_cancel;
  if (!enabled) throw refused('This portal does not cancel subscriptions.');
  const subscription = ownSubscription(visit, id);
  release(visit.world, subscription);
  if (mode === 'immediately') endSubscription(visit.world, subscription);
  else updateSubscription(visit.world, id, { cancel_at_period_end: true });
}

export function resumeOnPortal(visit: PortalVisit, id: string): void {
  ownSubscription(visit, id);
  updateSubscription(visit.world, id, { cancel_at_period_end: false });
}

export function changeCardOnPortal({ world, configuration, customer }: PortalVisit, card: string): void {
  if (!configuration.features.payment_method_update.enabled) throw refused('This portal does not change cards.');
  changeCard(world, customer, card);
}

/** The prices that the configuration lets people change to. */
export function offeredPrices(world: World, { features }: PortalConfiguration): Price[] {
  const { enabled, products } = features.subscription_update;
  if (!enabled) return [];
  return (products ?? []).flatMap(({ prices }) => prices.map((id) => find(world, 'price', id)));
}

function length(price: Price): number {
  const { interval, interval_count: count } = price.recurring ?? { interval: 'month', interval_count: 1 };
  return DAYS[interval as keyof typeof DAYS] * count;
}

function waitsForPeriodEnd({ features }: PortalConfiguration, before: Price, after: Price): boolean {
  const types = features.subscription_update.schedule_at_period_end.conditions.map(({ type }) => type);
  const isCheaper = after.unit_amount < before.unit_amount && types.includes('decreasing_item_amount');
  return isCheaper || (length(after) < length(before) && types.includes('shortening_interval'));
}

export function changePlanOnPortal(visit: PortalVisit, id: string, priceId: string): void {
  const { world, configuration } = visit;
  const subscription = ownSubscription(visit, id);
  const price = offeredPrices(world, configuration).find((each) => each.id === priceId);
  const [item] = subscription.items.data;
  if (!price || !item) throw refused('This portal does not offer that price.');
  release(world, subscription);
  if (waitsForPeriodEnd(configuration, item.price, price)) {
    const schedule = createSchedule(world, subscription.id);
    const present = { items: [{ price: item.price.id }], end_date: currentPeriodEnd(subscription) };
    updateSchedule(world, schedule.id, { phases: [present, { items: [{ price: price.id }] }] });
    return;
  }
  const behavior = configuration.features.subscription_update.proration_behavior as 'always_invoice' | 'create_prorations' | 'none';
  updateSubscription(world, id, { items: [{ id: item.id, price: price.id }], proration_behavior: behavior, payment_behavior: 'error_if_incomplete' });
}
