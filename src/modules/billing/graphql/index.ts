import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Billing } from '../index.ts';
import { AccessUndoneFields, AccessUndoneType } from './access-undone.type.ts';
import { CommunityBilling, OrderFields, SubscriptionFields } from './billing.field.ts';
import { OrderType } from './order.type.ts';
import { OrderQueries } from './orders.query.ts';
import { OrderPaymentFields, PlanPaymentFields } from './payment-method.field.ts';
import { PaymentType } from './payment.type.ts';
import { MembershipSubscriptionType } from './subscription.type.ts';
import { SyncOrderMutation } from './sync-order.mutation.ts';

export { OrderType } from './order.type.ts';
export { PaymentMethodEnum } from './payment-method.field.ts';
export { PaymentType } from './payment.type.ts';
export { MembershipSubscriptionType } from './subscription.type.ts';

export const billingApi = (billing: Billing): ModuleApi<{ billing: Billing }> => ({
  types: [AccessUndoneType],
  resolvers: [
    AccessUndoneFields, CommunityBilling, OrderFields, OrderPaymentFields, PlanPaymentFields, SubscriptionFields, OrderQueries,
    SyncOrderMutation,
  ],
  nodes: {
    Order: async ({ viewer }, uuid) => {
      const order = await billing.orderForViewing(viewer, uuid);
      return order && new OrderType(order);
    },
    Payment: async ({ viewer }, uuid) => {
      const payment = await billing.paymentForViewing(viewer, uuid);
      return payment && new PaymentType(payment);
    },
    MembershipSubscription: async ({ viewer }, uuid) => {
      const subscription = await billing.subscriptionForViewing(viewer, uuid);
      return subscription && new MembershipSubscriptionType(subscription);
    },
  },
});
