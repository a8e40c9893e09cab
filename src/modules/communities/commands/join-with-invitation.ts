import { notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { activeMember, invitation, lockCommunity, mayInvite } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import { invitationFault } from '../model/invitation.entity.ts';
import { invitationByCode } from '../queries/joining.ts';
import { arrive } from './admission.ts';
import { doorFor, outcomeOf, readVersion, type DoorFailure, type JoinOutcome } from './join-community.ts';

export interface JoinWithInvitationInput {
  readonly code: string;
  readonly acknowledgedRulesVersion?: number | null;
}

type Outcome = Promise<Result<JoinOutcome, DoorFailure | Failure<'NOT_FOUND' | 'INVITATION_EXPIRED' | 'INVITATION_SPENT'>>>;

/** Comes in by an invitation, through any door that its maker may still open. It is used up by whoever takes a place in the waiting list, too. */
export async function joinWithInvitation(deps: CommunitiesDeps, viewer: Viewer, input: JoinWithInvitationInput): Outcome {
  const { userId } = signedIn(viewer);
  return deps.uow.run(async (tx): Outcome => {
    const found = await invitationByCode(tx.db, input.code);
    if (!found) return refuse(notFound('input', 'code'));
    const { communityId } = found;
    const community = (await lockCommunity(tx, communityId))!;
    const ticket = (await invitation(tx, communityId, found.id))!;
    const maker = await activeMember(tx.db, communityId, ticket.createdByUserId);
    const terms = { ...ticket, maxUses: ticket.maxUses ?? null, expiresAt: ticket.expiresAt ?? null, revokedAt: ticket.revokedAt ?? null };
    const fault = invitationFault(terms, mayInvite({ community, member: maker }), tx.now, 'input', 'code');
    if (fault) return refuse(fault);
    const door = await doorFor(tx, community, userId, 'input', 'code');
    if (!door.ok) return door;
    const request = door.value;
    if (request?.status === 'WAITING') return refuse({ kind: 'ALREADY_REQUESTED', path: ['input', 'code'] });
    ticket.take();
    if (request) request.invitationId = ticket.id;
    const acknowledgedRulesVersion = readVersion(community, input.acknowledgedRulesVersion) || (request?.acknowledgedRulesVersion ?? 0);
    await arrive(tx, community, { userId, invitedByUserId: ticket.createdByUserId, invitationId: ticket.id, acknowledgedRulesVersion }, request);
    return ok(await outcomeOf(tx, viewer, userId, communityId));
  });
}
