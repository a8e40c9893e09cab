import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { Billing, OrderRow, PagesOfOrder, PaymentRow, SubscriptionRow } from '../index.ts';

/** Batches what many communities and orders of one answer ask of billing. */
export const billingLoaders = defineLoaders(({ billing }: { billing: Billing }, viewer) => ({
  viewerSubscription: new DataLoader<string, SubscriptionRow | null>(async (communityIds) => {
    const running = await billing.runningSubscriptions(viewer, communityIds);
    return communityIds.map((id) => running.get(id) ?? null);
  }),
  paymentsOfOrder: new DataLoader<string, PaymentRow[]>(async (orderIds) => {
    const payments = await billing.paymentsOfOrders(orderIds);
    return orderIds.map((id) => payments.get(id) ?? []);
  }),
  pagesOfOrder: new DataLoader<string, PagesOfOrder>(async (orderIds) => {
    const pages = await billing.pagesOfOrders(orderIds);
    return orderIds.map((id) => pages.get(id) ?? { methods: [], isSettling: false });
  }),
  orderById: new DataLoader<string, OrderRow | null>(async (ids) => {
    const orders = await billing.ordersByIds(ids);
    return ids.map((id) => orders.get(id) ?? null);
  }),
  checkoutUrl: new DataLoader<string, string | null>(async (orderIds) => {
    const urls = await billing.checkoutUrls(orderIds);
    return orderIds.map((id) => urls.get(id) ?? null);
  }),
}));
