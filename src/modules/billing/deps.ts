import type { Clock } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/viewer.ts';
import type { ObjectLocks } from '../../platform/database/object-locks.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { PaymentsPort } from '../../platform/payments/payments.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { Ledger } from '../ledger/index.ts';
import type { PlanTables, PriceTables } from '../plans/index.ts';
import type { PromotionTables } from '../promotions/index.ts';
import type { GrantTables, TierTables } from '../tiers/index.ts';
import type { CheckoutAttemptTables } from './model/checkout-attempt.entity.ts';
import type { OrderTables } from './model/order.entity.ts';
import type { PaymentTables } from './model/payment.entity.ts';
import type { QuoteTables } from './model/quote.entity.ts';
import type { ProviderObjectTables } from './model/provider-object.entity.ts';
import type { RefundPolicyTables } from './model/refund-policy.entity.ts';
import type { SubscriptionChangeTables } from './model/subscription-change.entity.ts';
import type { SubscriptionNoticeTables } from './model/subscription-notice.entity.ts';
import type { SubscriptionTables } from './model/subscription.entity.ts';
import type { TrialUseTables } from './model/trial-use.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = PlanTables & PriceTables & OrderTables & QuoteTables & PaymentTables & PromotionTables & CheckoutAttemptTables & SubscriptionTables & SubscriptionChangeTables & SubscriptionNoticeTables & TrialUseTables & RefundPolicyTables & ProviderObjectTables & TierTables & GrantTables & CommunityTables & MemberTables & UserTables;
export type BillingReader = Reader<Tables>;

type Phrase = (locale: Locale, key: string, params?: Readonly<Record<string, string | number>>) => string;
interface Texts {
  readonly translate: Phrase;
  readonly translateHtml: Phrase;
}

export interface BillingDeps {
  readonly uow: UnitOfWork;
  readonly reader: BillingReader;
  readonly clock: Clock;
  readonly payments: PaymentsPort;
  readonly locks: ObjectLocks;
  /** How an order that is placed now is divided. */
  readonly snapshotShares: Ledger['snapshotShares'];
  /** Where people use the product: the way back from the payment page. */
  readonly webUrl: string;
  readonly mailer: Mailer;
  /** Texts of mails in the language of their reader. */
  readonly texts: Texts;
  /** Tells the operator of money that does not fit; it is stored as a state as well. */
  readonly raiseAlarm: (error: Error) => void;
}
