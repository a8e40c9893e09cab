import type { Params } from '../http/params.ts';
import { invalidParameter, refused } from '../stripe-error.ts';
import type { Subscription } from '../wire-types.ts';
import type { World } from '../world.ts';
import type { cancellationDetails } from './subscription-fields.ts';

type Why = Params<{ details: typeof cancellationDetails }>['details'];
type Cancellation = Pick<Subscription, 'cancel_at' | 'cancel_at_period_end' | 'canceled_at' | 'cancellation_details'>;

export interface WantedCancellation {
  cancel_at?: number | null;
  cancel_at_period_end?: boolean;
  cancellation_details?: Why;
}

/** The end of the period that has been paid, the earliest of all items. */
export function currentPeriodEnd(subscription: Subscription): number {
  return Math.min(...subscription.items.data.map((item) => item.current_period_end));
}

export function detailsOf(given: Why, isRequested: boolean): Subscription['cancellation_details'] {
  return {
    comment: given?.comment ?? null,
    feedback: given?.feedback ?? null,
    feedback_option: null,
    reason: isRequested ? 'cancellation_requested' : null,
  };
}

/** What a request to cancel later, or not to, changes in the subscription. */
export function cancellationOf(world: World, subscription: Subscription, given: WantedCancellation): Partial<Cancellation> {
  const { cancel_at: at, cancel_at_period_end: atPeriodEnd, cancellation_details: why } = given;
  if (at === undefined && atPeriodEnd === undefined) {
    return why ? { cancellation_details: detailsOf(why, subscription.cancel_at !== null) } : {};
  }
  if (at !== undefined && atPeriodEnd !== undefined) {
    throw invalidParameter('You may only specify one of cancel_at and cancel_at_period_end.', undefined, 'cancel_at');
  }
  if (subscription.schedule !== null) {
    const message = `The subscription is managed by the subscription schedule \`${subscription.schedule}\`, and updating any cancelation behavior directly is not allowed. Please update the schedule instead.`;
    throw refused(message);
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
