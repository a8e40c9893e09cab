import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Billing, CheckoutAttemptTables, OrderTables, PaymentTables } from '../billing/index.ts';
import type { CommunityTables } from '../communities/index.ts';

/** The tables that statements of this module may name. */
export type Tables = CheckoutAttemptTables & OrderTables & PaymentTables & CommunityTables;
export type ReviewsReader = Reader<Tables>;

export interface ReviewsDeps {
  readonly uow: UnitOfWork;
  readonly reader: ReviewsReader;
  readonly billing: Pick<Billing, 'acceptHeld'>;
}
