import type { Clock } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/viewer.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { PaymentsPort } from '../../platform/payments/payments.ts';
import type { Billing, OrderTables, ProviderObjectTables, SubscriptionTables } from '../billing/index.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { PlanTables, PriceTables } from '../plans/index.ts';
import type { GrantTables, TierTables } from '../tiers/index.ts';
import type { SubscriptionChangeTables } from './model/subscription-change.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = SubscriptionChangeTables & SubscriptionTables & OrderTables & ProviderObjectTables & PlanTables & PriceTables & TierTables & GrantTables & CommunityTables & MemberTables & UserTables;
export type SubscriptionsReader = Reader<Tables>;

type Phrase = (locale: Locale, key: string, params?: Readonly<Record<string, string | number>>) => string;
type Called = 'subscription' | 'previewChange' | 'changeNow' | 'isConfirmable' | 'dropAwaitedChange' | 'changeAtRenewal' | 'scheduleChange' | 'cancelScheduledChange' | 'pauseCollection' | 'resumeCollection' | 'resumePaused' | 'invoicesOf' | 'customersWithCredit' | 'shortInvoices' | 'openPortal';

export interface SubscriptionsDeps {
  readonly uow: UnitOfWork;
  readonly reader: SubscriptionsReader;
  readonly clock: Clock;
  readonly payments: Pick<PaymentsPort, Called>;
  /** Who mirrors what the provider says, and knows under which names it has our things. */
  readonly billing: Pick<Billing, 'carryOutCancellation' | 'aloneWithOrder' | 'providerPriceOf' | 'providerPortal'>;
  readonly mailer: Mailer;
  /** Texts of mails in the language of their reader. */
  readonly texts: { readonly translate: Phrase; readonly translateHtml: Phrase };
  /** Where people use the product: the way back from the provider's page. */
  readonly webUrl: string;
  /** Tells the operator of money that does not fit; it is stored as a state as well. */
  readonly raiseAlarm: (error: Error) => void;
}
