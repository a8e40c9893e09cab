/** What the operator of the deployment may do that is written down. */
export const STAFF_ACTS = ['OPEN_COMMUNITY', 'REDELIVER_STRIPE_EVENT', 'RETRY_PARKED_JOB', 'START_RECONCILIATION', 'SET_PLATFORM_FEE', 'RECORD_MANUAL_PAYOUT', 'CONFIRM_MANUAL_PAYOUT', 'WITHDRAW_MANUAL_PAYOUT', 'REVERSE_MANUAL_PAYOUT', 'REFUND_ORDER', 'ACCEPT_HELD_ORDER', 'DECIDE_ESCROW'] as const;
export interface StaffAct {
  readonly userId: string;
  readonly act: (typeof STAFF_ACTS)[number];
  /** What it was done to, as the API names it. */
  readonly target: string;
}
