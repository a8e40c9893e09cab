import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { OrderType } from '../../billing/graphql/index.ts';
import { checkoutLoaders } from './loaders.ts';
import { QuoteType } from './quote.type.ts';

@Resolver(() => OrderType)
export class OrderQuote {
  @Access('guarded')
  @FieldResolver(() => QuoteType, { nullable: true, description: 'The quote that it was made of; null for everybody but the buyer.' })
  async quote(@Root() { row }: OrderType, @Ctx() context: Context): Promise<QuoteType | null> {
    const quote = row.quoteId === null ? null : await context.load(checkoutLoaders).ownQuote.load(row.quoteId);
    return quote && new QuoteType(quote);
  }
}
