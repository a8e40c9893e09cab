import { newId } from '../../../kernel/id.ts';
import { ok } from '../../../kernel/result.ts';
import type { ProviderFraudWarning } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderLock, refundPolicyOf, type PaymentRow } from '../../billing/index.ts';
import type { RefundsDeps, RefundsReader } from '../deps.ts';
import { MoneyAlarm } from './money-alarm.ts';
import { oweRefund } from './request-refund.ts';

/** Keeps a warning of the buyer's bank once, and answers it as the community has set: by an alarm, or by giving the payment back while that still helps. */
export async function followFraudWarning(deps: RefundsDeps, payment: PaymentRow, providerId: string): Promise<void> {
  await deps.locks.run(orderLock(payment.orderId), async () => {
    const warning = await deps.payments.fraudWarning(providerId);
    if (warning === null) return;
    const kept = await deps.uow.run(async (tx) => ok(await keep(tx, payment, warning)));
    if (kept.ok && kept.value !== null) deps.raiseAlarm(new MoneyAlarm('FRAUD_WARNING', kept.value));
  });
}

/** The id of a new warning; null for one that is known. */
async function keep(tx: Tx, { id: paymentId, communityId, orderId, amountMinor, currency }: PaymentRow, warning: ProviderFraudWarning): Promise<string | null> {
  const db = tx.db as RefundsReader;
  const { onFraudWarning } = await refundPolicyOf(db as never, communityId);
  const answer = onFraudWarning === 'REFUND' && warning.isActionable ? ('REFUND' as const) : ('ALARM' as const);
  const id = newId(tx.now.getTime());
  const made = await db.insertInto('fraud_warning').values({ id, communityId, orderId, paymentId, providerId: warning.id, kind: warning.kind, answer, warnedAt: warning.createdAt, createdAt: tx.now })
    .onConflict((conflict) => conflict.column('providerId').doNothing()).returning('id').executeTakeFirst();
  if (!made) return null;
  const isOwed = answer === 'REFUND' && (await oweRefund(tx, { orderId, paymentId, origin: 'FRAUD_WARNING', sourceKey: `fraud-warning:${id}` })) !== null;
  // Nothing is left that could go back, or the bank took it.
  if (answer === 'REFUND' && !isOwed) await db.updateTable('fraud_warning').set({ answer: 'ALARM' }).where('communityId', '=', communityId).where('id', '=', id).execute();
  tx.emit({ name: 'refunds.fraud-warned', communityId, payload: { warningId: id, orderId, paymentId, amountMinor, currency, answer: isOwed ? 'REFUND' : 'ALARM' } });
  return id;
}
