import { ok } from '../../../kernel/result.ts';
import { nextGrowthsForUpdate } from '../access.ts';
import type { GrowthDeps } from '../deps.ts';
import { scheduleOf } from '../queries/levels.ts';
import { settleLevel } from './settle-level.ts';

export const RECOMPUTE_LEVELS = 'growth.recompute-levels';
const BATCH = 200;

export interface RecomputeLevels {
  readonly communityId: string;
  readonly afterMemberId?: string;
}

/** Brings everybody's level in line with the schedule; a large community in several steps. */
export async function recomputeLevels({ uow }: GrowthDeps, { communityId, afterMemberId }: RecomputeLevels): Promise<void> {
  await uow.run(async (tx) => {
    const growths = await nextGrowthsForUpdate(tx, communityId, afterMemberId ?? null, BATCH);
    const schedule = await scheduleOf(tx.db, communityId);
    for (const growth of growths) await settleLevel(tx, growth, schedule);
    if (growths.length === BATCH) tx.enqueue(RECOMPUTE_LEVELS, { communityId, afterMemberId: growths.at(-1)!.memberId });
    return ok(null);
  });
}
