import { after, MINUTE } from '../../../kernel/clock.ts';
import type { SubscriptionsDeps } from '../deps.ts';
import { waitingChanges } from '../queries/subscription-changes.ts';
import { carryOutChange, finishAwaited } from './carry-out-change.ts';

/** How long whoever stored a wish has for telling the provider. */
const PATIENCE = 10 * MINUTE;
const LOWEST_ID = '00000000-0000-0000-0000-000000000000';

/** Carries out wishes that were stored and never told, and looks what became of those that wait for a payment. One that fails does not keep the others. */
export async function finishChanges(deps: SubscriptionsDeps): Promise<void> {
  const before = after(deps.clock.now(), -PATIENCE);
  for (let ids = await waitingChanges(deps.reader, { before, behind: LOWEST_ID }); ids.length > 0; ids = await waitingChanges(deps.reader, { before, behind: ids.at(-1)! })) {
    for (const id of ids) await carryOutChange(deps, id).catch((fault: unknown) => deps.raiseAlarm(fault instanceof Error ? fault : new Error('A fault without an error')));
  }
}

/** The provider tells of a change that waited for its payment: it was paid, or given up. */
const TYPES = new Set(['customer.subscription.pending_update_applied', 'customer.subscription.pending_update_expired', 'customer.subscription.deleted']);
export const isOfChanges = (type: string): boolean => TYPES.has(type);

export async function followEvents(deps: SubscriptionsDeps, events: readonly { subscriptionId: string | null }[]): Promise<'APPLIED' | 'IGNORED'> {
  const providerIds = [...new Set(events.map(({ subscriptionId }) => subscriptionId).filter((id) => id !== null))];
  const ours = providerIds.length === 0 ? [] : await deps.reader.selectFrom('membership_subscription').select('id').where('providerId', 'in', providerIds).execute();
  let finished = 0;
  for (const { id } of ours) finished += await finishAwaited(deps, id);
  return finished > 0 ? 'APPLIED' : 'IGNORED';
}
