import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { Checkout, QuoteRow } from '../index.ts';

/** Batches the quotes that orders were made of, and from when they would count. */
export const checkoutLoaders = defineLoaders(({ checkout }: { checkout: Checkout }, viewer) => ({
  ownQuote: new DataLoader<string, QuoteRow | null>(async (ids) => {
    const quotes = await checkout.quotesOfViewer(viewer, ids);
    return ids.map((id) => quotes.get(id) ?? null);
  }),
  startOfQuote: new DataLoader<string, Date | null>(async (ids) => {
    const starts = await checkout.startsOfQuotes(viewer, ids);
    return ids.map((id) => starts.get(id) ?? null);
  }),
}));
