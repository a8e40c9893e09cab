import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { requirePermission } from '../../communities/index.ts';
import type { TiersDeps } from '../deps.ts';
import { checkEntitlements } from '../model/entitlement.ts';
import { Tier, type TierRow } from '../model/tier.entity.ts';
import { tierById } from '../queries/tiers.ts';

export interface CreateTierInput {
  readonly communityId: string;
  readonly name: string;
  readonly description?: string | null;
  readonly rank: number;
  readonly entitlements: readonly string[];
  readonly isDefault?: boolean | null;
  readonly idempotencyKey: string;
}
type CreateTierFailure = InputFailure | Failure<'NOT_FOUND'>;
const MAX_TIERS = 20;

/** Adds a tier. At most one per community is the default, which every member has without a grant. */
export async function createTier(deps: TiersDeps, viewer: Viewer, input: CreateTierInput): Promise<Result<TierRow, CreateTierFailure>> {
  return deps.uow.run(async (tx) => {
    const allowed = await requirePermission(tx.db, viewer, input.communityId, 'tiers.manage', 'communityId');
    if (!allowed.ok) return allowed;
    const { userId } = allowed.value.viewer;
    return tx.once<TierRow, CreateTierFailure>({ userId, operation: 'createTier', key: input.idempotencyKey, input }, async () => {
      const name = boundedText(input.name, ['input', 'name'], { min: 1, max: 40 });
      if (!name.ok) return name;
      const description = boundedText(input.description ?? '', ['input', 'description'], { max: 1_000 });
      if (!description.ok) return description;
      const entitlements = checkEntitlements(input.entitlements, ['input', 'entitlements']);
      if (!entitlements.ok) return entitlements;
      const others = await tx.db.selectFrom('tier').select(['name', 'isDefault']).where('communityId', '=', input.communityId).forUpdate().execute();
      if (others.length >= MAX_TIERS) return refuse(failure('OUT_OF_RANGE', ['input'], { max: MAX_TIERS }));
      if (others.some((tier) => tier.name === name.value)) return refuse(failure('TAKEN', ['input', 'name']));
      if (input.isDefault && others.some((tier) => tier.isDefault)) return refuse(failure('TAKEN', ['input', 'isDefault']));
      if (input.rank < 0 || input.rank > 1_000) return refuse(failure('OUT_OF_RANGE', ['input', 'rank'], { min: 0, max: 1_000 }));
      const tier = tx.em.create(Tier, {
        id: newId(tx.now.getTime()), communityId: input.communityId, name: name.value, description: description.value, rank: input.rank,
        entitlements: entitlements.value, isDefault: input.isDefault ?? false, createdAt: tx.now,
      });
      await tx.flush();
      return ok({ id: tier.id, value: (await tierById(tx.db, tier.id))! });
    }, async (id) => (await tierById(tx.db, id))!);
  });
}
