import type { Viewer } from '../../../kernel/viewer.ts';
import type { PaymentRow } from '../../billing/index.ts';
import type { RefundsDeps } from '../deps.ts';
import { goneOfPayments } from './gone-of-payments.ts';
import { refusalOf } from './refundability.ts';
import { ordersBehind } from './refunds.ts';

/** How much the viewer may have back of payments that they see, by id; those of which nothing goes back now are left out. */
export async function viewerRefundable(deps: RefundsDeps, viewer: Viewer, payments: readonly PaymentRow[]): Promise<Map<string, number>> {
  const orders = await ordersBehind(deps, [...new Set(payments.map(({ orderId }) => orderId))]);
  const gone = await goneOfPayments(deps.reader, payments);
  const now = deps.clock.now();
  return new Map(payments.flatMap((payment) => {
    const order = orders.get(payment.orderId)!;
    // Whoever sees a payment and did not make it sells there, or is staff: both may give it back.
    const askedAs = order.userId === viewer.userId ? 'BUYER' : 'COMMUNITY';
    const of = gone.get(payment.id)!;
    return refusalOf(order, payment, of, askedAs, now) === null ? [[payment.id, (payment.amountMinor as number) - of.refundedMinor] as const] : [];
  }));
}
