import type { ProviderRefund } from '../../../platform/payments/payments.ts';
import type { Tx } from '../../../platform/database/unit-of-work.ts';
import { orderById, type OrderReversal, type Payment } from '../../billing/index.ts';
import { postRefund, reverseRefund } from '../../ledger/index.ts';
import { disputesOfOrder, leftAfter, type Locked } from '../access.ts';
import type { RefundsDeps } from '../deps.ts';
import type { Refund } from '../model/refund.entity.ts';
import { receivedOf, whenGone } from '../model/refundable.ts';
import { endDisputes, forgetEndings } from './end-disputes.ts';
import { MoneyAlarm } from './money-alarm.ts';

/**
 * Takes over how a refund stands at the provider, and all that follows from it in one transaction: payment, order, ledger, and what the order gave.
 * It is undone once, when the provider takes the refund on, and done again once, should the refund fail after all.
 */
export async function bookRefund(deps: RefundsDeps, tx: Tx, locked: Locked, refund: Refund, provider: ProviderRefund): Promise<MoneyAlarm[]> {
  const wasFailed = refund.state === 'FAILED';
  refund.follow(provider, tx.now);
  const payment = locked.payments.find(({ id }) => id === refund.paymentId)!;
  if (refund.isLive()) {
    await post(tx, refund, provider);
    if (!refund.isBooked()) await undo(deps, tx, locked, payment, refund);
    return [];
  }
  if (wasFailed) return [];
  const wasMade = refund.isBooked();
  if (wasMade) await redo(deps, tx, locked, payment, refund);
  tell(tx, locked, refund, 'refunds.refund-failed', { wasMade });
  return [new MoneyAlarm('REFUND_FAILED', refund.id)];
}

async function post(tx: Tx, { id: refundId, communityId, paymentId, amountMinor, currency }: Refund, { isSettled, settlement }: ProviderRefund): Promise<void> {
  await tx.flush();
  await postRefund(tx, { communityId, paymentId, refundId, amountMinor: amountMinor as number, currency, isSettled, settlement });
}

async function undo({ compensators }: RefundsDeps, tx: Tx, { order, payments }: Locked, payment: Payment, refund: Refund): Promise<void> {
  const amountMinor = refund.amountMinor as number;
  const leftOf = leftAfter(await disputesOfOrder(tx, order));
  payment.refund(amountMinor);
  const extent = whenGone(payments, payment, amountMinor, leftOf);
  refund.book(tx.now, extent.endsAccess);
  if (payment.standing === 'SETTLED') {
    order.refund(amountMinor, receivedOf(payments));
    await tx.flush();
    await compensators.undo(tx, await orderById(tx.db, order.id), reversalOf(refund, extent));
  }
  tell(tx, { order, payments }, refund, 'refunds.refund-made', { endsAccess: extent.endsAccess });
}

/** Whichever refund or dispute had ended access, or was the last of the whole order: with money of the period left again, both are due again. */
async function redo({ compensators }: RefundsDeps, tx: Tx, { order, payments }: Locked, payment: Payment, refund: Refund): Promise<void> {
  refund.reverse(tx.now);
  const disputes = await disputesOfOrder(tx, order);
  const leftOf = leftAfter(disputes);
  const { isWholeOrder } = whenGone(payments, payment, refund.amountMinor as number, leftOf);
  payment.refund(-(refund.amountMinor as number));
  await tx.flush();
  await reverseRefund(tx, { refundId: refund.id });
  if (payment.standing !== 'SETTLED') return;
  order.refund(-(refund.amountMinor as number), receivedOf(payments));
  const endsAccess = await forgetEndings(tx, { order, payments }, payment, disputes, leftOf);
  endDisputes({ order, payments }, disputes);
  await tx.flush();
  await compensators.redo(tx, await orderById(tx.db, order.id), reversalOf(refund, { endsAccess, isWholeOrder }));
}

const reversalOf = ({ id, paymentId, amountMinor, currency }: Refund, extent: Pick<OrderReversal, 'endsAccess' | 'isWholeOrder'>): OrderReversal => ({ id, paymentId, amountMinor: amountMinor as number, currency, ...extent });

function tell(tx: Tx, { order }: Locked, { id: refundId, paymentId, amountMinor, currency, origin }: Refund, name: string, more: object): void {
  tx.emit({ name, communityId: order.communityId, payload: { refundId, orderId: order.id, paymentId, userId: order.userId, amountMinor, currency, origin, ...more } });
}
