import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Billing } from '../index.ts';
import { CommunityBilling, OrderFields, SubscriptionFields, TierPlans } from './billing.field.ts';
import { BuyTierPathType } from './buy-tier-path.type.ts';
import { CancelSubscriptionMutation } from './cancel-subscription.mutation.ts';
import { ClosePlanMutation } from './close-plan.mutation.ts';
import { CreatePlanMutation } from './create-plan.mutation.ts';
import { CreatePriceMutation } from './create-price.mutation.ts';
import { OrderType } from './order.type.ts';
import { OrderQueries } from './orders.query.ts';
import { PlanType, PriceType } from './plan.type.ts';
import { RedeliverStripeEventMutation } from './redeliver-stripe-event.mutation.ts';
import { ResumeSubscriptionMutation } from './resume-subscription.mutation.ts';
import { StaffBillingQueries } from './staff.query.ts';
import { StartCheckoutMutation } from './start-checkout.mutation.ts';
import { MembershipSubscriptionType } from './subscription.type.ts';
import { SyncOrderMutation } from './sync-order.mutation.ts';

export { buyTierPaths, BuyTierPathType } from './buy-tier-path.type.ts';
export { OrderType } from './order.type.ts';
export { PlanKindEnum, PlanType, PriceType } from './plan.type.ts';

export const billingApi = (billing: Billing): ModuleApi<{ billing: Billing }> => ({
  resolvers: [
    TierPlans, CommunityBilling, OrderFields, SubscriptionFields, OrderQueries, StaffBillingQueries, CreatePlanMutation, CreatePriceMutation, ClosePlanMutation,
    StartCheckoutMutation, SyncOrderMutation, CancelSubscriptionMutation, ResumeSubscriptionMutation, RedeliverStripeEventMutation,
  ],
  types: [BuyTierPathType],
  nodes: {
    Plan: async ({ viewer }, uuid) => {
      const offer = await billing.planForViewing(viewer, uuid);
      return offer && new PlanType(offer);
    },
    Price: async ({ viewer }, uuid) => {
      const price = await billing.priceForViewing(viewer, uuid);
      return price && new PriceType(price);
    },
    Order: async ({ viewer }, uuid) => {
      const order = await billing.orderForViewing(viewer, uuid);
      return order && new OrderType(order);
    },
    MembershipSubscription: async ({ viewer }, uuid) => {
      const subscription = await billing.subscriptionForViewing(viewer, uuid);
      return subscription && new MembershipSubscriptionType(subscription);
    },
  },
});
