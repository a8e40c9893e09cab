import { sql } from 'kysely';
import type { StripeEventsReader } from '../deps.ts';
import type { BalanceMovementRow } from '../model/balance-movement.entity.ts';
import type { BookedAmount, BookedSource } from '../reconciliation.ts';

const MOST_UNCLAIMED = 5_000;

/** The records that money moved for in this time, in order; those behind `last`. */
export async function sourcesMovedBetween(db: StripeEventsReader, since: Date, before: Date, last: BookedSource | null, limit: number): Promise<BookedSource[]> {
  let query = db.selectFrom('balance_movement').select(['sourceType as type', 'sourceKey as key']).distinct()
    .where('occurredAt', '>=', since).where('occurredAt', '<', before).where('sourceType', 'is not', null).orderBy('sourceType').orderBy('sourceKey').limit(limit);
  if (last) query = query.where((eb) => eb(eb.refTuple('sourceType', 'sourceKey'), '>', eb.tuple(last.type, last.key)));
  return (await query.execute()) as BookedSource[];
}

/** All that ever moved for these records, by currency. */
export async function movementsOf(db: StripeEventsReader, sources: readonly BookedSource[]): Promise<BookedAmount[]> {
  if (sources.length === 0) return [];
  return (await db.selectFrom('balance_movement').select(['sourceType as type', 'sourceKey as key', 'currency', sql<number>`sum(net_minor)::bigint`.as('amountMinor'), sql<Date>`max(occurred_at)`.as('lastAt')])
    .where((eb) => eb(eb.refTuple('sourceType', 'sourceKey'), 'in', sources.map(({ type, key }) => eb.tuple(type, key))))
    .groupBy(['sourceType', 'sourceKey', 'currency']).execute()) as BookedAmount[];
}

/** What belongs to nothing that we know; the oldest first. */
export function unclaimedMovements(db: StripeEventsReader, since: Date, before: Date | null): Promise<BalanceMovementRow[]> {
  let query = db.selectFrom('balance_movement').selectAll().where('sourceType', 'is', null).where('occurredAt', '>=', since).orderBy('occurredAt').orderBy('id').limit(MOST_UNCLAIMED);
  if (before) query = query.where('occurredAt', '<', before);
  return query.execute();
}
