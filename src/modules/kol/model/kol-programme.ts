import { boundedText, failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { checkEntitlements } from '../../tiers/index.ts';

/** One level, with what it asks for. */
export interface KolLevelInput {
  readonly name: string;
  readonly points: number;
  readonly posts: number;
  readonly payingInvitees: number;
  readonly entitlements?: readonly string[] | null | undefined;
}
export type CheckedLevel = Required<KolLevelInput> & { readonly rank: number; readonly entitlements: readonly string[] };

const MAX_LEVELS = 10;
const MAX_NEED = 1_000_000_000;
const NEEDS = ['points', 'posts', 'payingInvitees'] as const;

/** Levels from the first: no level asks for less than the one below it. */
export function checkLevels(levels: readonly KolLevelInput[], path: readonly string[]): Result<CheckedLevel[], InputFailure> {
  if (levels.length > MAX_LEVELS) return refuse(failure('OUT_OF_RANGE', path, { max: MAX_LEVELS }));
  const checked: CheckedLevel[] = [];
  for (const [index, level] of levels.entries()) {
    const at = [...path, String(index)];
    const name = boundedText(level.name, [...at, 'name'], { min: 1, max: 40 });
    if (!name.ok) return name;
    if (checked.some((other) => other.name === name.value)) return refuse(failure('TAKEN', [...at, 'name']));
    for (const need of NEEDS) {
      const min = checked.at(-1)?.[need] ?? 0;
      if (level[need] < min || level[need] > MAX_NEED) return refuse(failure('OUT_OF_RANGE', [...at, need], { min, max: MAX_NEED }));
    }
    const entitlements = checkEntitlements(level.entitlements ?? [], [...at, 'entitlements']);
    if (!entitlements.ok) return entitlements;
    checked.push({ ...level, name: name.value, rank: index + 1, entitlements: entitlements.value });
  }
  return ok(checked);
}
