import { ok } from '../../../kernel/result.ts';
import type { NewProviderTransfer, ProviderTransfer } from '../../../platform/payments/payments.ts';
import { postTransferFailed, postTransferMade, type SharedPaymentRow } from '../../ledger/index.ts';
import { accountById, transferForUpdate, transferLock } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import { PayoutAlarm, refusalIn } from '../model/payout-alarm.ts';
import type { PayoutTransferRow } from '../model/payout-transfer.entity.ts';
import { providerAmount } from '../model/provider-amount.ts';
import { nextKey } from '../model/stored-key.ts';
import { REVERSE_TRANSFERS } from './reverse-transfers.ts';
import { SYNC_ACCOUNT } from './sync-account-job.ts';

const groupOf = (paymentId: string): string => `payment_${paymentId}`;

/** Asks the provider for a transfer that was set aside, and books what it says. Doing it again finds the transfer, or asks for the same one. */
export async function carryOutTransfer(deps: PayoutsDeps, transferId: string): Promise<void> {
  await deps.locks.run(transferLock(transferId), async () => {
    const call = await nextCall(deps, transferId);
    if (call === null) return;
    const { transfer, payment, request } = call;
    try {
      const made = call.isRepeat ? ((await deps.payments.transfersOf(request.group)).find((other) => other.transferId === transferId) ?? null) : null;
      await keep(deps, transfer, payment, made ?? (await deps.payments.createTransfer(request, call.key)));
    } catch (error) {
      const refusal = refusalIn(error);
      if (refusal === null) throw error;
      await giveUp(deps, transfer, refusal);
    }
  });
}

/** The key is stored before it is used; null when there is nothing to ask for any more. */
async function nextCall({ uow }: PayoutsDeps, id: string) {
  const result = await uow.run(async (tx) => {
    const db = tx.db as PayoutsReader;
    const transfer = await transferForUpdate(tx, id);
    if (transfer?.state !== 'INTENDED') return ok(null);
    const { key, isRepeat, ...call } = nextKey(`transfer:${id}`, transfer, tx.now);
    await db.updateTable('payout_transfer').set(call).where('id', '=', id).execute();
    const payment = await db.selectFrom('shared_payment').selectAll().where('id', '=', transfer.paymentId).executeTakeFirstOrThrow();
    const { providerChargeId } = await db.selectFrom('payment').select('providerChargeId').where('id', '=', transfer.paymentId).executeTakeFirstOrThrow();
    const account = await accountById(db, transfer.accountId);
    const request: NewProviderTransfer = { transferId: id, accountId: account!.providerId!, chargeId: providerChargeId!, group: groupOf(transfer.paymentId), ...providerAmount(payment, transfer.amountMinor) };
    return ok({ transfer, payment, request, key, isRepeat });
  });
  return result.ok ? result.value : null;
}

async function keep({ uow }: PayoutsDeps, transfer: PayoutTransferRow, payment: SharedPaymentRow, made: ProviderTransfer): Promise<void> {
  const { id, communityId, paymentId, shareId, payeeUserId, amountMinor, currency } = transfer;
  await uow.run(async (tx) => {
    const db = tx.db as PayoutsReader;
    await db.updateTable('payout_transfer').set({ state: 'MADE', providerId: made.id, settledAt: tx.now }).where('id', '=', id).execute();
    const settlement = made.currency === payment.currency ? made.settlement : { currency: made.currency, amountMinor: made.amountMinor };
    await postTransferMade(tx, { communityId, paymentId, shareId, transferId: id, amountMinor, settlement });
    tx.emit({ name: 'payouts.transfer-made', communityId, payload: { transferId: id, paymentId, userId: payeeUserId, amountMinor, currency } });
    // A refund or dispute may have come while the transfer was on its way.
    tx.enqueue(REVERSE_TRANSFERS, { paymentId });
    return ok(null);
  });
}

/** The provider will not do it: the share can be paid out again, and how the account stands is asked for. */
async function giveUp({ uow, raiseAlarm }: PayoutsDeps, { id, communityId, paymentId, shareId, amountMinor, accountId }: PayoutTransferRow, reason: string): Promise<void> {
  await uow.run(async (tx) => {
    await (tx.db as PayoutsReader).updateTable('payout_transfer').set({ state: 'FAILED', failureReason: reason, settledAt: tx.now }).where('id', '=', id).execute();
    await postTransferFailed(tx, { communityId, paymentId, shareId, transferId: id, amountMinor });
    tx.enqueue(SYNC_ACCOUNT, { accountId });
    return ok(null);
  });
  raiseAlarm(new PayoutAlarm('TRANSFER_REFUSED', id));
}
