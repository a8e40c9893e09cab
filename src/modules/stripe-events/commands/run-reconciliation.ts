import { after, DAY } from '../../../kernel/clock.ts';
import { newId } from '../../../kernel/id.ts';
import type { StripeEventsDeps } from '../deps.ts';
import { InboxAlarm } from '../model/inbox-alarm.ts';
import type { ReconciliationKind } from '../model/reconciliation.entity.ts';
import { lastCoverage, openSubjects } from '../queries/reconciliation.ts';
import type { Difference, Findings } from '../reconciliation.ts';
import { compareBalance } from './compare-balance.ts';

/** Compares everything with the provider. */
export const RUN_NIGHTLY = 'stripe-events.reconcile-nightly';

/** What a run covers of the provider's balance: from the end of the last one, with a day that is looked at twice. */
const OVERLAP = DAY;
const FIRST_REACH = 30 * DAY;

export interface Span {
  readonly since: Date;
  readonly until: Date;
}
/** A run that is under way. */
export interface Run extends Findings {
  readonly id: string;
  /** One check after the other: a fault in one is told, and does not keep the others. Answers whether there was none. */
  attempt(name: string, work: () => Promise<void>): Promise<boolean>;
}

/** Orders that wait for an answer. */
export function reconcileHourly(deps: StripeEventsDeps): Promise<void> {
  const now = deps.clock.now();
  return withRun(deps, 'HOURLY', { since: now, until: now }, (run) => runChecks(deps, run, 'HOURLY'));
}

/** Everything: what waits, what runs, and the provider's balance against the ledger. */
export async function reconcileNightly(deps: StripeEventsDeps): Promise<void> {
  const until = deps.clock.now();
  const covered = await lastCoverage(deps.reader, 'NIGHTLY');
  const span = { since: covered === null ? after(until, -FIRST_REACH) : after(covered, -OVERLAP), until };
  await withRun(deps, 'NIGHTLY', span, async (run) => {
    await runChecks(deps, run, 'HOURLY');
    await runChecks(deps, run, 'NIGHTLY');
    await run.attempt('balance', () => compareBalance(deps, run, span));
  });
}

async function runChecks({ reconciliation }: StripeEventsDeps, run: Run, cadence: 'HOURLY' | 'NIGHTLY'): Promise<void> {
  for (const check of reconciliation.checks.filter((one) => one.cadence === cadence)) await run.attempt(check.name, () => check.run(run));
}

/** Keeps a row of what is done, how it ended, and what it found. */
export async function withRun(deps: StripeEventsDeps, kind: ReconciliationKind, span: Span, work: (run: Run) => Promise<void>): Promise<void> {
  const { reader, clock, raiseAlarm } = deps;
  const id = newId(clock.now().getTime());
  await reader.insertInto('reconciliation_run').values({ id, kind, state: 'RUNNING', coversFrom: span.since, coversUntil: span.until, compared: 0, differences: 0, failedChecks: null, startedAt: clock.now(), finishedAt: null }).execute();
  const failed: string[] = [];
  let compared = 0;
  const run: Run = {
    id,
    compared: (count) => void (compared += count),
    differs: (difference) => keepDifference(deps, id, difference),
    open: (of) => openSubjects(reader, of),
    agrees: async (of, subject) => void (await reader.updateTable('reconciliation_difference').set({ isHealed: true }).where('kind', '=', of).where('subject', '=', subject).where('isHealed', '=', false).execute()),
    async attempt(name, attempted) {
      try {
        await attempted();
        return true;
      } catch (fault) {
        failed.push(name);
        raiseAlarm(fault instanceof Error ? fault : new Error('A fault without an error'));
        return false;
      }
    },
  };
  await run.attempt(kind.toLowerCase(), () => work(run));
  const { found, open } = await countDifferences(deps, id);
  await reader.updateTable('reconciliation_run').set({ state: failed.length > 0 ? 'FAILED' : 'DONE', compared, differences: found, failedChecks: failed.join(', ') || null, finishedAt: clock.now() }).where('id', '=', id).execute();
  if (open > 0) raiseAlarm(new InboxAlarm('RECONCILIATION_DIFFERS', id));
}

async function keepDifference({ reader, clock }: StripeEventsDeps, runId: string, { kind, subject, theirsMinor, oursMinor, currency, theirState, ourState, isHealed = false }: Difference): Promise<void> {
  const now = clock.now();
  await reader.insertInto('reconciliation_difference').values({ id: newId(now.getTime()), runId, kind, subject, theirsMinor: theirsMinor ?? null, oursMinor: oursMinor ?? null, currency: currency ?? null, theirState: theirState ?? null, ourState: ourState ?? null, isHealed, foundAt: now })
    .onConflict((conflict) => conflict.columns(['runId', 'kind', 'subject']).doNothing()).execute();
}

async function countDifferences({ reader }: StripeEventsDeps, runId: string): Promise<{ found: number; open: number }> {
  const { found, open } = await reader.selectFrom('reconciliation_difference').select(({ fn }) => [fn.countAll<string>().as('found'), fn.countAll<string>().filterWhere('isHealed', '=', false).as('open')])
    .where('runId', '=', runId).executeTakeFirstOrThrow();
  return { found: Number(found), open: Number(open) };
}
