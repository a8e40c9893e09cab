import { reaction, type Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { EventSubject } from '../../platform/payments/payments.ts';
import { refundPolicies, type PaymentRow, type UnfitPaymentReceived } from '../billing/index.ts';
import type { GroupBuyFailed } from '../promotions/index.ts';
import { disputeForViewing, fraudWarningForViewing, refundForViewing } from './access.ts';
import { applyEvents, isOfRefunds } from './commands/apply-event.ts';
import { giveBackSurplus, reconcileRefunds } from './commands/reconcile.ts';
import { oweRest } from './commands/owe-rest.ts';
import { requestRefund, type RequestRefundInput } from './commands/request-refund.ts';
import { refundSeat } from './commands/refund-seat.ts';
import { SUBMIT, submitRefund } from './commands/submit-refund.ts';
import { tellOwner } from './commands/tell-owner.ts';
import { updateRefundPolicy, type UpdateRefundPolicyInput } from './commands/update-refund-policy.ts';
import type { RefundsDeps } from './deps.ts';
import type { DisputeOpened, FraudWarned, RefundFailed } from './events.ts';
import type { DisputeState } from './model/dispute.entity.ts';
import type { RefundState } from './model/refund.entity.ts';
import { claimMovements } from './queries/claim-movements.ts';
import { allDisputes, disputesOfCommunity, fraudWarningsOfCommunity } from './queries/disputes.ts';
import { previewRefund, type WishedRefund } from './queries/preview-refund.ts';
import { allRefunds, ordersBehind, paymentsBehind, refundsOfCommunity, refundsOfOrders } from './queries/refunds.ts';
import { viewerRefundable } from './queries/viewer-refundable.ts';

/** Money that goes back: refunds, disputes and the warnings before them, and what they undo. */
export function createRefunds(deps: RefundsDeps) {
  return {
    requestRefund: (viewer: Viewer, input: RequestRefundInput) => requestRefund(deps, viewer, input),
    updateRefundPolicy: (viewer: Viewer, communityId: string, input: UpdateRefundPolicyInput) => updateRefundPolicy(deps, viewer, communityId, input),
    /** What refunds do when the provider tells of refunds, disputes and warnings. */
    stripeEventHandler: { name: 'refunds', handles: isOfRefunds, apply: (events: readonly EventSubject[]) => applyEvents(deps, events) },

    claimMovements: (movements: Parameters<typeof claimMovements>[1]) => claimMovements(deps.reader, movements),
    previewRefund: (viewer: Viewer, wish: WishedRefund) => previewRefund(deps, viewer, wish),
    viewerRefundable: (viewer: Viewer, payments: readonly PaymentRow[]) => viewerRefundable(deps, viewer, payments),
    paymentsBehind: (ids: readonly string[]) => paymentsBehind(deps, ids),
    refundForViewing: (viewer: Viewer, id: string) => refundForViewing(deps.reader, viewer, id),
    disputeForViewing: (viewer: Viewer, id: string) => disputeForViewing(deps.reader, viewer, id),
    fraudWarningForViewing: (viewer: Viewer, id: string) => fraudWarningForViewing(deps.reader, viewer, id),
    ordersBehind: (ids: readonly string[]) => ordersBehind(deps, ids),
    refundsOfOrders: (orderIds: readonly string[]) => refundsOfOrders(deps, orderIds),
    refundsOfCommunity: (viewer: Viewer, communityId: string, state: RefundState | null, request: PageRequest) => refundsOfCommunity(deps, viewer, communityId, state, request),
    allRefunds: (state: RefundState | null, request: PageRequest) => allRefunds(deps, state, request),
    disputesOfCommunity: (viewer: Viewer, communityId: string, state: DisputeState | null, request: PageRequest) => disputesOfCommunity(deps, viewer, communityId, state, request),
    allDisputes: (state: DisputeState | null, request: PageRequest) => allDisputes(deps, state, request),
    fraudWarningsOfCommunity: (viewer: Viewer, communityId: string, request: PageRequest) => fraudWarningsOfCommunity(deps, viewer, communityId, request),
    refundPolicies: (communityIds: readonly string[]) => refundPolicies(deps.reader as never, communityIds),

    reactions: reactionsOf(deps),
    jobs: jobsOf(deps),
  };
}
export type Refunds = ReturnType<typeof createRefunds>;

const reactionsOf = (deps: RefundsDeps): readonly Reaction[] => [
  reaction<UnfitPaymentReceived>('refunds.give-back-surplus', 'billing.unfit-payment-received', async ({ payload }) => {
    if (payload.standing === 'SURPLUS') await giveBackSurplus(deps, payload);
  }),
  reaction<RefundFailed>('refunds.tell-of-failure', 'refunds.refund-failed', ({ communityId, payload }) => tellOwner(deps, 'refund-failed', { ...payload, communityId: communityId! })),
  reaction<RefundFailed>('refunds.owe-rest', 'refunds.refund-failed', ({ payload }) => oweRest(deps, payload)),
  reaction<DisputeOpened>('refunds.tell-of-dispute', 'refunds.dispute-opened', ({ communityId, payload }) => tellOwner(deps, 'dispute-opened', { ...payload, communityId: communityId! })),
  reaction<FraudWarned>('refunds.tell-of-warning', 'refunds.fraud-warned', ({ communityId, payload }) => tellOwner(deps, 'fraud-warning', { ...payload, communityId: communityId! })),
  reaction<GroupBuyFailed>('refunds.refund-seat', 'promotions.group-buy-failed', ({ payload }) => refundSeat(deps, payload)),
];

const jobsOf = (deps: RefundsDeps): readonly JobDefinition[] => [
  job<{ refundId: string }>({ name: SUBMIT, retryLimit: 20, handle: ({ refundId }) => submitRefund(deps, refundId) }),
  job({ name: 'refunds.reconcile', schedule: '37 * * * *', handle: () => reconcileRefunds(deps) }),
];

export { refundableOf, type RefundRefusal } from './queries/refundability.ts';
export { oweRefund, type DueRefund, type RequestRefundInput } from './commands/request-refund.ts';
export type { UpdateRefundPolicyInput } from './commands/update-refund-policy.ts';
export type { RefundsDeps } from './deps.ts';
export type * from './events.ts';
export { Dispute, DISPUTE_STATES, type DisputeRow, type DisputeState, type DisputeTables } from './model/dispute.entity.ts';
export { FraudWarningSchema, type FraudWarningRow, type FraudWarningTables } from './model/fraud-warning.entity.ts';
export { Refund, REFUND_ORIGINS, REFUND_STATES, type RefundOrigin, type RefundRow, type RefundState, type RefundTables } from './model/refund.entity.ts';
export { REFUNDS_SHOWN } from './queries/refunds.ts';
export type { RefundPreview } from './queries/preview-refund.ts';
