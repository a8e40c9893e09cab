import { prepared } from '../../../platform/database/prepared.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { MemberRow } from '../../communities/index.ts';
import type { Tables } from '../deps.ts';
import { toThoseOfNow, type ShareSnapshot } from '../model/share-plan.ts';
import type { Inviters } from '../ports.ts';

/** Who gets what came in now: divided as the order says, to whoever stands for each part today. */
export async function shareOut(inviters: Inviters, tx: Tx, communityId: string, agreed: ShareSnapshot): Promise<ShareSnapshot> {
  if (!agreed.shares.some(({ payee }) => payee.kind === 'OWNER' || payee.kind === 'PARTNER' || payee.kind === 'KOL')) return agreed;
  const members = await sellers(tx.db, { communityId });
  const kols = new Set<string>();
  for (const { payee } of agreed.shares) if (payee.kind === 'KOL' && (await inviters.isKol(tx.db, communityId, payee.userId!))) kols.add(payee.userId!);
  const partnerUserIds = new Set(members.filter(({ role, status }) => role === 'PARTNER' && status === 'ACTIVE').map(({ userId }) => userId));
  return { ...agreed, shares: toThoseOfNow(agreed.shares, { ownerUserId: members.find(({ role }) => role === 'OWNER')!.userId, partnerUserIds, kolUserIds: kols }) };
}
const sellers = prepared<Tables, { communityId: string }, Pick<MemberRow, 'userId' | 'role' | 'status'>>((db, given) =>
  db.selectFrom('member').select(['userId', 'role', 'status']).where('communityId', '=', given.communityId).where('role', 'in', ['OWNER', 'PARTNER']));
