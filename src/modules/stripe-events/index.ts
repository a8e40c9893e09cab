import type { Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Jobs } from '../../platform/jobs/jobs.ts';
import type { WebhookEndpoint } from '../../platform/payments/payments.ts';
import { purgeStripeEvents, retryStripeEvents } from './commands/apply-stripe-events.ts';
import { createStoreEvents } from './commands/store-events.ts';
import { applyReceived } from './commands/apply-received.ts';
import { backfillAccounts } from './commands/backfill-accounts.ts';
import { backfillEvents } from './commands/backfill-events.ts';
import { receiveStripeEvent, type Receipt } from './commands/receive-stripe-event.ts';
import { redeliverStripeEvent } from './commands/redeliver-stripe-event.ts';
import { reconcileHourly, reconcileNightly, RUN_NIGHTLY } from './commands/run-reconciliation.ts';
import { startReconciliation } from './commands/start-reconciliation.ts';
import { APPLY_RECEIVED, createWakeWorkers } from './commands/wake-workers.ts';
import type { StripeEventsDeps } from './deps.ts';
import type { ReconciliationKind } from './model/reconciliation.entity.ts';
import type { StripeEventState } from './model/stripe-event.entity.ts';
import { reconciliationDifferences, reconciliationRuns } from './queries/reconciliation.ts';
import { stripeEvents } from './queries/stripe-events.ts';

const ANSWERS: Readonly<Record<Receipt, { status: number; body: object }>> = {
  ACCEPTED: { status: 200, body: { received: true } },
  REPEATED: { status: 200, body: { received: true } },
  REFUSED: { status: 400, body: { error: 'The signature does not hold.' } },
  DISABLED: { status: 404, body: { error: 'Not found' } },
};

/** The inbox of the payment provider's messages: what arrives is stored, handed to those who registered for it, and tried again. */
export function createStripeEvents(given: Omit<StripeEventsDeps, 'storeEvent' | 'wakeWorkers'> & Pick<Jobs, 'isQueued'>) {
  const deps: StripeEventsDeps = { ...given, storeEvent: createStoreEvents(given.reader), wakeWorkers: createWakeWorkers(given.uow, given.isQueued) };
  return {
    /** Takes one delivery of the webhook route, its bytes as they came and the signature header, and says what to answer. */
    receiveWebhook: async (body: Uint8Array, signature: string | undefined, endpoint: WebhookEndpoint) => ANSWERS[await receiveStripeEvent(deps, body, signature, endpoint)],
    redeliverStripeEvent: (viewer: Viewer, eventId: string) => redeliverStripeEvent(deps, viewer, eventId),
    stripeEvents: (state: StripeEventState | null, request: PageRequest) => stripeEvents(deps, state, request),
    /** Who acts on events of a type; nobody: they are kept as IGNORED. */
    handlersOf: (type: string, isConnected: boolean) => deps.handlers.namesFor(type, isConnected),
    reconciliationRuns: (kind: ReconciliationKind | null, request: PageRequest) => reconciliationRuns(deps.reader, kind, request),
    reconciliationDifferences: (filter: { runId: string | null; isHealed: boolean | null }, request: PageRequest) => reconciliationDifferences(deps.reader, filter, request),
    startReconciliation: (viewer: Viewer) => startReconciliation(deps, viewer),
    reactions: [] as readonly Reaction[],
    jobs: jobsOf(deps),
  };
}
export type StripeEvents = ReturnType<typeof createStripeEvents>;

const jobsOf = (deps: StripeEventsDeps): readonly JobDefinition[] => [
  job({ name: APPLY_RECEIVED, handle: () => applyReceived(deps) }),
  job({ name: 'stripe-events.retry', schedule: '* * * * *', handle: () => retryStripeEvents(deps) }),
  job({ name: 'stripe-events.backfill', schedule: '*/15 * * * *', handle: () => backfillEvents(deps) }),
  job({ name: 'stripe-events.backfill-accounts', schedule: '37 1 * * *', handle: () => backfillAccounts(deps) }),
  job({ name: 'stripe-events.reconcile-hourly', schedule: '7 * * * *', handle: () => reconcileHourly(deps) }),
  job({ name: RUN_NIGHTLY, schedule: '23 2 * * *', handle: () => reconcileNightly(deps) }),
  job({ name: 'stripe-events.purge', schedule: '41 3 * * *', handle: () => purgeStripeEvents(deps) }),
];

export type { Receipt } from './commands/receive-stripe-event.ts';
export type { StripeEventsDeps } from './deps.ts';
export { createStripeEventHandlerRegistry, type ArrivedEvent, type ConnectedAccounts, type EventOutcome, type StripeEventHandler, type StripeEventHandlerRegistry } from './event-handlers.ts';
export { AccountListingSchema, type AccountListingTables } from './model/account-listing.entity.ts';
export { BalanceMovementSchema, type BalanceMovementTables } from './model/balance-movement.entity.ts';
export {
  DIFFERENCE_KINDS, RECONCILIATION_KINDS, RECONCILIATION_STATES, ReconciliationDifferenceSchema, ReconciliationRunSchema,
  type DifferenceKind, type ReconciliationDifferenceRow, type ReconciliationKind, type ReconciliationRunRow, type ReconciliationState, type ReconciliationTables,
} from './model/reconciliation.entity.ts';
export { createReconciliation, type BalanceBook, type Difference, type Findings, type MovementClaimant, type Reconciliation, type ReconciliationCheck } from './reconciliation.ts';
export { STRIPE_EVENT_STATES, StripeEventSchema, type StripeEventRow, type StripeEventState, type StripeEventTables } from './model/stripe-event.entity.ts';
