import type { Viewer } from '../../../kernel/viewer.ts';
import type { SubscriptionsReader } from '../deps.ts';
import type { SubscriptionChangeRow } from '../model/subscription-change.entity.ts';

export const changeById = (db: SubscriptionsReader, id: string): Promise<SubscriptionChangeRow> => db.selectFrom('subscription_change').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** A change is seen by who asked for it, and by staff. */
export async function changeForViewing(db: SubscriptionsReader, viewer: Viewer, id: string): Promise<SubscriptionChangeRow | null> {
  if (viewer.userId === null) return null;
  const row = await db.selectFrom('subscription_change').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (row.userId === viewer.userId || viewer.isStaff) ? row : null;
}
