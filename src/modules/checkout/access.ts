import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { CheckoutReader } from './deps.ts';
import { Quote } from './model/quote.entity.ts';

/** The member row stays locked: one purchase of a person in a community at a time. */
export async function joinedAtOf(tx: Tx, { communityId, userId }: { communityId: string; userId: string }): Promise<Date> {
  return (await (tx.db as CheckoutReader).selectFrom('member').select('joinedAt').where('communityId', '=', communityId).where('userId', '=', userId).forUpdate().executeTakeFirstOrThrow()).joinedAt;
}
/** A quote is used by the person it was made for. */
export async function quoteForBuying(tx: Tx, viewer: Viewer, quoteId: string): Promise<Result<Quote, Failure<'NOT_FOUND'>>> {
  const quote = viewer.userId === null ? null : await tx.em.findOne(Quote, { id: quoteId, userId: viewer.userId });
  return quote ? ok(quote) : refuse(notFound('input', 'quoteId'));
}
