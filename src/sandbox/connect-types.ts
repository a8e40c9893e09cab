import type Stripe from 'stripe';
import type { Deleted, Id, List, Unexpanded } from './wire-types.ts';

export type Account = Unexpanded<
  Stripe.Account,
  { capabilities: Record<string, 'active' | 'inactive' | 'pending'>; requirements: Stripe.Account.Requirements; default_currency: string; metadata: Record<string, string> }
>;
export type DeletedAccount = Deleted<'account'>;
export type TransferReversal = Unexpanded<Stripe.TransferReversal, { balance_transaction: Id; destination_payment_refund: Id; source_refund: Id; transfer: string }>;
export type Transfer = Unexpanded<
  Stripe.Transfer,
  { balance_transaction: Id; destination: string; destination_payment: string; source_transaction: Id; reversals: List<TransferReversal> }
>;
export type Payout = Unexpanded<
  Stripe.Payout,
  { balance_transaction: Id; destination: Id; failure_balance_transaction: Id; original_payout: Id; reversed_by: Id; application_fee: Id }
>;

/** What an account link needs to know and does not show. */
export interface LinkDraft {
  id: string;
  account: string;
  refreshUrl: string;
  returnUrl: string;
  expiresAt: number;
  /** A link opens its page once; the page then carries a ticket of its own. */
  ticket: string | null;
}
/** A payout belongs to the account it is made from. */
export type StoredPayout = Payout & { account: string | null };
