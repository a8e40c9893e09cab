import { failure, notFound, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { forbidden } from '../../../kernel/request-error.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { activeMember, communityOf, invitation, mayInvite, standingIn } from '../access.ts';
import type { CommunitiesDeps, CommunitiesReader } from '../deps.ts';
import { Invitation, newInvitationCode, type InvitationRow } from '../model/invitation.entity.ts';
import { hasPermission } from '../model/role.ts';

export interface CreateInvitationInput {
  readonly communityId: string;
  readonly maxUses?: number | null;
  readonly expiresAt?: Date | null;
  readonly idempotencyKey: string;
}
type CreateInvitationFailure = InputFailure | Failure<'NOT_FOUND' | 'TOO_MANY_INVITATIONS'>;

const MAX_USES = 10_000;
/** Live codes at a time: of a member, and of whoever keeps the door. */
const MAX_LIVE = { member: 20, keeper: 200 } as const;

/** Makes a code that opens the door as often and as long as it says. Where the door is open anyway, every member may. */
export async function createInvitation(deps: CommunitiesDeps, viewer: Viewer, input: CreateInvitationInput): Promise<Result<InvitationRow, CreateInvitationFailure>> {
  const { userId } = signedIn(viewer);
  const { communityId, maxUses = null, expiresAt = null, idempotencyKey: key } = input;
  return deps.uow.run<InvitationRow, CreateInvitationFailure>(async (tx) => {
    const standing = await standingIn(tx.db, viewer, communityId);
    if (standing === null) return refuse(notFound('input', 'communityId'));
    if (!mayInvite(standing)) throw forbidden();
    return tx.once<InvitationRow, CreateInvitationFailure>({ userId, operation: 'createInvitation', key, input }, async () => {
      if (maxUses !== null && (maxUses < 1 || maxUses > MAX_USES)) return refuse(failure('OUT_OF_RANGE', ['input', 'maxUses'], { min: 1, max: MAX_USES }));
      if (expiresAt !== null && expiresAt <= tx.now) return refuse(failure('INVALID', ['input', 'expiresAt']));
      const max = hasPermission(standing.member!.role, 'members.invite') ? MAX_LIVE.keeper : MAX_LIVE.member;
      if ((await liveCodes(tx, communityId, userId)) >= max) return refuse(failure('TOO_MANY_INVITATIONS', ['input', 'communityId'], { max }));
      const made = tx.em.create(Invitation, { id: newId(tx.now.getTime()), communityId, code: newInvitationCode(), createdByUserId: userId, maxUses, expiresAt, createdAt: tx.now });
      await tx.flush();
      tx.emit({ name: 'communities.invitation-created', communityId, payload: { invitationId: made.id, byUserId: userId } });
      return ok({ id: made.id, value: await rowOf(tx, made.id) });
    }, (id) => rowOf(tx, id));
  });
}

/** The code opens nothing any more; who came in by it stays. Its maker may, and whoever keeps the door. */
export async function revokeInvitation(deps: CommunitiesDeps, viewer: Viewer, invitationId: string): Promise<Result<InvitationRow, Failure<'NOT_FOUND'>>> {
  const { userId } = signedIn(viewer);
  return deps.uow.run(async (tx) => {
    const communityId = await communityOf(tx, 'invitation', invitationId);
    const member = communityId === null ? null : await activeMember(tx.db, communityId, userId);
    if (communityId === null || member === null) return refuse(notFound('invitationId'));
    const made = (await invitation(tx, communityId, invitationId))!;
    if (made.createdByUserId !== userId && !hasPermission(member.role, 'members.invite')) return refuse(notFound('invitationId'));
    if (made.revokedAt == null) {
      made.revokedAt = tx.now;
      await tx.flush();
      tx.emit({ name: 'communities.invitation-revoked', communityId, payload: { invitationId, byUserId: userId } });
    }
    return ok(await rowOf(tx, invitationId));
  });
}

/** Of twins of one maker, the second waits on the member's row and counts the first. */
async function liveCodes(tx: Tx, communityId: string, userId: string): Promise<number> {
  const db = tx.db as CommunitiesReader;
  await db.selectFrom('member').select('id').where('communityId', '=', communityId).where('userId', '=', userId).forNoKeyUpdate().execute();
  const { live } = await db.selectFrom('invitation').select(({ fn }) => fn.countAll<number>().as('live')).where('communityId', '=', communityId).where('createdByUserId', '=', userId).where('revokedAt', 'is', null)
    .where((eb) => eb.or([eb('expiresAt', 'is', null), eb('expiresAt', '>', tx.now)])).where((eb) => eb.or([eb('maxUses', 'is', null), eb('useCount', '<', eb.ref('maxUses'))])).executeTakeFirstOrThrow();
  return Number(live);
}

const rowOf = async ({ db }: Tx, id: string): Promise<InvitationRow> => (await db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirstOrThrow()) as InvitationRow;
