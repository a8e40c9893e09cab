import { ok } from '../../../kernel/result.ts';
import type { ProviderReversal } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { netDebtsOf, postTransferReversed, type SharedPaymentRow } from '../../ledger/index.ts';
import { reversalForUpdate, transferForUpdate, transferLock } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import { PayoutAlarm, refusalIn } from '../model/payout-alarm.ts';
import type { PayoutTransferRow } from '../model/payout-transfer.entity.ts';
import { providerAmount } from '../model/provider-amount.ts';
import { nextKey } from '../model/stored-key.ts';
import type { TransferReversalRow } from '../model/transfer-reversal.entity.ts';

/** Asks the provider for money of a transfer back, and books what it says. The buyer has their refund already, whatever comes of it. */
export async function carryOutReversal(deps: PayoutsDeps, reversalId: string): Promise<void> {
  const found = await deps.reader.selectFrom('transfer_reversal').select(['transferId', 'state']).where('id', '=', reversalId).executeTakeFirst();
  if (found?.state !== 'INTENDED') return;
  await deps.locks.run(transferLock(found.transferId), async () => {
    const call = await nextCall(deps, reversalId);
    if (call === null) return;
    const { reversal, transfer, payment } = call;
    const providerTransferId = transfer.providerId!;
    try {
      const made = call.isRepeat ? ((await deps.payments.reversalsOf(providerTransferId)).find((other) => other.reversalId === reversalId) ?? null) : null;
      const { amountMinor } = providerAmount(payment, reversal.amountMinor);
      const answer = made ?? (await deps.payments.createReversal({ reversalId, providerTransferId, amountMinor }, call.key));
      await deps.uow.run(async (tx) => ok(await keepReversal(tx, reversal, payment, answer)));
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal === null) throw error;
      await giveUp(deps, reversal, transfer, refusal);
    }
  });
}

async function nextCall({ uow }: PayoutsDeps, id: string) {
  const result = await uow.run(async (tx) => {
    const db = tx.db as PayoutsReader;
    const reversal = await reversalForUpdate(tx, id);
    if (reversal?.state !== 'INTENDED') return ok(null);
    const { key, isRepeat, ...call } = nextKey(`reversal:${id}`, reversal, tx.now);
    await db.updateTable('transfer_reversal').set(call).where('id', '=', id).execute();
    const transfer = (await transferForUpdate(tx, reversal.transferId))!;
    const payment = await db.selectFrom('shared_payment').selectAll().where('id', '=', transfer.paymentId).executeTakeFirstOrThrow();
    return ok({ reversal, transfer, payment, key, isRepeat });
  });
  return result.ok ? result.value : null;
}

/** Takes over a reversal that the provider has made. */
export async function keepReversal(tx: Tx, { id, transferId, amountMinor }: TransferReversalRow, payment: SharedPaymentRow, made: ProviderReversal): Promise<void> {
  const db = tx.db as PayoutsReader;
  await db.updateTable('transfer_reversal').set({ state: 'MADE', providerId: made.id, settledAt: tx.now }).where('id', '=', id).execute();
  const { communityId, paymentId, shareId, reversedMinor } = (await transferForUpdate(tx, transferId))!;
  await db.updateTable('payout_transfer').set({ reversedMinor: reversedMinor + amountMinor }).where('id', '=', transferId).execute();
  const settlement = payment.settlementCurrency === null ? made.settlement : { currency: payment.settlementCurrency, amountMinor: made.amountMinor };
  await postTransferReversed(tx, { communityId, paymentId, shareId, transferId, reversalId: id, amountMinor, settlement });
}

/** The account has not got it: what is owed stays owed, and later shares make it good. */
async function giveUp({ uow, raiseAlarm }: PayoutsDeps, { id }: TransferReversalRow, { communityId, payeeUserId, currency }: PayoutTransferRow, reason: string): Promise<void> {
  await uow.run(async (tx) => {
    await (tx.db as PayoutsReader).updateTable('transfer_reversal').set({ state: 'FAILED', failureReason: reason, settledAt: tx.now }).where('id', '=', id).execute();
    await netDebtsOf(tx, { communityId, payeeUserId, currency });
    return ok(null);
  });
  raiseAlarm(new PayoutAlarm('REVERSAL_REFUSED', id));
}
