import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Subscriptions } from '../index.ts';
import { CancelSubscriptionMutation } from './cancel-subscription.mutation.ts';
import { ChangePlanMutation } from './change-plan.mutation.ts';
import { ContinueSubscriptionMutation } from './continue-subscription.mutation.ts';
import { KeepPlanMutation } from './keep-plan.mutation.ts';
import { MigrateSubscribersMutation } from './migrate-subscribers.mutation.ts';
import { OpenBillingPortalMutation } from './open-billing-portal.mutation.ts';
import { PlanChangeType } from './plan-change.type.ts';
import { PauseSubscriptionMutation } from './pause-subscription.mutation.ts';
import { PreviewPlanChangeMutation } from './preview-plan-change.mutation.ts';
import { ResumeSubscriptionMutation } from './resume-subscription.mutation.ts';
import { CommunityExpiry, ExpiringMemberFields, InvoiceQueries, PlanChangeFields, PlanChangeLineFields, SubscribedPrices } from './subscriptions.field.ts';

export const subscriptionsApi = (subscriptions: Subscriptions): ModuleApi<{ subscriptions: Subscriptions }> => ({
  resolvers: [
    CancelSubscriptionMutation, ResumeSubscriptionMutation, PreviewPlanChangeMutation, ChangePlanMutation, KeepPlanMutation, PauseSubscriptionMutation, ContinueSubscriptionMutation, MigrateSubscribersMutation, OpenBillingPortalMutation,
    CommunityExpiry, ExpiringMemberFields, InvoiceQueries, PlanChangeFields, PlanChangeLineFields, SubscribedPrices,
  ],
  nodes: {
    PlanChange: async ({ viewer }, uuid) => {
      const change = await subscriptions.planChangeForViewing(viewer, uuid);
      return change && new PlanChangeType(change);
    },
  },
});
