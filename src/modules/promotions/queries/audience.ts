import type { PromotionsReader } from '../deps.ts';
import type { CouponRow } from '../model/coupon.entity.ts';

/** Where paid access comes from. */
const PAID = ['ORDER', 'SUBSCRIPTION'] as const;

/** Whether a person is among those whom a coupon is for, now. */
export async function isInAudience(db: PromotionsReader, { communityId, audience, audienceTierId }: Pick<CouponRow, 'communityId' | 'audience' | 'audienceTierId'>, userId: string, at: Date): Promise<boolean> {
  if (audience === 'EVERYONE') return true;
  const grants = await db.selectFrom('access_grant').select(['tierId', 'sourceKind', 'startsAt', 'endsAt', 'revokedAt']).where('communityId', '=', communityId).where('userId', '=', userId).execute();
  const running = grants.filter(({ startsAt, endsAt, revokedAt }) => startsAt <= at && (endsAt === null || endsAt > at) && (revokedAt === null || revokedAt > at));
  const isPaid = ({ sourceKind }: { sourceKind: string }): boolean => PAID.some((kind) => kind === sourceKind);
  if (audience === 'NEW_MEMBERS') return !grants.some(isPaid);
  if (audience === 'LAPSED') return grants.some(isPaid) && !running.some(isPaid);
  if (running.some(({ tierId }) => tierId === audienceTierId)) return true;
  const tier = await db.selectFrom('tier').select('isDefault').where('communityId', '=', communityId).where('id', '=', audienceTierId!).executeTakeFirst();
  return tier?.isDefault === true;
}
