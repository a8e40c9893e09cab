import type { Schedule } from '../billing-types.ts';
import { changeSubscription } from '../flows/change-subscription.ts';
import { releaseSchedule } from '../flows/schedule-phases.ts';
import { endSubscription } from '../flows/end-subscription.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, flag, metadata, range, required, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { newId } from '../ids.ts';
import { mergedMetadata } from '../metadata.ts';
import { refused } from '../stripe-error.ts';
import type { Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change, emit } from '../webhooks/events.ts';
import { currentPeriodEnd } from './cancellation.ts';
import { buildPhase, phaseList, plannedPhases, type GivenPhase } from './schedule-phase-fields.ts';

function buildSchedule(world: World, subscription: Subscription): Schedule {
  const [first] = subscription.items.data;
  const start = first?.current_period_start ?? subscription.start_date;
  const end = currentPeriodEnd(subscription);
  const items = subscription.items.data.map(({ price, quantity }) => ({ price: price.id, quantity }));
  return {
    id: newId('sub_sched'),
    object: 'subscription_schedule',
    application: null,
    billing_mode: { flexible: { proration_discounts: 'included' }, type: 'flexible' },
    canceled_at: null,
    completed_at: null,
    created: world.clock.seconds(),
    current_phase: { start_date: start, end_date: end },
    customer: subscription.customer,
    customer_account: null,
    default_settings: {
      application_fee_percent: null,
      automatic_tax: { disabled_reason: null, enabled: false, liability: null },
      billing_cycle_anchor: 'automatic',
      billing_thresholds: null,
      collection_method: 'charge_automatically',
      default_payment_method: subscription.default_payment_method,
      description: null,
      invoice_settings: { account_tax_ids: null, custom_fields: null, days_until_due: null, description: null, footer: null, issuer: { type: 'self' } },
      on_behalf_of: null,
      transfer_data: null,
    },
    end_behavior: 'release',
    livemode: false,
    metadata: {},
    pause_schedules: [],
    phases: [buildPhase(subscription.currency, items, start, end, 'create_prorations', subscription.status === 'trialing' ? subscription.trial_end : null)],
    released_at: null,
    released_subscription: null,
    status: 'active',
    subscription: subscription.id,
    test_clock: subscription.test_clock,
  };
}

export function createSchedule(world: World, id: string): Schedule {
  const subscription = find(world, 'subscription', id, 'from_subscription');
  if (subscription.schedule !== null) throw refused('The subscription already has a schedule.', { param: 'from_subscription' });
  if (subscription.ended_at !== null) throw refused('The subscription has ended.', { param: 'from_subscription' });
  const schedule = buildSchedule(world, subscription);
  world.tables.subscription_schedule.set(schedule.id, schedule);
  emit(world, 'subscription_schedule.created', schedule);
  change(world, 'customer.subscription.updated', subscription, { schedule: schedule.id });
  return schedule;
}

function findActive(world: World, id: string): Schedule {
  const schedule = find(world, 'subscription_schedule', id);
  if (schedule.status === 'active') return schedule;
  throw refused(`You cannot change a subscription schedule that is currently in the \`${schedule.status}\` status.`);
}

function cancelSchedule(world: World, id: string): Schedule {
  const schedule = findActive(world, id);
  const subscription = find(world, 'subscription', schedule.subscription ?? '');
  Object.assign(schedule, { status: 'canceled', canceled_at: world.clock.seconds(), current_phase: null });
  emit(world, 'subscription_schedule.canceled', schedule);
  subscription.schedule = null;
  endSubscription(world, subscription);
  return schedule;
}

const update = { end_behavior: choice('cancel', 'release'), metadata: metadata(), phases: phaseList, proration_behavior: choice('none', 'create_prorations', 'always_invoice') };
const filters = { created: range(), customer: text() };
const KIND = 'subscription_schedule';

/** A present phase without a trial ends the one that runs. */
function endUnwantedTrial(world: World, schedule: Schedule): void {
  const subscription = find(world, 'subscription', schedule.subscription ?? '');
  const present = schedule.phases.find(({ start_date: start }) => start === schedule.current_phase?.start_date);
  if (subscription.status !== 'trialing' || !present || present.trial_end !== null) return;
  changeSubscription(world, subscription, { trialEnd: 'now', behavior: 'create_prorations', at: world.clock.seconds() }, 'allow_incomplete');
}

export function updateSchedule(world: World, id: string, given: Partial<Omit<Params<typeof update>, 'phases'>> & { phases?: GivenPhase[] }): Schedule {
  const schedule = findActive(world, id);
  change(world, 'subscription_schedule.updated', schedule, {
    ...(given.end_behavior && { end_behavior: given.end_behavior }),
    ...(given.phases && { phases: plannedPhases(world, schedule, given.phases) }),
    metadata: mergedMetadata(schedule.metadata ?? {}, given.metadata),
  });
  endUnwantedTrial(world, schedule);
  return schedule;
}

export const subscriptionScheduleRoutes: Route[] = [
  route('POST', '/v1/subscription_schedules', KIND, { from_subscription: required(text()) }, ({ world, params }) =>
    createSchedule(world, params.from_subscription),
  ),
  route('GET', '/v1/subscription_schedules/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/subscription_schedules/:id', KIND, update, ({ world, id, params }) => updateSchedule(world, id, params)),
  route('POST', '/v1/subscription_schedules/:id/release', KIND, { preserve_cancel_date: flag() }, ({ world, id }) =>
    releaseSchedule(world, findActive(world, id)),
  ),
  route('POST', '/v1/subscription_schedules/:id/cancel', KIND, { invoice_now: flag(), prorate: flag() }, ({ world, id }) => cancelSchedule(world, id)),
  listRoute('/v1/subscription_schedules', KIND, filters, ({ world, params }) =>
    [...world.tables.subscription_schedule.values()].filter(
      (schedule) => matches(params.customer, schedule.customer) && isWithin(schedule.created, params.created),
    ),
  ),
];
