import type { Clock } from '../../kernel/clock.ts';
import type { GroupCommit, Join } from '../../platform/concurrency/group-commit.ts';
import type { ObjectLocks } from '../../platform/database/object-locks.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { PaymentsPort } from '../../platform/payments/payments.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { PlanTables, PriceTables } from '../plans/index.ts';
import type { PromotionTables } from '../promotions/index.ts';
import type { GrantTables, TierTables } from '../tiers/index.ts';
import type { LookedAt } from './commands/sync-order.ts';
import type { CheckoutAttemptTables } from './model/checkout-attempt.entity.ts';
import type { OrderTables } from './model/order.entity.ts';
import type { PaymentTables } from './model/payment.entity.ts';
import type { ProviderObjectTables } from './model/provider-object.entity.ts';
import type { RefundPolicyTables } from './model/refund-policy.entity.ts';
import type { SubscriptionNoticeTables } from './model/subscription-notice.entity.ts';
import type { SubscriptionTables } from './model/subscription.entity.ts';
import type { TrialUseTables } from './model/trial-use.entity.ts';
import type { KnownOrder } from './queries/known-of-order.ts';

/** The tables that statements of this module may name. */
export type Tables = PlanTables & PriceTables & OrderTables & PaymentTables & PromotionTables & CheckoutAttemptTables & SubscriptionTables & SubscriptionNoticeTables & TrialUseTables & RefundPolicyTables & ProviderObjectTables & TierTables & GrantTables & CommunityTables & MemberTables & UserTables;
export type BillingReader = Reader<Tables>;

/** What the module is made of. */
export interface BillingMeans {
  readonly uow: UnitOfWork;
  readonly reader: BillingReader;
  readonly clock: Clock;
  readonly payments: PaymentsPort;
  readonly locks: ObjectLocks;
  /** By which syncs share transactions. */
  readonly groupCommit: GroupCommit;
  /** How an order that is placed now is divided. */
  readonly snapshotShares: Ledger['snapshotShares'];
  /** Who gets what comes in for an order now. */
  readonly shareOut: Ledger['shareOut'];
  /** The least milliseconds between a payment and the payout of its shares. */
  readonly payoutHold: number;
  /** Where people use the product: the way back from the payment page. */
  readonly webUrl: string;
  /** Tells the operator of money that does not fit; it is stored as a state as well. */
  readonly raiseAlarm: (error: Error) => void;
}
/** What it works with. */
export interface BillingDeps extends BillingMeans {
  /** What is known of an order; asked for at once, of many by one statement. */
  readonly knownOf: (orderId: string) => Promise<KnownOrder | null>;
  /** Writes down what was found of an order; answers what the operator is to be told. */
  readonly takeOver: Join<LookedAt, readonly Error[]>;
}
