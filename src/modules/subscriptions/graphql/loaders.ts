import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { PriceRow } from '../../plans/index.ts';
import type { SubscriptionChangeRow, Subscriptions } from '../index.ts';

/** Batches the prices that subscriptions and their changes name. */
export const subscriptionLoaders = defineLoaders(({ subscriptions }: { subscriptions: Subscriptions }) => ({
  price: new DataLoader<string, PriceRow | null>(async (ids) => {
    const prices = await subscriptions.pricesById(ids);
    return ids.map((id) => prices.get(id) ?? null);
  }),
  awaitedChange: new DataLoader<string, SubscriptionChangeRow | null>(async (ids) => {
    const changes = await subscriptions.awaitedChanges(ids);
    return ids.map((id) => changes.get(id) ?? null);
  }),
}));
