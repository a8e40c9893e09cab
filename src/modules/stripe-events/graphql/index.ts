import type { ModuleApi } from '../../../graphql/schema.ts';
import type { StripeEvents } from '../index.ts';
import { ReconciliationQueries } from './reconciliation.query.ts';
import { RedeliverStripeEventMutation } from './redeliver-stripe-event.mutation.ts';
import { StartReconciliationMutation } from './start-reconciliation.mutation.ts';
import { StripeEventQueries } from './stripe-events.query.ts';

export const stripeEventsApi = (): ModuleApi<{ stripeEvents: StripeEvents }> => ({ resolvers: [StripeEventQueries, RedeliverStripeEventMutation, ReconciliationQueries, StartReconciliationMutation] });
