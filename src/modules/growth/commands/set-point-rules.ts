import { failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { requirePermissionForUpdate, type MemberStanding } from '../../communities/index.ts';
import type { GrowthDeps, GrowthReader } from '../deps.ts';
import { POINT_KINDS, type PointKind, type PointRule } from '../model/point-kind.ts';

export interface PointRuleInput {
  readonly kind: PointKind;
  readonly points: number;
  /** Null: no limit. */
  readonly dailyCap?: number | null | undefined;
}
const MAX_POINTS = 1_000;
const MAX_CAP = 100_000;

/** Replaces the rules: what is left out earns nothing from now on. What was earned stays. */
export async function setPointRules({ uow }: GrowthDeps, viewer: Viewer, communityId: string, rules: readonly PointRuleInput[]): Promise<Result<MemberStanding, InputFailure | Failure<'NOT_FOUND'>>> {
  return uow.run<MemberStanding, InputFailure | Failure<'NOT_FOUND'>>(async (tx) => {
    const db = tx.db as GrowthReader;
    const allowed = await requirePermissionForUpdate(tx, viewer, communityId, 'growth.manage', 'communityId');
    if (!allowed.ok) return allowed;
    const checked = checkRules(rules);
    if (!checked.ok) return checked;
    await db.deleteFrom('point_rule').where('communityId', '=', communityId).execute();
    await db.insertInto('point_rule').values(checked.value.map((rule) => ({ ...rule, communityId, updatedAt: tx.now }))).execute();
    return ok(allowed.value);
  });
}

function checkRules(rules: readonly PointRuleInput[]): Result<PointRule[], InputFailure> {
  const byKind = new Map<PointKind, PointRule>();
  for (const [index, { kind, points, dailyCap = null }] of rules.entries()) {
    const at = ['input', 'rules', String(index)];
    if (byKind.has(kind)) return refuse(failure('TAKEN', [...at, 'kind']));
    if (points < 0 || points > MAX_POINTS) return refuse(failure('OUT_OF_RANGE', [...at, 'points'], { min: 0, max: MAX_POINTS }));
    if (dailyCap !== null && (dailyCap < 1 || dailyCap > MAX_CAP)) return refuse(failure('OUT_OF_RANGE', [...at, 'dailyCap'], { min: 1, max: MAX_CAP }));
    byKind.set(kind, { kind, points, dailyCap });
  }
  return ok(POINT_KINDS.map((kind) => byKind.get(kind) ?? { kind, points: 0, dailyCap: null }));
}
