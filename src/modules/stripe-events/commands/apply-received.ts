import { after, MINUTE } from '../../../kernel/clock.ts';
import type { StripeEventsDeps } from '../deps.ts';
import type { StripeEventRow } from '../model/stripe-event.entity.ts';
import { applyStripeEvents, byOrder, finishEvents, type Finish } from './apply-stripe-events.ts';

const BATCH = 100;
/** Side by side: one object whose provider is slow does not hold up the others, and what comes at once shares statements and transactions. */
const LANES = 16;
const WRITTEN_TOGETHER = 20;
/** Longer than one event takes, with all its tries to reach the provider. */
const LET_GO = 2 * MINUTE;

/** Handles what has been received, a batch at a time, until nothing is left that no other worker is at. */
export async function applyReceived(deps: StripeEventsDeps): Promise<void> {
  for (let events = await claim(deps); events.length > 0; events = await claim(deps)) {
    const waiting = byOrder(events);
    const { finish, rest } = finishingTogether();
    await Promise.all(Array.from({ length: LANES }, async () => {
      for (let together = waiting.shift(); together !== undefined; together = waiting.shift()) await applyStripeEvents(deps, together, finish);
    }));
    await rest(deps);
  }
}

/** What was applied is written down a few at a time, as each statement costs a commit; what a crash loses of that is applied again, to no effect. */
function finishingTogether(): { finish: Finish; rest: (deps: StripeEventsDeps) => Promise<void> } {
  const applied: StripeEventRow[] = [];
  const rest = (deps: StripeEventsDeps): Promise<void> => finishEvents(deps, applied.splice(0), 'APPLIED');
  const finish: Finish = async (deps, events, state) => {
    if (state !== 'APPLIED') return finishEvents(deps, events, state);
    applied.push(...events);
    if (applied.length >= WRITTEN_TOGETHER) await rest(deps);
  };
  return { finish, rest };
}

/** The oldest that nobody else has taken; several workers never get the same. */
async function claim({ reader, clock }: StripeEventsDeps): Promise<StripeEventRow[]> {
  const now = clock.now();
  const claimed = await reader.updateTable('stripe_event').set({ claimedAt: now }).where('id', 'in', (eb) => eb.selectFrom('stripe_event').select('id')
    .where('state', '=', 'RECEIVED').where(({ or, eb: is }) => or([is('claimedAt', 'is', null), is('claimedAt', '<', after(now, -LET_GO))]))
    .orderBy('receivedAt').limit(BATCH).forUpdate().skipLocked()).returningAll().execute();
  return claimed.sort((a, b) => a.receivedAt.getTime() - b.receivedAt.getTime());
}
