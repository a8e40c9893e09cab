import type { ModuleApi } from '../../../graphql/schema.ts';
import type { Checkout } from '../index.ts';
import { CreateQuoteMutation } from './create-quote.mutation.ts';
import { OrderQuote } from './order-quote.field.ts';
import { QuoteStart } from './quote-start.field.ts';
import { QuoteType } from './quote.type.ts';
import { StartCheckoutMutation } from './start-checkout.mutation.ts';

export const checkoutApi = (checkout: Checkout): ModuleApi<{ checkout: Checkout }> => ({
  resolvers: [CreateQuoteMutation, StartCheckoutMutation, OrderQuote, QuoteStart],
  nodes: {
    Quote: async ({ viewer }, uuid) => {
      const quote = await checkout.quoteForViewing(viewer, uuid);
      return quote && new QuoteType(quote);
    },
  },
});
