import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../../graphql/context.ts';
import { Access } from '../../../graphql/policy.ts';
import { checkoutLoaders } from './loaders.ts';
import { QuoteType } from './quote.type.ts';

@Resolver(() => QuoteType)
export class QuoteStart {
  @Access('object')
  @FieldResolver(() => Date, { nullable: true, description: 'From when it would give access if it were paid now: behind what the viewer has in the tier, or with its period. Null for at once, and when the quote is over or paid.' })
  startsAt(@Root() { row }: QuoteType, @Ctx() context: Context): Promise<Date | null> {
    return context.load(checkoutLoaders).startOfQuote.load(row.id);
  }
}
