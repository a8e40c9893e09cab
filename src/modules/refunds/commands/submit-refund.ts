import { ok } from '../../../kernel/result.ts';
import type { ProviderRefund } from '../../../platform/payments/payments.ts';
import { orderLock, type PaymentRow } from '../../billing/index.ts';
import { lockOrder, refundById } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import { CHARGE_DISPUTED, isAutomatic, type RefundRow } from '../model/refund.entity.ts';
import { paymentForRefund, refundRow } from '../queries/refunds.ts';
import { bookRefund } from './book-refund.ts';
import { MoneyAlarm } from './money-alarm.ts';
import { refusalIn } from './provider-faults.ts';

/** Asks the provider for a refund that is stored. */
export const SUBMIT = 'refunds.submit-refund';

/** Asks the provider for a refund that was decided, and books what it says. Doing it again finds the refund, or asks for the same one. */
export async function submitRefund(deps: RefundsDeps, refundId: string): Promise<void> {
  const refund = await refundRow(deps.reader, refundId);
  if (refund !== null) await deps.locks.run(orderLock(refund.orderId), () => submitUnderLock(deps, refundId));
}

/** As `submitRefund`, for whoever holds the order's lock. */
export async function submitUnderLock(deps: RefundsDeps, refundId: string): Promise<void> {
  const refund = await refundRow(deps.reader, refundId);
  if (refund?.state === 'REQUESTED' && !(await waitsForBank(deps, refund))) await submit(deps, refund);
}

async function submit(deps: RefundsDeps, refund: RefundRow): Promise<void> {
  const call = await nextCall(deps, refund.id);
  if (call === null) return;
  const payment = await paymentForRefund(deps.reader, refund);
  try {
    const made = call.isRepeat ? await ownRefund(deps, payment, refund.id) : null;
    await keep(deps, refund, made ?? (await ask(deps, payment, refund, call.key)));
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal === null) throw error;
    // The bank's dispute is on its way to us: what is owed waits for it.
    if (refusal !== CHARGE_DISPUTED || !isAutomatic(refund)) await giveUp(deps, refund, refusal);
  }
}

/** What goes back by itself is asked for once the bank has decided. */
async function waitsForBank({ reader }: RefundsDeps, refund: RefundRow): Promise<boolean> {
  return isAutomatic(refund) && (await reader.selectFrom('dispute').select('id').where('communityId', '=', refund.communityId).where('paymentId', '=', refund.paymentId).where('state', '=', 'OPEN').executeTakeFirst()) !== undefined;
}

/** The key is stored before it is used; null when the refund has been asked for meanwhile. */
async function nextCall({ uow }: RefundsDeps, id: string): Promise<{ key: string; isRepeat: boolean } | null> {
  const call = await uow.run(async (tx) => {
    const refund = await refundById(tx, id);
    return ok(refund?.state === 'REQUESTED' ? refund.nextKey(tx.now) : null);
  });
  return call.ok ? call.value : null;
}

const ask = ({ payments }: RefundsDeps, { providerPaymentId: paymentId }: PaymentRow, { id: refundId, amountMinor, origin }: RefundRow, key: string): Promise<ProviderRefund> =>
  payments.createRefund({ refundId, paymentId, amountMinor: amountMinor as number, isFraud: origin === 'FRAUD_WARNING' }, key);

/** Whether an earlier call has reached the provider after all. */
const ownRefund = async ({ payments }: RefundsDeps, { providerPaymentId }: PaymentRow, id: string): Promise<ProviderRefund | null> =>
  (await payments.refundsOf(providerPaymentId)).find(({ refundId }) => refundId === id) ?? null;

async function keep(deps: RefundsDeps, { id, orderId, communityId }: RefundRow, provider: ProviderRefund): Promise<void> {
  const { userId } = await deps.reader.selectFrom('purchase_order').select('userId').where('id', '=', orderId).executeTakeFirstOrThrow();
  const alarms: Error[] = [];
  await deps.uow.run(async (tx) => {
    alarms.length = 0;
    const locked = await lockOrder(tx, { id: orderId, communityId, userId });
    alarms.push(...(await bookRefund(deps, tx, locked, (await refundById(tx, id))!, provider)));
    return ok(null);
  });
  alarms.forEach(deps.raiseAlarm);
}

/** The provider will not do it: nothing was undone, and somebody has to look. */
async function giveUp(deps: RefundsDeps, { id }: RefundRow, reason: string): Promise<void> {
  await deps.uow.run(async (tx) => {
    const refund = (await refundById(tx, id))!;
    refund.fail(reason, tx.now);
    const { communityId, orderId, paymentId, amountMinor, currency, origin } = refund;
    const { userId } = await tx.db.selectFrom('purchase_order').select('userId').where('id', '=', orderId).executeTakeFirstOrThrow();
    tx.emit({ name: 'refunds.refund-failed', communityId, payload: { refundId: id, orderId, paymentId, userId, amountMinor, currency, origin, wasMade: false } });
    return ok(null);
  });
  deps.raiseAlarm(new MoneyAlarm('REFUND_REFUSED', id));
}
