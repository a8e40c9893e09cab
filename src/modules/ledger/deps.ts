import type { Clock } from '../../kernel/clock.ts';
import type { Reader } from '../../platform/database/tables.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import type { CommunityTables, MemberTables } from '../communities/index.ts';
import type { LedgerAccountTables } from './model/ledger-account.entity.ts';
import type { LedgerEntryTables } from './model/ledger-entry.entity.ts';
import type { LedgerTransactionTables } from './model/ledger-transaction.entity.ts';
import type { PaymentShareTables } from './model/payment-share.entity.ts';
import type { ShareRuleTables } from './model/share-rule.entity.ts';
import type { SharedPaymentTables } from './model/shared-payment.entity.ts';
import type { Inviters } from './ports.ts';

/** The tables that statements of this module may name. */
export type Tables = LedgerAccountTables & LedgerTransactionTables & LedgerEntryTables & ShareRuleTables & SharedPaymentTables & PaymentShareTables & CommunityTables & MemberTables;
export type LedgerReader = Reader<Tables>;

export interface LedgerDeps {
  readonly uow: UnitOfWork;
  readonly reader: LedgerReader;
  readonly clock: Clock;
  /** Who gets a share for having brought a buyer. */
  readonly inviters: Inviters;
  /** Tells the operator of shares that cannot be let go. */
  readonly raiseAlarm: (error: Error) => void;
}
