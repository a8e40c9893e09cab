import { sql } from 'kysely';
import type { LedgerReader } from '../deps.ts';
import type { SourceType } from '../model/account-kind.ts';

interface Source {
  readonly type: string;
  readonly key: string;
}
const PAGE = 500;

/** All that was booked on the provider's balance for these records, by currency: what nightly comparisons set against its movements. */
export async function bookedFor(db: LedgerReader, sources: readonly Source[]): Promise<(Source & { currency: string; amountMinor: number; lastAt: Date })[]> {
  if (sources.length === 0) return [];
  return onBalance(db).select(['t.sourceType as type', 't.sourceId as key', 'e.currency', sql<number>`sum(e.amount_minor)::bigint`.as('amountMinor'), sql<Date>`max(t.occurred_at)`.as('lastAt')])
    .where((eb) => eb(eb.refTuple('t.sourceType', 't.sourceId'), 'in', sources.map(({ type, key }) => eb.tuple(type as SourceType, key))))
    .groupBy(['t.sourceType', 't.sourceId', 'e.currency']).execute();
}

/** The records that something was booked for on the provider's balance in this time, in order; those behind `last`. */
export async function bookedBetween(db: LedgerReader, since: Date, before: Date, last: Source | null): Promise<Source[]> {
  let query = onBalance(db).select(['t.sourceType as type', 't.sourceId as key']).distinct()
    .where('t.occurredAt', '>=', since).where('t.occurredAt', '<', before).orderBy('t.sourceType').orderBy('t.sourceId').limit(PAGE);
  if (last) query = query.where((eb) => eb(eb.refTuple('t.sourceType', 't.sourceId'), '>', eb.tuple(last.type as SourceType, last.key)));
  return query.execute();
}

const onBalance = (db: LedgerReader) => db.selectFrom('ledger_transaction as t').innerJoin('community', 'community.id', 't.communityId')
  .innerJoin('ledger_entry as e', (join) => join.onRef('e.communityId', '=', 't.communityId').onRef('e.transactionId', '=', 't.id'))
  .innerJoin('ledger_account as a', (join) => join.onRef('a.communityId', '=', 'e.communityId').onRef('a.id', '=', 'e.accountId')).where('a.kind', '=', 'STRIPE_BALANCE');
