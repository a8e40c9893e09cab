import { boundedText, failure, type Failure, type InputFailure } from '../../../kernel/failure.ts';
import { encodeId, newId } from '../../../kernel/id.ts';
import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { signedIn, type Viewer } from '../../../kernel/viewer.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { reserveManualPayout } from '../../ledger/index.ts';
import { payeeForUpdate } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import type { ManualPayoutRow } from '../model/manual-payout.entity.ts';
import { TELL_PAYEE } from './tell-payee.ts';

export interface RecordManualPayoutInput {
  readonly communityId: string;
  readonly payeeUserId: string;
  readonly minorUnits: number;
  readonly currency: string;
  readonly reference: string;
  readonly idempotencyKey: string;
}
type ManualPayoutFailure = InputFailure | Failure<'NOT_FOUND' | 'NOT_ELIGIBLE' | 'MORE_THAN_AVAILABLE'>;
type ManualPayoutResult = Result<ManualPayoutRow, ManualPayoutFailure>;
const payoutById = (tx: Tx, id: string): Promise<ManualPayoutRow> => (tx.db as PayoutsReader).selectFrom('manual_payout').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

/** Records that a payee was given money outside the provider; never more than can be paid out. It is set aside until the payee says that they have it. For the owner, and for staff. */
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
      const isTaken = await db.selectFrom('manual_payout').select('id').where('communityId', '=', communityId).where('reference', '=', reference.value).where('state', 'in', ['AWAITING_CONFIRMATION', 'CONFIRMED']).executeTakeFirst();
      if (isTaken) return refuse(failure('TAKEN', ['input', 'reference']));
      const payout: ManualPayoutRow = {
        id: newId(tx.now.getTime()), communityId, payeeUserId: payee.value.userId, amountMinor, currency, reference: reference.value, recordedByUserId: userId, createdAt: tx.now,
        state: 'AWAITING_CONFIRMATION', answeredByUserId: null, answeredAt: null, reversedAt: null,
      };
      if (!(await reserveManualPayout(tx, { communityId, payeeUserId: payout.payeeUserId, currency, amountMinor }))) return refuse(failure('MORE_THAN_AVAILABLE', ['input', 'minorUnits']));
      await db.insertInto('manual_payout').values(payout).execute();
      if (isStaff) await tx.recordStaffAct({ userId, act: 'RECORD_MANUAL_PAYOUT', target: encodeId('ManualPayout', payout.id) });
      tx.emit({ name: 'payouts.manual-payout-recorded', communityId, payload: { manualPayoutId: payout.id, userId: payout.payeeUserId, amountMinor, currency } });
      tx.enqueue(TELL_PAYEE, { userId: payout.payeeUserId, kind: 'manual-payout-recorded', params: { amount: `${toDecimal({ minorUnits: amountMinor, currency })} ${currency}` } });
      return ok({ id: payout.id, value: payout });
    }, (id) => payoutById(tx, id));
  });
}
