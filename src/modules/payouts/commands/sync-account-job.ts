/** Asks the provider how an account stands. */
export const SYNC_ACCOUNT = 'payouts.sync-account';
