import { endSubscription } from '../flows/end-subscription.ts';
import { isWithin, listRoute, matches } from '../http/listing.ts';
import { choice, clearable, flag, group, integer, metadata, range, text, type Params } from '../http/params.ts';
import { route, type Route } from '../http/route.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter, refused } from '../stripe-error.ts';
import type { Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change } from '../webhooks/events.ts';

const feedbacks = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const;
const details = group({ comment: clearable(text()), feedback: clearable(choice(...feedbacks)) });

const update = {
  cancel_at: clearable(integer()),
  cancel_at_period_end: flag(),
  cancellation_details: details,
  default_payment_method: text(),
  description: clearable(text(500)),
  metadata: metadata(),
};

type Update = Params<typeof update>;
type Cancellation = Pick<Subscription, 'cancel_at' | 'cancel_at_period_end' | 'canceled_at' | 'cancellation_details'>;

export function currentPeriodEnd(subscription: Subscription): number {
  return Math.min(...subscription.items.data.map((item) => item.current_period_end));
}

function detailsOf(given: Params<{ d: typeof details }>['d'], isRequested: boolean): Subscription['cancellation_details'] {
  return {
    comment: given?.comment ?? null,
    feedback: given?.feedback ?? null,
    feedback_option: null,
    reason: isRequested ? 'cancellation_requested' : null,
  };
}

function cancellation(world: World, subscription: Subscription, given: Update): Partial<Cancellation> {
  const { cancel_at: at, cancel_at_period_end: atPeriodEnd, cancellation_details: why } = given;
  if (at === undefined && atPeriodEnd === undefined) {
    return why ? { cancellation_details: detailsOf(why, subscription.cancel_at !== null) } : {};
  }
  if (at !== undefined && atPeriodEnd !== undefined) {
    throw invalidParameter('You may only specify one of cancel_at and cancel_at_period_end.', undefined, 'cancel_at');
  }
  if (typeof at === 'number' && at <= world.clock.seconds()) {
    throw invalidParameter('`cancel_at` must be in the future.', undefined, 'cancel_at');
  }
  const end = atPeriodEnd ? currentPeriodEnd(subscription) : (at ?? null);
  return {
    cancel_at: end,
    cancel_at_period_end: atPeriodEnd ?? false,
    canceled_at: end === null ? null : world.clock.seconds(),
    cancellation_details: detailsOf(why, end !== null),
  };
}

function updateSubscription(world: World, id: string, given: Update): Subscription {
  const subscription = find(world, 'subscription', id);
  const { cancellation_details: _why, metadata: _metadata, ...other } = given;
  if (subscription.ended_at !== null && Object.values(other).some((value) => value !== undefined)) {
    throw refused('A canceled subscription can only update its cancellation_details and metadata.');
  }
  if (given.default_payment_method) find(world, 'payment_method', given.default_payment_method, 'default_payment_method');
  change(world, 'customer.subscription.updated', subscription, {
    ...cancellation(world, subscription, given),
    ...(given.default_payment_method !== undefined && { default_payment_method: given.default_payment_method }),
    ...(given.description !== undefined && { description: given.description }),
    metadata: mergedMetadata(subscription.metadata, given.metadata),
  });
  return subscription;
}

function cancelNow(world: World, id: string, why: Params<{ d: typeof details }>['d']): Subscription {
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
    const isThen =
      isWithin(subscription.created, given.created) && isWithin(currentPeriodEnd(subscription), given.current_period_end);
    if (hasPrice && isTheirs && isThen) yield subscription;
  }
}

const KIND = 'subscription';
const cancel = { cancellation_details: details, invoice_now: flag(), prorate: flag() };

export const subscriptionRoutes: Route[] = [
  route('GET', '/v1/subscriptions/:id', KIND, {}, ({ world, id }) => find(world, KIND, id)),
  route('POST', '/v1/subscriptions/:id', KIND, update, ({ world, id, params }) => updateSubscription(world, id, params)),
  route('DELETE', '/v1/subscriptions/:id', KIND, cancel, ({ world, id, params }) =>
    cancelNow(world, id, params.cancellation_details),
  ),
  listRoute('/v1/subscriptions', KIND, filters, ({ world, params }) => selectSubscriptions(world, params)),
];
