import { readPage, type Page, type PageRequest } from '../../../kernel/page.ts';
import type { StripeEventsReader } from '../deps.ts';
import type { DifferenceKind, ReconciliationDifferenceRow, ReconciliationKind, ReconciliationRunRow } from '../model/reconciliation.entity.ts';

/** Until when runs of this kind have covered everything; null before the first. */
export async function lastCoverage(db: StripeEventsReader, kind: ReconciliationKind): Promise<Date | null> {
  const last = await db.selectFrom('reconciliation_run').select('coversUntil').where('kind', '=', kind).where('state', '=', 'DONE').orderBy('startedAt', 'desc').limit(1).executeTakeFirst();
  return last?.coversUntil ?? null;
}

/** What runs found of a kind that nobody has put right. */
export async function openSubjects(db: StripeEventsReader, kind: DifferenceKind): Promise<string[]> {
  const rows = await db.selectFrom('reconciliation_difference').select('subject').distinct().where('kind', '=', kind).where('isHealed', '=', false).orderBy('subject').execute();
  return rows.map(({ subject }) => subject);
}

/** The newest runs first. */
export function reconciliationRuns(db: StripeEventsReader, kind: ReconciliationKind | null, request: PageRequest): Promise<Page<ReconciliationRunRow>> {
  return readPage<ReconciliationRunRow>(request, { scope: `reconciliation-runs-${kind}`, shape: ['time', 'uuid'], keysOf: (row) => [row.startedAt.getTime(), row.id] }, (after, limit) => {
    let query = db.selectFrom('reconciliation_run').selectAll().orderBy('startedAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (kind !== null) query = query.where('kind', '=', kind);
    if (after) query = query.where((eb) => eb(eb.refTuple('startedAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}

/** What runs found, the newest first; of one run, or of all. */
export function reconciliationDifferences(db: StripeEventsReader, filter: { runId: string | null; isHealed: boolean | null }, request: PageRequest): Promise<Page<ReconciliationDifferenceRow>> {
  const { runId, isHealed } = filter;
  return readPage<ReconciliationDifferenceRow>(request, { scope: `reconciliation-differences-${runId}-${isHealed}`, shape: ['time', 'uuid'], keysOf: (row) => [row.foundAt.getTime(), row.id] }, (after, limit) => {
    let query = db.selectFrom('reconciliation_difference').selectAll().orderBy('foundAt', 'desc').orderBy('id', 'desc').limit(limit);
    if (runId !== null) query = query.where('runId', '=', runId);
    if (isHealed !== null) query = query.where('isHealed', '=', isHealed);
    if (after) query = query.where((eb) => eb(eb.refTuple('foundAt', 'id'), '<', eb.tuple(new Date(after[0] as number), after[1] as string)));
    return query.execute();
  });
}
