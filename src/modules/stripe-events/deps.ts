import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { PaymentsPort } from '../../platform/payments/payments.ts';
import type { Receipt } from './commands/receive-stripe-event.ts';
import type { StoreEvent } from './commands/store-events.ts';
import type { WakeWorkers } from './commands/wake-workers.ts';
import type { StripeEventHandlerRegistry } from './event-handlers.ts';
import type { AccountListingTables } from './model/account-listing.entity.ts';
import type { BalanceMovementTables } from './model/balance-movement.entity.ts';
import type { ReconciliationTables } from './model/reconciliation.entity.ts';
import type { StripeEventTables } from './model/stripe-event.entity.ts';
import type { Reconciliation } from './reconciliation.ts';

/** The tables that statements of this module may name. */
export type Tables = StripeEventTables & ReconciliationTables & BalanceMovementTables & AccountListingTables;
export type StripeEventsReader = Reader<Tables>;

export interface StripeEventsDeps {
  readonly uow: UnitOfWork;
  readonly reader: StripeEventsReader;
  readonly clock: Clock;
  readonly payments: Pick<PaymentsPort, 'isLive' | 'verifyWebhook' | 'events' | 'eventsOfAccount' | 'movements'>;
  readonly handlers: StripeEventHandlerRegistry;
  /** What is compared with the provider, brought along by other modules. */
  readonly reconciliation: Reconciliation;
  readonly storeEvent: StoreEvent;
  readonly wakeWorkers: WakeWorkers;
  /** Counts deliveries of the webhook route. */
  readonly countReceipt: (receipt: Receipt) => void;
  /** Tells the operator of what could not be handled; it is stored as a state as well. */
  readonly raiseAlarm: (error: Error) => void;
}
