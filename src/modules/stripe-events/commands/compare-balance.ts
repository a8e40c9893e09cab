import { after, DAY, MINUTE } from '../../../kernel/clock.ts';
import type { BalanceMovement } from '../../../platform/payments/payments.ts';
import type { StripeEventsDeps } from '../deps.ts';
import { concernsLedger } from '../model/balance-movement.entity.ts';
import { movementsOf, sourcesMovedBetween, unclaimedMovements } from '../queries/balance-movements.ts';
import type { BookedAmount, BookedSource } from '../reconciliation.ts';
import type { Run, Span } from './run-reconciliation.ts';

/** What moved so lately may still be on its way into the ledger; the next run looks at it. */
const TOO_YOUNG = 10 * MINUTE;
/** How long a movement may wait for the record that claims it. */
const CLAIMED_LATE = 7 * DAY;
const BATCH = 500;

/** Compares, record by record and currency by currency, what moved on the provider's balance with what the ledger booked there. */
export async function compareBalance(deps: StripeEventsDeps, run: Run, { since, until }: Span): Promise<void> {
  const book = deps.reconciliation.book();
  if (book === null) return;
  const settled = after(until, -TOO_YOUNG);
  await importMovements(deps, since, until);
  await claimMovements(deps, after(since, -CLAIMED_LATE));
  for (let last: BookedSource | null = null, sources = await sourcesMovedBetween(deps.reader, since, settled, last, BATCH); sources.length > 0; sources = await sourcesMovedBetween(deps.reader, since, settled, last, BATCH)) {
    await compareSources(deps, run, sources, settled);
    last = sources.at(-1)!;
  }
  for (let last: BookedSource | null = null, sources = await book.bookedBetween(since, settled, last); sources.length > 0; sources = await book.bookedBetween(since, settled, last)) {
    await compareSources(deps, run, sources, settled);
    last = sources.at(-1)!;
  }
  for (const { id, netMinor, currency } of await unclaimedMovements(deps.reader, since, settled)) {
    await run.differs({ kind: 'MOVEMENT_UNCLAIMED', subject: id, theirsMinor: netMinor as number, currency });
  }
}

async function importMovements({ payments, reader }: StripeEventsDeps, since: Date, before: Date): Promise<void> {
  let last: string | undefined;
  for (let hasMore = true; hasMore;) {
    const page = await payments.movements({ since, before, ...(last === undefined ? {} : { after: last }) });
    const rows = page.movements.filter(({ type }) => concernsLedger(type)).map(rowOf);
    if (rows.length > 0) await reader.insertInto('balance_movement').values(rows).onConflict((conflict) => conflict.column('id').doNothing()).execute();
    last = page.movements.at(-1)?.id;
    hasMore = page.hasMore && last !== undefined;
  }
}
const rowOf = ({ id, type, sourceId, amountMinor, feeMinor, currency, createdAt }: BalanceMovement) =>
  ({ id, type, providerSourceId: sourceId, netMinor: amountMinor - feeMinor, currency, sourceType: null, sourceKey: null, occurredAt: createdAt });

async function claimMovements({ reader, reconciliation }: StripeEventsDeps, since: Date): Promise<void> {
  const waiting = (await unclaimedMovements(reader, since, null)).map(({ id, type, providerSourceId }) => ({ id, type, sourceId: providerSourceId }));
  for (const claimant of reconciliation.claimants) {
    for (let start = 0; start < waiting.length; start += BATCH) {
      for (const [id, { type, key }] of await claimant.claimMovements(waiting.slice(start, start + BATCH))) {
        await reader.updateTable('balance_movement').set({ sourceType: type, sourceKey: key }).where('id', '=', id).where('sourceType', 'is', null).execute();
      }
    }
  }
}

interface Sides {
  theirs: number | null;
  ours: number | null;
  lastAt: Date;
}

/** Complete sums of each record, so that it does not matter on which day each part came. */
async function compareSources({ reader, reconciliation }: StripeEventsDeps, run: Run, sources: readonly BookedSource[], settled: Date): Promise<void> {
  const amounts = new Map<string, Sides & { currency: string; source: BookedSource }>();
  const add = ({ type, key, currency, amountMinor, lastAt }: BookedAmount, side: 'theirs' | 'ours'): void => {
    const name = `${type} ${key} ${currency}`;
    const known = amounts.get(name) ?? { theirs: null, ours: null, currency, source: { type, key }, lastAt };
    amounts.set(name, { ...known, [side]: amountMinor, lastAt: lastAt > known.lastAt ? lastAt : known.lastAt });
  };
  (await movementsOf(reader, sources)).forEach((amount) => add(amount, 'theirs'));
  (await reconciliation.book()!.bookedFor(sources)).forEach((amount) => add(amount, 'ours'));
  run.compared(sources.length);
  for (const { theirs, ours, currency, source, lastAt } of amounts.values()) {
    if ((theirs ?? 0) === (ours ?? 0) || lastAt >= settled) continue;
    const kind = ours === null ? 'POSTING_MISSING' : theirs === null ? 'MOVEMENT_MISSING' : 'AMOUNT_DIFFERS';
    await run.differs({ kind, subject: `${source.type}:${source.key}`, theirsMinor: theirs ?? 0, oursMinor: ours ?? 0, currency });
  }
}
