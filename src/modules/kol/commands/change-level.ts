import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import type { Viewer } from '../../../kernel/viewer.ts';
import { levelsInOrder, standingForUpdate } from '../access.ts';
import type { KolDeps } from '../deps.ts';
import { needsOf } from '../model/kol-level.entity.ts';
import type { KolStandingRow } from '../model/kol-standing.entity.ts';
import { meets } from '../model/target.ts';
import { figuresOfMember } from '../queries/figures.ts';
import { standingById } from '../queries/kols.ts';
import { note, settlePrivileges } from './settle-standing.ts';

export interface PromoteKolInput {
  readonly toLevelId: string;
  readonly reason: string;
  /** Whether the level may be given before its targets are met. */
  readonly despiteTargets?: boolean | null | undefined;
}
export type DemoteKolInput = Omit<PromoteKolInput, 'despiteTargets'>;
type ChangeLevelFailure = InputFailure | Failure<'NOT_FOUND' | 'NOT_A_KOL' | 'NO_SUCH_LEVEL' | 'TARGET_NOT_MET'>;
type Outcome = Promise<Result<KolStandingRow, ChangeLevelFailure>>;

/** Raises a KOL to a higher level, with a reason for the record. */
export const promoteKol = (deps: KolDeps, viewer: Viewer, kolId: string, input: PromoteKolInput): Outcome => changeLevel(deps, viewer, kolId, 'PROMOTED', input);
/** Puts a KOL back to a lower level, with a reason for the record. */
export const demoteKol = (deps: KolDeps, viewer: Viewer, kolId: string, input: DemoteKolInput): Outcome => changeLevel(deps, viewer, kolId, 'DEMOTED', input);

/** The level is named, not counted, so that the same request twice does not move anybody twice. */
async function changeLevel({ uow }: KolDeps, viewer: Viewer, kolId: string, kind: 'PROMOTED' | 'DEMOTED', input: PromoteKolInput): Outcome {
  return uow.run(async (tx): Outcome => {
    const found = await standingForUpdate(tx, viewer, kolId, { orSelf: false });
    if (!found.ok) return found;
    const { standing, actor } = found.value;
    const reason = boundedText(input.reason, ['input', 'reason'], { min: 1, max: 500 });
    if (!reason.ok) return reason;
    if (!standing.isRunning()) return refuse(failure('NOT_A_KOL', ['kolId']));
    const levels = await levelsInOrder(tx.db, standing.communityId);
    const from = levels.find(({ id }) => id === standing.levelId)!;
    const to = levels.find(({ id }) => id === input.toLevelId);
    if (!to || (kind === 'PROMOTED' ? to.rank <= from.rank : to.rank >= from.rank)) return refuse(failure('NO_SUCH_LEVEL', ['input', 'toLevelId']));
    const hadMetTargets = meets(await figuresOfMember(tx.db, standing.communityId, standing.memberId), needsOf(to));
    if (kind === 'PROMOTED' && !hadMetTargets && input.despiteTargets !== true) return refuse(failure('TARGET_NOT_MET', ['input', 'toLevelId']));
    standing.levelId = to.id;
    note(tx, standing, { kind, from, to, reason: reason.value, hadMetTargets, byMemberId: actor.id });
    await settlePrivileges(tx, standing, levels);
    await tx.flush();
    const { communityId, id, memberId, userId } = standing;
    tx.emit({ name: 'kol.level-changed', communityId, payload: { standingId: id, memberId, userId, from: from.rank, to: to.rank } });
    return ok((await standingById(tx.db, kolId))!);
  });
}
