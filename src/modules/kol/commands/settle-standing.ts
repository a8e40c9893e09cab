import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { endGrant, giveGrant } from '../../tiers/index.ts';
import { privilegesOf, type KolLevelRow } from '../model/kol-level.entity.ts';
import { KolStandingChange, type ChangeKind } from '../model/kol-standing-change.entity.ts';
import type { KolStanding } from '../model/kol-standing.entity.ts';

type Levels = readonly Pick<KolLevelRow, 'id' | 'rank' | 'name' | 'entitlements'>[];

/** Brings the grant of a running standing in line with what its level and those below it give. */
export async function settlePrivileges(tx: Tx, standing: KolStanding, levels: Levels): Promise<void> {
  const level = levels.find(({ id }) => id === standing.levelId)!;
  const entitlements = privilegesOf(levels, level.rank);
  if (standing.gives(entitlements)) return;
  standing.entitlements = entitlements;
  const { communityId, userId, id } = standing;
  if (entitlements.length === 0) await endPrivileges(tx, standing);
  else await giveGrant(tx, { communityId, userId, source: { kind: 'KOL_LEVEL', id }, entitlements, startsAt: tx.now, endsAt: null });
}

export const endPrivileges = (tx: Tx, { communityId, id }: KolStanding): Promise<boolean> => endGrant(tx, { communityId, source: { kind: 'KOL_LEVEL', id }, at: tx.now });

interface Change {
  readonly kind: ChangeKind;
  readonly from?: { readonly name: string } | undefined;
  readonly to?: { readonly name: string } | undefined;
  readonly reason?: string | null;
  readonly hadMetTargets?: boolean;
  readonly byMemberId?: string | null;
}
/** Adds a line to the history of a KOL. */
export function note(tx: Tx, standing: KolStanding, { kind, from, to, reason, hadMetTargets, byMemberId }: Change): void {
  tx.em.create(KolStandingChange, {
    communityId: standing.communityId, standingId: standing.id, position: standing.nextChange(), kind, fromLevel: from?.name ?? null, toLevel: to?.name ?? null,
    reason: reason ?? null, hadMetTargets: hadMetTargets ?? null, byMemberId: byMemberId ?? null, occurredAt: tx.now,
  });
}
