import { sql } from 'kysely';
import type { Viewer } from '../../../kernel/viewer.ts';
import { orderForViewing } from '../access.ts';
import type { BillingDeps, BillingReader } from '../deps.ts';
import type { PaymentRow } from '../model/payment.entity.ts';

/** How many payments an order shows: two years of a monthly plan. */
export const PAYMENTS_SHOWN = 24;

/** What came in for each of these orders, newest first. */
export async function paymentsOfOrders({ reader }: BillingDeps, orderIds: readonly string[]): Promise<PaymentRow[]> {
  const ranked = reader.selectFrom('payment').selectAll('payment').select(sql<number>`row_number() over (partition by order_id order by received_at desc, id desc)`.as('place')).where('orderId', 'in', orderIds);
  const rows = await reader.selectFrom(ranked.as('ranked')).selectAll().where('place', '<=', PAYMENTS_SHOWN).orderBy('receivedAt', 'desc').orderBy('id', 'desc').execute();
  return rows.map(({ place: _, ...row }) => row);
}

/** A payment is seen by whoever sees its order. */
export async function paymentForViewing(db: BillingReader, viewer: Viewer, id: string): Promise<PaymentRow | null> {
  if (viewer.userId === null) return null;
  const row = await db.selectFrom('payment').selectAll().where('id', '=', id).executeTakeFirst();
  return row && (await orderForViewing(db, viewer, row.orderId)) ? row : null;
}
