import type { Clock } from '../../kernel/clock.ts';
import type { Locale } from '../../kernel/viewer.ts';
import type { ObjectLocks } from '../../platform/database/object-locks.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { Mailer } from '../../platform/mail/mailer.ts';
import type { PaymentsPort } from '../../platform/payments/payments.ts';
import type { OrderTables, PaymentTables } from '../billing/index.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { UserTables } from '../identity/index.ts';
import type { LedgerAccountTables, LedgerEntryTables, LedgerTransactionTables, PaymentShareTables, SharedPaymentTables } from '../ledger/index.ts';
import type { BankPayoutTables } from './model/bank-payout.entity.ts';
import type { ManualPayoutTables } from './model/manual-payout.entity.ts';
import type { PayoutAccountTables } from './model/payout-account.entity.ts';
import type { PayoutTransferTables } from './model/payout-transfer.entity.ts';
import type { TransferReversalTables } from './model/transfer-reversal.entity.ts';

/** The tables that statements of this module may name. */
export type Tables = PayoutAccountTables & PayoutTransferTables & TransferReversalTables & ManualPayoutTables & BankPayoutTables & PaymentShareTables & SharedPaymentTables
  & LedgerAccountTables & LedgerTransactionTables & LedgerEntryTables & PaymentTables & OrderTables & CommunityTables & MemberTables & UserTables;
export type PayoutsReader = Reader<Tables>;

export interface PayoutsDeps {
  readonly uow: UnitOfWork;
  readonly reader: PayoutsReader;
  readonly clock: Clock;
  readonly payments: Pick<PaymentsPort, 'createAccount' | 'account' | 'createAccountLink' | 'createTransfer' | 'transfer' | 'transfersSince' | 'transfersOf' | 'createReversal' | 'reversalsOf' | 'payout' | 'payoutsSince'>;
  readonly locks: ObjectLocks;
  readonly mailer: Pick<Mailer, 'send'>;
  readonly translate: (locale: Locale, key: string, params?: Readonly<Record<string, string | number>>) => string;
  /** Where people use the product: the way back from the provider's pages. */
  readonly webUrl: string;
  /** Tells the operator of money that does not fit; it is stored as a state as well. */
  readonly raiseAlarm: (error: Error) => void;
}
