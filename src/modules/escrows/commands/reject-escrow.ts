import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { encodeId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { escrowForChanging, escrowForDeciding } from '../access.ts';
import type { EscrowsDeps, EscrowsReader } from '../deps.ts';
import { MAX_REASON, type EscrowRow } from '../model/escrow.entity.ts';
import { escrowRow } from '../queries/escrows.ts';
import { confirm, expire, tell } from './change-escrow.ts';

type RejectFailure = InputFailure | Failure<'NOT_FOUND' | 'ESCROW_OVER'>;

/** The payer says, in the time they have to look at it, that it was not done. Nothing moves until it is decided. Doing it again changes nothing. */
export function rejectEscrow({ uow }: EscrowsDeps, viewer: Viewer, escrowId: string, reason: string): Promise<Result<EscrowRow, RejectFailure>> {
  return uow.run<EscrowRow, RejectFailure>(async (tx) => {
    const found = await escrowForChanging(tx, viewer, escrowId, 'payer');
    if (!found.ok) return found;
    const objection = boundedText(reason, ['reason'], { min: 1, max: MAX_REASON });
    if (!objection.ok) return objection;
    const escrow = found.value;
    if (escrow.state !== 'REJECTED') {
      if (!escrow.reject(tx.now, objection.value)) return refuse(failure('ESCROW_OVER', ['escrowId']));
      tell(tx, 'escrows.rejected', escrow);
    }
    await tx.flush();
    return ok(await escrowRow(tx.db as EscrowsReader, escrowId));
  });
}

/** FULFILLED: it was done, the money is the recipient's. REFUND: it was not, the money goes back. */
export const ESCROW_DECISIONS = ['FULFILLED', 'REFUND'] as const;
export type EscrowDecision = (typeof ESCROW_DECISIONS)[number];
export interface DecideEscrowInput {
  readonly escrowId: string;
  readonly decision: EscrowDecision;
  readonly reason: string;
}
type DecideFailure = RejectFailure | Failure<'PARTY_TO_IT'>;

/** Whoever stands between payer and recipient says what the objection comes to. Once: what was decided stays. */
export function decideEscrow(deps: EscrowsDeps, viewer: Viewer, { escrowId, decision, reason }: DecideEscrowInput): Promise<Result<EscrowRow, DecideFailure>> {
  const { userId, isStaff } = signedIn(viewer);
  return deps.uow.run<EscrowRow, DecideFailure>(async (tx) => {
    const found = await escrowForDeciding(tx, viewer, escrowId);
    if (!found.ok) return found;
    const words = boundedText(reason, ['input', 'reason'], { min: 1, max: MAX_REASON });
    if (!words.ok) return words;
    const escrow = found.value;
    if (escrow.state !== 'REJECTED') return refuse(failure('ESCROW_OVER', ['input', 'escrowId']));
    escrow.decide(tx.now, userId, words.value);
    await (decision === 'FULFILLED' ? confirm(deps, tx, escrow) : expire(tx, escrow, 'REJECTED'));
    if (isStaff) await tx.recordStaffAct({ userId, act: 'DECIDE_ESCROW', target: encodeId('Escrow', escrowId) });
    await tx.flush();
    return ok(await escrowRow(tx.db as EscrowsReader, escrowId));
  });
}
