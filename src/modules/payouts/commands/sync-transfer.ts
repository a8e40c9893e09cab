import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import { transferForUpdate, transferLock } from '../access.ts';
import type { PayoutsDeps, PayoutsReader } from '../deps.ts';
import { ownAmount } from '../model/provider-amount.ts';
import { keepReversal } from './carry-out-reversal.ts';

/** Takes over what somebody reversed of a transfer at the provider itself. What we asked for is booked by whoever asked. */
export async function syncTransfer(deps: PayoutsDeps, providerId: string): Promise<'APPLIED' | 'IGNORED'> {
  const known = await deps.reader.selectFrom('payout_transfer').select(['id', 'communityId', 'paymentId']).where('providerId', '=', providerId).executeTakeFirst();
  if (!known) return 'IGNORED';
  await deps.locks.run(transferLock(known.id), async () => {
    const foreign = (await deps.payments.reversalsOf(providerId)).filter(({ reversalId }) => reversalId === null);
    for (const made of foreign) {
      await deps.uow.run(async (tx) => {
        const db = tx.db as PayoutsReader;
        const { communityId, id: transferId, paymentId } = known;
        if (await db.selectFrom('transfer_reversal').select('id').where('providerId', '=', made.id).executeTakeFirst()) return ok(null);
        const transfer = (await transferForUpdate(tx, transferId))!;
        const payment = await db.selectFrom('shared_payment').selectAll().where('id', '=', paymentId).executeTakeFirstOrThrow();
        const amountMinor = payment.settlementCurrency === null ? made.amountMinor : Math.min(transfer.amountMinor - transfer.reversedMinor, ownAmount(payment, made.amountMinor));
        const row = { id: newId(tx.now.getTime()), communityId, transferId, amountMinor, cause: 'PROVIDER' as const, state: 'INTENDED' as const, providerId: null, failureReason: null, tries: 0, keyNumber: 0, keyedAt: null, createdAt: tx.now, settledAt: null };
        await db.insertInto('transfer_reversal').values(row).execute();
        return ok(await keepReversal(tx, row, payment, made));
      });
    }
  });
  return 'APPLIED';
}
