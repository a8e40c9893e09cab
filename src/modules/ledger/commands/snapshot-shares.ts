import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { LedgerReader } from '../deps.ts';
import { DEFAULT_TERMS, planShares, type ShareSnapshot } from '../model/share-plan.ts';
import type { Inviters } from '../ports.ts';
import { currentRule } from '../queries/share-rules.ts';

export interface SnapshotInput {
  readonly communityId: string;
  readonly buyerUserId: string;
  /** Whoever is paid for an answer, a service or by a tip: they get all but the platform's fee. */
  readonly sellerUserId?: string | null;
}

/** How an order that is placed now is divided, to be kept with it. */
export async function snapshotShares(inviters: Inviters, tx: Tx, { communityId, buyerUserId, sellerUserId = null }: SnapshotInput): Promise<ShareSnapshot> {
  const db = tx.db as LedgerReader;
  const rule = await currentRule(db, communityId);
  const terms = rule ?? DEFAULT_TERMS;
  const members = await db.selectFrom('member').select(['userId', 'role', 'invitedByUserId']).where('communityId', '=', communityId)
    .where((eb) => eb.or([eb('role', 'in', ['OWNER', 'PARTNER']), eb('userId', '=', buyerUserId)])).execute();
  const inviter = members.find(({ userId }) => userId === buyerUserId)?.invitedByUserId ?? null;
  const hasKol = inviter !== null && terms.kolBasisPoints > 0 && (await inviters.isKol(tx.db, communityId, inviter));
  const shares = planShares(terms, {
    ownerUserId: members.find(({ role }) => role === 'OWNER')!.userId,
    partnerUserIds: new Set(members.filter(({ role }) => role === 'PARTNER').map(({ userId }) => userId)),
    kolUserId: hasKol ? inviter : null,
    sellerUserId,
  });
  return { ruleId: rule?.id ?? null, version: rule?.version ?? 0, shares };
}
