import type { Reaction } from '../../kernel/event.ts';
import type { PageRequest } from '../../kernel/page.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import { job, type JobDefinition } from '../../kernel/job.ts';
import type { MemberRow } from '../communities/index.ts';
import { RECOMPUTE_LEVELS, recomputeLevels, type RecomputeLevels } from './commands/recompute-levels.ts';
import { setGrowthLevels } from './commands/set-growth-levels.ts';
import { setPointRules, type PointRuleInput } from './commands/set-point-rules.ts';
import type { GrowthDeps } from './deps.ts';
import type { LevelInput } from './model/level-schedule.ts';
import { leaderboard, placingOf } from './queries/leaderboard.ts';
import { schedulesOf } from './queries/levels.ts';
import { entriesById, movementHistories, pointsHistories, pointsOf, spendableOf } from './queries/points.ts';
import { rulesOf } from './queries/rules.ts';
import { earnPoints } from './reactions/earn-points.ts';
import { growthUnlockPaths } from './unlock-paths.ts';

/** Points for what members do, the levels they reach with them, and what those unlock. */
export function createGrowth(deps: GrowthDeps) {
  const { reader } = deps;
  return {
    setGrowthLevels: (viewer: Viewer, communityId: string, levels: readonly LevelInput[]) => setGrowthLevels(deps, viewer, communityId, levels),
    setPointRules: (viewer: Viewer, communityId: string, rules: readonly PointRuleInput[]) => setPointRules(deps, viewer, communityId, rules),
    rulesOf: (communityIds: readonly string[]) => rulesOf(reader, communityIds),
    schedulesOf: (communityIds: readonly string[]) => schedulesOf(reader, communityIds),
    pointsOf: (memberIds: readonly string[]) => pointsOf(reader, memberIds),
    pointsHistories: (memberIds: readonly string[], request: PageRequest) => pointsHistories(reader, memberIds, request),
    spendableOf: (memberIds: readonly string[]) => spendableOf(reader, memberIds),
    movementHistories: (memberIds: readonly string[], request: PageRequest) => movementHistories(reader, memberIds, request),
    entriesById: (ids: readonly string[]) => entriesById(reader, ids),
    leaderboard: (communityId: string, request: PageRequest) => leaderboard(reader, communityId, request),
    placingOf: (member: MemberRow) => placingOf(reader, member),
    unlockPaths: growthUnlockPaths(deps),
    reactions: earnPoints(deps) as readonly Reaction[],
    jobs: [job<RecomputeLevels>({ name: RECOMPUTE_LEVELS, handle: (data) => recomputeLevels(deps, data) })] as readonly JobDefinition[],
  };
}
export type Growth = ReturnType<typeof createGrowth>;

export { movePoints, type MovePoints } from './commands/move-points.ts';
export { purchaseCompensator } from './commands/undo-purchase.ts';
export type { PointRuleInput } from './commands/set-point-rules.ts';
export type { GrowthDeps, GrowthTables } from './deps.ts';
export type { GrowthLevelChanged, GrowthLevelsSet } from './events.ts';
export { GrowthLevel } from './model/growth-level.entity.ts';
export { DEFAULT_SCHEDULE, levelAfter, levelAt, unlockedBy, type Level, type LevelInput, type LevelSchedule } from './model/level-schedule.ts';
export { MemberGrowth } from './model/member-growth.entity.ts';
export { POINT_KINDS, type PointKind, type PointRule } from './model/point-kind.ts';
export { PointRuleEntity } from './model/point-rule.entity.ts';
export { PointsEntry, type PointsEntryRow } from './model/points-entry.entity.ts';
export { MOVEMENT_KINDS, PointsMovement, type MovementKind, type PointsMovementRow } from './model/points-movement.entity.ts';
export { PointsSource } from './model/points-source.entity.ts';
export type { Placing } from './queries/leaderboard.ts';
export type { ReachLevelPath } from './unlock-paths.ts';
