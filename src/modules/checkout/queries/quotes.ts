import type { Viewer } from '../../../kernel/viewer.ts';
import type { CheckoutReader } from '../deps.ts';
import type { QuoteRow } from '../model/quote.entity.ts';
import { startsLater } from './starts.ts';

export const quoteById = (db: CheckoutReader, id: string): Promise<QuoteRow> => db.selectFrom('quote').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Those of the viewer. */
export async function quotesOfViewer(db: CheckoutReader, { userId }: Viewer, ids: readonly string[]): Promise<Map<string, QuoteRow>> {
  if (userId === null) return new Map();
  return new Map((await db.selectFrom('quote').selectAll().where('id', 'in', ids).where('userId', '=', userId).execute()).map((quote) => [quote.id, quote]));
}

/** A quote is seen by the person it was made for. */
export async function quoteForViewing(db: CheckoutReader, viewer: Viewer, id: string): Promise<QuoteRow | null> {
  if (viewer.userId === null) return null;
  return (await db.selectFrom('quote').selectAll().where('id', '=', id).where('userId', '=', viewer.userId).executeTakeFirst()) ?? null;
}

/** From when quotes of the viewer that can still be used would give access; what begins at once, and what was paid, is not in it. */
export async function startsOfQuotes(db: CheckoutReader, { userId }: Viewer, { ids, now }: { ids: readonly string[]; now: Date }): Promise<Map<string, Date>> {
  if (userId === null) return new Map();
  const quotes = await db.selectFrom('quote as q').select(['q.id', 'q.communityId', 'q.tierId', 'q.planId']).where('q.id', 'in', ids).where('q.userId', '=', userId).where('q.expiresAt', '>', now)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('purchase_order as o').select('o.id').whereRef('o.communityId', '=', 'q.communityId').whereRef('o.quoteId', '=', 'q.id').where('o.paidAt', 'is not', null)))).execute();
  return startsLater(db, { userId, now }, quotes);
}
