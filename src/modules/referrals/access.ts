import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { ReferralsReader } from './deps.ts';
import type { ReferralRow } from './model/referral.entity.ts';

interface Pair {
  readonly communityId: string;
  readonly referrerUserId: string;
  readonly refereeUserId: string;
}

/** Locks both people in the order in which syncs of orders lock members, and says which of them are members now. */
export async function lockPair(tx: Tx, { communityId, referrerUserId, refereeUserId }: Pair): Promise<ReadonlySet<string>> {
  const rows = await (tx.db as ReferralsReader).selectFrom('member').select(['userId', 'status']).where('communityId', '=', communityId).where('userId', 'in', [referrerUserId, refereeUserId]).orderBy('userId').forNoKeyUpdate().execute();
  return new Set(rows.filter(({ status }) => status === 'ACTIVE').map(({ userId }) => userId));
}

/** What became of the invited person, locked. */
export async function referralForUpdate(tx: Tx, communityId: string, refereeUserId: string): Promise<ReferralRow | null> {
  return (await (tx.db as ReferralsReader).selectFrom('referral').selectAll().where('communityId', '=', communityId).where('refereeUserId', '=', refereeUserId).forUpdate().executeTakeFirst()) ?? null;
}
export async function referralOfOrderForUpdate(tx: Tx, communityId: string, orderId: string): Promise<ReferralRow | null> {
  return (await (tx.db as ReferralsReader).selectFrom('referral').selectAll().where('communityId', '=', communityId).where('orderId', '=', orderId).forUpdate().executeTakeFirst()) ?? null;
}
