import type { Viewer } from '../../../kernel/viewer.ts';
import type { CheckoutReader } from '../deps.ts';
import type { QuoteRow } from '../model/quote.entity.ts';

export const quoteById = (db: CheckoutReader, id: string): Promise<QuoteRow> => db.selectFrom('quote').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** A quote is seen by the person it was made for. */
export async function quoteForViewing(db: CheckoutReader, viewer: Viewer, id: string): Promise<QuoteRow | null> {
  if (viewer.userId === null) return null;
  return (await db.selectFrom('quote').selectAll().where('id', '=', id).where('userId', '=', viewer.userId).executeTakeFirst()) ?? null;
}
