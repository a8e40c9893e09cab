import { after, DAY } from '../../../kernel/clock.ts';
import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { knownMember, levelsInOrder, memberForUpdate, pendingInvitation, programmeForUpdate, runningStanding } from '../access.ts';
import type { KolDeps } from '../deps.ts';
import { KolInvitation, type KolInvitationRow } from '../model/kol-invitation.entity.ts';
import { needsOf } from '../model/kol-level.entity.ts';
import { meets } from '../model/target.ts';
import { figuresOfMember } from '../queries/figures.ts';
import { invitationRow } from '../queries/kols.ts';

export interface InviteKolInput {
  readonly memberId: string;
  readonly message?: string | null | undefined;
  readonly expiresInDays?: number | null | undefined;
  readonly idempotencyKey: string;
}
type InviteKolFailure = InputFailure | Failure<'NOT_FOUND' | 'NOT_A_MEMBER' | 'NOT_ELIGIBLE' | 'ALREADY_INVITED' | 'ALREADY_A_KOL' | 'NO_SUCH_LEVEL'>;

const DEFAULT_DAYS = 14;
const MAX_DAYS = 90;

/** Asks a member who has what the first level needs to become a KOL; for those who scout. */
export async function inviteKol({ uow }: KolDeps, viewer: Viewer, input: InviteKolInput): Promise<Result<KolInvitationRow, InviteKolFailure>> {
  return uow.run<KolInvitationRow, InviteKolFailure>(async (tx) => {
    const known = await knownMember(tx, viewer, input.memberId, 'input', 'memberId');
    if (!known.ok) return known;
    const { communityId, id: memberId } = known.value;
    const scout = await programmeForUpdate(tx, viewer, communityId, 'kol.scout', 'input', 'memberId');
    if (!scout.ok) return scout;
    const { member: by } = scout.value;
    const replay = async (id: string): Promise<KolInvitationRow> => (await invitationRow(tx.db, id))!;
    return tx.once<KolInvitationRow, InviteKolFailure>({ userId: by.userId, operation: 'inviteKol', key: input.idempotencyKey, input }, async () => {
      const message = boundedText(input.message ?? '', ['input', 'message'], { max: 500 });
      if (!message.ok) return message;
      const days = input.expiresInDays ?? DEFAULT_DAYS;
      if (days < 1 || days > MAX_DAYS) return refuse(failure('OUT_OF_RANGE', ['input', 'expiresInDays'], { min: 1, max: MAX_DAYS }));
      const obstacle = await obstacleTo(tx, communityId, memberId);
      if (obstacle) return refuse(obstacle);
      const invitation = tx.em.create(KolInvitation, {
        id: newId(tx.now.getTime()), communityId, memberId, userId: known.value.userId, status: 'PENDING', message: message.value, invitedByMemberId: by.id,
        expiresAt: after(tx.now, days * DAY), createdAt: tx.now,
      });
      await tx.flush();
      tx.emit({ name: 'kol.invited', communityId, payload: { invitationId: invitation.id, memberId, userId: invitation.userId } });
      return ok({ id: invitation.id, value: await replay(invitation.id) });
    }, replay);
  });
}

/** Why a member cannot be invited now; null when they can. An invitation whose time is over makes way. */
async function obstacleTo(tx: Tx, communityId: string, memberId: string): Promise<InviteKolFailure | null> {
  const at = ['input', 'memberId'];
  const member = await memberForUpdate(tx, communityId, memberId);
  if (member.status !== 'ACTIVE') return failure('NOT_A_MEMBER', at);
  if (await runningStanding(tx, communityId, memberId)) return failure('ALREADY_A_KOL', at);
  const pending = await pendingInvitation(tx, communityId, memberId);
  if (pending && pending.expiresAt > tx.now) return failure('ALREADY_INVITED', at);
  const [first] = await levelsInOrder(tx.db, communityId);
  if (!first) return failure('NO_SUCH_LEVEL', at);
  if (member.role === 'OWNER' || !meets(await figuresOfMember(tx.db, communityId, memberId), needsOf(first))) return failure('NOT_ELIGIBLE', at);
  pending?.close('EXPIRED', tx.now);
  await tx.flush();
  return null;
}
