import { changeSubscription, prorationDate } from '../flows/change-subscription.ts';
import type { ItemChange } from '../flows/plan-change.ts';
import type { Params } from '../http/params.ts';
import { mergedMetadata } from '../metadata.ts';
import { invalidParameter, refused } from '../stripe-error.ts';
import type { Subscription } from '../wire-types.ts';
import { find, type World } from '../world.ts';
import { change } from '../webhooks/events.ts';
import { cancellationOf } from './cancellation.ts';
import type { subscriptionUpdate } from './subscription-fields.ts';

type Update = Partial<Omit<Params<typeof subscriptionUpdate>, 'items'>> & { items?: ItemChange[] };

function requireEditable(subscription: Subscription, given: Update): void {
  const { cancellation_details: _why, metadata: _metadata, ...other } = given;
  if (subscription.ended_at === null || Object.values(other).every((value) => value === undefined)) return;
  throw refused('A canceled subscription can only update its cancellation_details and metadata.');
}

function requireTrialAhead(world: World, end: Update['trial_end']): void {
  if (typeof end !== 'number' || end > world.clock.seconds()) return;
  throw invalidParameter('Invalid timestamp: must be in the future.', undefined, 'trial_end');
}

function plainChanges(world: World, subscription: Subscription, given: Update): Partial<Subscription> {
  const { pause_collection: pause, trial_settings: trial } = given;
  const endBehavior = trial && { billing_cycle_anchor: null, missing_payment_method: trial.end_behavior.missing_payment_method };
  return {
    ...cancellationOf(world, subscription, given),
    ...(given.default_payment_method !== undefined && { default_payment_method: given.default_payment_method }),
    ...(given.description !== undefined && { description: given.description }),
    ...(pause !== undefined && { pause_collection: pause && { behavior: pause.behavior, resumes_at: pause.resumes_at ?? null } }),
    ...(endBehavior && { trial_settings: { end_behavior: endBehavior } }),
    metadata: mergedMetadata(subscription.metadata, given.metadata),
  };
}

/** `POST /v1/subscriptions/:id`: its items and trial first, which may be refused for the card, then all the rest. */
export function updateSubscription(world: World, id: string, given: Update): Subscription {
  const subscription = find(world, 'subscription', id);
  requireEditable(subscription, given);
  requireTrialAhead(world, given.trial_end);
  if (given.default_payment_method) find(world, 'payment_method', given.default_payment_method, 'default_payment_method');
  const changes = plainChanges(world, subscription, given);
  const movesPeriod = given.items !== undefined || given.trial_end !== undefined || given.billing_cycle_anchor?.type === 'now';
  if (movesPeriod) {
    const { items, trial_end: trialEnd, proration_behavior: behavior = 'create_prorations' } = given;
    const at = prorationDate(world, subscription, given.proration_date);
    const wanted = { items, trialEnd, behavior, at, anchor: given.billing_cycle_anchor?.type };
    changeSubscription(world, subscription, wanted, given.payment_behavior ?? 'allow_incomplete');
  }
  change(world, 'customer.subscription.updated', subscription, changes);
  return subscription;
}
