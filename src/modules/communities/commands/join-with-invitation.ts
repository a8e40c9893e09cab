import { failure, notFound, type Failure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { activeMember, invitation, lockCommunity, mayInvite } from '../access.ts';
import type { CommunitiesDeps } from '../deps.ts';
import { invitationFault, type InvitationRow } from '../model/invitation.entity.ts';
import { invitationByCode } from '../queries/joining.ts';
import { arrive } from './admission.ts';
import { doorFor, outcomeOf, readVersion, type DoorFailure, type JoinOutcome } from './join-community.ts';

export interface JoinWithInvitationInput {
  readonly code: string;
  readonly acknowledgedRulesVersion?: number | null;
  readonly idempotencyKey: string;
}

type InvitedFailure = DoorFailure | Failure<'NOT_FOUND' | 'INVITATION_EXPIRED' | 'INVITATION_SPENT'>;
type Outcome = Promise<Result<JoinOutcome, InvitedFailure>>;

/** Comes in by an invitation, through any door that its maker may still open. It is used up by whoever takes a place in the waiting list, too. */
export async function joinWithInvitation(deps: CommunitiesDeps, viewer: Viewer, input: JoinWithInvitationInput): Outcome {
  const { userId } = signedIn(viewer);
  return deps.uow.run(async (tx): Outcome => {
    const found = await invitationByCode(tx.db, input.code);
    if (!found) return refuse(notFound('input', 'code'));
    const where = (): Promise<JoinOutcome> => outcomeOf(tx, viewer, userId, found.communityId);
    return tx.once<JoinOutcome, InvitedFailure>({ userId, operation: 'joinWithInvitation', key: input.idempotencyKey, input }, async () => {
      const refusal = await redeem(tx, userId, found, input);
      return refusal ? refuse(refusal) : ok({ id: found.communityId, value: await where() });
    }, where);
  });
}

/** Why the code lets nobody in; null when the person is in, or waits. */
async function redeem(tx: Tx, userId: string, { id, communityId }: InvitationRow, input: JoinWithInvitationInput): Promise<InvitedFailure | null> {
  const community = (await lockCommunity(tx, communityId))!;
  const ticket = (await invitation(tx, communityId, id))!;
  const maker = await activeMember(tx.db, communityId, ticket.createdByUserId);
  const terms = { ...ticket, maxUses: ticket.maxUses ?? null, expiresAt: ticket.expiresAt ?? null, revokedAt: ticket.revokedAt ?? null };
  const fault = invitationFault(terms, mayInvite({ community, member: maker }), tx.now, 'input', 'code');
  if (fault) return fault;
  const door = await doorFor(tx, community, userId, 'input', 'code');
  if (!door.ok) return door.failure;
  const request = door.value;
  if (request?.status === 'WAITING') return failure('ALREADY_REQUESTED', ['input', 'code']);
  ticket.take();
  if (request) request.invitationId = ticket.id;
  const acknowledgedRulesVersion = readVersion(community, input.acknowledgedRulesVersion) || (request?.acknowledgedRulesVersion ?? 0);
  await arrive(tx, community, { userId, invitedByUserId: ticket.createdByUserId, invitationId: ticket.id, acknowledgedRulesVersion }, request);
  return null;
}
