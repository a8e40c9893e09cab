import type { Viewer } from '../../../kernel/viewer.ts';
import { orderForViewing } from '../access.ts';
import type { BillingDeps, BillingReader } from '../deps.ts';
import type { PaymentRow } from '../model/payment.entity.ts';

/** How many payments an order shows: two years of a monthly plan. */
export const PAYMENTS_SHOWN = 24;

/** What came in for each of these orders, newest first. */
export async function paymentsOfOrders({ reader }: BillingDeps, orderIds: readonly string[]): Promise<Map<string, PaymentRow[]>> {
  const rows = await reader.selectFrom('payment').selectAll().where('orderId', 'in', orderIds).orderBy('receivedAt', 'desc').orderBy('id', 'desc').execute();
  return new Map([...Map.groupBy(rows, ({ orderId }) => orderId)].map(([orderId, payments]) => [orderId, payments.slice(0, PAYMENTS_SHOWN)]));
}

/** A payment is seen by whoever sees its order. */
export async function paymentForViewing(db: BillingReader, viewer: Viewer, id: string): Promise<PaymentRow | null> {
  if (viewer.userId === null) return null;
  const row = await db.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (await orderForViewing(db, viewer, row.orderId)) ? row : null;
}
