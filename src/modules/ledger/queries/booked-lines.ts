import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { writePostings } from '../commands/write-postings.ts';
import type { LedgerReader } from '../deps.ts';
import type { SourceType } from '../model/account-kind.ts';
import type { Heading, Line } from '../model/posting.ts';

/** A line with the transaction that it belongs to. */
export type BookedLine = Line & { readonly transaction: Heading };

export interface BookedSource {
  readonly sourceType: SourceType;
  /** Of one source; or, with `isPrefix`, of all whose name begins so. */
  readonly sourceId: string;
  readonly isPrefix?: boolean;
  /** Those of one payment only. */
  readonly of?: { readonly communityId: string; readonly paymentId: string };
}

/** What stands in the books under a source, with what this transaction has posted and not written yet. */
export async function bookedLines(tx: Tx, { sourceType, sourceId, isPrefix = false, of }: BookedSource): Promise<BookedLine[]> {
  let query = (tx.db as LedgerReader).selectFrom('ledger_transaction as t').innerJoin('community', 'community.id', 't.communityId')
    .innerJoin('ledger_entry as e', (join) => join.onRef('e.communityId', '=', 't.communityId').onRef('e.transactionId', '=', 't.id'))
    .innerJoin('ledger_account as a', (join) => join.onRef('a.communityId', '=', 'e.communityId').onRef('a.id', '=', 'e.accountId'))
    .select(['t.communityId', 't.kind as transactionKind', 't.sourceType', 't.sourceId', 't.paymentId', 'a.kind', 'a.payeeUserId', 'e.currency', 'e.amountMinor', 'e.shareId'])
    .where('t.sourceType', '=', sourceType).where('t.sourceId', isPrefix ? 'like' : '=', isPrefix ? `${sourceId}%` : sourceId);
  if (of) query = query.where('t.communityId', '=', of.communityId).where('t.paymentId', '=', of.paymentId);
  const stored = (await query.execute()).map(({ communityId, transactionKind, sourceType: type, sourceId: id, paymentId, ...line }): BookedLine =>
    ({ ...line, transaction: { communityId, kind: transactionKind, sourceType: type, sourceId: id, paymentId } }));
  const isSought = (heading: Heading): boolean => heading.sourceType === sourceType && (isPrefix ? heading.sourceId.startsWith(sourceId) : heading.sourceId === sourceId) && (!of || heading.paymentId === of.paymentId);
  const waiting = tx.last.waiting(writePostings).filter(isSought).flatMap(({ lines, ...transaction }) => lines.map((line) => ({ ...line, transaction })));
  return [...stored, ...waiting];
}
