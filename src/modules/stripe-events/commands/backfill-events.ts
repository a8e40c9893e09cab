import { after, DAY, MINUTE } from '../../../kernel/clock.ts';
import { ok } from '../../../kernel/result.ts';
import type { EventPage } from '../../../platform/payments/payments.ts';
import type { StripeEventsDeps } from '../deps.ts';
import { InboxAlarm } from '../model/inbox-alarm.ts';
import type { StripeEventOrigin } from '../model/stripe-event.entity.ts';
import { lastCoverage } from '../queries/reconciliation.ts';
import { keepEvent } from './keep-event.ts';
import { RUN_NIGHTLY, withRun } from './run-reconciliation.ts';

/** An event may be listed a little later than it happened. */
const OVERLAP = 10 * MINUTE;
/** How long the provider keeps events. */
const REACH = 30 * DAY;

/**
 * Takes from the provider's list what no endpoint took, since the last time that this was done. What lies beyond the list's
 * reach cannot be told as events any more: then the objects themselves are compared at once.
 */
export async function backfillEvents(deps: StripeEventsDeps): Promise<void> {
  const now = deps.clock.now();
  const covered = await lastCoverage(deps.reader, 'BACKFILL');
  const earliest = after(now, -REACH);
  const isOutOfReach = covered !== null && covered < earliest;
  const since = covered === null || isOutOfReach ? earliest : after(covered, -OVERLAP);
  await withRun(deps, 'BACKFILL', { since, until: now }, async (run) => {
    let last: string | undefined;
    for (let hasMore = true; hasMore;) {
      const page = await deps.payments.events({ since, isUndelivered: true, ...(last === undefined ? {} : { after: last }) });
      run.compared(await keepPage(deps, page, 'BACKFILL'));
      last = page.events.at(-1)?.id;
      hasMore = page.hasMore && last !== undefined;
    }
    if (isOutOfReach) await compareObjects(deps, run.id);
  });
}

/** Stores what was listed, and answers how many were new. */
export async function keepPage(deps: StripeEventsDeps, { events }: EventPage, origin: StripeEventOrigin): Promise<number> {
  const kept = await Promise.all(events.map((event) => keepEvent(deps, event, origin)));
  if (kept.some(({ isWaiting }) => isWaiting)) await deps.wakeWorkers();
  for (const { alarm } of kept) if (alarm) deps.raiseAlarm(alarm);
  return kept.filter(({ isNew }) => isNew).length;
}

async function compareObjects(deps: StripeEventsDeps, runId: string): Promise<void> {
  deps.raiseAlarm(new InboxAlarm('EVENTS_OUT_OF_REACH', runId));
  await deps.uow.run(async (tx) => {
    tx.enqueue(RUN_NIGHTLY, {});
    return ok(null);
  });
}
