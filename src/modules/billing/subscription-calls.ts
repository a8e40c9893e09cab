import { job, type JobDefinition } from '../../kernel/job.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { CARRY_OUT_CHANGE, carryOutChange } from './commands/carry-out-change.ts';
import { SEND_NOTICE, type Notice } from './commands/give-notice.ts';
import { migrateSubscribers, type MigrateSubscribersInput } from './commands/migrate-subscribers.ts';
import { openBillingPortal } from './commands/open-billing-portal.ts';
import { previewPlanChange, type PreviewPlanChangeInput } from './commands/preview-plan-change.ts';
import { changePlan, continueSubscription, keepPlan, pauseSubscription, type ChangePlanInput, type ChangeSubscriptionInput } from './commands/request-change.ts';
import { sendNotice } from './commands/send-notice.ts';
import type { BillingDeps } from './deps.ts';
import { expiringMembers } from './queries/expiring-members.ts';
import { changeForViewing } from './queries/subscription-changes.ts';
import { invoicesOfOrder } from './queries/subscription-invoices.ts';
import { pricesById } from './queries/subscribed-prices.ts';

/** What people do with their subscriptions, and owners with those of their plans. */
export const subscriptionCalls = (deps: BillingDeps) => ({
  previewPlanChange: (viewer: Viewer, input: PreviewPlanChangeInput) => previewPlanChange(deps, viewer, input),
  changePlan: (viewer: Viewer, input: ChangePlanInput) => changePlan(deps, viewer, input),
  keepPlan: (viewer: Viewer, input: ChangeSubscriptionInput) => keepPlan(deps, viewer, input),
  pauseSubscription: (viewer: Viewer, input: ChangeSubscriptionInput) => pauseSubscription(deps, viewer, input),
  continueSubscription: (viewer: Viewer, input: ChangeSubscriptionInput) => continueSubscription(deps, viewer, input),
  migrateSubscribers: (viewer: Viewer, input: MigrateSubscribersInput) => migrateSubscribers(deps, viewer, input),
  openBillingPortal: (viewer: Viewer, input: { idempotencyKey: string }) => openBillingPortal(deps, viewer, input),
  planChangeForViewing: (viewer: Viewer, id: string) => changeForViewing(deps.reader, viewer, id),
  invoicesOfOrder: (viewer: Viewer, orderId: string) => invoicesOfOrder(deps, viewer, orderId),
  expiringMembers: (viewer: Viewer, communityId: string, withinDays: number, request: PageRequest) => expiringMembers(deps, viewer, { communityId, withinDays }, request),
  pricesById: (ids: readonly string[]) => pricesById(deps, ids),
});

export const subscriptionJobs = (deps: BillingDeps): readonly JobDefinition[] => [
  job<{ changeId: string }>({ name: CARRY_OUT_CHANGE, retryLimit: 20, handle: ({ changeId }) => carryOutChange(deps, changeId) }),
  job<Notice>({ name: SEND_NOTICE, retryLimit: 20, handle: (notice) => sendNotice(deps, notice) }),
];
