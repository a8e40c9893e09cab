import { accessOf } from '../../plans/index.ts';
import type { CheckoutReader } from '../deps.ts';

/** Something that would give a person a tier. */
export interface Wanted {
  /** By what it is found in the answer. */
  readonly id: string;
  readonly communityId: string;
  readonly tierId: string;
  readonly planId: string;
}

/** From when each would give access if it were had now: behind what the person has in the tier, also what rests, or with its period. What begins at once is not in it. */
export async function startsLater(db: CheckoutReader, { userId, now }: { userId: string; now: Date }, wanted: readonly Wanted[]): Promise<Map<string, Date>> {
  if (wanted.length === 0) return new Map();
  const communityIds = [...new Set(wanted.map(({ communityId }) => communityId))];
  const plans = await db.selectFrom('plan').selectAll().where('communityId', 'in', communityIds).where('id', 'in', wanted.map(({ planId }) => planId)).execute();
  const grants = await db.selectFrom('access_grant').select(['communityId', 'tierId', 'startsAt', 'endsAt']).where('communityId', 'in', communityIds).where('userId', '=', userId).where('endsAt', '>', now)
    .where((eb) => eb.or([eb('revokedAt', 'is', null), eb('revokedAt', '>', now)])).execute();
  return new Map(wanted.flatMap(({ id, communityId, tierId, planId }) => {
    const spans = grants.filter((grant) => grant.communityId === communityId && grant.tierId === tierId).map(({ startsAt, endsAt }) => ({ startsAt, endsAt: endsAt! }));
    const { startsAt } = accessOf(plans.find((plan) => plan.id === planId)!, now, spans);
    return startsAt > now ? [[id, startsAt] as const] : [];
  }));
}
