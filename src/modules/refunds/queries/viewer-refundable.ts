import type { Viewer } from '../../../kernel/viewer.ts';
import type { PaymentRow } from '../../billing/index.ts';
import type { RefundsDeps } from '../deps.ts';
import { goneOfPayments } from './gone-of-payments.ts';
import { givenBackWith } from './refundability.ts';
import { ordersBehind } from './refunds.ts';

/** How much the viewer may have back of payments that they see, by id; those of which nothing goes back now are left out. A buyer takes all payments of a period together. */
export async function viewerRefundable(deps: RefundsDeps, viewer: Viewer, payments: readonly PaymentRow[]): Promise<Map<string, number>> {
  const orders = await ordersBehind(deps, [...new Set(payments.map(({ orderId }) => orderId))]);
  const all = await deps.reader.selectFrom('payment').selectAll().where('orderId', 'in', [...orders.keys()]).execute();
  const gone = await goneOfPayments(deps.reader, all);
  const now = deps.clock.now();
  return new Map(payments.flatMap((payment) => {
    const order = orders.get(payment.orderId)!;
    // Whoever sees a payment and did not make it sells there, or is staff: both may give it back.
    const askedAs = order.userId === viewer.userId ? 'BUYER' : 'COMMUNITY';
    const payments = all.filter(({ orderId }) => orderId === order.id);
    const { refusal } = givenBackWith({ order, payments, payment, gone, askedAs, now });
    return refusal === null ? [[payment.id, (payment.amountMinor as number) - gone.get(payment.id)!.refundedMinor] as const] : [];
  }));
}
