import type { Reaction } from '../../kernel/event.ts';
import type { JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { acceptHeldOrder, type AcceptHeldOrderInput } from './commands/accept-held-order.ts';
import type { ReviewsDeps } from './deps.ts';
import { paymentsToReview } from './queries/payments-to-review.ts';

/** What the operator decides on: money that came in and does not fit. */
export function createReviews(deps: ReviewsDeps) {
  return {
    acceptHeldOrder: (viewer: Viewer, input: AcceptHeldOrderInput) => acceptHeldOrder(deps, viewer, input),
    paymentsToReview: (request: PageRequest) => paymentsToReview(deps, request),
    reactions: [] as readonly Reaction[],
    jobs: [] as readonly JobDefinition[],
  };
}
export type Reviews = ReturnType<typeof createReviews>;

export type { AcceptHeldOrderInput } from './commands/accept-held-order.ts';
export type { ReviewsDeps } from './deps.ts';
export type { PaymentToReview } from './queries/payments-to-review.ts';
