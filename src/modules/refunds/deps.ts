import type { Clock } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/viewer.ts';
import type { ObjectLocks } from '../../platform/database/object-locks.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { PaymentsPort } from '../../platform/payments/payments.ts';
import type { OrderCompensatorRegistry, OrderTables, PaymentTables, ProviderObjectTables, RefundPolicyTables } from '../billing/index.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { PromotionTables } from '../promotions/index.ts';
import type { DisputeTables } from './model/dispute.entity.ts';
import type { FraudWarningTables } from './model/fraud-warning.entity.ts';
import type { RefundTables } from './model/refund.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = RefundTables & DisputeTables & FraudWarningTables & RefundPolicyTables & OrderTables & PaymentTables & ProviderObjectTables & PromotionTables & CommunityTables & MemberTables & UserTables;
export type RefundsReader = Reader<Tables>;

type Phrase = (locale: Locale, key: string, params?: Readonly<Record<string, string | number>>) => string;

export interface RefundsDeps {
  readonly uow: UnitOfWork;
  readonly reader: RefundsReader;
  readonly clock: Clock;
  readonly payments: Pick<PaymentsPort, 'payment' | 'createRefund' | 'refundsOf' | 'dispute' | 'fraudWarning'>;
  readonly locks: ObjectLocks;
  /** Whoever gave something for an order undoes it. */
  readonly compensators: OrderCompensatorRegistry;
  readonly mailer: Mailer;
  /** Texts of mails in the language of their reader. */
  readonly texts: { readonly translate: Phrase; readonly translateHtml: Phrase };
  /** Where people use the product. */
  readonly webUrl: string;
  /** Tells the operator of money that does not fit; it is stored as a state as well. */
  readonly raiseAlarm: (error: Error) => void;
}
