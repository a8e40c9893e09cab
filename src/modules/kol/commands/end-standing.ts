import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { levelsInOrder, lockProgramme, memberForUpdate, pendingInvitation, runningStanding, standingForUpdate } from '../access.ts';
import type { KolDeps } from '../deps.ts';
import type { KolStanding, KolStandingRow } from '../model/kol-standing.entity.ts';
import { standingById } from '../queries/kols.ts';
import { endPrivileges, note } from './settle-standing.ts';

type EndStandingFailure = InputFailure | Failure<'NOT_FOUND' | 'NOT_A_KOL'>;

/** Ends a KOL's standing and privileges, with a reason: by those who manage the programme, or by the KOL. */
export async function endKolStanding({ uow }: KolDeps, viewer: Viewer, kolId: string, input: { readonly reason: string }): Promise<Result<KolStandingRow, EndStandingFailure>> {
  return uow.run<KolStandingRow, EndStandingFailure>(async (tx) => {
    const found = await standingForUpdate(tx, viewer, kolId, { orSelf: true });
    if (!found.ok) return found;
    const { standing, actor } = found.value;
    const reason = boundedText(input.reason, ['input', 'reason'], { min: 1, max: 500 });
    if (!reason.ok) return reason;
    if (!standing.isRunning()) return refuse(failure('NOT_A_KOL', ['kolId']));
    await end(tx, standing, { reason: reason.value, byMemberId: actor.id });
    return ok((await standingById(tx.db, kolId))!);
  });
}

/** Whoever leaves a community is no KOL of it, nor invited to be one. What began after they came back stays. */
export async function endOnLeaving({ uow }: KolDeps, { communityId, memberId, leftAt }: { communityId: string; memberId: string; leftAt: Date }): Promise<void> {
  await uow.run(async (tx) => {
    await lockProgramme(tx, communityId);
    await memberForUpdate(tx, communityId, memberId);
    const invitation = await pendingInvitation(tx, communityId, memberId);
    if (invitation && invitation.createdAt <= leftAt) invitation.close('WITHDRAWN', tx.now);
    const standing = await runningStanding(tx, communityId, memberId);
    if (standing && standing.joinedAt <= leftAt) await end(tx, standing, { reason: null, byMemberId: null });
    return ok(null);
  });
}

async function end(tx: Tx, standing: KolStanding, by: { reason: string | null; byMemberId: string | null }): Promise<void> {
  const { communityId, id, memberId, userId } = standing;
  const from = (await levelsInOrder(tx.db, communityId)).find((level) => level.id === standing.levelId)!;
  note(tx, standing, { kind: 'ENDED', from, ...by });
  standing.end(tx.now);
  await endPrivileges(tx, standing);
  await tx.flush();
  tx.emit({ name: 'kol.ended', communityId, payload: { standingId: id, memberId, userId, from: from.rank } });
}
