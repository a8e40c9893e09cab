import { boundedText, failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { checkEntitlements } from '../../tiers/index.ts';

/** One step of a schedule. Whoever has it has what the steps below unlock, too. */
export interface Level {
  /** Counted from 1. */
  readonly number: number;
  /** Null: it is called by its number. */
  readonly name: string | null;
  readonly threshold: number;
  readonly entitlements: readonly string[];
}
/** Levels by threshold; the first begins at 0. */
export type LevelSchedule = readonly Level[];

const DEFAULT_THRESHOLDS = [0, 5, 20, 65, 155, 515, 2_015, 8_015, 33_015];
export const DEFAULT_SCHEDULE: LevelSchedule = DEFAULT_THRESHOLDS.map((threshold, index) => ({ number: index + 1, name: null, threshold, entitlements: [] }));

/** The level that so many points reach. */
export const levelAt = (schedule: LevelSchedule, points: number): Level => schedule.findLast(({ threshold }) => threshold <= points) ?? schedule[0]!;
/** The level after that; null at the top. */
export const levelAfter = (schedule: LevelSchedule, { number }: Level): Level | null => schedule.find((level) => level.number === number + 1) ?? null;
/** Everything that a level and those below it unlock, in order. */
export const unlockedBy = (schedule: LevelSchedule, { number }: Level): string[] => [...new Set(schedule.filter((level) => level.number <= number).flatMap(({ entitlements }) => entitlements))].sort();

export interface LevelInput {
  readonly name: string;
  readonly threshold: number;
  readonly entitlements?: readonly string[] | null | undefined;
}
const MAX_LEVELS = 30;
const MAX_THRESHOLD = 1_000_000_000;

/** A schedule as it may be: it begins at 0 without unlocks, as what every member has is the default tier's, and rises. */
export function checkSchedule(levels: readonly LevelInput[], path: readonly string[]): Result<LevelSchedule, InputFailure> {
  if (levels.length < 1 || levels.length > MAX_LEVELS) return refuse(failure('OUT_OF_RANGE', path, { min: 1, max: MAX_LEVELS }));
  const checked: Level[] = [];
  for (const [index, level] of levels.entries()) {
    const at = [...path, String(index)];
    const name = boundedText(level.name, [...at, 'name'], { min: 1, max: 40 });
    if (!name.ok) return name;
    if (checked.some((other) => other.name === name.value)) return refuse(failure('TAKEN', [...at, 'name']));
    const least = index === 0 ? 0 : checked[index - 1]!.threshold + 1;
    const most = index === 0 ? 0 : MAX_THRESHOLD;
    if (level.threshold < least || level.threshold > most) return refuse(failure('OUT_OF_RANGE', [...at, 'threshold'], { min: least, max: most }));
    const entitlements = checkEntitlements(level.entitlements ?? [], [...at, 'entitlements']);
    if (!entitlements.ok) return entitlements;
    if (index === 0 && entitlements.value.length > 0) return refuse(failure('INVALID', [...at, 'entitlements']));
    checked.push({ number: index + 1, name: name.value, threshold: level.threshold, entitlements: entitlements.value });
  }
  return ok(checked);
}
