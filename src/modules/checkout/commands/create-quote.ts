import { failure, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { priceForBuying } from '../../plans/index.ts';
import { joinedAtOf } from '../access.ts';
import type { CheckoutDeps, CheckoutReader } from '../deps.ts';
import type { QuoteRow } from '../model/quote.entity.ts';
import { quoteById } from '../queries/quotes.ts';
import { makeQuote, type QuoteFailure, type Wish } from './make-quote.ts';
import { refusalOfSale, type SaleFailure } from './refusal-of-sale.ts';

export interface CreateQuoteInput extends Wish {
  readonly priceId: string;
  readonly idempotencyKey: string;
}
type CreateQuoteFailure = QuoteFailure | SaleFailure | Failure<'NOT_FOUND' | 'NOT_A_MEMBER'>;

/** Tells a member what a plan costs them now, and why. An order can be made of it while it lasts; nothing is reserved until then. */
export function createQuote(deps: CheckoutDeps, viewer: Viewer, input: CreateQuoteInput): Promise<Result<QuoteRow, CreateQuoteFailure>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run<QuoteRow, CreateQuoteFailure>(async (tx) => {
    const found = await priceForBuying(tx, viewer, input.priceId);
    if (!found.ok) return found;
    if (!found.value.isMember) return refuse(failure('NOT_A_MEMBER'));
    return tx.once<QuoteRow, CreateQuoteFailure>({ userId, operation: 'createQuote', key: input.idempotencyKey, input }, async () => {
      const { price, plan, tier } = found.value;
      const refusal = await refusalOfSale(tx, { userId, price, plan, tier, channel: input.channel ?? 'WEB' });
      if (refusal) return refuse(refusal);
      const quote = await makeQuote(tx, { buyer: { userId, joinedAt: await joinedAtOf(tx, { communityId: plan.communityId, userId }) }, price, plan }, input);
      if (!quote.ok) return quote;
      await tx.flush();
      return ok({ id: quote.value.id, value: await quoteById(tx.db as CheckoutReader, quote.value.id) });
    }, (id) => quoteById(tx.db as CheckoutReader, id));
  });
}
