import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { invitationById, levelsInOrder, lockProgramme, memberForUpdate, runningStanding } from '../access.ts';
import type { KolDeps, KolReader } from '../deps.ts';
import type { KolInvitation, KolInvitationRow } from '../model/kol-invitation.entity.ts';
import { KolStanding, type KolStandingRow } from '../model/kol-standing.entity.ts';
import { invitationRow, standingById } from '../queries/kols.ts';
import { note, settlePrivileges } from './settle-standing.ts';

type AnswerFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ALREADY_DECIDED' | 'INVITATION_EXPIRED'>;
export type AcceptFailure = AnswerFailure | Failure<'NO_SUCH_LEVEL' | 'ALREADY_A_KOL'>;
export interface Accepted {
  readonly invitation: KolInvitationRow;
  readonly standing: KolStandingRow;
}

/** The invited member becomes a KOL of the first level. */
export async function acceptKolInvitation({ uow }: KolDeps, viewer: Viewer, id: string): Promise<Result<Accepted, AcceptFailure>> {
  return uow.run<Accepted, AcceptFailure>(async (tx) => {
    const found = await invitationForAnswer(tx, viewer, id);
    if (!found.ok) return found;
    const invitation = found.value;
    const { communityId, memberId, userId } = invitation;
    if (await runningStanding(tx, communityId, memberId)) return refuse(failure('ALREADY_A_KOL', ['invitationId']));
    const levels = await levelsInOrder(tx.db, communityId);
    const [first] = levels;
    if (!first) return refuse(failure('NO_SUCH_LEVEL', ['invitationId']));
    invitation.close('ACCEPTED', tx.now);
    const standing = tx.em.create(KolStanding, { id: newId(tx.now.getTime()), communityId, memberId, userId, levelId: first.id, entitlements: [], joinedAt: tx.now });
    note(tx, standing, { kind: 'JOINED', to: first, byMemberId: memberId });
    await settlePrivileges(tx, standing, levels);
    await tx.flush();
    tx.emit({ name: 'kol.joined', communityId, payload: { standingId: standing.id, memberId, userId, rank: first.rank } });
    return ok({ invitation: (await invitationRow(tx.db, id))!, standing: (await standingById(tx.db, standing.id))! });
  });
}

/** The invited member says no; they may be invited again. */
export async function declineKolInvitation({ uow }: KolDeps, viewer: Viewer, id: string): Promise<Result<KolInvitationRow, AnswerFailure>> {
  return uow.run<KolInvitationRow, AnswerFailure>(async (tx) => {
    const found = await invitationForAnswer(tx, viewer, id);
    if (!found.ok) return found;
    found.value.close('DECLINED', tx.now);
    await tx.flush();
    return ok((await invitationRow(tx.db, id))!);
  });
}

/** An open invitation, for the member who was invited. To others there is none. */
async function invitationForAnswer(tx: Tx, viewer: Viewer, id: string): Promise<Result<KolInvitation, AnswerFailure>> {
  const { userId } = signedIn(viewer);
  const seen = await (tx.db as KolReader).selectFrom('kol_invitation').select(['communityId', 'memberId']).where('id', '=', id).where('userId', '=', userId).executeTakeFirst();
  if (!seen) return refuse(notFound('invitationId'));
  await lockProgramme(tx, seen.communityId);
  const member = await memberForUpdate(tx, seen.communityId, seen.memberId);
  const invitation = (await invitationById(tx, id))!;
  if (member.status !== 'ACTIVE') return refuse(failure('NOT_A_MEMBER', ['invitationId']));
  if (invitation.status === 'EXPIRED' || (invitation.status === 'PENDING' && invitation.expiresAt <= tx.now)) return refuse(failure('INVITATION_EXPIRED', ['invitationId']));
  return invitation.status === 'PENDING' ? ok(invitation) : refuse(failure('ALREADY_DECIDED', ['invitationId']));
}
