import type Stripe from 'stripe';
import type { ConnectCalls, ProviderAccount, ProviderPayout, ProviderPayoutStatus, ProviderReversal, ProviderTransfer } from './connect-calls.ts';
import { PaymentsRejectedError } from './faults.ts';
import { ACCOUNT_GONE, call, find, type StripeAccess } from './stripe-call.ts';
import { at, ownId, settlementOf, upper } from './stripe-values.ts';

const USER = 'xingqun_user';
const TRANSFER = 'xingqun_transfer';
const REVERSAL = 'xingqun_reversal';
const PAGE = 100;
const MOVED = ['balance_transaction'];

export function connect(access: StripeAccess): ConnectCalls {
  return { ...accounts(access), ...transfers(access), ...payouts(access) };
}

const pageFrom = (since: Date, after: string | undefined) => ({ limit: PAGE, created: { gte: Math.floor(since.getTime() / 1_000) }, ...(after === undefined ? {} : { starting_after: after }) });

/** Null for an account that is not there, or no longer lets us in. */
async function unlessGone<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof PaymentsRejectedError && error.reason === ACCOUNT_GONE) return null;
    throw error;
  }
}

function accounts({ stripe, patience }: StripeAccess): Pick<ConnectCalls, 'createAccount' | 'account' | 'createAccountLink'> {
  return {
    async createAccount({ userId, country, email }, idempotencyKey) {
      const api = (await stripe()).accounts;
      const input: Stripe.AccountCreateParams = {
        controller: { fees: { payer: 'application' }, losses: { payments: 'application' }, stripe_dashboard: { type: 'express' } },
        capabilities: { transfers: { requested: true } }, metadata: { [USER]: userId }, ...(country ? { country } : {}), ...(email ? { email } : {}),
      };
      return toAccount(await call('account', patience, () => api.create(input, { idempotencyKey })));
    },
    async account(id) {
      const api = (await stripe()).accounts;
      return unlessGone(async () => {
        const account = await find('account', patience, () => api.retrieve(id));
        return account && toAccount(account);
      });
    },
    async createAccountLink({ accountId, refreshUrl, returnUrl }) {
      const api = (await stripe()).accountLinks;
      const { url, expires_at: expiresAt } = await call('account_link', patience, () => api.create({ account: accountId, refresh_url: refreshUrl, return_url: returnUrl, type: 'account_onboarding' }));
      return { url, expiresAt: at(expiresAt) };
    },
  };
}

function transfers({ stripe, patience }: StripeAccess): Pick<ConnectCalls, 'createTransfer' | 'transfer' | 'transfersSince' | 'transfersOf' | 'createReversal' | 'reversalsOf'> {
  return {
    async createTransfer({ transferId, accountId, chargeId, group, amountMinor, currency }, idempotencyKey) {
      const api = (await stripe()).transfers;
      const input = { amount: amountMinor, currency: currency.toLowerCase(), destination: accountId, source_transaction: chargeId, transfer_group: group, metadata: { [TRANSFER]: transferId }, expand: MOVED };
      return toTransfer(await call('transfer', patience, () => api.create(input, { idempotencyKey })));
    },
    async transfer(id) {
      const api = (await stripe()).transfers;
      const transfer = await find('transfer', patience, () => api.retrieve(id, { expand: MOVED }));
      return transfer && toTransfer(transfer);
    },
    async transfersSince(since, after) {
      const api = (await stripe()).transfers;
      const { data, has_more: hasMore } = await call('list', patience, () => api.list(pageFrom(since, after)));
      return { transfers: data.map(toTransfer), hasMore };
    },
    async transfersOf(group) {
      const api = (await stripe()).transfers;
      const { data } = await call('list', patience, () => api.list({ transfer_group: group, limit: PAGE, expand: ['data.balance_transaction'] }));
      return data.map(toTransfer);
    },
    async createReversal({ reversalId, providerTransferId, amountMinor }, idempotencyKey) {
      const api = (await stripe()).transfers;
      return toReversal(await call('transfer_reversal', patience, () => api.createReversal(providerTransferId, { amount: amountMinor, metadata: { [REVERSAL]: reversalId }, expand: MOVED }, { idempotencyKey })));
    },
    async reversalsOf(providerTransferId) {
      const api = (await stripe()).transfers;
      const { data } = await call('list', patience, () => api.listReversals(providerTransferId, { limit: PAGE, expand: ['data.balance_transaction'] }));
      return data.map(toReversal);
    },
  };
}

function payouts({ stripe, patience }: StripeAccess): Pick<ConnectCalls, 'payout' | 'payoutsSince'> {
  return {
    async payout(accountId, id) {
      const api = (await stripe()).payouts;
      const payout = await find('payout', patience, () => api.retrieve(id, {}, { stripeAccount: accountId }));
      return payout && toPayout(payout);
    },
    async payoutsSince(accountId, since, after) {
      const api = (await stripe()).payouts;
      return unlessGone(async () => {
        const { data, has_more: hasMore } = await call('list', patience, () => api.list(pageFrom(since, after), { stripeAccount: accountId }));
        return { payouts: data.map(toPayout), hasMore };
      });
    },
  };
}

function toAccount({ id, country, details_submitted, payouts_enabled, capabilities, requirements }: Stripe.Account): ProviderAccount {
  return {
    id,
    country: country ?? null,
    areDetailsSubmitted: details_submitted,
    canReceiveTransfers: capabilities?.transfers === 'active',
    canPayOut: payouts_enabled,
    currentlyDue: requirements?.currently_due ?? [],
    pastDue: requirements?.past_due ?? [],
    pendingVerification: requirements?.pending_verification ?? [],
    disabledReason: requirements?.disabled_reason ?? null,
    currentDeadline: requirements?.current_deadline == null ? null : at(requirements.current_deadline),
  };
}

const toTransfer = ({ id, metadata, amount, amount_reversed: reversedMinor, currency, balance_transaction: moved, created }: Stripe.Transfer): ProviderTransfer =>
  ({ id, transferId: ownId(metadata, TRANSFER), amountMinor: amount, reversedMinor, currency: upper(currency), settlement: settlementOf(moved, currency), createdAt: at(created) });
const toReversal = ({ id, metadata, amount, currency, balance_transaction: moved }: Stripe.TransferReversal): ProviderReversal =>
  ({ id, reversalId: ownId(metadata, REVERSAL), amountMinor: amount, settlement: settlementOf(moved, currency) });

const STATUSES: Readonly<Record<string, ProviderPayoutStatus>> = { paid: 'PAID', failed: 'FAILED', canceled: 'CANCELED' };
const toPayout = ({ id, amount, currency, status, failure_code: failureReason, arrival_date, created }: Stripe.Payout): ProviderPayout =>
  ({ id, amountMinor: amount, currency: upper(currency), status: STATUSES[status] ?? 'PENDING', failureReason, arrivesAt: at(arrival_date), createdAt: at(created) });
