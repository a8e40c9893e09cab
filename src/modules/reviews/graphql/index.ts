import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Reviews } from '../index.ts';
import { AcceptHeldOrderMutation } from './accept-held-order.mutation.ts';
import { PaymentsToReviewQuery } from './payments-to-review.query.ts';

export const reviewsApi = (): ModuleApi<{ reviews: Reviews }> => ({ resolvers: [AcceptHeldOrderMutation, PaymentsToReviewQuery] });
