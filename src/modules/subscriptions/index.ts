import { ok } from '../../kernel/result.ts';
import { reaction, type Reaction } from '../../kernel/event.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { EventSubject } from '../../platform/payments/payments.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { SubscriptionNotice } from '../billing/index.ts';
import { cancelSubscription, resumeSubscription, type ChangeCancellationInput } from './commands/change-cancellation.ts';
import { CARRY_OUT_CHANGE, carryOutChange } from './commands/carry-out-change.ts';
import { finishChanges, followEvents, isOfChanges } from './commands/finish-changes.ts';
import { migrateSubscribers, type MigrateSubscribersInput } from './commands/migrate-subscribers.ts';
import { checksOf } from './commands/reconcile.ts';
import { openBillingPortal } from './commands/open-billing-portal.ts';
import { previewPlanChange, type PreviewPlanChangeInput } from './commands/preview-plan-change.ts';
import { changePlan, continueSubscription, keepPlan, pauseSubscription, type ChangePlanInput, type ChangeSubscriptionInput } from './commands/request-change.ts';
import { SEND_NOTICE, sendNotice, type Notice } from './commands/send-notice.ts';
import type { SubscriptionsDeps } from './deps.ts';
import { expiringMembers } from './queries/expiring-members.ts';
import { awaitedChanges, changeForViewing } from './queries/subscription-changes.ts';
import { invoicesOfOrder } from './queries/subscription-invoices.ts';
import { pricesById } from './queries/subscribed-prices.ts';

/** What people do with their subscriptions, and owners with those of their plans. */
export function createSubscriptions(deps: SubscriptionsDeps) {
  const { reader, uow } = deps;
  return {
    cancelSubscription: (viewer: Viewer, input: ChangeCancellationInput) => cancelSubscription(deps, viewer, input),
    resumeSubscription: (viewer: Viewer, input: ChangeCancellationInput) => resumeSubscription(deps, viewer, input),
    previewPlanChange: (viewer: Viewer, input: PreviewPlanChangeInput) => previewPlanChange(deps, viewer, input),
    changePlan: (viewer: Viewer, input: ChangePlanInput) => changePlan(deps, viewer, input),
    keepPlan: (viewer: Viewer, input: ChangeSubscriptionInput) => keepPlan(deps, viewer, input),
    pauseSubscription: (viewer: Viewer, input: ChangeSubscriptionInput) => pauseSubscription(deps, viewer, input),
    continueSubscription: (viewer: Viewer, input: ChangeSubscriptionInput) => continueSubscription(deps, viewer, input),
    migrateSubscribers: (viewer: Viewer, input: MigrateSubscribersInput) => migrateSubscribers(deps, viewer, input),
    openBillingPortal: (viewer: Viewer, input: { idempotencyKey: string }) => openBillingPortal(deps, viewer, input),
    planChangeForViewing: (viewer: Viewer, id: string) => changeForViewing(reader, viewer, id),
    invoicesOfOrder: (viewer: Viewer, orderId: string) => invoicesOfOrder(deps, viewer, orderId),
    expiringMembers: (viewer: Viewer, communityId: string, withinDays: number, request: PageRequest) => expiringMembers(deps, viewer, { communityId, withinDays }, request),
    /** What of each subscription waits for its payment. */
    awaitedChanges: (subscriptionIds: readonly string[]) => awaitedChanges(reader, subscriptionIds),
    stripeEventHandler: { name: 'subscriptions', handles: isOfChanges, apply: (events: readonly EventSubject[]) => followEvents(deps, events) },
    pricesById: (ids: readonly string[]) => pricesById(deps, ids),
    /** What is compared with the provider by the clock. */
    reconciliation: checksOf(deps),
    reactions: [
      reaction<SubscriptionNotice>('subscriptions.write-on-notice', 'billing.subscription-notice', async ({ id, payload }) => {
        await uow.run(async (tx) => {
          tx.enqueue(SEND_NOTICE, payload, { key: id });
          return ok(null);
        });
      }),
    ] as readonly Reaction[],
    jobs: [
      job<{ changeId: string }>({ name: CARRY_OUT_CHANGE, retryLimit: 20, handle: ({ changeId }) => carryOutChange(deps, changeId) }),
      job({ name: 'subscriptions.finish-changes', schedule: '*/15 * * * *', handle: () => finishChanges(deps) }),
      job<Notice>({ name: SEND_NOTICE, retryLimit: 20, handle: (notice) => sendNotice(deps, notice) }),
    ] as readonly JobDefinition[],
  };
}
export type Subscriptions = ReturnType<typeof createSubscriptions>;

export type { SubscriptionsDeps } from './deps.ts';
export { CHANGE_KINDS, CHANGE_STATES, previewEnds, SubscriptionChange, type ChangeKind, type ChangeLine, type ChangeState, type SubscriptionChangeRow } from './model/subscription-change.entity.ts';
export type { ExpiringMember, ExpiryReason } from './queries/expiring-members.ts';
export { INVOICES_SHOWN } from './queries/subscription-invoices.ts';
export type { ProviderInvoice } from '../../platform/payments/payments.ts';
