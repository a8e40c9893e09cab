import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { encodeId, newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { postManualPayout, reverseManualPayout as reversePosting } from '../../ledger/index.ts';
import { manualPayoutForUpdate, payeeForUpdate } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import type { ManualPayoutRow } from '../model/manual-payout.entity.ts';

export interface RecordManualPayoutInput {
  readonly communityId: string;
  readonly payeeUserId: string;
  readonly minorUnits: number;
  readonly currency: string;
  readonly reference: string;
  readonly idempotencyKey: string;
}
type ManualPayoutFailure = InputFailure | Failure<'NOT_FOUND' | 'NOT_ELIGIBLE' | 'MORE_THAN_AVAILABLE' | 'ALREADY_DECIDED'>;
type ManualPayoutResult = Result<ManualPayoutRow, ManualPayoutFailure>;
const payoutById = (tx: Tx, id: string): Promise<ManualPayoutRow> => (tx.db as PayoutsReader).selectFrom('manual_payout').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Records that a payee was given money outside the provider; never more than can be paid out. For the owner, and for staff. */
export async function recordManualPayout({ uow }: PayoutsDeps, viewer: Viewer, input: RecordManualPayoutInput): Promise<ManualPayoutResult> {
  const { userId, isStaff } = signedIn(viewer);
  const { communityId, minorUnits: amountMinor, currency, idempotencyKey: key } = input;
  return uow.run<ManualPayoutRow, ManualPayoutFailure>(async (tx) => {
    const payee = await payeeForUpdate(tx, viewer, communityId, input.payeeUserId);
    if (!payee.ok) return payee;
    const reference = boundedText(input.reference, ['input', 'reference'], { min: 1, max: 100 });
    if (!reference.ok) return reference;
    if (amountMinor < 1) return refuse(failure('OUT_OF_RANGE', ['input', 'minorUnits'], { min: 1 }));
    return tx.once<ManualPayoutRow, ManualPayoutFailure>({ userId, operation: 'recordManualPayout', key, input }, async () => {
      const db = tx.db as PayoutsReader;
      const isTaken = await db.selectFrom('manual_payout').select('id').where('communityId', '=', communityId).where('reference', '=', reference.value).where('reversedAt', 'is', null).executeTakeFirst();
      if (isTaken) return refuse(failure('TAKEN', ['input', 'reference']));
      const payout: ManualPayoutRow = { id: newId(tx.now.getTime()), communityId, payeeUserId: payee.value.userId, amountMinor, currency, reference: reference.value, recordedByUserId: userId, createdAt: tx.now, reversedAt: null };
      if (!(await postManualPayout(tx, { communityId, payeeUserId: payout.payeeUserId, currency, manualPayoutId: payout.id, amountMinor }))) return refuse(failure('MORE_THAN_AVAILABLE', ['input', 'minorUnits']));
      await db.insertInto('manual_payout').values(payout).execute();
      if (isStaff) await tx.recordStaffAct({ userId, act: 'RECORD_MANUAL_PAYOUT', target: encodeId('ManualPayout', payout.id) });
      tx.emit({ name: 'payouts.manual-payout-recorded', communityId, payload: { manualPayoutId: payout.id, userId: payout.payeeUserId, amountMinor, currency } });
      return ok({ id: payout.id, value: payout });
    }, (id) => payoutById(tx, id));
  });
}

/** Takes back what was recorded and did not arrive: the money can be paid out again. For the owner, and for staff. */
export async function reverseManualPayout({ uow }: PayoutsDeps, viewer: Viewer, manualPayoutId: string): Promise<ManualPayoutResult> {
  const { userId, isStaff } = signedIn(viewer);
  return uow.run<ManualPayoutRow, ManualPayoutFailure>(async (tx) => {
    const found = await manualPayoutForUpdate(tx, viewer, manualPayoutId);
    if (!found.ok) return found;
    const { communityId, payeeUserId, currency, amountMinor, reversedAt } = found.value;
    if (reversedAt !== null) return refuse(failure('ALREADY_DECIDED', ['manualPayoutId']));
    await (tx.db as PayoutsReader).updateTable('manual_payout').set({ reversedAt: tx.now }).where('id', '=', manualPayoutId).execute();
    await reversePosting(tx, { communityId, payeeUserId, currency, manualPayoutId, amountMinor });
    if (isStaff) await tx.recordStaffAct({ userId, act: 'REVERSE_MANUAL_PAYOUT', target: encodeId('ManualPayout', manualPayoutId) });
    return ok({ ...found.value, reversedAt: tx.now });
  });
}
