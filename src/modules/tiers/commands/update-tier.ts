import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { tierForManaging } from '../access.ts';
import type { TiersDeps } from '../deps.ts';
import { checkEntitlements } from '../model/entitlement.ts';
import type { TierRow } from '../model/tier.entity.ts';
import { tierById } from '../queries/tiers.ts';

/** An absent field keeps its value; null clears a description. */
export interface UpdateTierInput {
  readonly name?: string | null;
  readonly description?: string | null;
  readonly rank?: number | null;
  readonly entitlements?: readonly string[] | null;
}
type UpdateTierFailure = InputFailure | Failure<'NOT_FOUND'>;

/** Changes a tier; what its holders may do follows at once. */
export async function updateTier(deps: TiersDeps, viewer: Viewer, tierId: string, input: UpdateTierInput): Promise<Result<TierRow, UpdateTierFailure>> {
  return deps.uow.run<TierRow, UpdateTierFailure>(async (tx) => {
    const found = await tierForManaging(tx, viewer, tierId);
    if (!found.ok) return found;
    const { tier } = found.value;
    if (input.name !== undefined) {
      const name = boundedText(input.name ?? '', ['input', 'name'], { min: 1, max: 40 });
      if (!name.ok) return name;
      const twin = await tx.db.selectFrom('tier').select('id').where('communityId', '=', tier.communityId).where('name', '=', name.value).where('id', '<>', tier.id).executeTakeFirst();
      if (twin) return refuse(failure('TAKEN', ['input', 'name']));
      tier.name = name.value;
    }
    if (input.description !== undefined) {
      const description = boundedText(input.description ?? '', ['input', 'description'], { max: 1_000 });
      if (!description.ok) return description;
      tier.description = description.value;
    }
    if (input.rank != null) {
      if (input.rank < 0 || input.rank > 1_000) return refuse(failure('OUT_OF_RANGE', ['input', 'rank'], { min: 0, max: 1_000 }));
      tier.rank = input.rank;
    }
    if (input.entitlements != null) {
      const entitlements = checkEntitlements(input.entitlements, ['input', 'entitlements']);
      if (!entitlements.ok) return entitlements;
      tier.entitlements = entitlements.value;
    }
    await tx.flush();
    return ok((await tierById(tx.db, tier.id))!);
  });
}
