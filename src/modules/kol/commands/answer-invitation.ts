import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import type { MemberRow } from '../../communities/index.ts';
import { invitationById, levelsInOrder, lockProgramme, memberForUpdate, runningStanding } from '../access.ts';
import type { KolDeps, KolReader } from '../deps.ts';
import type { KolInvitation, KolInvitationRow } from '../model/kol-invitation.entity.ts';
import { KolStanding, type KolStandingRow } from '../model/kol-standing.entity.ts';
import { invitationRow, standingById } from '../queries/kols.ts';
import { note, settlePrivileges } from './settle-standing.ts';

type AnswerFailure = Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'ALREADY_DECIDED' | 'INVITATION_EXPIRED'>;
type AcceptFailure = AnswerFailure | Failure<'NO_SUCH_LEVEL' | 'ALREADY_A_KOL' | 'NOT_ELIGIBLE'>;
export interface Accepted {
  readonly invitation: KolInvitationRow;
  readonly standing: KolStandingRow;
}

export interface AcceptKolInvitationInput {
  readonly invitationId: string;
  readonly idempotencyKey: string;
}

/** The invited member becomes a KOL of the first level. An invitation holds although figures fell since it was given; an owner needs no office. */
export async function acceptKolInvitation({ uow }: KolDeps, viewer: Viewer, input: AcceptKolInvitationInput): Promise<Result<Accepted, AcceptFailure>> {
  const { userId } = signedIn(viewer);
  const { invitationId: id, idempotencyKey: key } = input;
  return uow.run<Accepted, AcceptFailure>(async (tx) => {
    const invited = await invitedMember(tx, viewer, id);
    if (!invited.ok) return invited;
    const accepted = async (standingId: string): Promise<Accepted> => ({ invitation: (await invitationRow(tx.db, id))!, standing: (await standingById(tx.db, standingId))! });
    return tx.once<Accepted, AcceptFailure>({ userId, operation: 'acceptKolInvitation', key, input }, async () => {
      const invitation = await openInvitation(tx, id);
      if (!invitation.ok) return invitation;
      if (invited.value.role === 'OWNER') return refuse(failure('NOT_ELIGIBLE', ['invitationId']));
      const standing = await begin(tx, invitation.value);
      return standing.ok ? ok({ id: standing.value, value: await accepted(standing.value) }) : standing;
    }, accepted);
  });
}

async function begin(tx: Tx, invitation: KolInvitation): Promise<Result<string, AcceptFailure>> {
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
  return ok(standing.id);
}

/** The invited member says no; they may be invited again. */
export async function declineKolInvitation({ uow }: KolDeps, viewer: Viewer, id: string): Promise<Result<KolInvitationRow, AnswerFailure>> {
  return uow.run<KolInvitationRow, AnswerFailure>(async (tx) => {
    const invited = await invitedMember(tx, viewer, id);
    const found = invited.ok ? await openInvitation(tx, id) : invited;
    if (!found.ok) return found;
    found.value.close('DECLINED', tx.now);
    await tx.flush();
    return ok((await invitationRow(tx.db, id))!);
  });
}

/** The member who was invited, locked with the programme. To others there is no invitation. */
async function invitedMember(tx: Tx, viewer: Viewer, id: string): Promise<Result<MemberRow, AnswerFailure>> {
  const { userId } = signedIn(viewer);
  const seen = await (tx.db as KolReader).selectFrom('kol_invitation').select(['communityId', 'memberId']).where('id', '=', id).where('userId', '=', userId).executeTakeFirst();
  if (!seen) return refuse(notFound('invitationId'));
  await lockProgramme(tx, seen.communityId);
  const member = await memberForUpdate(tx, seen.communityId, seen.memberId);
  return member.status === 'ACTIVE' ? ok(member) : refuse(failure('NOT_A_MEMBER', ['invitationId']));
}

async function openInvitation(tx: Tx, id: string): Promise<Result<KolInvitation, AnswerFailure>> {
  const invitation = (await invitationById(tx, id))!;
  if (invitation.status === 'EXPIRED' || (invitation.status === 'PENDING' && invitation.expiresAt <= tx.now)) return refuse(failure('INVITATION_EXPIRED', ['invitationId']));
  return invitation.status === 'PENDING' ? ok(invitation) : refuse(failure('ALREADY_DECIDED', ['invitationId']));
}
