import type { ProviderAccount } from '../../../platform/payments/payments.ts';

/** How far a payee is with the account that money is sent to. */
export const ACCOUNT_STATES = ['DEAUTHORIZED', 'REJECTED', 'NOT_STARTED', 'RESTRICTED', 'PENDING_VERIFICATION', 'RESTRICTED_SOON', 'ENABLED'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

/** Money is sent to these only. */
const ELIGIBLE: ReadonlySet<AccountState> = new Set(['ENABLED', 'RESTRICTED_SOON']);
export const isEligible = (state: AccountState): boolean => ELIGIBLE.has(state);

const UNDER_REVIEW = 'requirements.pending_verification';

/** The state of an account, the first that fits; null: it is gone, or no longer lets us in. */
export function stateOf(account: ProviderAccount | null): AccountState {
  if (account === null) return 'DEAUTHORIZED';
  const { disabledReason, pastDue, pendingVerification, currentDeadline } = account;
  const isAble = account.canReceiveTransfers && account.canPayOut;
  if (disabledReason?.startsWith('rejected.')) return 'REJECTED';
  if (!account.areDetailsSubmitted) return 'NOT_STARTED';
  if (pastDue.length > 0 || (disabledReason !== null && disabledReason !== UNDER_REVIEW)) return 'RESTRICTED';
  if (!isAble) return pendingVerification.length > 0 || disabledReason === UNDER_REVIEW || account.currentlyDue.length === 0 ? 'PENDING_VERIFICATION' : 'RESTRICTED';
  return currentDeadline === null ? 'ENABLED' : 'RESTRICTED_SOON';
}
