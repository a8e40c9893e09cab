import type { DomainEvent } from '../../kernel/event.ts';
import type { AccountState } from './model/account-state.ts';

/** A payee's account stands otherwise than before. */
export type PayoutAccountChanged = DomainEvent<'payouts.account-changed', { accountId: string; userId: string; from: AccountState; to: AccountState }>;
/** A payee's share arrived in their account. */
export type TransferMade = DomainEvent<'payouts.transfer-made', { transferId: string; paymentId: string; userId: string; amountMinor: number; currency: string }>;
/** The bank sent a payout back: the money is in the payee's account again. */
export type BankPayoutFailed = DomainEvent<'payouts.bank-payout-failed', { payoutId: string; userId: string; amountMinor: number; currency: string; reason: string | null }>;
/** Somebody says that a payee was paid outside the provider; the payee has not answered. */
export type ManualPayoutRecorded = DomainEvent<'payouts.manual-payout-recorded', { manualPayoutId: string; userId: string; amountMinor: number; currency: string }>;
/** The payee has what was recorded. */
export type ManualPayoutConfirmed = DomainEvent<'payouts.manual-payout-confirmed', { manualPayoutId: string; userId: string; amountMinor: number; currency: string }>;
/** The payee has not got what was recorded. */
export type ManualPayoutDisputed = DomainEvent<'payouts.manual-payout-disputed', { manualPayoutId: string; userId: string; amountMinor: number; currency: string }>;
