import DataLoader from 'dataloader';
import { defineLoaders } from '../../../graphql/context.ts';
import type { Checkout, QuoteRow } from '../index.ts';

/** Batches the quotes that orders were made of. */
export const checkoutLoaders = defineLoaders(({ checkout }: { checkout: Checkout }, viewer) => ({
  ownQuote: new DataLoader<string, QuoteRow | null>(async (ids) => {
    const quotes = await checkout.quotesOfViewer(viewer, ids);
    return ids.map((id) => quotes.get(id) ?? null);
  }),
}));
