import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { invitationById, knownMember, memberForUpdate, programmeForUpdate } from '../access.ts';
import type { KolDeps, KolReader } from '../deps.ts';
import type { KolInvitationRow } from '../model/kol-invitation.entity.ts';
import { invitationRow } from '../queries/kols.ts';

type WithdrawFailure = Failure<'NOT_FOUND' | 'ALREADY_DECIDED'>;

/** Takes an open invitation back; for those who scout. */
export async function withdrawKolInvitation({ uow }: KolDeps, viewer: Viewer, id: string): Promise<Result<KolInvitationRow, WithdrawFailure>> {
  return uow.run<KolInvitationRow, WithdrawFailure>(async (tx) => {
    const seen = await (tx.db as KolReader).selectFrom('kol_invitation').select(['communityId', 'memberId']).where('id', '=', id).executeTakeFirst();
    const known = seen && (await knownMember(tx, viewer, seen.memberId, 'invitationId'));
    if (!seen || !known) return refuse(notFound('invitationId'));
    if (!known.ok) return known;
    const scout = await programmeForUpdate(tx, viewer, seen.communityId, 'kol.scout', 'invitationId');
    if (!scout.ok) return scout;
    await memberForUpdate(tx, seen.communityId, seen.memberId);
    const invitation = (await invitationById(tx, id))!;
    if (invitation.status !== 'PENDING') return refuse(failure('ALREADY_DECIDED', ['invitationId']));
    invitation.close('WITHDRAWN', tx.now);
    await tx.flush();
    return ok((await invitationRow(tx.db, id))!);
  });
}
