import type { GrowthReader } from '../deps.ts';
import { DEFAULT_SCHEDULE, type LevelSchedule } from '../model/level-schedule.ts';

/** The schedules of communities, by id: their own, else the default one. */
export async function schedulesOf(db: GrowthReader, communityIds: readonly string[]): Promise<Map<string, LevelSchedule>> {
  const rows = await db.selectFrom('growth_level').selectAll().where('communityId', 'in', communityIds).orderBy('number').execute();
  const own = Map.groupBy(rows, ({ communityId }) => communityId);
  return new Map(communityIds.map((id) => [id, own.get(id) ?? DEFAULT_SCHEDULE]));
}

export const scheduleOf = async (db: GrowthReader, communityId: string): Promise<LevelSchedule> => (await schedulesOf(db, [communityId])).get(communityId)!;
