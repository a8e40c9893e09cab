import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { OrderRow, PaymentRow, RefundPolicy } from '../../billing/index.ts';
import type { RefundRow, Refunds } from '../index.ts';

/** Batches what many orders, refunds and communities of one answer ask of refunds. */
export const refundLoaders = defineLoaders(({ refunds }: { refunds: Refunds }, viewer) => ({
  ofOrder: new DataLoader<string, RefundRow[]>(async (orderIds) => {
    const rows = await refunds.refundsOfOrders(orderIds);
    return orderIds.map((id) => rows.get(id) ?? []);
  }),
  order: new DataLoader<string, OrderRow>(async (ids) => {
    const rows = await refunds.ordersBehind(ids);
    return ids.map((id) => rows.get(id)!);
  }),
  payment: new DataLoader<string, PaymentRow>(async (ids) => {
    const rows = await refunds.paymentsBehind(ids);
    return ids.map((id) => rows.get(id)!);
  }),
  viewerRefundable: new DataLoader<PaymentRow, number | null, string>(async (payments) => {
    const amounts = await refunds.viewerRefundable(viewer, payments);
    return payments.map(({ id }) => amounts.get(id) ?? null);
  }, { cacheKeyFn: ({ id }) => id }),
  policy: new DataLoader<string, RefundPolicy>(async (communityIds) => {
    const policies = await refunds.refundPolicies(communityIds);
    return communityIds.map((id) => policies.get(id)!);
  }),
}));
