import { after, DAY, MINUTE } from '../../../kernel/clock.ts';
import type { StripeEventsDeps } from '../deps.ts';
import type { ConnectedAccounts } from '../event-handlers.ts';
import type { AccountListingRow } from '../model/account-listing.entity.ts';
import { keepPage } from './backfill-events.ts';
import { withRun, type Run } from './run-reconciliation.ts';

/** One night's work: who is left out is first in the next, and a long list is gone on with. */
const ACCOUNTS = 2_000;
const PAGES = 3;
/** More than these together is no fault of an account. */
const MOST_FAULTS = 5;
const BATCH = 500;
const OVERLAP = 10 * MINUTE;
/** How long the provider keeps events. */
const REACH = 30 * DAY;

/**
 * Takes from the list of each connected account what did not reach our endpoint. Whether one of the platform's endpoints took an
 * event cannot be told from an account's list: all of our types are listed, and those that are here already change nothing.
 */
export async function backfillAccounts(deps: StripeEventsDeps): Promise<void> {
  const until = deps.clock.now();
  await withRun(deps, 'ACCOUNTS', { since: after(until, -REACH), until }, async (run) => {
    for (const connected of deps.handlers.connected()) {
      await enrol(deps, connected);
      let faults = 0;
      for (const listing of await deps.reader.selectFrom('account_listing').selectAll().orderBy((eb) => eb.ref('attemptedAt'), (by) => by.asc().nullsFirst()).orderBy('accountId').limit(ACCOUNTS).execute()) {
        if (!(await run.attempt(listing.accountId, () => listAccount(deps, run, connected, listing))) && ++faults === MOST_FAULTS) return;
      }
    }
  });
}

/** Accounts are listed from the day on when they are known here. */
async function enrol({ reader }: StripeEventsDeps, connected: ConnectedAccounts): Promise<void> {
  for (let ids = await connected.accounts(null, BATCH); ids.length > 0; ids = await connected.accounts(ids.at(-1)!, BATCH)) {
    await reader.insertInto('account_listing').values(ids.map((accountId) => ({ accountId, coveredUntil: null, startedAt: null, lastEventId: null, attemptedAt: null }))).onConflict((conflict) => conflict.column('accountId').doNothing()).execute();
  }
}

async function listAccount(deps: StripeEventsDeps, run: Run, { eventTypes: types, compare }: ConnectedAccounts, { accountId, coveredUntil, startedAt, lastEventId }: AccountListingRow): Promise<void> {
  const { reader, clock, payments } = deps;
  const now = clock.now();
  await reader.updateTable('account_listing').set({ attemptedAt: now }).where('accountId', '=', accountId).execute();
  const earliest = after(now, -REACH);
  const isOutOfReach = coveredUntil !== null && coveredUntil < earliest;
  const since = coveredUntil === null || isOutOfReach ? earliest : after(coveredUntil, -OVERLAP);
  let last = lastEventId;
  for (let page = 0; page < PAGES; page++) {
    const found = await payments.eventsOfAccount(accountId, { types, since, ...(last === null ? {} : { after: last }) });
    if (found === null) return leave(deps, accountId, compare);
    run.compared(await keepPage(deps, found, 'CONNECT'));
    last = found.events.at(-1)?.id ?? last;
    if (found.hasMore) continue;
    if (isOutOfReach) await compare(accountId);
    await reader.updateTable('account_listing').set({ coveredUntil: startedAt ?? now, startedAt: null, lastEventId: null }).where('accountId', '=', accountId).execute();
    return;
  }
  await reader.updateTable('account_listing').set({ startedAt: startedAt ?? now, lastEventId: last }).where('accountId', '=', accountId).execute();
}

/** What happened there last is not told any more: the account is asked for itself, and not listed again. */
async function leave({ reader }: StripeEventsDeps, accountId: string, compare: ConnectedAccounts['compare']): Promise<void> {
  await compare(accountId);
  await reader.deleteFrom('account_listing').where('accountId', '=', accountId).execute();
}
