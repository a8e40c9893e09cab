import type { Viewer } from '../../../kernel/viewer.ts';
import type { CheckoutReader } from '../deps.ts';
import type { QuoteRow } from '../model/quote.entity.ts';

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
