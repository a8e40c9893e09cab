import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { OrderRow, RefundPolicy } from '../../billing/index.ts';
import type { RefundRow, Refunds } from '../index.ts';

/** Batches what many orders, refunds and communities of one answer ask of refunds. */
export const refundLoaders = defineLoaders(({ refunds }: { refunds: Refunds }) => ({
  ofOrder: new DataLoader<string, RefundRow[]>(async (orderIds) => {
    const rows = await refunds.refundsOfOrders(orderIds);
    return orderIds.map((id) => rows.get(id) ?? []);
  }),
  order: new DataLoader<string, OrderRow>(async (ids) => {
    const rows = await refunds.ordersBehind(ids);
    return ids.map((id) => rows.get(id)!);
  }),
  policy: new DataLoader<string, RefundPolicy>(async (communityIds) => {
    const policies = await refunds.refundPolicies(communityIds);
    return communityIds.map((id) => policies.get(id)!);
  }),
}));
