import { choice, clearable, flag, group, integer, list, metadata, required, text, type Parameter } from '../http/params.ts';

/** A time in seconds, or the word for this moment. */
export function momentOrNow(): Parameter<number | 'now'> {
  return { read: (value, path) => (value === 'now' ? 'now' : integer().read(value, path)) };
}

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

export const cancellationDetails = group({ comment: clearable(text()), feedback: clearable(choice(...feedbacks)) });

export const trialSettings = group({
  end_behavior: required(group({ missing_payment_method: required(choice('cancel', 'create_invoice', 'pause')) })),
});

export const prorationBehavior = choice('always_invoice', 'create_prorations', 'none');
export const anchorType = group({ type: required(choice('now', 'unchanged')) });
export const itemChanges = list(
  group({ id: text(), price: text(), quantity: integer(1), deleted: flag(), metadata: metadata() }),
  20,
);

export const subscriptionUpdate = {
  billing_cycle_anchor: anchorType,
  cancel_at: clearable(integer()),
  cancel_at_period_end: flag(),
  cancellation_details: cancellationDetails,
  default_payment_method: text(),
  description: clearable(text(500)),
  items: itemChanges,
  metadata: metadata(),
  off_session: flag(),
  pause_collection: clearable(
    group({ behavior: required(choice('keep_as_draft', 'mark_uncollectible', 'void')), resumes_at: integer() }),
  ),
  payment_behavior: choice('allow_incomplete', 'error_if_incomplete', 'pending_if_incomplete'),
  proration_behavior: prorationBehavior,
  proration_date: integer(),
  trial_end: momentOrNow(),
  trial_settings: trialSettings,
};
