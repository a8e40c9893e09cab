import type { Failure, InputFailure } from '../../../kernel/failure.ts';
import { ok, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { requirePermissionForUpdate, type MemberStanding } from '../../communities/index.ts';
import type { GrowthDeps, GrowthReader } from '../deps.ts';
import { checkSchedule, type LevelInput } from '../model/level-schedule.ts';
import { RECOMPUTE_LEVELS } from './recompute-levels.ts';

/** Replaces the schedule of levels; members' levels and unlocks follow in the background. */
export async function setGrowthLevels({ uow }: GrowthDeps, viewer: Viewer, communityId: string, levels: readonly LevelInput[]): Promise<Result<MemberStanding, InputFailure | Failure<'NOT_FOUND'>>> {
  return uow.run<MemberStanding, InputFailure | Failure<'NOT_FOUND'>>(async (tx) => {
    const db = tx.db as GrowthReader;
    const allowed = await requirePermissionForUpdate(tx, viewer, communityId, 'growth.manage', 'communityId');
    if (!allowed.ok) return allowed;
    const schedule = checkSchedule(levels, ['input', 'levels']);
    if (!schedule.ok) return schedule;
    await db.deleteFrom('growth_level').where('communityId', '=', communityId).execute();
    await db.insertInto('growth_level').values(schedule.value.map(({ number, name, threshold, entitlements }) => ({ communityId, number, name: name!, threshold, entitlements: [...entitlements], updatedAt: tx.now }))).execute();
    tx.emit({ name: 'growth.levels-set', communityId, payload: { communityId } });
    tx.enqueue(RECOMPUTE_LEVELS, { communityId });
    return ok(allowed.value);
  });
}
