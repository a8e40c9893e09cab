import { isRunningAt } from './running.ts';
import type { TiersReader } from '../deps.ts';
import type { TierRow } from '../model/tier.entity.ts';

/** The tiers of communities, by rank; archived ones only when asked by id. */
export const tiersOf = (db: TiersReader, communityIds: readonly string[]): Promise<TierRow[]> =>
  db.selectFrom('tier').selectAll().where('communityId', 'in', communityIds).where('archivedAt', 'is', null).orderBy('rank').orderBy('id').execute();

export const tiersById = (db: TiersReader, ids: readonly string[]): Promise<TierRow[]> => db.selectFrom('tier').selectAll().where('id', 'in', ids).execute();

export const tierById = async (db: TiersReader, id: string): Promise<TierRow | null> => (await tiersById(db, [id]))[0] ?? null;

/** The highest tier of each person at a time: by grant, else the community's default. */
export async function currentTiers(db: TiersReader, communityId: string, userIds: readonly string[], at: Date): Promise<Map<string, TierRow>> {
  const granted = await db.selectFrom('access_grant').innerJoin('tier', 'tier.id', 'access_grant.tierId').selectAll('tier').select('access_grant.userId')
    .where('access_grant.communityId', '=', communityId).where('access_grant.userId', 'in', userIds).where((eb) => isRunningAt(eb as never, at)).orderBy('tier.rank').execute();
  const base = await db.selectFrom('tier').selectAll().where('communityId', '=', communityId).where('isDefault', '=', true).executeTakeFirst();
  const current = new Map<string, TierRow>(base ? userIds.map((userId) => [userId, base]) : []);
  for (const { userId, ...tier } of granted) if ((current.get(userId)?.rank ?? -1) < tier.rank) current.set(userId, tier);
  return current;
}
