import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Billing, CheckoutAttemptTables, OrderTables, SubscriptionTables, TrialUseTables } from '../billing/index.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { PlanTables, PriceTables } from '../plans/index.ts';
import type { PromotionTables } from '../promotions/index.ts';
import type { GrantTables, TierTables } from '../tiers/index.ts';
import type { QuoteTables } from './model/quote.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = QuoteTables & OrderTables & CheckoutAttemptTables & SubscriptionTables & TrialUseTables & PlanTables & PriceTables & PromotionTables & TierTables & GrantTables & CommunityTables & MemberTables & UserTables;
export type CheckoutReader = Reader<Tables>;

export interface CheckoutDeps {
  readonly uow: UnitOfWork;
  readonly reader: CheckoutReader;
  readonly clock: Clock;
  /** How an order that is placed now is divided. */
  readonly snapshotShares: Ledger['snapshotShares'];
  /** Who opens payment pages and sees what became of them. */
  readonly billing: Pick<Billing, 'openPage' | 'openCheckout' | 'closePages' | 'compareOrder'>;
  /** Tells the operator of calls that the provider will not do. */
  readonly raiseAlarm: (error: Error) => void;
}
