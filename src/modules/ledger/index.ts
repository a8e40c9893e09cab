import { job, type JobDefinition } from '../../kernel/job.ts';
import type { Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { setPlatformFee, updateShareRule, type UpdateShareRuleInput } from './commands/change-share-rule.ts';
import { releaseDueShares } from './commands/release-due-shares.ts';
import { shareOut } from './commands/share-out.ts';
import { snapshotShares, type SnapshotInput } from './commands/snapshot-shares.ts';
import type { LedgerDeps } from './deps.ts';
import type { ShareSnapshot } from './model/share-plan.ts';
import { accountSums, balancesOfPayee, payeeBalances } from './queries/balances.ts';
import { bookedBetween, bookedFor } from './queries/provider-balance.ts';
import { currentRules, ruleById, rulesOf } from './queries/share-rules.ts';
import { entriesOf, transactionById, transactionsOf } from './queries/transactions.ts';

/** Where all money is and whose it is: double entry, shares of sales, and what is held until when. */
export function createLedger(deps: LedgerDeps) {
  const { reader } = deps;
  return {
    updateShareRule: (viewer: Viewer, input: UpdateShareRuleInput) => updateShareRule(deps, viewer, input),
    setPlatformFee: (viewer: Viewer, input: { communityId: string; basisPoints: number }) => setPlatformFee(deps, viewer, input),
    /** How an order that is placed now is divided, to be kept with it. */
    snapshotShares: (tx: Tx, input: SnapshotInput) => snapshotShares(deps.inviters, tx, input),
    /** Who gets what comes in for it now. */
    shareOut: (tx: Tx, communityId: string, agreed: ShareSnapshot) => shareOut(deps.inviters, tx, communityId, agreed),
    currentRules: (communityIds: readonly string[]) => currentRules(reader, communityIds),
    rulesOf: (communityId: string, request: PageRequest) => rulesOf(reader, communityId, request),
    ruleById: (id: string) => ruleById(reader, id),
    accountSums: (communityId: string) => accountSums(reader, communityId),
    payeeBalances: (communityId: string) => payeeBalances(reader, communityId),
    balancesOfPayee: (userId: string) => balancesOfPayee(reader, userId),
    transactionsOf: (communityId: string, request: PageRequest) => transactionsOf(reader, communityId, request),
    transactionById: (id: string) => transactionById(reader, id),
    entriesOf: (transactionIds: readonly string[]) => entriesOf(reader, transactionIds),
    /** What is booked on the provider's balance, for the comparison with what moved there. */
    providerBalance: {
      bookedFor: (sources: Parameters<typeof bookedFor>[1]) => bookedFor(reader, sources),
      bookedBetween: (since: Date, before: Date, last: { type: string; key: string } | null) => bookedBetween(reader, since, before, last),
    },
    reactions: [] as readonly Reaction[],
    jobs: [job({ name: 'ledger.release-due-shares', schedule: '*/10 * * * *', handle: () => releaseDueShares(deps) })] as readonly JobDefinition[],
  };
}
export type Ledger = ReturnType<typeof createLedger>;

export type { PayeeKey } from './access.ts';
export type { UpdateShareRuleInput } from './commands/change-share-rule.ts';
export { holdShares, releaseShares } from './commands/hold-shares.ts';
export { netDebtsOf } from './commands/net-debts.ts';
export { disputeMovementKey, postDisputeMovement, settleDispute, type DisputeMovement } from './commands/post-dispute.ts';
export { postFee, postPayment, setHold, type PaymentPosting } from './commands/post-payment.ts';
export { postManualPayout, releaseManualPayout, reserveManualPayout, reverseManualPayout, type ManualPayoutPosting } from './commands/post-manual-payout.ts';
export { postPayout, postPayoutFailed, type PayoutPosting } from './commands/post-payout.ts';
export { postRefund, reverseRefund, settleRefund, type PostingOutcome, type RefundPosting } from './commands/post-refund.ts';
export { sharePayment } from './commands/share-payment.ts';
export { postTransfer, postTransferFailed, postTransferMade, postTransferReversed, type TransferPosting } from './commands/post-transfer.ts';
export type { SnapshotInput } from './commands/snapshot-shares.ts';
export { LedgerOverdrawnError } from './commands/take-back.ts';
export type { LedgerDeps } from './deps.ts';
export type { ShareRuleChanged, SharesHeld, SharesOwed, SharesReleased } from './events.ts';
export { ACCOUNT_KINDS, naturalBalance, TRANSACTION_KINDS, type AccountKind, type SourceType, type TransactionKind } from './model/account-kind.ts';
export { apportion } from './model/apportion.ts';
export { LedgerAccount, type LedgerAccountRow, type LedgerAccountTables } from './model/ledger-account.entity.ts';
export { LedgerEntry, type LedgerEntryRow, type LedgerEntryTables } from './model/ledger-entry.entity.ts';
export { LedgerTransaction, type LedgerTransactionRow, type LedgerTransactionTables } from './model/ledger-transaction.entity.ts';
export { PaymentShare, type PaymentShareRow, type PaymentShareTables } from './model/payment-share.entity.ts';
export { movedAmount } from './model/moved-amount.ts';
export type { Settlement } from './model/posting.ts';
export { DEFAULT_TERMS, MAX_PARTNERS, planShares, SHARE_KINDS, WHOLE, type PartnerShare, type Share, type ShareKind, type ShareSnapshot, type ShareTerms } from './model/share-plan.ts';
export { ShareRule, type ShareRuleRow, type ShareRuleTables } from './model/share-rule.entity.ts';
export { SharedPayment, type SharedPaymentRow, type SharedPaymentTables } from './model/shared-payment.entity.ts';
export { createInviters, type InviterProvider, type Inviters } from './ports.ts';
export type { AccountSum, PayeeBalance } from './queries/balances.ts';
export type { DisputeKey } from './queries/disputes.ts';
export { previewTakeBack, sharesOfPayment, type ShareToReverse } from './queries/shares.ts';
export type { EntryLine } from './queries/transactions.ts';
