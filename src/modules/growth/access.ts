import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { GrowthReader } from './deps.ts';
import { MemberGrowth } from './model/member-growth.entity.ts';
import { PointsSource } from './model/points-source.entity.ts';

/** Where a person stands, with their member row locked so that their points change one act at a time; null for those who never were members. */
export async function growthForUpdate(tx: Tx, communityId: string, userId: string): Promise<MemberGrowth | null> {
  const member = await (tx.db as GrowthReader).selectFrom('member').select('id').where('communityId', '=', communityId).where('userId', '=', userId).forNoKeyUpdate().executeTakeFirst();
  if (!member) return null;
  const known = await tx.em.findOne(MemberGrowth, { communityId, memberId: member.id });
  return known ?? tx.em.create(MemberGrowth, { memberId: member.id, communityId, userId, entitlements: [], updatedAt: tx.now });
}

/** Where the members after this one stand, in order of their ids, locked. */
export async function nextGrowthsForUpdate(tx: Tx, communityId: string, afterMemberId: string | null, limit: number): Promise<MemberGrowth[]> {
  let page = (tx.db as GrowthReader).selectFrom('member_growth').select('memberId').where('communityId', '=', communityId).orderBy('memberId').limit(limit);
  if (afterMemberId !== null) page = page.where('memberId', '>', afterMemberId);
  const ids = (await page.execute()).map(({ memberId }) => memberId);
  if (ids.length === 0) return [];
  await (tx.db as GrowthReader).selectFrom('member').select('id').where('communityId', '=', communityId).where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute();
  return tx.em.find(MemberGrowth, { communityId, memberId: { $in: ids } }, { orderBy: { memberId: 'asc' } });
}

export const sourceByKey = (tx: Tx, communityId: string, key: string): Promise<PointsSource | null> => tx.em.findOne(PointsSource, { communityId, key });
/** What was earned with the act of this key as its subject. */
export const sourcesAbout = (tx: Tx, communityId: string, subject: string): Promise<PointsSource[]> => tx.em.find(PointsSource, { communityId, subject });
