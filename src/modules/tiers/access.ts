import { notFound, type Failure } from '../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Viewer } from '../../kernel/viewer.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { requirePermission, type MemberStanding, type Permission } from '../communities/index.ts';
import type { TiersReader } from './deps.ts';
import { Grant, type GrantSource } from './model/grant.entity.ts';
import { Tier } from './model/tier.entity.ts';

export const grantBySource = (tx: Tx, communityId: string, source: { kind: GrantSource; id: string }): Promise<Grant | null> =>
  tx.em.findOne(Grant, { communityId, sourceKind: source.kind, sourceId: source.id });

export const grantForEnding = (tx: Tx, id: string): Promise<Grant | null> => tx.em.findOne(Grant, { id });

/** The tier, for somebody who holds a permission in its community. */
export async function tierForManaging(tx: Tx, viewer: Viewer, tierId: string, permission: Permission = 'tiers.manage'): Promise<Result<{ tier: Tier; standing: MemberStanding }, Failure<'NOT_FOUND'>>> {
  const tier = await tx.em.findOne(Tier, { id: tierId });
  if (!tier) return refuse(notFound('tierId'));
  const standing = await requirePermission(tx.db as TiersReader as never, viewer, tier.communityId, permission, 'tierId');
  return standing.ok ? ok({ tier, standing: standing.value }) : standing;
}
