import { failure, type Failure } from '../../../kernel/failure.ts';
import { encodeId } from '../../../kernel/id.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import { postManualPayout, releaseManualPayout } from '../../ledger/index.ts';
import { manualPayoutToAnswer } from '../access.ts';
import type { PayoutsDeps } from '../deps.ts';
import { SILENT_DAYS, type ManualPayoutRow } from '../model/manual-payout.entity.ts';
import { endManualPayout } from './end-manual-payout.ts';
import { PLAN_TRANSFERS } from './plan-transfers.ts';
import { TELL_PAYEE } from './tell-payee.ts';

type AnswerFailure = Failure<'NOT_FOUND' | 'ALREADY_DECIDED' | 'PAYEE_DECIDES'>;
type AnswerResult = Result<ManualPayoutRow, AnswerFailure>;

/** The payee has what was recorded: only now it is booked as paid. For a payee who is gone staff says so, which is written down. */
export async function confirmManualPayout({ uow }: PayoutsDeps, viewer: Viewer, manualPayoutId: string): Promise<AnswerResult> {
  const { userId } = signedIn(viewer);
  return uow.run<ManualPayoutRow, AnswerFailure>(async (tx) => {
    const found = await manualPayoutToAnswer(tx, viewer, manualPayoutId);
    if (!found.ok) return found;
    const { payout, isGone } = found.value;
    const isByStaff = payout.payeeUserId !== userId;
    if (payout.state !== 'AWAITING_CONFIRMATION') return refuse(failure('ALREADY_DECIDED', ['manualPayoutId']));
    if (isByStaff && !isGone) return refuse(failure('PAYEE_DECIDES', ['manualPayoutId'], { days: SILENT_DAYS }));
    const { communityId, payeeUserId, currency, amountMinor } = payout;
    await postManualPayout(tx, { communityId, payeeUserId, currency, manualPayoutId, amountMinor });
    if (isByStaff) await tx.recordStaffAct({ userId, act: 'CONFIRM_MANUAL_PAYOUT', target: encodeId('ManualPayout', manualPayoutId) });
    tx.emit({ name: 'payouts.manual-payout-confirmed', communityId, payload: { manualPayoutId, userId: payeeUserId, amountMinor, currency } });
    return ok(await endManualPayout(tx, payout, 'CONFIRMED', userId));
  });
}

/** The payee has not got it: what was set aside can be paid out again, and whoever recorded it is told. Nobody says so for the payee. */
export async function disputeManualPayout({ uow }: PayoutsDeps, viewer: Viewer, manualPayoutId: string): Promise<AnswerResult> {
  const { userId } = signedIn(viewer);
  return uow.run<ManualPayoutRow, AnswerFailure>(async (tx) => {
    const found = await manualPayoutToAnswer(tx, viewer, manualPayoutId);
    if (!found.ok) return found;
    const { payout } = found.value;
    if (payout.state !== 'AWAITING_CONFIRMATION') return refuse(failure('ALREADY_DECIDED', ['manualPayoutId']));
    if (payout.payeeUserId !== userId) return refuse(failure('PAYEE_DECIDES', ['manualPayoutId'], { days: SILENT_DAYS }));
    const { communityId, payeeUserId, currency, amountMinor, recordedByUserId } = payout;
    await releaseManualPayout(tx, { communityId, payeeUserId, currency, manualPayoutId, amountMinor });
    tx.emit({ name: 'payouts.manual-payout-disputed', communityId, payload: { manualPayoutId, userId: payeeUserId, amountMinor, currency } });
    tx.enqueue(TELL_PAYEE, { userId: recordedByUserId, kind: 'manual-payout-disputed', params: { amount: `${toDecimal({ minorUnits: amountMinor, currency })} ${currency}` } });
    tx.enqueue(PLAN_TRANSFERS, { userId: payeeUserId });
    return ok(await endManualPayout(tx, payout, 'DISPUTED', userId));
  });
}
