import { prepared } from '../../../platform/database/prepared.ts';
import type { BillingReader, Tables } from '../deps.ts';
import { DEFAULT_REFUND_POLICY, windowOf, type RefundPolicy } from '../model/refund-policy.entity.ts';

/** The rules for refunds of each of these communities. */
export async function refundPolicies(db: BillingReader, communityIds: readonly string[]): Promise<Map<string, RefundPolicy>> {
  const rows = await db.selectFrom('refund_policy').selectAll().where('communityId', 'in', communityIds).execute();
  const known = new Map(rows.map((row) => [row.communityId, row]));
  return new Map(communityIds.map((id) => [id, known.get(id) ?? DEFAULT_REFUND_POLICY]));
}
export const refundPolicyOf = async (db: BillingReader, communityId: string): Promise<RefundPolicy> => (await refundPolicies(db, [communityId])).get(communityId)!;

/** How long after a payment its buyer may have it back, in milliseconds. */
export const refundWindowOf = async (db: BillingReader, communityId: string): Promise<number> => windowOf((await windowRow(db, { communityId }))[0] ?? DEFAULT_REFUND_POLICY);
const windowRow = prepared<Tables, { communityId: string }, RefundPolicy>((db, given) => db.selectFrom('refund_policy').select(['windowHours', 'onFraudWarning']).where('communityId', '=', given.communityId));
