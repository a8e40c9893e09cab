import type { Viewer } from '../../../kernel/viewer.ts';
import type { SubscriptionsReader } from '../deps.ts';
import type { SubscriptionChangeRow } from '../model/subscription-change.entity.ts';

export const changeById = (db: SubscriptionsReader, id: string): Promise<SubscriptionChangeRow> => db.selectFrom('subscription_change').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** The changes of a subscription that stand so. */
export const openChangesOf = (db: SubscriptionsReader, { subscriptionId, state }: { subscriptionId: string; state: 'REQUESTED' | 'AWAITING_PAYMENT' }): Promise<{ id: string }[]> =>
  db.selectFrom('subscription_change').select('id').where('subscriptionId', '=', subscriptionId).where('state', '=', state).orderBy('id').execute();

const BATCH = 200;
/** Changes that were asked for before this moment and not carried out, and those that wait for a payment. */
export async function waitingChanges(db: SubscriptionsReader, { before, behind }: { before: Date; behind: string }): Promise<string[]> {
  const rows = await db.selectFrom('subscription_change as c').innerJoin('community', 'community.id', 'c.communityId').select('c.id').where('c.id', '>', behind)
    .where((eb) => eb.or([eb.and([eb('c.state', '=', 'REQUESTED'), eb('c.createdAt', '<', before)]), eb('c.state', '=', 'AWAITING_PAYMENT')])).orderBy('c.id').limit(BATCH).execute();
  return rows.map(({ id }) => id);
}

/** What of each of these subscriptions waits for its payment. */
export async function awaitedChanges(db: SubscriptionsReader, subscriptionIds: readonly string[]): Promise<Map<string, SubscriptionChangeRow>> {
  const rows = await db.selectFrom('subscription_change').selectAll().where('subscriptionId', 'in', subscriptionIds).where('state', '=', 'AWAITING_PAYMENT').execute();
  return new Map(rows.map((row) => [row.subscriptionId, row]));
}

/** A change is seen by who asked for it, and by staff. */
export async function changeForViewing(db: SubscriptionsReader, viewer: Viewer, id: string): Promise<SubscriptionChangeRow | null> {
  if (viewer.userId === null) return null;
  const row = await db.selectFrom('subscription_change').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (row.userId === viewer.userId || viewer.isStaff) ? row : null;
}
