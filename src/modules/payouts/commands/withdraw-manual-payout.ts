import { failure, type Failure } from '../../../kernel/failure.ts';
import { encodeId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { releaseManualPayout, reverseManualPayout as reversePosting } from '../../ledger/index.ts';
import { manualPayoutForUpdate } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import type { ManualPayoutRow } from '../model/manual-payout.entity.ts';
import { endManualPayout } from './end-manual-payout.ts';
import { PLAN_TRANSFERS } from './plan-transfers.ts';

type TakeBackFailure = Failure<'NOT_FOUND' | 'ALREADY_DECIDED' | 'NOT_CONFIRMED'>;
type TakeBackResult = Result<ManualPayoutRow, TakeBackFailure>;

/** Takes back what was recorded, while the payee has not answered: it can be paid out again. For the owner, and for staff. */
export async function withdrawManualPayout({ uow }: PayoutsDeps, viewer: Viewer, manualPayoutId: string): Promise<TakeBackResult> {
  const { userId, isStaff } = signedIn(viewer);
  return uow.run<ManualPayoutRow, TakeBackFailure>(async (tx) => {
    const found = await manualPayoutForUpdate(tx, viewer, manualPayoutId);
    if (!found.ok) return found;
    const { communityId, payeeUserId, currency, amountMinor, state } = found.value;
    if (state !== 'AWAITING_CONFIRMATION') return refuse(failure('ALREADY_DECIDED', ['manualPayoutId']));
    await releaseManualPayout(tx, { communityId, payeeUserId, currency, manualPayoutId, amountMinor });
    tx.enqueue(PLAN_TRANSFERS, { userId: payeeUserId });
    if (isStaff) await tx.recordStaffAct({ userId, act: 'WITHDRAW_MANUAL_PAYOUT', target: encodeId('ManualPayout', manualPayoutId) });
    return ok(await endManualPayout(tx, found.value, 'WITHDRAWN', userId));
  });
}

/** Undoes what was confirmed and turned out not to have arrived. Only staff: the books say that the payee has it. */
export async function reverseManualPayout({ uow }: PayoutsDeps, viewer: Viewer, manualPayoutId: string): Promise<TakeBackResult> {
  const { userId } = signedIn(viewer);
  return uow.run<ManualPayoutRow, TakeBackFailure>(async (tx) => {
    const found = await manualPayoutForUpdate(tx, viewer, manualPayoutId);
    if (!found.ok) return found;
    const { communityId, payeeUserId, currency, amountMinor, state } = found.value;
    if (state === 'AWAITING_CONFIRMATION') return refuse(failure('NOT_CONFIRMED', ['manualPayoutId']));
    if (state !== 'CONFIRMED') return refuse(failure('ALREADY_DECIDED', ['manualPayoutId']));
    const reversed = { state: 'REVERSED' as const, reversedAt: tx.now };
    await (tx.db as PayoutsReader).updateTable('manual_payout').set(reversed).where('id', '=', manualPayoutId).execute();
    await reversePosting(tx, { communityId, payeeUserId, currency, manualPayoutId, amountMinor });
    tx.enqueue(PLAN_TRANSFERS, { userId: payeeUserId });
    await tx.recordStaffAct({ userId, act: 'REVERSE_MANUAL_PAYOUT', target: encodeId('ManualPayout', manualPayoutId) });
    return ok({ ...found.value, ...reversed });
  });
}
