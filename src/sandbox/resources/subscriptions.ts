import { endSubscription } from '../flows/end-subscription.ts';
import { resumeSubscription } from '../flows/pause-subscription.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, flag, integer, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { refused } from '../stripe-error.ts';
import type { Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { currentPeriodEnd, detailsOf } from './cancellation.ts';
import { createFromApi, subscriptionCreation } from './new-subscription.ts';
import { anchorType, cancellationDetails, prorationBehavior, subscriptionUpdate } from './subscription-fields.ts';
import { updateSubscription } from './update-subscription.ts';

export { currentPeriodEnd } from './cancellation.ts';

function cancelNow(world: World, id: string, why: Params<{ d: typeof cancellationDetails }>['d']): Subscription {
  const subscription = find(world, 'subscription', id);
  if (subscription.ended_at !== null) throw refused(`No such subscription: '${id}'`, { code: 'resource_missing', param: 'id', status: 404 });
  subscription.cancellation_details = detailsOf(why, true);
  return endSubscription(world, subscription);
}

const LIVE_STATUSES = ['active', 'past_due', 'trialing', 'unpaid', 'incomplete', 'paused'] as const;
const filters = {
  created: range(),
  current_period_end: range(),
  customer: text(),
  price: text(),
  status: choice(...LIVE_STATUSES, 'all', 'canceled', 'ended', 'incomplete_expired'),
  test_clock: text(),
};

/** Without a status only subscriptions that have not been canceled are listed. */
function hasStatus(subscription: Subscription, status: Params<typeof filters>['status']): boolean {
  if (status === 'all') return true;
  if (status === undefined) return subscription.status !== 'canceled';
  return status === 'ended' ? subscription.ended_at !== null : subscription.status === status;
}

function* selectSubscriptions(world: World, given: Params<typeof filters>): Iterable<Subscription> {
  for (const subscription of world.tables.subscription.values()) {
    const hasPrice = given.price === undefined || subscription.items.data.some((item) => item.price.id === given.price);
    const isTheirs = matches(given.customer, subscription.customer) && hasStatus(subscription, given.status);
    const isOnClock = matches(given.test_clock, subscription.test_clock);
    const isThen =
      isWithin(subscription.created, given.created) && isWithin(currentPeriodEnd(subscription), given.current_period_end);
    if (hasPrice && isTheirs && isOnClock && isThen) yield subscription;
  }
}

const KIND = 'subscription';
const cancel = { cancellation_details: cancellationDetails, invoice_now: flag(), prorate: flag() };
const resume = {
  billing_cycle_anchor: anchorType,
  payment_behavior: choice('resume_on_payment_success'),
  proration_behavior: prorationBehavior,
  proration_date: integer(),
};

export const subscriptionRoutes: Route[] = [
  route('POST', '/v1/subscriptions', KIND, subscriptionCreation, ({ world, params }) => createFromApi(world, params)),
  route('GET', '/v1/subscriptions/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/subscriptions/:id', KIND, subscriptionUpdate, ({ world, id, params }) => updateSubscription(world, id, params)),
  route('POST', '/v1/subscriptions/:id/resume', KIND, resume, ({ world, id, params }) =>
    resumeSubscription(world, find(world, KIND, id), params.billing_cycle_anchor?.type ?? 'now'),
  ),
  route('DELETE', '/v1/subscriptions/:id', KIND, cancel, ({ world, id, params }) =>
    cancelNow(world, id, params.cancellation_details),
  ),
  listRoute('/v1/subscriptions', KIND, filters, ({ world, params }) => selectSubscriptions(world, params)),
];
