/**
 * What an account holds, per community and currency. Amounts are debits when positive: what is owned or spent grows by
 * debits, what is owed or earned by credits.
 */
export const ACCOUNT_KINDS = [
  'STRIPE_BALANCE', 'STRIPE_FEES', 'PLATFORM_REVENUE', 'PAYEE_PENDING', 'PAYEE_AVAILABLE', 'PAYEE_RECEIVABLE', 'TRANSFERRED', 'CONNECTED_BALANCE',
  'REFUNDS_CLEARING', 'DISPUTE_HOLD', 'DISPUTE_FEES', 'MANUAL_PAYOUT', 'FX_CLEARING',
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** They grow by credits; people are shown their balance with the sign turned. */
const CREDITS: ReadonlySet<AccountKind> = new Set(['PLATFORM_REVENUE', 'PAYEE_PENDING', 'PAYEE_AVAILABLE', 'TRANSFERRED', 'MANUAL_PAYOUT']);

/** The balance as people read it: positive for what such an account normally holds. */
export const naturalBalance = (kind: AccountKind, debitMinor: number): number => (debitMinor === 0 ? 0 : CREDITS.has(kind) ? -debitMinor : debitMinor);

/** What a transaction of the ledger is about; unique with its source. */
export const TRANSACTION_KINDS = [
  'PAYMENT', 'SHARED', 'FEE', 'RELEASE', 'HOLD', 'REFUND', 'REFUND_SETTLED', 'REFUND_REVERSED', 'DISPUTE_OPENED', 'DISPUTE_WON', 'DISPUTE_LOST', 'NETTING',
  'TRANSFER', 'TRANSFER_MADE', 'TRANSFER_FAILED', 'TRANSFER_REVERSED', 'MANUAL_PAYOUT', 'MANUAL_PAYOUT_REVERSED', 'PAYOUT', 'PAYOUT_FAILED',
] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

export const SOURCE_TYPES = ['PAYMENT', 'REFUND', 'DISPUTE', 'TRANSFER', 'TRANSFER_REVERSAL', 'MANUAL_PAYOUT', 'PAYOUT'] as const;
export type SourceType = (typeof SOURCE_TYPES)[number];
