import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { BillingDeps, BillingReader } from '../deps.ts';
import type { SubscriptionRow } from '../model/subscription.entity.ts';

const MOST = 50;

/** The viewer's running subscription in each of these communities. */
export async function runningSubscriptions({ reader }: BillingDeps, viewer: Viewer, communityIds: readonly string[]): Promise<Map<string, SubscriptionRow>> {
  if (viewer.userId === null) return new Map();
  const rows = await reader.selectFrom('membership_subscription').selectAll().where('communityId', 'in', communityIds).where('userId', '=', viewer.userId).where('endedAt', 'is', null).orderBy('createdAt').execute();
  return new Map(rows.map((row) => [row.communityId, row]));
}

/** The viewer's subscriptions, ended ones too, newest first. */
export function subscriptionsOfViewer({ reader }: BillingDeps, viewer: Viewer): Promise<SubscriptionRow[]> {
  const { userId } = signedIn(viewer);
  return reader.selectFrom('membership_subscription').innerJoin('community', 'community.id', 'membership_subscription.communityId').selectAll('membership_subscription')
    .where('membership_subscription.userId', '=', userId).orderBy('membership_subscription.createdAt', 'desc').orderBy('membership_subscription.id', 'desc').limit(MOST).execute();
}

export async function subscriptionForViewing(db: BillingReader, viewer: Viewer, id: string): Promise<SubscriptionRow | null> {
  if (viewer.userId === null) return null;
  const row = await db.selectFrom('membership_subscription').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (row.userId === viewer.userId || viewer.isStaff) ? row : null;
}

export const subscriptionById = (db: BillingReader, id: string): Promise<SubscriptionRow> => db.selectFrom('membership_subscription').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
