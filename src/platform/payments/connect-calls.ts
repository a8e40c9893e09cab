import type { Settlement } from './payment-calls.ts';

/** A payee's account at the provider, as far as it decides what may be sent there. */
export interface ProviderAccount {
  readonly id: string;
  readonly country: string | null;
  readonly areDetailsSubmitted: boolean;
  readonly canReceiveTransfers: boolean;
  readonly canPayOut: boolean;
  /** The provider's words for what it wants to know: now, and what it wanted to know long ago. */
  readonly currentlyDue: readonly string[];
  readonly pastDue: readonly string[];
  readonly pendingVerification: readonly string[];
  readonly disabledReason: string | null;
  readonly currentDeadline: Date | null;
}
export interface NewProviderAccount {
  readonly userId: string;
  readonly country: string | null;
  readonly email: string | null;
}
export interface AccountLink {
  readonly url: string;
  readonly expiresAt: Date;
}
export interface NewProviderTransfer {
  readonly transferId: string;
  readonly accountId: string;
  /** The charge that the money comes from: what is sent is available there when the charge is. */
  readonly chargeId: string;
  /** Holds the transfers of one payment together. */
  readonly group: string;
  readonly amountMinor: number;
  readonly currency: string;
}
export interface ProviderTransfer {
  readonly id: string;
  /** Ours, from what we attached. */
  readonly transferId: string | null;
  readonly amountMinor: number;
  readonly reversedMinor: number;
  readonly currency: string;
  readonly settlement: Settlement | null;
  readonly createdAt: Date;
}
export interface ProviderReversal {
  readonly id: string;
  /** Ours, from what we attached; null when somebody else made it. */
  readonly reversalId: string | null;
  readonly amountMinor: number;
  readonly settlement: Settlement | null;
}
export type ProviderPayoutStatus = 'PENDING' | 'PAID' | 'FAILED' | 'CANCELED';
/** Money on its way from a payee's account to their bank. */
export interface ProviderPayout {
  readonly id: string;
  readonly amountMinor: number;
  readonly currency: string;
  readonly status: ProviderPayoutStatus;
  readonly failureReason: string | null;
  readonly arrivesAt: Date;
  readonly createdAt: Date;
}

/** Payees: their accounts, and what is sent there. */
export interface ConnectCalls {
  createAccount(input: NewProviderAccount, key: string): Promise<ProviderAccount>;
  /** Null when it is not there, or no longer lets us in. */
  account(id: string): Promise<ProviderAccount | null>;
  /** A link to the provider's page that asks the payee for what is missing; it opens once. */
  createAccountLink(input: { readonly accountId: string; readonly refreshUrl: string; readonly returnUrl: string }): Promise<AccountLink>;
  createTransfer(input: NewProviderTransfer, key: string): Promise<ProviderTransfer>;
  transfer(id: string): Promise<ProviderTransfer | null>;
  /** All that were made from a time on; newest first, at most 100 at once, those behind `after`. */
  transfersSince(since: Date, after?: string): Promise<{ readonly transfers: readonly ProviderTransfer[]; readonly hasMore: boolean }>;
  /** All transfers of one payment. */
  transfersOf(group: string): Promise<readonly ProviderTransfer[]>;
  createReversal(input: { readonly reversalId: string; readonly providerTransferId: string; readonly amountMinor: number }, key: string): Promise<ProviderReversal>;
  reversalsOf(providerTransferId: string): Promise<readonly ProviderReversal[]>;
  payout(accountId: string, id: string): Promise<ProviderPayout | null>;
  /** Those of an account from a time on, likewise; null when the account does not let us in any more. */
  payoutsSince(accountId: string, since: Date, after?: string): Promise<{ readonly payouts: readonly ProviderPayout[]; readonly hasMore: boolean } | null>;
}
