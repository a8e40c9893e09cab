import { reaction, type Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import { signedIn, type Viewer } from '../../kernel/viewer.ts';
import type { EventSubject } from '../../platform/payments/payments.ts';
import type { SharesHeld, SharesOwed, SharesReleased } from '../ledger/index.ts';
import { accountById, canReceive, latestAccount } from './access.ts';
import { confirmManualPayout, disputeManualPayout } from './commands/answer-manual-payout.ts';
import { applyEvents, connectedAccounts, isOfPayouts, knowsAccount } from './commands/apply-event.ts';
import { carryOutReversal } from './commands/carry-out-reversal.ts';
import { carryOutTransfer } from './commands/carry-out-transfer.ts';
import { compareAccounts } from './commands/compare-accounts.ts';
import { compareTransfers } from './commands/compare-transfers.ts';
import { openOnboarding, type OpenOnboardingInput } from './commands/open-onboarding.ts';
import { CARRY_OUT_TRANSFER, PLAN_TRANSFERS, planTransfers, type TransferScope } from './commands/plan-transfers.ts';
import { recordManualPayout, type RecordManualPayoutInput } from './commands/record-manual-payout.ts';
import { CARRY_OUT_REVERSAL, REVERSE_TRANSFERS, reverseTransfers } from './commands/reverse-transfers.ts';
import { resumeCalls } from './commands/resume-calls.ts';
import { SYNC_ACCOUNT } from './commands/sync-account-job.ts';
import { syncAccount, syncAccountOfViewer } from './commands/sync-account.ts';
import { TELL_PAYEE, tellPayee, type PayeeNotice } from './commands/tell-payee.ts';
import { reverseManualPayout, withdrawManualPayout } from './commands/withdraw-manual-payout.ts';
import type { PayoutsDeps } from './deps.ts';
import type { Findings } from './model/findings.ts';
import { awaitingPayoutsOf, bankPayoutsOf, claimMovements, manualPayoutById, manualPayoutsOfCommunity, transferById, transfersOfCommunity } from './queries/payouts.ts';
import { statementOf, type StatementInput } from './queries/statement.ts';
import { linesOf, type StatementScope } from './queries/statements.ts';

/** How those who share in sales get their money: accounts at the provider, transfers and what comes back, payouts by hand, statements. */
export function createPayouts(deps: PayoutsDeps) {
  const { reader } = deps;
  return {
    openOnboarding: (viewer: Viewer, input: OpenOnboardingInput) => openOnboarding(deps, viewer, input),
    syncAccountOfViewer: (viewer: Viewer) => syncAccountOfViewer(deps, viewer),
    recordManualPayout: (viewer: Viewer, input: RecordManualPayoutInput) => recordManualPayout(deps, viewer, input),
    confirmManualPayout: (viewer: Viewer, id: string) => confirmManualPayout(deps, viewer, id),
    disputeManualPayout: (viewer: Viewer, id: string) => disputeManualPayout(deps, viewer, id),
    withdrawManualPayout: (viewer: Viewer, id: string) => withdrawManualPayout(deps, viewer, id),
    reverseManualPayout: (viewer: Viewer, id: string) => reverseManualPayout(deps, viewer, id),
    /** What payouts do when the provider tells of payees' accounts and the money there. */
    stripeEventHandler: { name: 'payouts', handles: isOfPayouts, apply: (events: readonly EventSubject[]) => applyEvents(deps, events), knowsAccount: (accountId: string) => knowsAccount(deps, accountId), connected: connectedAccounts(deps) },
    /** What payouts compare with the provider each night. */
    reconciliation: [
      { name: 'transfers', cadence: 'NIGHTLY', run: (findings: Findings) => compareTransfers(deps, findings) },
      { name: 'payout-accounts', cadence: 'NIGHTLY', run: (findings: Findings) => compareAccounts(deps, findings) },
    ] as const,
    claimMovements: (movements: readonly { readonly id: string; readonly sourceId: string | null }[]) => claimMovements(reader, movements),

    accountOfViewer: (viewer: Viewer) => latestAccount(reader, signedIn(viewer).userId),
    accountById: (id: string) => accountById(reader, id),
    canReceive,
    bankPayoutsOf: (accountId: string, request: PageRequest) => bankPayoutsOf(reader, accountId, request),
    transfersOfCommunity: (communityId: string, request: PageRequest) => transfersOfCommunity(reader, communityId, request),
    manualPayoutsOfCommunity: (communityId: string, request: PageRequest) => manualPayoutsOfCommunity(reader, communityId, request),
    awaitingPayoutsOf: (scope: StatementScope, request: PageRequest) => awaitingPayoutsOf(reader, scope, request),
    manualPayoutById: (id: string) => manualPayoutById(reader, id),
    transferById: (id: string) => transferById(reader, id),
    statementOf: (viewer: Viewer, input: StatementInput) => statementOf(deps, viewer, input),
    linesOf: (scope: StatementScope, request: PageRequest) => linesOf(reader, scope, request),

    reactions: reactionsOf(deps),
    jobs: jobsOf(deps),
  };
}
export type Payouts = ReturnType<typeof createPayouts>;

const reactionsOf = (deps: PayoutsDeps): readonly Reaction[] => [
  reaction<SharesReleased>('payouts.plan-transfers-on-release', 'ledger.shares-released', ({ payload: { paymentId } }) => planTransfers(deps, { paymentId })),
  reaction<SharesOwed>('payouts.reverse-transfers-on-debt', 'ledger.shares-owed', ({ payload: { paymentId } }) => reverseTransfers(deps, paymentId)),
  reaction<SharesHeld>('payouts.reverse-transfers-on-hold', 'ledger.shares-held', ({ payload: { paymentId } }) => reverseTransfers(deps, paymentId)),
];

const jobsOf = (deps: PayoutsDeps): readonly JobDefinition[] => [
  job<TransferScope>({ name: PLAN_TRANSFERS, handle: (scope) => planTransfers(deps, scope) }),
  job<{ transferId: string }>({ name: CARRY_OUT_TRANSFER, retryLimit: 20, handle: ({ transferId }) => carryOutTransfer(deps, transferId) }),
  job<{ paymentId: string }>({ name: REVERSE_TRANSFERS, handle: ({ paymentId }) => reverseTransfers(deps, paymentId) }),
  job<{ reversalId: string }>({ name: CARRY_OUT_REVERSAL, retryLimit: 20, handle: ({ reversalId }) => carryOutReversal(deps, reversalId) }),
  job<{ accountId: string }>({
    name: SYNC_ACCOUNT, retryLimit: 20,
    async handle({ accountId }) {
      const account = await accountById(deps.reader, accountId);
      if (account) await syncAccount(deps, account);
    },
  }),
  job<PayeeNotice>({ name: TELL_PAYEE, handle: (notice) => tellPayee(deps, notice) }),
  job({ name: 'payouts.plan-due-transfers', schedule: '17 * * * *', handle: () => planTransfers(deps) }),
  job({ name: 'payouts.resume-calls', schedule: '47 * * * *', handle: () => resumeCalls(deps) }),
];

export type { OpenOnboardingInput, Onboarding } from './commands/open-onboarding.ts';
export type { RecordManualPayoutInput } from './commands/record-manual-payout.ts';
export type { PayoutsDeps } from './deps.ts';
export type { BankPayoutFailed, ManualPayoutConfirmed, ManualPayoutDisputed, ManualPayoutRecorded, PayoutAccountChanged, TransferMade } from './events.ts';
export { ACCOUNT_STATES, isEligible, type AccountState } from './model/account-state.ts';
export { BankPayout, type BankPayoutRow } from './model/bank-payout.entity.ts';
export { MANUAL_PAYOUT_STATES, ManualPayout, type ManualPayoutRow, type ManualPayoutState } from './model/manual-payout.entity.ts';
export { PayoutAccount, type PayoutAccountRow } from './model/payout-account.entity.ts';
export { PayoutTransfer, TRANSFER_STATES, type PayoutTransferRow, type TransferState } from './model/payout-transfer.entity.ts';
export { TransferReversal, type TransferReversalRow } from './model/transfer-reversal.entity.ts';
export type { Statement, StatementInput } from './queries/statement.ts';
export type { StatementBalance, StatementLine, StatementScope, StatementTotal } from './queries/statements.ts';
