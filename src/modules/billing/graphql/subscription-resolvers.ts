import { ChangePlanMutation } from './change-plan.mutation.ts';
import { ContinueSubscriptionMutation } from './continue-subscription.mutation.ts';
import { KeepPlanMutation } from './keep-plan.mutation.ts';
import { MigrateSubscribersMutation } from './migrate-subscribers.mutation.ts';
import { OpenBillingPortalMutation } from './open-billing-portal.mutation.ts';
import { PauseSubscriptionMutation } from './pause-subscription.mutation.ts';
import { PreviewPlanChangeMutation } from './preview-plan-change.mutation.ts';
import { CommunityExpiry, ExpiringMemberFields, InvoiceQueries, PlanChangeFields, SubscribedPrices } from './subscriptions.field.ts';

/** What people and owners do with subscriptions. */
export const subscriptionResolvers = [
  PreviewPlanChangeMutation, ChangePlanMutation, KeepPlanMutation, PauseSubscriptionMutation, ContinueSubscriptionMutation, MigrateSubscribersMutation, OpenBillingPortalMutation,
  CommunityExpiry, ExpiringMemberFields, InvoiceQueries, PlanChangeFields, SubscribedPrices,
] as const;
