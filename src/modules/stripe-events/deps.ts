import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { PaymentsPort } from '../../platform/payments/payments.ts';
import type { Receipt } from './commands/receive-stripe-event.ts';
import type { StripeEventHandlerRegistry } from './event-handlers.ts';
import type { StripeEventTables } from './model/stripe-event.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = StripeEventTables;
export type StripeEventsReader = Reader<Tables>;

export interface StripeEventsDeps {
  readonly uow: UnitOfWork;
  readonly reader: StripeEventsReader;
  readonly clock: Clock;
  readonly payments: Pick<PaymentsPort, 'isLive' | 'verifyWebhook'>;
  readonly handlers: StripeEventHandlerRegistry;
  /** Counts deliveries of the webhook route. */
  readonly countReceipt: (receipt: Receipt) => void;
  /** Tells the operator of what could not be handled; it is stored as a state as well. */
  readonly raiseAlarm: (error: Error) => void;
}
