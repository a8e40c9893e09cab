import { after, MINUTE } from '../../../kernel/clock.ts';
import type { StripeEventsDeps } from '../deps.ts';
import { applyStripeEvent } from './apply-stripe-event.ts';

const BATCH = 20;
/** Side by side: one object whose provider is slow does not hold up the others. */
const LANES = 4;
/** Longer than one event takes, with all its tries to reach the provider. */
const LET_GO = 2 * MINUTE;

/** Handles what has been received, a batch at a time, until nothing is left that no other worker is at. */
export async function applyReceived(deps: StripeEventsDeps): Promise<void> {
  for (let ids = await claim(deps); ids.length > 0; ids = await claim(deps)) {
    const waiting = [...ids];
    await Promise.all(Array.from({ length: LANES }, async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) await applyStripeEvent(deps, id);
    }));
  }
}

/** The oldest that nobody else has taken; several workers never get the same. */
async function claim({ reader, clock }: StripeEventsDeps): Promise<string[]> {
  const now = clock.now();
  const claimed = await reader.updateTable('stripe_event').set({ claimedAt: now }).where('id', 'in', (eb) => eb.selectFrom('stripe_event').select('id')
    .where('state', '=', 'RECEIVED').where(({ or, eb: is }) => or([is('claimedAt', 'is', null), is('claimedAt', '<', after(now, -LET_GO))]))
    .orderBy('receivedAt').limit(BATCH).forUpdate().skipLocked()).returning('id').execute();
  return claimed.map(({ id }) => id);
}
